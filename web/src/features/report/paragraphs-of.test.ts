import { expect, it } from "vitest";
import { paragraphsOf } from "@/features/report/paragraphs-of";

it("keeps own words and what is to be added apart, in order", () => {
  const words = "Yours:\n- Begin.\nI did it.\n- Add: a.\n- Add: b.";

  expect(paragraphsOf(words)).toEqual({
    heading: "Yours:",
    paragraphs: [
      { text: "", items: ["Begin."] },
      { text: "I did it.", items: [] },
      { text: "", items: ["Add: a.", "Add: b."] },
    ],
  });
});

it("shows a heading alone where there is nothing else", () => {
  expect(paragraphsOf("Yours:")).toEqual({ heading: "Yours:", paragraphs: [] });
});
