/** Die Frage vor dem Verlassen des Raums. */
import type { leavingStrings } from "@/strings/leaving";
import type { Words } from "@/strings/localized";

export const leaving: Words<typeof leavingStrings> = {
  title: "Gehen, ohne zu senden?",
  kept: "Was Sie geschrieben oder aufgenommen haben, ist noch nicht gesendet. Es bleibt auf diesem Gerät: Sie können jederzeit zurückkommen und weitermachen.",
  leave: "Gehen",
  stay: "Hier bleiben",
};
