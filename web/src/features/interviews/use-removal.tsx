import { useRef, useState } from "react";
import type { InterviewItem } from "@/api/types";
import { DeleteInterview } from "@/features/interviews/delete-interview";
import { startStrings } from "@/strings/start";

/** Deleting one of a list: asked first, said afterwards, and the focus kept in the list. */
export function useRemoval() {
  const [doomed, setDoomed] = useState<InterviewItem | null>(null);
  const [removed, setRemoved] = useState(false);
  const lists = useRef<HTMLDivElement>(null);
  const confirm = () => {
    setRemoved(true);
    // The button that had the focus is gone.
    lists.current?.focus();
  };
  return {
    lists,
    ask: setDoomed,
    message: removed ? startStrings.removed : "",
    dialog: (
      <DeleteInterview interview={doomed} onClose={() => setDoomed(null)} onRemoved={confirm} />
    ),
  };
}
