import { expect, test } from "vitest";
import { SentenceFeed, sentencesOf } from "@/lib/sentences";

test.each([
  ["", []],
  ["  ", []],
  ["Why?", ["Why?"]],
  ["You built a cache. Why?", ["You built a cache.", "Why?"]],
  ["It took 2.5 seconds. And then?", ["It took 2.5 seconds.", "And then?"]],
])("“%s” is spoken in its sentences", (text, sentences) => {
  expect(sentencesOf(text, "en")).toEqual(sentences);
});

test("each sentence of a text in the making is given once, when it is whole", () => {
  const feed = new SentenceFeed();

  const given = [
    feed.next("You built a", false, "en"),
    feed.next("You built a cache. Wh", false, "en"),
    feed.next("You built a cache. Why was it", false, "en"),
    feed.next("You built a cache. Why was it needed?", true, "en"),
  ];

  expect(given.map(({ sentences }) => sentences)).toEqual([
    [],
    ["You built a cache."],
    [],
    ["Why was it needed?"],
  ]);
  expect(given.some(({ again }) => again)).toBe(false);
});

test("a text that turns out another is begun again", () => {
  const feed = new SentenceFeed();
  feed.next("You built a cache. Why", false, "en");

  const changed = feed.next("Tell me about the cache. Why?", true, "en");

  expect(changed).toEqual({ again: true, sentences: ["Tell me about the cache.", "Why?"] });
});
