/** Local storage that never throws: private windows, full disks and strange content read as absent. */

const PREFIX = "viva.";
const STAYING = new Set(
  ["appearance", "language", "voice", "aloud", "marks"].map((key) => PREFIX + key),
);

export function readStored<T>(key: string, isValid: (value: unknown) => value is T): T | null {
  try {
    const raw = window.localStorage.getItem(PREFIX + key);
    if (raw === null) return null;
    const value: unknown = JSON.parse(raw);
    return isValid(value) ? value : null;
  } catch {
    return null;
  }
}

export function writeStored(key: string, value: unknown): void {
  try {
    window.localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // The page works without it; only a reload would lose what is kept here.
  }
}

export function removeStored(key: string): void {
  try {
    window.localStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept, so nothing is left behind.
  }
}

/** Forgets what was typed and chosen for interviews; appearance, language, voice and marks stay. */
export function forgetEverything(): void {
  try {
    const kept = Object.keys(window.localStorage).filter((key) => key.startsWith(PREFIX));
    for (const key of kept) {
      if (!STAYING.has(key)) window.localStorage.removeItem(key);
    }
  } catch {
    // Nothing was kept, so nothing is left behind.
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export const isText = (value: unknown): value is string => typeof value === "string";
