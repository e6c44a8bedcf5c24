import { useState } from "react";
import { readStored, writeStored } from "@/lib/storage";

const order = ["system", "light", "dark"] as const;
export type Appearance = (typeof order)[number];

const KEY = "appearance";

const isAppearance = (value: unknown): value is Appearance =>
  order.some((known) => known === value);

function apply(appearance: Appearance): void {
  const { dataset } = document.documentElement;
  if (appearance === "system") delete dataset.theme;
  else dataset.theme = appearance;
}

/** The chosen appearance, and a step to the next one. */
export function useAppearance(): [Appearance, () => void] {
  const [appearance, setAppearance] = useState<Appearance>(
    () => readStored(KEY, isAppearance) ?? "system",
  );
  const step = () => {
    const next = order[(order.indexOf(appearance) + 1) % order.length] ?? "system";
    writeStored(KEY, next);
    apply(next);
    setAppearance(next);
  };
  return [appearance, step];
}
