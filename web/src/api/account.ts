import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";

/** Everything that was given and made, as one JSON file. */
export const EXPORT_FILE = "/api/v1/me/export";

export function useEraseEverything() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(client.DELETE("/api/v1/me")),
    onSuccess: () => queries.clear(),
  });
}
