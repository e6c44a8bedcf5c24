import { useEffect } from "react";

/** Keeps a phone's screen on while somebody thinks, where the browser can. */
export function useWakeLock(): void {
  useEffect(() => {
    if (!("wakeLock" in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let left = false;
    const hold = async () => {
      if (document.visibilityState !== "visible") return;
      // Refused on an empty battery, for one; the interview goes on without it.
      const held = await navigator.wakeLock.request("screen").catch(() => null);
      if (left) void held?.release();
      else lock = held;
    };
    void hold();
    // The browser lets go of it whenever the page is hidden.
    document.addEventListener("visibilitychange", hold);
    return () => {
      left = true;
      document.removeEventListener("visibilitychange", hold);
      void lock?.release();
    };
  }, []);
}
