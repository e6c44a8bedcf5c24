const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;

/** Waits twice as long after each try, but no longer than until the network returns. */
export function waitForNetwork(tries: number, signal: AbortSignal): Promise<void> {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      window.removeEventListener("online", finish);
      signal.removeEventListener("abort", finish);
      resolve();
    };
    const timer = setTimeout(finish, wait);
    window.addEventListener("online", finish);
    signal.addEventListener("abort", finish);
  });
}
