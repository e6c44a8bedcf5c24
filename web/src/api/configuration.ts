import { queryOptions, useQuery } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";

export const configurationQuery = queryOptions({
  queryKey: ["configuration"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/config", { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});

export const useConfiguration = () => useQuery(configurationQuery);
