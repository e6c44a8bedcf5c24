import { type ReactNode, useEffect, useRef } from "react";

type Props = {
  documentTitle: string;
  children: ReactNode;
  className?: string;
  /** The language of the words, where it is not the page's. */
  lang?: string;
};

let firstPage = true;

/** The h1 of a page: names the tab and takes the focus when the visitor came from another page. */
export function PageHeading({ documentTitle, children, className, lang }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = documentTitle;
  }, [documentTitle]);
  useEffect(() => {
    if (firstPage) firstPage = false;
    else heading.current?.focus();
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={className} lang={lang}>
      {children}
    </h1>
  );
}
