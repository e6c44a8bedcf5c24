import { describe, expect, test } from "vitest";
import { readServerEvents, type ServerEvent, SseParser } from "@/lib/sse";

const WIRE =
  ': hello\r\n\r\nid: 7\r\nevent: question.token\r\ndata: {"text":"Tell"}\r\n\r\nid: 8\nevent: turn.done\ndata: one\ndata:two\n\n';

function streamOf(parts: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
}

describe("SseParser", () => {
  test("reads id, name and data, joins data lines and ignores comments", () => {
    const events = new SseParser().push(WIRE);

    expect(events).toEqual([
      { id: "7", event: "question.token", data: '{"text":"Tell"}' },
      { id: "8", event: "turn.done", data: "one\ntwo" },
    ]);
  });

  test.each([1, 2, 3, 7])("gives the same events when cut every %i characters", (size) => {
    const parser = new SseParser();
    const events: ServerEvent[] = [];

    for (let at = 0; at < WIRE.length; at += size) {
      events.push(...parser.push(WIRE.slice(at, at + size)));
    }

    expect(events).toEqual(new SseParser().push(WIRE));
  });

  test("holds an event back until its blank line has come", () => {
    const parser = new SseParser();

    expect(parser.push("data: x\n")).toEqual([]);
    expect(parser.push("\n")).toEqual([{ id: null, event: "message", data: "x" }]);
  });

  test("gives no event for a blank line without data", () => {
    expect(new SseParser().push("event: ping\n\n")).toEqual([]);
  });
});

describe("readServerEvents", () => {
  test("puts characters together that were cut between two chunks", async () => {
    const bytes = new TextEncoder().encode("data: café ✓\n\n");
    const events: ServerEvent[] = [];

    for await (const event of readServerEvents(
      streamOf([bytes.slice(0, 10), bytes.slice(10, 13), bytes.slice(13)]),
    )) {
      events.push(event);
    }

    expect(events.map((event) => event.data)).toEqual(["café ✓"]);
  });

  test("drops what was not ended when the stream breaks off", async () => {
    const events: ServerEvent[] = [];

    for await (const event of readServerEvents(
      streamOf([new TextEncoder().encode("data: a\n\ndata: b")]),
    )) {
      events.push(event);
    }

    expect(events.map((event) => event.data)).toEqual(["a"]);
  });
});
