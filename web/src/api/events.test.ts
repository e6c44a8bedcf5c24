import { expect, test, vi } from "vitest";
import { followEvents } from "@/api/events";

const streamOf = (text: string) =>
  new Response(text, { headers: { "content-type": "text/event-stream" } });

test("follows one connection after the other until it is stopped", async () => {
  const controller = new AbortController();
  const seen: string[] = [];
  const answers = [
    () => streamOf('event: snapshot\ndata: {}\n\nevent: evaluation\ndata: {"turn_id":"1"}\n\n'),
    () => {
      throw new TypeError("no connection");
    },
    () => streamOf("event: snapshot\ndata: {}\n\n"),
  ];
  vi.useFakeTimers();
  window.fetch = vi.fn(async () => (answers.shift() ?? (() => streamOf("")))()) as never;

  const following = followEvents(
    "i",
    ({ event }) => {
      seen.push(event);
      if (seen.length === 3) controller.abort();
    },
    controller.signal,
  );
  await vi.advanceTimersByTimeAsync(20_000);
  await following;

  expect(seen).toEqual(["snapshot", "evaluation", "snapshot"]);
  vi.useRealTimers();
});

test("stops where the interview was deleted", async () => {
  window.fetch = vi.fn(async () => streamOf("event: error\ndata: {}\n\n")) as never;

  await followEvents("i", () => undefined, new AbortController().signal);

  expect(window.fetch).toHaveBeenCalledOnce();
});
