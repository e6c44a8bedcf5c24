import { useCallback, useState } from "react";
import type { DocumentKind, InterviewKind, Level } from "@/api/types";
import { isRecord, readStored, removeStored, writeStored } from "@/lib/storage";

/** A document that was given, and what the visitor knows it by. */
export type GivenDocument = { id: string; label: string };

/**
 * What was chosen so far, kept over a reload. `name`, `role` and `company` are null as long as
 * nobody typed there: what was read from the documents stands in for them.
 */
export type SetupDraft = {
  documents: Record<DocumentKind, GivenDocument | null>;
  pasted: Record<DocumentKind, string>;
  name: string | null;
  role: string | null;
  company: string | null;
  level: Level | "";
  pack: string;
  kind: InterviewKind | null;
  questions: number | null;
  minutes: number | null;
};

export const emptyDraft: SetupDraft = {
  documents: { cv: null, job: null },
  pasted: { cv: "", job: "" },
  name: null,
  role: null,
  company: null,
  level: "",
  pack: "",
  kind: null,
  questions: null,
  minutes: null,
};

const KEY = "setup";

function isDraft(value: unknown): value is SetupDraft {
  if (!isRecord(value) || !isRecord(value.documents) || !isRecord(value.pasted)) return false;
  const pasted = Object.values(value.pasted);
  return (
    pasted.every((text) => typeof text === "string") &&
    Object.keys(emptyDraft).every((key) => key in value)
  );
}

export type DraftChange = Partial<SetupDraft> | ((draft: SetupDraft) => Partial<SetupDraft>);

export function useSetupDraft() {
  const [draft, setDraft] = useState(() => readStored(KEY, isDraft) ?? emptyDraft);
  const change = useCallback((update: DraftChange) => {
    setDraft((before) => {
      const after = { ...before, ...(typeof update === "function" ? update(before) : update) };
      writeStored(KEY, after);
      return after;
    });
  }, []);
  return { draft, change, forget: () => removeStored(KEY) };
}
