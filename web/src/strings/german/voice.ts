/** Gesprochene Antworten. */
import type { Plural } from "@/lib/plural";
import type { Words } from "@/strings/localized";
import type { playbackStrings } from "@/strings/playback";
import type { practiceStrings } from "@/strings/practice";
import type { voiceStrings } from "@/strings/voice";
import type { voiceSettingsStrings } from "@/strings/voice-settings";

export const voice = (plural: Plural): Words<typeof voiceStrings> => ({
  state: {
    speaking: "Spricht",
    "your-turn": "Sie sind dran",
    "think-time": "Zeit zum Nachdenken",
    recording: "Nimmt auf",
    transcribing: "Schreibt mit",
    thinking: "Denkt nach",
    reconnecting: "Verbindet neu",
    finished: "Fertig",
  },
  panel: "Gesprochene Antwort",
  mute: "Ton aus",
  unmute: "Ton an",
  hideCaptions: "Text verbergen",
  showCaptions: "Text zeigen",
  listening: "Hören Sie zu. Der Text ist verborgen.",
  record: "Antwort aufnehmen",
  finish: "Fertig",
  transcribing: "Wird aufgeschrieben…",
  thinking: "Denkt nach…",
  opening: "Wartet auf das Mikrofon…",
  openingHint: "Ihr Browser fragt einmal danach.",
  space: "Leertaste",
  repeat: "Noch einmal",
  rephrase: "Anders fragen",
  skip: "Auslassen",
  type: "Lieber tippen",
  converse: "Gespräch führen",
  startOver: "Von vorn",
  again: "Neu aufnehmen",
  more: "Mehr sagen",
  check: "Prüfen Sie, was verstanden wurde",
  checkHint: "Berichtigen Sie, was falsch ist; dieser Text wird bewertet.",
  send: "Antwort senden",
  heardSoFar: "Bisher verstanden",
  nothingYet: "Ihre Worte erscheinen hier, während Sie sprechen.",
  thinkLeft: (clock) => `Die Aufnahme beginnt in ${clock}.`,
  beginNow: "Jetzt beginnen",
  nudge: {
    ready: "Wann immer Sie so weit sind. Sie können auch tippen oder die Frage auslassen.",
    recording:
      "Eine Weile war nichts zu hören. Sprechen Sie weiter, wenn Sie so weit sind, oder beenden Sie die Aufnahme.",
  },
  time: {
    of: (elapsed, total) => `${elapsed} von ${total}`,
    soon: (left) => `Noch etwa ${left}. Nichts wird abgeschnitten.`,
    over: "Über der gewählten Zeit. Führen Sie den Gedanken zu Ende; nichts wird abgeschnitten.",
    most: (left) => `Noch etwa ${left} Aufnahme.`,
    ending: (seconds) =>
      plural(seconds, {
        one: "Die letzte # Sekunde: Dann wird sie behalten, und Sie können mehr sagen.",
        other:
          "Die letzten # Sekunden: Dann wird die Aufnahme behalten, und Sie können mehr sagen.",
      }),
    full: "Länger kann eine Aufnahme nicht sein. Sie ist ganz behalten; Sie können mehr sagen.",
    early: (left) => `In ${left} können Sie abschließen.`,
  },
  found: (clock) => `Ihre Aufnahme von ${clock} ist noch hier.`,
  foundHint: "Die Seite wurde geschlossen, bevor sie aufgeschrieben war.",
  use: "Verwenden",
  goOn: "Weitersprechen",
  discard: "Verwerfen",
  nothingFound: "Von der Aufnahme ist nichts geblieben. Nehmen Sie neu auf, oder tippen Sie.",
  offline:
    "Der Server ist nicht erreichbar. Ihre Aufnahme bleibt hier und geht von selbst dorthin, wenn er wieder da ist.",
  notKept:
    "Dieser Browser kann Aufnahmen nicht behalten: Schließen Sie die Seite nicht vor dem Senden.",
  unplugged: "Das Mikrofon ist weg. Was Sie vorher gesagt haben, ist behalten.",
  blocked: "Ihr Browser spielt Ton erst nach einem Klick: „Noch einmal“ spricht die Frage.",
  unspoken:
    "Die Frage konnte nicht gesprochen werden. Lesen Sie sie, oder versuchen Sie „Noch einmal“.",
  browserSpeaks: "Die Stimme des Servers antwortet nicht; es spricht eine Stimme dieses Browsers.",
  empty: "Schreiben oder sagen Sie erst etwas, oder überspringen Sie die Frage.",
  tooLong: (over) => plural(over, { one: "# Zeichen zu lang", other: "# Zeichen zu lang" }),
});

