import { ButtonLink } from "@/components/button";
import { PageHeading } from "@/components/page-heading";
import { strings } from "@/strings/shell";

export function NotFoundPage() {
  return (
    <div className="page stack">
      <PageHeading documentTitle={strings.brand}>{strings.notFound.title}</PageHeading>
      <p className="lead">{strings.notFound.text}</p>
      <div className="actions">
        <ButtonLink look="primary" href="/">
          {strings.notFound.back}
        </ButtonLink>
      </div>
    </div>
  );
}
