import { expect, test } from "vitest";
import type { Verdict } from "@/api/types";
import { compareVerdicts, gain } from "@/features/report/compare-verdicts";

const verdict = (id: string, points: number): Verdict => ({
  criterion: "accuracy",
  key_point: `point ${id}`,
  key_point_id: id,
  verdict: points > 0 ? "hit" : "miss",
  quote: null,
  start: null,
  end: null,
  points,
});

const nameOf = ({ key_point }: Verdict) => key_point ?? "";

test("pairs key points by their ids, the greatest change first", () => {
  const changes = compareVerdicts(
    [verdict("a", 2), verdict("b", 0)],
    [verdict("b", 3.1), verdict("a", 2)],
    nameOf,
  );

  expect(changes.map((change) => [change.name, gain(change)])).toEqual([
    ["point b", 3.1],
    ["point a", 0],
  ]);
});

test("what came up in one answer only is kept", () => {
  const changes = compareVerdicts([verdict("a", -1)], [verdict("b", 0.5)], nameOf);

  expect(
    changes.map((change) => [change.before === null, change.after === null, gain(change)]),
  ).toEqual([
    [false, true, 1],
    [true, false, 0.5],
  ]);
});
