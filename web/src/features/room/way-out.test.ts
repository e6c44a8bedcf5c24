import { expect, test, vi } from "vitest";
import { type Navigation, wayOf } from "@/features/room/way-out";

function navigationTo(path: string, of: object = {}, sameDocument = true) {
  const event = new Event("navigate", { cancelable: true });
  const url = new URL(path, window.location.href).href;
  return Object.assign(event, {
    navigationType: "push",
    destination: { url, key: "before", sameDocument },
    ...of,
  });
}

const browser = () => Object.assign(new EventTarget(), { traverseTo: vi.fn() }) as Navigation;

test("a link to another page is followed later, with what it asks for", () => {
  const navigate = vi.fn();

  wayOf(navigationTo("/history?text=queue"), browser(), navigate)?.();

  expect(navigate).toHaveBeenCalledWith("/history?text=queue");
});

test("the way back is gone by the browser's own steps", () => {
  const navigation = browser();

  wayOf(navigationTo("/new", { navigationType: "traverse" }), navigation, vi.fn())?.();

  expect(navigation.traverseTo).toHaveBeenCalledWith("before");
});

test.each([
  ["an anchor of this page", navigationTo("#content")],
  ["another document, which the browser asks about", navigationTo("/x", {}, false)],
  ["what cannot be stopped", Object.assign(new Event("navigate"), { destination: {} })],
])("%s is not held back", (_, event) => {
  expect(wayOf(event, browser(), vi.fn())).toBeNull();
});
