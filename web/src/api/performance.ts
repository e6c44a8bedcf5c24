import { useQuery } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";

export const usePerformance = (id: string, wanted: boolean) =>
  useQuery({
    queryKey: ["performance", id],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/interviews/{interview_id}/performance", {
          params: { path: { interview_id: id } },
          signal,
        }),
      ),
    enabled: wanted,
  });

export const useTotalUsage = () =>
  useQuery({
    queryKey: ["performance"],
    queryFn: ({ signal }) => unwrap(client.GET("/api/v1/performance", { signal })),
    staleTime: 0,
  });
