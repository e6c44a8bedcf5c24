import { readStored, writeStored } from "@/lib/storage";

export const appearances = ["system", "light", "dark"] as const;
export type Appearance = (typeof appearances)[number];

const KEY = "appearance";

const isAppearance = (value: unknown): value is Appearance =>
  appearances.some((known) => known === value);

export const chosenAppearance = (): Appearance => readStored(KEY, isAppearance) ?? "system";

/** Shows it at once and keeps it; index.html reads it before the first drawing. */
export function chooseAppearance(appearance: Appearance): void {
  writeStored(KEY, appearance);
  const { dataset } = document.documentElement;
  if (appearance === "system") delete dataset.theme;
  else dataset.theme = appearance;
}
