import type { TextMark, Verdict } from "@/api/types";

/** A quote of the answer; `number` counts the quotes of an answer in reading order, from 1. */
export type Mark = { number: number; verdict: Verdict; start: number; end: number };

/** A stretch of the answer with the marks that cover it, and those of them that end with it. */
export type Segment = { start: number; text: string; marks: Mark[]; ending: Mark[] };

/** The quotes that really stand at their offsets (code points), in reading order. */
export function marksOf(answer: string, verdicts: readonly Verdict[]): Mark[] {
  const points = Array.from(answer);
  return verdicts
    .flatMap((verdict) => {
      const { quote, start, end } = verdict;
      if (quote === null || start === null || end === null || start >= end) return [];
      return points.slice(start, end).join("") === quote ? [{ verdict, start, end }] : [];
    })
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((mark, index) => ({ ...mark, number: index + 1 }));
}

/** Cuts the answer wherever a mark begins or ends; the pieces put together are the answer. */
export function segmentsOf(answer: string, marks: readonly Mark[]): Segment[] {
  const points = Array.from(answer);
  const cuts = [0, points.length, ...marks.flatMap(({ start, end }) => [start, end])];
  const bounds = [...new Set(cuts)].sort((a, b) => a - b);
  return bounds.slice(1).map((end, index) => {
    const start = bounds[index] ?? 0;
    const covering = marks.filter((mark) => mark.start < end && mark.end > start);
    return {
      start,
      text: points.slice(start, end).join(""),
      marks: covering,
      ending: covering.filter((mark) => mark.end === end),
    };
  });
}

/** A stretch of a segment; `kind` says what it is where it is a filler or a term. */
export type Piece = { start: number; text: string; kind: TextMark["kind"] | null };

/** Cuts a segment around the marked words in it, which do not overlap. */
export function piecesOf(
  { start, text }: Pick<Segment, "start" | "text">,
  words: readonly TextMark[],
) {
  const points = Array.from(text);
  const pieces: Piece[] = [];
  let done = 0;
  const add = (end: number, kind: Piece["kind"]) => {
    if (end > done)
      pieces.push({ start: start + done, text: points.slice(done, end).join(""), kind });
    done = Math.max(done, end);
  };
  for (const word of words) {
    if (word.end <= start + done || word.start >= start + points.length) continue;
    add(word.start - start, null);
    add(Math.min(word.end - start, points.length), word.kind);
  }
  add(points.length, null);
  return pieces;
}
