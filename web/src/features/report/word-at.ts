import type { HeardWord } from "@/api/types";

/** The number of the word that is heard at `seconds`, the last one in a pause; −1 before the first. */
export function wordAt(words: readonly Pick<HeardWord, "start">[], seconds: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.start ?? 0) <= seconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
