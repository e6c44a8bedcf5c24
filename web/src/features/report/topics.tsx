import type { Report } from "@/api/types";
import { Chips } from "@/components/chips";
import { type SkillNames, spelled } from "@/lib/skill-names";
import { reportStrings } from "@/strings/report";

const text = reportStrings;
const MOST = 16;

type Props = { topics: Report["topics"]; names: SkillNames };

export function Topics({ topics, names }: Props) {
  const notAsked = topics.not_asked ?? [];
  if (topics.covered.length + topics.missed.length + notAsked.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="topics-title">
      <h2 id="topics-title" className="section-title">
        {text.topics}
      </h2>
      {topics.covered.length > 0 && (
        <div className="stack-tiny">
          <h3 className="label-small">{text.covered}</h3>
          <Chips items={spelled(topics.covered, names)} most={MOST} look="strong" />
        </div>
      )}
      {topics.missed.length > 0 && (
        <div className="stack-tiny">
          <h3 className="label-small">{text.missed}</h3>
          <Chips items={spelled(topics.missed, names)} most={MOST} look="hollow" />
        </div>
      )}
      {notAsked.length > 0 && (
        <div className="stack-tiny">
          <h3 className="label-small">{text.notAsked}</h3>
          <Chips items={spelled(notAsked, names)} most={MOST} />
        </div>
      )}
    </section>
  );
}
