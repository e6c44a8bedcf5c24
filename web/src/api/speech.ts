import { useQuery } from "@tanstack/react-query";
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

/** What is heard in a recording that belongs to no interview; the server keeps none of it. */
export async function transcribe(sound: Blob): Promise<string> {
  const form = new FormData();
  form.append("audio", sound, "practice");
  const { text } = await unwrap<{ text: string }>(
    send("POST", "/api/v1/speech/transcription", {
      body: form,
      bodySerializer: () => form,
    }) as Promise<{ data: { text: string }; response: Response }>,
  );
  return text;
}

export type ServerVoice = { name: string; language: string; description: string };

/** The voices of the server; the first one speaks where none is chosen. */
export const useServerVoices = (wanted: boolean) =>
  useQuery({
    queryKey: ["voices"],
    queryFn: ({ signal }) =>
      unwrap<{ items: ServerVoice[] }>(
        send("GET", "/api/v1/speech/voices", { signal }) as Promise<{
          data: { items: ServerVoice[] };
          response: Response;
        }>,
      ),
    enabled: wanted,
  });
