import { queryOptions, useQuery } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";

const FIRST_POLLS_MS = 600;
const LATER_POLLS_MS = 2500;
const FIRST_POLLS = 10;

export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ["reports", id],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/interviews/{interview_id}/report", {
          params: { path: { interview_id: id } },
          signal,
        }),
      ),
    refetchInterval: ({ state }) => {
      if (!state.data || state.data.final) return false;
      return state.dataUpdateCount < FIRST_POLLS ? FIRST_POLLS_MS : LATER_POLLS_MS;
    },
  });

export const useReport = (id: string) => useQuery(reportQuery(id));

export const reportFile = (id: string, format: "json" | "md"): string =>
  `/api/v1/interviews/${encodeURIComponent(id)}/report.${format}`;
