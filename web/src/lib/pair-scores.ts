export type NamedScore = { name: string; score: number | null };

/** One competency in two interviews; null where it has no score. */
export type PairedScore = { name: string; first: number | null; second: number | null };

/** The competencies that have a score in either, in the order of the first. */
export function pairScores(
  first: readonly NamedScore[],
  second: readonly NamedScore[],
): PairedScore[] {
  const scoreIn = (scores: readonly NamedScore[], name: string) =>
    scores.find((one) => one.name === name)?.score ?? null;
  const names = new Set([...first, ...second].map(({ name }) => name));
  return [...names]
    .map((name) => ({ name, first: scoreIn(first, name), second: scoreIn(second, name) }))
    .filter((pair) => pair.first !== null || pair.second !== null);
}
