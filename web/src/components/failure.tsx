import type { ReactNode } from "react";
import { asProblem } from "@/api/problem";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { strings } from "@/strings/shell";

type Props = { title?: string; error: unknown; onRetry: () => void; children?: ReactNode };

/** A view that could not be loaded: what is wrong, and a way on. */
export function Failure({ title, error, onRetry, children }: Props) {
  return (
    <Notice tone="error">
      <p>
        {title && <strong>{title} </strong>}
        {asProblem(error).message}
      </p>
      <div className="actions">
        <Button onClick={onRetry}>{strings.common.tryAgain}</Button>
        {children}
      </div>
    </Notice>
  );
}
