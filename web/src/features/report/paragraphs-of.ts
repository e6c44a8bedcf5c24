/** Words in a line of their own, or neighbouring lines that begin with a dash. */
export type Paragraph = { text: string; items: string[] };

/** A stronger answer as the report has it: a heading, then a paragraph or a list item a line. */
export function paragraphsOf(words: string): { heading: string; paragraphs: Paragraph[] } {
  const [heading = "", ...lines] = words.split("\n");
  const paragraphs: Paragraph[] = [];
  for (const line of lines.filter((line) => line.trim() !== "")) {
    const item = line.startsWith("- ") ? line.slice(2) : null;
    const last = paragraphs.at(-1);
    if (item === null) paragraphs.push({ text: line, items: [] });
    else if (last && last.items.length > 0) last.items.push(item);
    else paragraphs.push({ text: "", items: [item] });
  }
  return { heading, paragraphs };
}
