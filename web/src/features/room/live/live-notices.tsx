import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import type { LiveTrouble } from "@/features/room/live/live-state";
import type { Live } from "@/features/room/live/use-live";
import { liveStrings } from "@/strings/live";

const text = liveStrings;

/** What is in the way of the conversation, and the way on. */
export function LiveNotices({ live }: { live: Live }) {
  const { link, trouble, blocked } = live;
  if (blocked) {
    return (
      <Notice tone="note">
        <p>{text.blocked}</p>
        <Button onClick={live.unblock}>{text.begin}</Button>
      </Notice>
    );
  }
  if (link === "reconnecting") {
    return (
      <Notice tone="warning" icon="offline">
        {text.reconnecting}
      </Notice>
    );
  }
  if (!trouble) return null;
  return (
    <Notice tone={link === "away" ? "error" : "warning"}>
      <p>{wordsOf(trouble)}</p>
      {link === "away" && (
        <Button onClick={live.again}>
          {trouble.kind === "elsewhere" ? text.takeOver : text.again}
        </Button>
      )}
    </Notice>
  );
}

const wordsOf = (trouble: LiveTrouble): string =>
  trouble.kind === "said" ? trouble.message : text[trouble.kind];
