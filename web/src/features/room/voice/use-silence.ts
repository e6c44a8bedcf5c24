import { useEffect, useState } from "react";

const LONG_MS = 10_000;

/** Whether nothing was heard for ten seconds while somebody listened. */
export function useSilence(listening: boolean, loud: boolean): boolean {
  const [silent, setSilent] = useState(false);
  useEffect(() => {
    setSilent(false);
    if (!listening || loud) return;
    const waiting = setTimeout(() => setSilent(true), LONG_MS);
    return () => clearTimeout(waiting);
  }, [listening, loud]);
  return silent;
}
