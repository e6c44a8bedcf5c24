import { strings } from "@/strings/shell";

/** A quiet wait; the words come late, so that a quick answer does not flicker. */
export function Loading({ text = strings.common.loading }: { text?: string }) {
  return (
    <p className="loading" role="status">
      {text}
    </p>
  );
}
