import type { LearningNeed } from "@/api/types";
import { asWords } from "@/lib/format";
import { learningStrings } from "@/strings/learning";

const text = learningStrings;

/** Material for what was weak, the heaviest gap first; an address leads there only on a click. */
export function Learning({ needs }: { needs: readonly LearningNeed[] }) {
  return (
    <section className="stack" aria-labelledby="learning-title">
      <h2 id="learning-title" className="section-title">
        {text.title}
      </h2>
      <p className="hint">{text.note}</p>
      {needs.map((need) => (
        <div key={need.competency} className="stack-tiny">
          <h3 className="label-small">
            {asWords(need.competency)} · {text.reason[need.reason]}
          </h3>
          <ul className="points">
            {need.materials.map(({ title, url }) => (
              <li key={title}>{url ? <Address url={url}>{title}</Address> : title}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Address({ url, children }: { url: string; children: string }) {
  // Packs come from elsewhere: nothing but a web page is followed.
  if (!/^https?:\/\//.test(url)) return children;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {children}
      <span className="visually-hidden"> {text.newTab}</span>
    </a>
  );
}
