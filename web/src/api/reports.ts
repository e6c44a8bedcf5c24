import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { client, unwrap } from "@/api/client";

/** Events tell when there is more; this is for a proxy that holds them back. */
const SLOW_POLL_MS = 5_000;
const NEWS = new Set(["snapshot", "evaluation", "interview.status"]);

const pathOf = (id: string) => ({ path: { interview_id: id } });

export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ["reports", id],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/interviews/{interview_id}/report", { params: pathOf(id), signal }),
      ),
    refetchInterval: ({ state }) => (state.data && !state.data.final ? SLOW_POLL_MS : false),
  });

/** The report, which fills in by events for as long as scores are coming. */
export function useReport(id: string) {
  const queries = useQueryClient();
  const report = useQuery(reportQuery(id));
  const growing = report.data !== undefined && !report.data.final;
  useEffect(() => {
    if (!growing) return;
    const controller = new AbortController();
    const { queryKey } = reportQuery(id);
    const refetch = ({ event }: { event: string }) => {
      if (NEWS.has(event)) void queries.invalidateQueries({ queryKey });
    };
    // Finished reports, which are most of those that are opened, need none of it.
    void import("@/api/events").then(({ followEvents }) =>
      followEvents(id, refetch, controller.signal),
    );
    return () => controller.abort();
  }, [id, growing, queries]);
  return report;
}

export const reportFile = (id: string, format: "pdf" | "json" | "md" | "csv"): string =>
  `/api/v1/interviews/${encodeURIComponent(id)}/report.${format}`;
