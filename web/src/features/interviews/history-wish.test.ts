import { expect, test } from "vitest";
import { searchOf, wishFrom } from "@/features/interviews/history-wish";

test.each([
  [{}, ""],
  [{ text: "lamp & keeper" }, "?text=lamp+%26+keeper"],
  [{ kind: "hr", finished: true } as const, "?kind=hr&state=finished"],
  [{ finished: false }, "?state=open"],
])("%o is the address %s, there and back", (wish, search) => {
  expect(searchOf(wish)).toBe(search);
  expect(wishFrom(search)).toEqual(wish);
});

test("strange values do not narrow the list", () => {
  expect(wishFrom("?kind=nonsense&state=maybe&text=%20&other=1")).toEqual({});
});
