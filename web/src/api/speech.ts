import { unwrap } from "@/api/client";
import { send } from "@/api/request";

export type SpokenText = { text: string; voice?: string; speed?: number };

/** The sound of a text, in whatever the browser can play. */
export const synthesize = (body: SpokenText, signal: AbortSignal): Promise<Blob> =>
  unwrap<Blob>(
    send("POST", "/api/v1/speech/synthesis", {
      headers: { Accept: "audio/wav" },
      body,
      parseAs: "blob",
      signal,
    }) as Promise<{ data: Blob; response: Response }>,
  );
