import { reportFile } from "@/api/reports";
import { Button, ButtonLink, DownloadLink } from "@/components/button";
import { reportEndStrings } from "@/strings/report-end";

const text = reportEndStrings;

export function Keep({ interviewId }: { interviewId: string }) {
  return (
    <section className="keep stack" aria-labelledby="keep-title">
      <h2 id="keep-title" className="section-title">
        {text.downloads}
      </h2>
      <div className="actions">
        <DownloadLink href={reportFile(interviewId, "pdf")} icon="download">
          {text.pdf}
        </DownloadLink>
        <DownloadLink href={reportFile(interviewId, "md")} icon="download">
          {text.markdown}
        </DownloadLink>
        <DownloadLink href={reportFile(interviewId, "json")} icon="download">
          {text.json}
        </DownloadLink>
        <DownloadLink href={reportFile(interviewId, "csv")} icon="download">
          {text.csv}
        </DownloadLink>
        <Button icon="print" onClick={() => window.print()}>
          {text.print}
        </Button>
        <ButtonLink look="primary" href="/new">
          {text.again}
        </ButtonLink>
      </div>
    </section>
  );
}
