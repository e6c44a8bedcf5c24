const MOST_CHARACTERS = 150;
/** Characters shown before the words that the question quotes. */
const LEAD_IN = 30;

/** The part of a long document line that a question quotes, else its beginning; whole words only. */
export function excerptOf(line: string, question: string): string {
  if (line.length <= MOST_CHARACTERS) return line;
  const quoted = /“([^”]+)”/.exec(question)?.[1];
  const at = quoted ? line.indexOf(quoted) : -1;
  const from = at > LEAD_IN ? line.indexOf(" ", at - LEAD_IN) + 1 : 0;
  const to = from + MOST_CHARACTERS;
  const cut = line.slice(from, to);
  const ended = to < line.length ? `${cut.slice(0, cut.lastIndexOf(" "))} …` : cut;
  return from > 0 ? `… ${ended}` : ended;
}
