import { useEffect, useState } from "react";
import { readDraft, writeDraft } from "@/features/room/draft-storage";

/** The draft of the answer to the current question; a new question begins with its own. */
export function useDraft(interviewId: string, turnId: string) {
  const [draft, setDraft] = useState(() => readDraft(interviewId, turnId, Date.now()));
  if (draft.turnId !== turnId) setDraft(readDraft(interviewId, turnId, Date.now()));
  useEffect(() => {
    if (draft.turnId === turnId) writeDraft(interviewId, draft);
  }, [interviewId, turnId, draft]);
  return {
    text: draft.text,
    startedAt: draft.startedAt,
    setText: (text: string) => setDraft((before) => ({ ...before, text })),
  };
}
