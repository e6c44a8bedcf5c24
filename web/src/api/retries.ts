import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";

const MOST = 50;

const pathOf = (interview_id: string, turn_id: string) => ({ path: { interview_id, turn_id } });

const retriesQuery = (interviewId: string, turnId: string) =>
  queryOptions({
    queryKey: ["retries", interviewId, turnId],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/interviews/{interview_id}/answers/{turn_id}/retries", {
          params: { ...pathOf(interviewId, turnId), query: { limit: MOST } },
          signal,
        }),
      ),
  });

/** The answers that were given again to this question, the newest first. */
export const useRetries = (interviewId: string, turnId: string) =>
  useQuery(retriesQuery(interviewId, turnId));

export function useAnswerAgain(interviewId: string, turnId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (text: string) =>
      unwrap(
        client.POST("/api/v1/interviews/{interview_id}/answers/{turn_id}/retries", {
          params: pathOf(interviewId, turnId),
          body: { text },
        }),
      ),
    onSuccess: () => queries.invalidateQueries(retriesQuery(interviewId, turnId)),
  });
}
