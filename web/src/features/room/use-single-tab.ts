import { useEffect, useRef, useState } from "react";

type State = "waiting" | "held" | "elsewhere";

/**
 * Lets one tab at a time work under `name`; closing it lets the next one go on by itself.
 *
 * Without the browser's locks, on a plain http address, every tab works: the server then refuses
 * what was answered already.
 */
export function useSingleTab(name: string, onHeld: () => void) {
  const [state, setState] = useState<State>(navigator.locks ? "waiting" : "held");
  const held = useRef(onHeld);
  held.current = onHeld;
  const take = useRef<() => void>(() => undefined);
  useEffect(() => {
    if (!navigator.locks) return;
    const leaving = new AbortController();
    let release = () => undefined as unknown;
    const hold = (lock: Lock | null) => {
      if (!lock || leaving.signal.aborted) return undefined;
      setState("held");
      held.current();
      return new Promise<unknown>((resolve) => {
        release = () => resolve(undefined);
      });
    };
    const queue = () => {
      setState("elsewhere");
      wait(navigator.locks.request(name, { signal: leaving.signal }, hold));
    };
    /** A lock that another tab takes over is told by a rejection. */
    const wait = (asked: Promise<unknown>) => {
      asked.catch(() => {
        if (!leaving.signal.aborted) queue();
      });
    };
    take.current = () => wait(navigator.locks.request(name, { steal: true }, hold));
    wait(
      navigator.locks.request(name, { ifAvailable: true }, (lock) => {
        if (lock) return hold(lock);
        if (!leaving.signal.aborted) queue();
        return undefined;
      }),
    );
    return () => {
      leaving.abort();
      release();
    };
  }, [name]);
  return { state, takeOver: () => take.current() };
}
