import { useSyncExternalStore } from "react";
import { readStored, writeStored } from "@/lib/storage";

const KEY = "marks";
const listeners = new Set<() => void>();
const isYesOrNo = (value: unknown) => typeof value === "boolean";

let shown: boolean = readStored(KEY, isYesOrNo) ?? true;

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Whether fillers and terms are marked, in all answers alike, as it was chosen last. */
export const useSaidMarks = (): boolean => useSyncExternalStore(subscribe, () => shown);

export function chooseSaidMarks(choice: boolean): void {
  shown = choice;
  writeStored(KEY, choice);
  for (const listener of listeners) listener();
}
