import { beforeEach, expect, test, vi } from "vitest";
import { forgetDraft, readDraft, writeDraft } from "@/features/room/draft-storage";

beforeEach(() => window.localStorage.clear());

test("gives back what was typed for the same question", () => {
  writeDraft("i1", { turnId: "t1", text: "I would", startedAt: 5 });

  expect(readDraft("i1", "t1", 9)).toEqual({ turnId: "t1", text: "I would", startedAt: 5 });
});

test("does not carry an answer over to the next question", () => {
  writeDraft("i1", { turnId: "t1", text: "I would", startedAt: 5 });

  expect(readDraft("i1", "t2", 9)).toEqual({ turnId: "t2", text: "", startedAt: 9 });
});

test("keeps the drafts of two interviews apart", () => {
  writeDraft("i1", { turnId: "t1", text: "one", startedAt: 1 });
  writeDraft("i2", { turnId: "t1", text: "two", startedAt: 2 });
  forgetDraft("i2");

  expect(readDraft("i1", "t1", 9).text).toBe("one");
  expect(readDraft("i2", "t1", 9).text).toBe("");
});

test.each(["not json", "null", '{"turnId":"t1"}', "[]"])(
  "starts afresh when %s is stored",
  (raw) => {
    window.localStorage.setItem("viva.draft.i1", raw);

    expect(readDraft("i1", "t1", 9)).toEqual({ turnId: "t1", text: "", startedAt: 9 });
  },
);

test("goes on without storage", () => {
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });

  expect(() => writeDraft("i1", { turnId: "t1", text: "x", startedAt: 1 })).not.toThrow();
});
