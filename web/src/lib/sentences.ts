/** Text cut where a speaker takes breath; all of it is in one of the pieces. */
export function sentencesOf(text: string, locale: string): string[] {
  // Firefox has it since 125; before that, a text is spoken in one breath.
  if (!("Segmenter" in Intl)) return text.trim() === "" ? [] : [text.trim()];
  const pieces = new Intl.Segmenter(locale, { granularity: "sentence" }).segment(text);
  return Array.from(pieces, ({ segment }) => segment.trim()).filter((piece) => piece !== "");
}

/** What to do with more of a text: say these sentences, after being silent first where it changed. */
export type Utterances = { again: boolean; sentences: string[] };

/** Follows a text that is still being written and gives each of its sentences once, when it is whole. */
export class SentenceFeed {
  #given: string[] = [];

  /** `whole`: nothing will be added to the text any more. */
  next(text: string, whole: boolean, locale: string): Utterances {
    const all = sentencesOf(text, locale);
    // The last sentence of a text that is being written may go on.
    const ready = whole ? all : all.slice(0, -1);
    const again = this.#given.some((sentence, index) => sentence !== ready[index]);
    const sentences = again ? ready : ready.slice(this.#given.length);
    this.#given = ready;
    return { again, sentences };
  }
}
