import { readStored, writeStored } from "@/lib/storage";

const KEY = "conversation";

const isYesOrNo = (value: unknown) => typeof value === "boolean";

/** Whether those who speak converse rather than record, as it was chosen last. */
export const readLive = (): boolean => readStored(KEY, isYesOrNo) ?? false;

export const writeLive = (live: boolean): void => writeStored(KEY, live);
