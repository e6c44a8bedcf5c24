import { expect, test, vi } from "vitest";
import { Problem } from "@/api/problem";
import type { TakeLength } from "@/api/recordings";
import { type TakePorts, TakeSender } from "@/features/room/voice/take-sender";

const piece = new Blob(["sound"]);
const transcript = {
  text: "I measured first.",
  words: [],
  draft: true,
  engine: "puppet",
  language: "en",
  seconds: 2,
  warnings: [],
};

function portsOf(ports: Partial<TakePorts> = {}) {
  return {
    upload: vi.fn(async () => undefined),
    review: vi.fn(async () => transcript),
    lastTake: vi.fn(async () => 4),
    wait: vi.fn(async () => undefined),
    onTrouble: vi.fn(),
    onRenumbered: vi.fn(),
    ...ports,
  } satisfies TakePorts;
}

function senderOf(ports: TakePorts, pieces = 2) {
  const sender = new TakeSender(1, ports);
  for (let number = 0; number < pieces; number += 1) sender.add(piece);
  return sender;
}

const failing = (times: number, problem: Problem) => async (_: TakeLength) => {
  if (times-- > 0) throw problem;
  return transcript;
};

test("the words are asked for when all pieces are there", async () => {
  const ports = portsOf();

  const heard = await senderOf(ports).transcribe(2);

  expect(heard).toEqual({ kind: "heard", transcript });
  expect(ports.upload).toHaveBeenCalledTimes(2);
  expect(ports.review).toHaveBeenCalledWith({ take: 1, chunks: 2, seconds: 2 }, expect.anything());
});

test("while the server is away the words are asked for again", async () => {
  const ports = portsOf({ review: vi.fn(failing(2, new Problem(0, "no_connection", ""))) });

  const heard = await senderOf(ports).transcribe(2);

  expect(heard.kind).toBe("heard");
  expect(vi.mocked(ports.onTrouble).mock.calls).toEqual([[true], [true], [false]]);
});

test("pieces that the server lost are sent again", async () => {
  const ports = portsOf({
    review: vi.fn(failing(1, new Problem(409, "recording_incomplete", ""))),
  });

  const heard = await senderOf(ports).transcribe(2);

  expect(heard.kind).toBe("heard");
  expect(ports.upload).toHaveBeenCalledTimes(4);
});

test("a take that is taken gets the next number", async () => {
  const ports = portsOf({
    upload: vi.fn(async (take: number) => {
      if (take < 5) throw new Problem(409, "recording_closed", "");
    }),
  });

  const heard = await senderOf(ports).transcribe(2);

  expect(heard.kind).toBe("heard");
  expect(ports.onRenumbered).toHaveBeenCalledWith(5);
  expect(ports.review).toHaveBeenCalledWith({ take: 5, chunks: 2, seconds: 2 }, expect.anything());
});

test.each([
  new Problem(422, "answer_empty", "Nothing was said."),
  new Problem(409, "turn_closed", "Closed."),
  new Problem(503, "transcription_unavailable", "No recogniser."),
])("$code is told at once", async (problem) => {
  const ports = portsOf({ review: vi.fn(failing(9, problem)) });

  expect(await senderOf(ports).transcribe(2)).toEqual({ kind: "refused", problem });
  expect(ports.wait).not.toHaveBeenCalled();
});

test("a server that never finds the pieces is believed in the end", async () => {
  const problem = new Problem(409, "recording_incomplete", "");
  const ports = portsOf({ review: vi.fn(failing(99, problem)) });

  expect(await senderOf(ports).transcribe(2)).toEqual({ kind: "refused", problem });
});

test("who leaves is not told anything any more", async () => {
  const ports = portsOf({ review: vi.fn(failing(99, new Problem(0, "no_connection", ""))) });
  const sender = senderOf({
    ...ports,
    wait: async () => sender.stop(),
  });

  expect(await sender.transcribe(2)).toEqual({ kind: "stopped" });
});
