import {
  keepPreviousData,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import type { InterviewItem, InterviewKind, InterviewPage, InterviewRequest } from "@/api/types";

const PREPARING_POLL_MS = 400;

const pathOf = (id: string) => ({ path: { interview_id: id } });

export const interviewQuery = (id: string) =>
  queryOptions({
    queryKey: ["interviews", "one", id],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/interviews/{interview_id}", { params: pathOf(id), signal })),
    refetchInterval: ({ state }) =>
      state.data?.status === "preparing" ? PREPARING_POLL_MS : false,
    refetchOnWindowFocus: "always",
  });

const LIST_KEY = ["interviews", "list"];
const PAGE = 20;

export type InterviewWish = { kind?: InterviewKind; finished?: boolean; text?: string };

type ListQuery = InterviewWish & { limit: number; cursor?: string };

/** The newest `pages` pages of the interviews that are wanted, as one list. */
async function fetchPages(pages: number, wish: InterviewWish, signal: AbortSignal) {
  const items: InterviewItem[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < pages; page += 1) {
    const query: ListQuery = { limit: PAGE, ...wish, ...(cursor !== null && { cursor }) };
    const { items: more, next_cursor }: InterviewPage = await unwrap(
      client.GET("/api/v1/interviews", { params: { query }, signal }),
    );
    items.push(...more);
    cursor = next_cursor;
    if (cursor === null) break;
  }
  return { items, hasMore: cursor !== null };
}

export const useInterview = (id: string) => useQuery(interviewQuery(id));

export const useInterviews = (pages: number, wish: InterviewWish) =>
  useQuery({
    queryKey: [...LIST_KEY, pages, wish],
    queryFn: ({ signal }) => fetchPages(pages, wish, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

export function useCreateInterview() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ request, key }: { request: InterviewRequest; key: string }) =>
      unwrap(
        client.POST("/api/v1/interviews", {
          params: { header: { "idempotency-key": key } },
          body: request,
        }),
      ),
    onSuccess: (interview) =>
      queries.setQueryData(interviewQuery(interview.id).queryKey, interview),
  });
}

export function useDeleteInterview() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      unwrap(client.DELETE("/api/v1/interviews/{interview_id}", { params: pathOf(id) })),
    onSuccess: (_, id) => {
      queries.removeQueries({ queryKey: interviewQuery(id).queryKey });
      return queries.invalidateQueries({ queryKey: LIST_KEY });
    },
  });
}

export function useCompleteInterview(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrap(client.POST("/api/v1/interviews/{interview_id}/complete", { params: pathOf(id) })),
    onSuccess: () => queries.invalidateQueries({ queryKey: interviewQuery(id).queryKey }),
  });
}
