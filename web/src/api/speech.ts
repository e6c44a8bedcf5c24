import { useQuery } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";

export type SpokenText = { text: string; voice?: string; speed?: number };

/** The sound of a text, in what every browser can play. */
export const synthesize = (body: SpokenText, signal: AbortSignal): Promise<Blob> =>
  unwrap<Blob>(
    client.POST("/api/v1/speech/synthesis", {
      headers: { Accept: "audio/wav" },
      body,
      parseAs: "blob",
      signal,
    }) as never,
  );

/** What is heard in a recording that belongs to no interview; the server keeps none of it. */
export async function transcribe(sound: Blob): Promise<string> {
  const form = new FormData();
  form.append("audio", sound, "practice");
  const { text } = await unwrap(
    client.POST("/api/v1/speech/transcription", {
      body: { audio: "", language: "en" },
      bodySerializer: () => form,
    }),
  );
  return text;
}

/** The voices of the server; the first one speaks where none is chosen. */
export const useServerVoices = (wanted: boolean) =>
  useQuery({
    queryKey: ["voices"],
    queryFn: ({ signal }) => unwrap(client.GET("/api/v1/speech/voices", { signal })),
    enabled: wanted,
  });
