import { useLayoutEffect, useState } from "react";
import { navigate } from "wouter/use-browser-location";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { type Navigation, wayOf } from "@/features/room/way-out";
import { leavingStrings } from "@/strings/leaving";

const text = leavingStrings;

/**
 * Asks before the room is left, for as long as there is something in it that was not sent: the
 * browser before the page is closed or reloaded, a dialog before another page of ours is shown.
 */
export function LeaveGuard({ active }: { active: boolean }) {
  const [leave, setLeave] = useState<(() => void) | null>(null);
  // Not a moment longer than the room stands there: the report comes by itself.
  useLayoutEffect(() => {
    if (!active || leave) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    const { navigation } = window as { navigation?: Navigation };
    const hold = (event: Event) => {
      const go = navigation && wayOf(event, navigation, navigate);
      if (!go) return;
      event.preventDefault();
      setLeave(() => go);
    };
    window.addEventListener("beforeunload", ask);
    // Browsers that do not know it let the page go: what was typed or recorded is kept anyway.
    navigation?.addEventListener("navigate", hold);
    return () => {
      window.removeEventListener("beforeunload", ask);
      navigation?.removeEventListener("navigate", hold);
    };
  }, [active, leave]);
  return (
    <ConfirmDialog
      open={leave !== null}
      title={text.title}
      confirm={text.leave}
      cancel={text.stay}
      onConfirm={() => leave?.()}
      onClose={() => setLeave(null)}
    >
      <p>{text.kept}</p>
    </ConfirmDialog>
  );
}
