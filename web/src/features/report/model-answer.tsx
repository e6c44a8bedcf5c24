import { paragraphsOf } from "@/features/report/paragraphs-of";
import { reportStrings } from "@/strings/report";

/** A stronger answer: the candidate's own words, with what is to be added as lists between them. */
export function ModelAnswer({ words }: { words: string }) {
  const { heading, paragraphs } = paragraphsOf(words);
  return (
    <section className="model-answer stack-tiny">
      <h4 className="label-small">{reportStrings.model}</h4>
      <p className="hint">{heading}</p>
      {paragraphs.map(({ text, items }) =>
        items.length === 0 ? (
          <p key={text} className="model-text">
            {text}
          </p>
        ) : (
          <ul key={items[0]} className="points model-points">
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        ),
      )}
    </section>
  );
}
