/** Server-sent events from a fetch response, as the HTML standard reads them. */

export type ServerEvent = { id: string | null; event: string; data: string };

/** Takes text in any cut and gives the events that are complete. */
export class SseParser {
  #rest = "";
  #lastWasReturn = false;
  #event = "";
  #data: string[] = [];
  #id: string | null = null;

  push(chunk: string): ServerEvent[] {
    let text = this.#rest + chunk;
    if (this.#lastWasReturn && text.startsWith("\n")) text = text.slice(1);
    this.#lastWasReturn = text.endsWith("\r");
    const lines = text.split(/\r\n|\n|\r/);
    this.#rest = lines.pop() ?? "";
    const events: ServerEvent[] = [];
    for (const line of lines) {
      const event = this.#take(line);
      if (event) events.push(event);
    }
    return events;
  }

  #take(line: string): ServerEvent | null {
    if (line === "") return this.#flush();
    if (line.startsWith(":")) return null;
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.#event = value;
    else if (field === "data") this.#data.push(value);
    else if (field === "id" && !value.includes("\0")) this.#id = value;
    return null;
  }

  #flush(): ServerEvent | null {
    const { length } = this.#data;
    const event = { id: this.#id, event: this.#event || "message", data: this.#data.join("\n") };
    this.#event = "";
    this.#data = [];
    return length > 0 ? event : null;
  }
}

/** The events of a stream until it ends; stopping the loop early cancels the stream. */
export async function* readServerEvents(
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<ServerEvent> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  const parser = new SseParser();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield* parser.push(decoder.decode(value, { stream: true }));
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
