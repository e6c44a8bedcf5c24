import { readStored, writeStored } from "@/lib/storage";

const KEY = "aloud";

const isYesOrNo = (value: unknown) => typeof value === "boolean";

/** Whether answers are spoken rather than written, as it was chosen last. */
export const readAloud = (): boolean => readStored(KEY, isYesOrNo) ?? false;

export const writeAloud = (aloud: boolean): void => writeStored(KEY, aloud);