export const voiceSettings = (plural: Plural): Words<typeof voiceSettingsStrings> => ({
  title: "Stimme",
  aloud: "Laut antworten: Fragen werden gesprochen, Antworten aufgenommen",
  engine: "Wer fragt",
  engines: { server: "Vivas Stimme", browser: "Eine Stimme dieses Browsers" },
  noBrowserVoices: "Dieser Browser hat auf diesem Rechner keine eigene Stimme.",
  voice: "Stimme",
  anyVoice: "Die übliche",
  speed: "Tempo",
  speeds: (times) => `${times} ×`,
  usualSpeed: "Üblich",
  muted: "Stumm: Fragen nicht sprechen",
  captions: "Text: die Frage und die verstandenen Worte zeigen",
  think: "Zeit zum Nachdenken vor der Aufnahme",
  thinkNone: "Keine: Ich beginne selbst",
  thinkTimes: (seconds) => plural(seconds, { one: "# Sekunde", other: "# Sekunden" }),
  hear: "Anhören",
  stop: "Anhalten",
  sample: "Good morning. Tell me about something that you are proud of.",
  silent: "Diese Stimme ist gerade nicht zu hören. Wählen Sie eine andere.",
  retention: (hours) =>
    `Aufnahmen bleiben ${plural(hours, { one: "# Stunde", other: "# Stunden" })} und werden dann gelöscht; jede lässt sich im Bericht sofort löschen.`,
});

export const practice: Words<typeof practiceStrings> = {
  title: "Eine Frage zum Üben",
  lead: "Sie wird gesprochen, Ihre Antwort aufgenommen und aufgeschrieben. Sie zählt nicht und wird nicht behalten.",
  question: "What did you enjoy most about your work in the last weeks?",
  listen: "Frage hören",
  record: "Antwort aufnehmen",
  finish: "Fertig",
  states: {
    ready: "Sie sind dran",
    speaking: "Spricht",
    recording: "Nimmt auf",
    transcribing: "Schreibt mit",
    heard: "Verstanden",
    failed: "Nicht verstanden",
  },
  heard: "Das wurde verstanden:",
  nothing:
    "Nichts war zu verstehen. Sprechen Sie näher am Mikrofon, und versuchen Sie es noch einmal.",
  draft: "In einem Interview berichtigen Sie den Text, bevor er bewertet wird.",
  unspoken: "Die Frage konnte nicht gesprochen werden; lesen Sie sie.",
  go: "Zum Interview",
};

export const playback = (plural: Plural): Words<typeof playbackStrings> => ({
  title: "Ihre Aufnahme",
  player: (number) => `Aufnahme der Antwort ${number}`,
  words: "Was verstanden wurde; wählen Sie ein Wort, um es zu hören",
  kept: (until) => `Bleibt bis ${until} und wird dann von selbst gelöscht.`,
  gone: "Die Aufnahme ist gelöscht. Antwort und Wertung bleiben.",
  remove: "Aufnahme löschen",
  removeTitle: "Diese Aufnahme löschen?",
  removeText: "Der Ton wird endgültig gelöscht. Antwort und Wertung bleiben.",
  removeConfirm: "Endgültig löschen",
  figures: "Wie es gesagt wurde",
  notScored: "Geht in keine Wertung ein.",
  measures: {
    pace: "Tempo",
    talk: "Redezeit",
    firstWord: "Zeit bis zum ersten Wort",
    pauses: "Pausen",
    longest: "Längste Pause",
    fillers: "Füllwörter",
    pitch: "Schwankung der Tonhöhe",
  },
  wordsPerMinute: (figure) => `${figure} Wörter je Minute`,
  seconds: (figure) => `${figure} s`,
  count: (count) => plural(count, { other: "#" }),
  semitones: (figure) => `${figure} Halbtöne`,
  fillersUnheard: "nicht gemessen: Diese Erkennung lässt sie weg",
});
