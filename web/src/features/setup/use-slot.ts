import { useEffect } from "react";
import { type Upload, useDocument, useUpload } from "@/api/documents";
import { asProblem } from "@/api/problem";
import type { DocumentKind, DocumentView } from "@/api/types";
import type { DraftChange, SetupDraft } from "@/features/setup/setup-draft";

export type Slot = {
  kind: DocumentKind;
  /** What is being read at the moment. */
  reading: string | null;
  document: DocumentView | null;
  label: string;
  problem: string | null;
  give: (what: { file: File } | { text: string }, label: string) => Promise<boolean>;
  clear: () => void;
};

/** One of the two documents: what was given, what became of it, and how to give another. */
export function useSlot(
  kind: DocumentKind,
  draft: SetupDraft,
  change: (update: DraftChange) => void,
): Slot {
  const given = draft.documents[kind];
  const upload = useUpload();
  const stored = useDocument(given?.id ?? null);
  const place = (document: SetupDraft["documents"]["cv"]) =>
    change(({ documents }) => ({ documents: { ...documents, [kind]: document } }));

  const isGone = stored.isError && asProblem(stored.error).status === 404;
  useEffect(() => {
    // It was deleted meanwhile, so it is asked for again.
    if (isGone) change(({ documents }) => ({ documents: { ...documents, [kind]: null } }));
  }, [isGone, kind, change]);

  const give: Slot["give"] = async (what, label) => {
    try {
      const document = await upload.mutateAsync({ kind, ...what } as Upload);
      place({ id: document.id, label });
      return true;
    } catch {
      // The mutation keeps the error, and `problem` shows it.
      return false;
    }
  };

  const error = upload.error ?? (isGone ? null : stored.error);
  const file = upload.variables && "file" in upload.variables ? upload.variables.file.name : "";
  return {
    kind,
    reading: upload.isPending ? file : stored.isLoading ? (given?.label ?? "") : null,
    document: given && stored.data ? stored.data : null,
    label: given?.label ?? "",
    problem: error ? asProblem(error).message : null,
    give,
    clear: () => {
      upload.reset();
      place(null);
    },
  };
}
