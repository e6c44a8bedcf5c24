import { strings } from "@/strings/shell";

type Props = { items: readonly string[]; most?: number; look?: "plain" | "strong" | "hollow" };

/** Short words in a row; beyond `most` the rest is counted. */
export function Chips({ items, most = items.length, look = "plain" }: Props) {
  const rest = items.length - most;
  return (
    <ul className={`chips chips-${look}`}>
      {items.slice(0, most).map((item) => (
        <li key={item}>{item}</li>
      ))}
      {rest > 0 && <li className="chips-rest">{strings.common.andMore(rest)}</li>}
    </ul>
  );
}
