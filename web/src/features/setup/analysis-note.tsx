import type { DocumentView, FieldSource } from "@/api/types";
import { Icon } from "@/components/icon";
import { modelOf } from "@/features/setup/model-of";
import { spelled } from "@/lib/skill-names";
import { setupStrings } from "@/strings/setup";

const text = setupStrings.analysis;

/** What a language model adds to what was read, with the line each addition stands in. */
export function AnalysisNote({ document }: { document: DocumentView }) {
  const { analysis, sources } = document;
  const added = sources.filter(({ reader, value }) => reader !== "user" && value !== null);
  const corrected = sources.filter(({ reader }) => reader === "user");
  return (
    <div className="analysis stack-tiny">
      <p className="hint" role="status">
        {analysis.status === "pending" && text.pending}
        {analysis.status === "done" && text.done(modelOf(analysis.reader), added.length)}
      </p>
      {analysis.lines_left_out > 0 && (
        <p className="hint">{text.leftOut(analysis.lines_left_out)}</p>
      )}
      {added.length > 0 && (
        <details className="more">
          <summary>{text.showAdded(added.length)}</summary>
          <ul className="added">
            {added.map((source) => (
              <Addition key={`${source.field}-${source.value}`} source={source} from={document} />
            ))}
          </ul>
        </details>
      )}
      {corrected.length > 0 && (
        <p className="hint">
          <Icon name="check" />{" "}
          {text.corrected(corrected.map(({ field }) => nameOf(field)).join(", "))}
        </p>
      )}
    </div>
  );
}

function Addition({ source, from }: { source: FieldSource; from: DocumentView }) {
  return (
    <li>
      <strong>{spelled([source.value ?? ""], from.skill_names)}</strong>{" "}
      <span className="hint">
        {nameOf(source.field)}
        {source.line != null && (
          <>
            {" · "}
            {text.line(source.line)} <q>{source.quote}</q>
          </>
        )}
      </span>
    </li>
  );
}

const nameOf = (field: string): string => text.fields[field.split(".")[0] ?? ""] ?? field;
