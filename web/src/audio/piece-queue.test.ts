import { expect, test, vi } from "vitest";
import { Problem } from "@/api/problem";
import { PieceQueue, type PieceQueueOptions } from "@/audio/piece-queue";

const piece = (text: string) => new Blob([text]);
const away = () => new Problem(0, "no_connection", "away");

function queueOf(upload: PieceQueueOptions["upload"]) {
  const wait = vi.fn(async () => undefined);
  const onTrouble = vi.fn();
  return { queue: new PieceQueue({ upload, wait, onTrouble }), wait, onTrouble };
}

test("pieces go in order, one at a time", async () => {
  const events: string[] = [];
  const { queue } = queueOf(async (number) => {
    events.push(`begin ${number}`);
    await Promise.resolve();
    events.push(`end ${number}`);
  });

  queue.add(0, piece("a"));
  queue.add(1, piece("b"));

  expect(await queue.drained()).toBeNull();
  expect(events).toEqual(["begin 0", "end 0", "begin 1", "end 1"]);
});

test("a piece that finds no server is sent again, and nobody overtakes it", async () => {
  const arrived: number[] = [];
  let faults = 2;
  const { queue, wait, onTrouble } = queueOf(async (number) => {
    if (number === 0 && faults-- > 0) throw away();
    arrived.push(number);
  });

  queue.add(0, piece("a"));
  queue.add(1, piece("b"));
  await queue.drained();

  expect(arrived).toEqual([0, 1]);
  expect(wait).toHaveBeenCalledTimes(2);
  expect(onTrouble.mock.calls).toEqual([[true], [true], [false]]);
});

test("a refusal is told and nothing more is sent", async () => {
  const refusal = new Problem(409, "turn_closed", "closed");
  const upload = vi.fn(async () => {
    throw refusal;
  });
  const { queue, wait } = queueOf(upload);

  queue.add(0, piece("a"));
  queue.add(1, piece("b"));

  expect(await queue.drained()).toBe(refusal);
  expect(upload).toHaveBeenCalledOnce();
  expect(wait).not.toHaveBeenCalled();
});

test("stopping ends the tries", async () => {
  const { queue } = queueOf(async () => {
    queue.stop();
    throw away();
  });

  queue.add(0, piece("a"));

  expect(await queue.drained()).toBeNull();
});

test("what is added after all had gone is sent, too", async () => {
  const arrived: number[] = [];
  const { queue } = queueOf(async (number) => arrived.push(number));

  queue.add(0, piece("a"));
  await queue.drained();
  queue.add(1, piece("b"));
  await queue.drained();

  expect(arrived).toEqual([0, 1]);
});
