import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import type { RoomNotice } from "@/features/room/turn-state";
import type { Turn } from "@/features/room/use-turn";
import { useOnline } from "@/lib/use-online";
import { roomStrings } from "@/strings/room";

const text = roomStrings;

type Props = { turn: Turn; onKeepText: (text: string) => void };

/** What stands between the question and the answer when something needs saying. */
export function RoomNotices({ turn, onKeepText }: Props) {
  const online = useOnline();
  if (turn.phase === "reconnecting") {
    return (
      <Notice tone="warning" icon="offline">
        <p>{online ? text.reconnecting : text.offline}</p>
        <Button look="quiet" onClick={turn.stop}>
          {text.stopRetrying}
        </Button>
      </Notice>
    );
  }
  if (!online) {
    return (
      <Notice tone="warning" icon="offline">
        <p>{text.offline}</p>
      </Notice>
    );
  }
  if (!turn.notice) return null;
  const { notice } = turn;
  return (
    <Notice tone={toneOf(notice)}>
      <p>{wordsOf(notice)}</p>
      {notice.kind === "moved" && notice.text.trim() !== "" && (
        <Button
          look="quiet"
          onClick={() => {
            onKeepText(notice.text);
            turn.dismiss();
          }}
        >
          {text.keepText}
        </Button>
      )}
    </Notice>
  );
}

function toneOf({ kind }: RoomNotice): "note" | "warning" | "error" {
  if (kind === "repeated" || kind === "rephrased") return "note";
  return kind === "refused" || kind === "empty" ? "error" : "warning";
}

function wordsOf(notice: RoomNotice): string {
  switch (notice.kind) {
    case "repeated":
      return text.repeated;
    case "rephrased":
      return text.rephrased;
    case "stopped":
      return text.stopped;
    case "empty":
      return text.emptyAnswer;
    case "moved":
      return text.moved;
    case "refused":
      return notice.message;
  }
}
