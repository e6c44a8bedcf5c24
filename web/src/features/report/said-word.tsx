import type { TextMark } from "@/api/types";
import { saidStrings } from "@/strings/said";
import "./said-word.css";

type Props = { kind: TextMark["kind"]; children: string };

/** A filler or a term of the job: framed, slanted or heavy, and named for those who listen. */
export function SaidWord({ kind, children }: Props) {
  return (
    <span className={`said said-${kind}`} data-meaning={saidStrings.legend[kind]}>
      {children}
    </span>
  );
}
