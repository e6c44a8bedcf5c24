/** Das Gespräch. */
import type { liveStrings } from "@/strings/live";

export const live: typeof liveStrings = {
  panel: "Gespräch",
  state: {
    connecting: "Verbindet",
    speaking: "Spricht",
    your_turn: "Sie sind dran",
    recording: "Hört zu",
    transcribing: "Schreibt auf",
    thinking: "Denkt nach",
  },
  away: "Nicht verbunden",
  hideCaptions: "Text verbergen",
  showCaptions: "Text zeigen",
  listening: "Hören Sie zu. Der Text ist verborgen.",
  heardSoFar: "Bisher verstanden",
  nothingYet:
    "Sprechen Sie, wann Sie mögen, auch in die Frage hinein. Was verstanden wird, erscheint hier.",
  opening: "Wartet auf das Mikrofon… Ihr Browser fragt einmal danach.",
  interrupt: "Frage anhalten",
  done: "Fertig",
  space: "Leertaste",
  repeat: "Noch einmal",
  skip: "Auslassen",
  record: "Lieber aufnehmen",
  type: "Lieber tippen",
  blocked: "Ihr Browser spielt und hört Ton erst nach einem Klick.",
  begin: "Gespräch beginnen",
  reconnecting:
    "Der Server ist nicht erreichbar. Das Gespräch geht bei dieser Frage weiter, sobald er wieder da ist; was Sie vorher gesagt haben, bleibt.",
  elsewhere: "Das Gespräch geht in einem anderen Fenster weiter.",
  takeOver: "Hier weitermachen",
  deaf: "Dieser Browser kann nicht weitergeben, was das Mikrofon hört. Nehmen Sie Ihre Antworten auf, oder tippen Sie.",
  again: "Noch einmal versuchen",
};
