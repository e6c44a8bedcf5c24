import { useQuery } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";

/** The report on the finished interview before this one; null where there is none. */
export const usePreviousReport = (id: string) =>
  useQuery({
    queryKey: ["reports", id, "previous"],
    queryFn: async ({ signal }) => {
      const query = { cursor: id, limit: 1, finished: true };
      const { items } = await unwrap(
        client.GET("/api/v1/interviews", { params: { query }, signal }),
      );
      const [previous] = items;
      if (!previous) return null;
      return unwrap(
        client.GET("/api/v1/interviews/{interview_id}/report", {
          params: { path: { interview_id: previous.id } },
          signal,
        }),
      );
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
