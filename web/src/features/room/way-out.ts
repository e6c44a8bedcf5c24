/** What is used of the browser's navigation API, which TypeScript does not know yet. */
export type Navigation = EventTarget & { traverseTo: (key: string) => unknown };

type Destination = { url: string; key: string; sameDocument: boolean };

/** The event of a navigation that is about to happen. */
export type NavigateEvent = Event & { navigationType: string; destination: Destination };

const isNavigation = (event: Event): event is NavigateEvent => "destination" in event;

/**
 * How to go later where this navigation goes now; null where there is nothing to be held back:
 * it stays on this page, leaves it for good, which the browser asks about, or cannot be stopped.
 */
export function wayOf(
  event: Event,
  navigation: Navigation,
  navigate: (path: string) => void,
): (() => void) | null {
  if (!isNavigation(event) || !event.cancelable) return null;
  const { url, key, sameDocument } = event.destination;
  const { pathname, search } = new URL(url);
  if (!sameDocument || pathname === window.location.pathname) return null;
  return event.navigationType === "traverse"
    ? () => void navigation.traverseTo(key)
    : () => navigate(pathname + search);
}
