import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import type { DocumentKind, DocumentView } from "@/api/types";

export type Upload = { kind: DocumentKind } & ({ file: File } | { text: string });

/** How often to look whether a language model has read it, too. */
const ANALYSIS_POLL_MS = 1500;

export const documentQuery = (id: string) =>
  queryOptions({
    queryKey: ["documents", id],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/documents/{document_id}", {
          params: { path: { document_id: id } },
          signal,
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) =>
      state.data?.analysis.status === "pending" ? ANALYSIS_POLL_MS : false,
  });

export function useDocument(id: string | null) {
  return useQuery({ ...documentQuery(id ?? ""), enabled: id !== null });
}

function upload(what: Upload): Promise<DocumentView> {
  if ("text" in what) {
    return unwrap(client.POST("/api/v1/documents", { body: { kind: what.kind, text: what.text } }));
  }
  const form = new FormData();
  form.append("kind", what.kind);
  form.append("file", what.file, what.file.name);
  return unwrap(
    client.POST("/api/v1/documents", {
      body: { kind: what.kind, file: "" },
      bodySerializer: () => form,
    }),
  );
}

export function useUpload() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: upload,
    onSuccess: (document) => queries.setQueryData(documentQuery(document.id).queryKey, document),
  });
}

export function useCorrectDocument(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (profile: Record<string, unknown>) =>
      unwrap(
        client.PATCH("/api/v1/documents/{document_id}", {
          params: { path: { document_id: id } },
          body: { profile },
        }),
      ),
    onSuccess: (document) => queries.setQueryData(documentQuery(id).queryKey, document),
  });
}

/** The invented CV and job that the server ships, as files a visitor could have chosen. */
export async function fetchExamples(): Promise<{ cv: File; job: File }> {
  const [cv, job] = await Promise.all([
    unwrap<Blob>(client.GET("/api/v1/examples/cv", { parseAs: "blob" })),
    unwrap<Blob>(client.GET("/api/v1/examples/job", { parseAs: "blob" })),
  ]);
  return {
    cv: new File([cv], "example-cv.pdf", { type: "application/pdf" }),
    job: new File([job], "example-job.txt", { type: "text/plain" }),
  };
}
