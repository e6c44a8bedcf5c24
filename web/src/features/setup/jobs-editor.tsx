import type { CvProfile } from "@/api/types";
import { Button } from "@/components/button";
import { TextField } from "@/components/field";
import { setupStrings } from "@/strings/setup";

const text = setupStrings.edit;

type Job = CvProfile["jobs"][number];
type Props = { jobs: readonly Job[]; onChange: (jobs: CvProfile["jobs"]) => void };

/** The stations of a CV with their dates. */
export function JobsEditor({ jobs, onChange }: Props) {
  const change = (at: number, part: Partial<Job>) =>
    onChange(jobs.map((job, index) => (index === at ? { ...job, ...part } : job)));
  return (
    <>
      {jobs.map((job, index) => (
        <fieldset key={job.line} className="station stack-small">
          <legend>{text.station(index + 1)}</legend>
          <div className="station-fields">
            <TextField
              label={text.jobTitle}
              value={job.title ?? ""}
              onChange={(title) => change(index, { title })}
            />
            <TextField
              label={text.employer}
              value={job.employer ?? ""}
              onChange={(employer) => change(index, { employer })}
            />
            <TextField
              label={text.start}
              placeholder="2021-03"
              value={job.start ?? ""}
              onChange={(start) => change(index, { start })}
            />
            <TextField
              label={text.end}
              placeholder="present"
              value={job.end ?? ""}
              onChange={(end) => change(index, { end })}
            />
          </div>
          <div className="actions">
            <Button
              look="quiet"
              icon="trash"
              onClick={() => onChange(jobs.filter((_, other) => other !== index))}
            >
              {text.removeStation}
              <span className="visually-hidden">: {job.title ?? job.employer ?? index + 1}</span>
            </Button>
          </div>
        </fieldset>
      ))}
    </>
  );
}
