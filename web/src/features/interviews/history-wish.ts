import type { InterviewWish } from "@/api/interviews";
import type { InterviewKind } from "@/api/types";
import { strings } from "@/strings/shell";

const isKind = (value: string | null): value is InterviewKind =>
  value !== null && value in strings.kinds;

/** What the address says is to be listed; strange values do not narrow the list. */
export function wishFrom(search: string): InterviewWish {
  const given = new URLSearchParams(search);
  const kind = given.get("kind");
  const state = given.get("state");
  const text = given.get("text")?.trim();
  return {
    ...(isKind(kind) && { kind }),
    ...((state === "finished" || state === "open") && { finished: state === "finished" }),
    ...(text && { text }),
  };
}

/** The address of a wish; the same wish has one address. */
export function searchOf({ kind, finished, text }: InterviewWish): string {
  const given = new URLSearchParams();
  if (text?.trim()) given.set("text", text.trim());
  if (kind) given.set("kind", kind);
  if (finished !== undefined) given.set("state", finished ? "finished" : "open");
  return given.size > 0 ? `?${given}` : "";
}
