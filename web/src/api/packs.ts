import { queryOptions, useQuery } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";

const packsQuery = queryOptions({
  queryKey: ["packs"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/packs", { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});

export const usePacks = () => useQuery(packsQuery);
