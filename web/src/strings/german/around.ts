/** Was alle Seiten sagen, Verlauf, Einstellungen und Hilfe. */
import type { Plural } from "@/lib/plural";
import type { chartStrings } from "@/strings/charts";
import type { helpStrings } from "@/strings/help";
import type { historyStrings } from "@/strings/history";
import type { Words } from "@/strings/localized";
import type { measureNames } from "@/strings/measures";
import type { settingsStrings } from "@/strings/settings";
import type { strings } from "@/strings/shell";
import type { soundStrings } from "@/strings/sound";

export const shell: Words<typeof strings> = {
  brand: "Viva",
  common: {
    skipToContent: "Zum Inhalt",
    cancel: "Abbrechen",
    tryAgain: "Noch einmal versuchen",
    loading: "Lädt…",
    optional: "freiwillig",
    home: "Viva, Startseite",
    untitled: "Interview",
    andMore: (count) => `und ${count} weitere`,
    navigation: "Seiten",
    history: "Interviews",
    settings: "Einstellungen",
    help: "Hilfe und Tasten",
  },
  score: {
    of10: "von 10",
    plain: (score) => `${score} von 10`,
    withBand: (score, low, high) => `${score} von 10, plausibel ${low} bis ${high}`,
  },
  problem: {
    connection:
      "Der Server hat nicht geantwortet. Sehen Sie nach, ob Viva läuft, und versuchen Sie es noch einmal.",
    http: "Das konnte der Server nicht. Versuchen Sie es gleich noch einmal.",
    page: "In der Seite ging etwas schief. Laden Sie sie neu; was Sie geschrieben haben, bleibt.",
    pageTitle: "Diese Seite ist gestolpert",
    part: "Ein Teil dieser Seite fehlt. Laden Sie sie neu; was Sie geschrieben haben, bleibt.",
    reload: "Neu laden",
  },
  notFound: {
    title: "Hier ist keine Seite",
    text: "Die Adresse ist vielleicht vertippt, oder das Interview wurde gelöscht.",
    back: "Zur Startseite",
  },
  kinds: { mixed: "Gemischt", technical: "Fachlich", behavioural: "Verhalten", hr: "Personal" },
  kindHints: {
    mixed: "Wie ein erstes echtes Gespräch",
    technical: "Fähigkeiten und wie Sie sie einsetzen",
    behavioural: "Situationen und was Sie getan haben",
    hr: "Beweggründe, Pläne, Bedingungen",
  },
  levels: {
    intern: "Praktikum",
    junior: "Junior",
    mid: "Mit Erfahrung",
    senior: "Senior",
    staff: "Staff",
    lead: "Lead",
    principal: "Principal",
  },
};

export const history = (plural: Plural): Words<typeof historyStrings> => ({
  documentTitle: "Ihre Interviews – Viva",
  title: "Ihre Interviews",
  words: "Stelle oder Name",
  kind: "Art",
  anyKind: "Alle Arten",
  state: "Stand",
  anyState: "Alle",
  finished: "Beendet",
  unfinished: "Nicht beendet",
  search: "Suchen",
  list: "Gefunden",
  failed: "Ihre Interviews konnten nicht geladen werden.",
  none: "Es gibt noch kein Interview.",
  noneFound: "So ist keines der Interviews. Suchen Sie nach weniger.",
  count: (count, more) => {
    const counted = plural(count, { one: "# Interview", other: "# Interviews" });
    return more ? `Die neuesten ${counted}` : counted;
  },
  more: "Mehr zeigen",
  chosen: (count) => (count < 2 ? "Wählen Sie noch eines zum Vergleichen." : "Zwei sind gewählt."),
  compare: "Diese zwei vergleichen",
  trend: {
    title: "Ihre Wertungen im Lauf der Zeit",
    label: (count) => `Wertungen von ${count} Interviews, das älteste zuerst. Eine Tabelle folgt.`,
    asTable: "Als Tabelle zeigen",
    interview: "Interview",
    score: "Wertung",
  },
  comparison: {
    documentTitle: "Zwei Interviews nebeneinander – Viva",
    title: "Nebeneinander",
    loading: "Beide Berichte werden geholt…",
    failed: "Die zwei Berichte konnten nicht geladen werden.",
    missing: "Eines von beiden wurde gelöscht oder ist nicht beendet.",
    back: "Alle Interviews",
    readiness: "Bereitschaft",
    answers: "Antworten mit Wertung",
    competencies: "Nach Kompetenz",
    measures: "Ausdruck",
    what: "Was",
    none: "–",
    open: (title) => `Bericht: ${title}`,
    earlier: "Früher",
    later: "Später",
  },
});

export const charts: Words<typeof chartStrings> = {
  competency: "Kompetenz",
  change: "Unterschied",
  none: "–",
  radar: (first, second) => `Wertungen nach Kompetenz: ${first} und ${second}. Eine Tabelle folgt.`,
};

export const measures: Words<typeof measureNames> = {
  words_per_minute: "Tempo",
  talk_time: "Redezeit",
  time_to_first_word: "Zeit bis zum ersten Wort",
  pauses: "Pausen",
  longest_pause: "Längste Pause",
  fillers_per_minute: "Füllwörter",
  fillers: "Füllwörter",
  repeated_words: "Wiederholte Wörter",
  sentence_length: "Satzlänge",
};

export const help: Words<typeof helpStrings> = {
  title: "Hilfe",
  words: [
    "Geben Sie Viva einen Lebenslauf, eine Stellenbeschreibung oder beides. Es fragt, was man Sie fragen würde, eine Frage nach der anderen.",
    "Antworten Sie in Ihren Worten, schriftlich oder laut. Was Sie sagen, können Sie lesen und berichtigen, bevor es bewertet wird. Sie können jede Frage wiederholen, umformulieren oder überspringen, die Seite schließen und zurückkommen: Nichts geht verloren.",
    "Am Ende gibt es Wertungen. Jede zitiert die Worte, die sie gehoben oder gesenkt haben.",
  ],
  keysTitle: "Tasten",
  keys: [
    { keys: "Strg oder ⌘ + Eingabe", does: "Antwort senden" },
    { keys: "R", does: "Frage wiederholen, außerhalb des Antwortfelds" },
    { keys: "Leertaste", does: "Aufnahme beginnen und beenden" },
    { keys: "Esc", does: "Interview beenden, nach Rückfrage" },
    { keys: "?", does: "Diese Hilfe" },
    { keys: "Tab", does: "Zum nächsten Knopf oder Feld" },
  ],
  close: "Schließen",
};

export const settings = (plural: Plural): Words<typeof settingsStrings> => ({
  documentTitle: "Einstellungen – Viva",
  title: "Einstellungen",
  look: "Aussehen und Sprache",
  appearance: "Erscheinung",
  appearances: { system: "Wie das System", light: "Hell", dark: "Dunkel" },
  language: "Sprache der Seite",
  languageHint: "Fragen, Wertungen und Berichte sind vorerst englisch.",
  sound: "Mikrofon prüfen",
  data: "Ihre Daten",
  where: "Was Sie Viva geben und was daraus wird, liegt auf diesem Rechner, in",
  export: "Alles herunterladen",
  erase: "Alles löschen",
  eraseTitle: "Alles löschen?",
  eraseText:
    "Alle Unterlagen, Interviews und Berichte werden endgültig gelöscht, und mit ihnen, was dieser Browser behält.",
  eraseConfirm: "Endgültig löschen",
  erased: "Alles wurde gelöscht.",
  parts: "Diese Installation",
  active: "läuft",
  missing: "fehlt",
  usage: (calls, tokens, money) =>
    `Bisher ${plural(calls, { one: "# Anfrage", other: "# Anfragen" })} an Sprachmodelle: ${tokens} Token, ${money}.`,
});

export const sound: Words<typeof soundStrings> = {
  documentTitle: "Tonprobe – Viva",
  title: "Geht Ihr Mikrofon?",
  lead: "Sagen Sie einen Satz und hören Sie ihn an. Was Sie hier aufnehmen, bleibt in diesem Browser.",
  begin: "Mikrofon einschalten",
  asking: "Wartet auf Ihre Erlaubnis…",
  type: "Lieber tippen",
  again: "Noch einmal versuchen",
  device: "Mikrofon",
  recorder: "Aufnahme",
  level: "Pegel",
  heard: "Sie sind zu hören.",
  record: "Aufnehmen",
  stop: "Anhalten",
  recording: "Nimmt auf. Sagen Sie einen Satz.",
  listen: "So klingen Sie:",
  playback: "Ihre Aufnahme",
  forget: "Aufnahme löschen",
  kept: "Bleibt in diesem Browser, bis Sie sie löschen.",
  notKept: "Dieser Browser konnte die Aufnahme nicht behalten; mit der Seite ist sie weg.",
  practise: "Übungsfrage probieren",
  goOn: "Zum Interview",
  faults: {
    denied: {
      title: "Der Browser erlaubt das Mikrofon nicht.",
      steps: [
        "Klicken Sie auf das Zeichen neben der Adresse dieser Seite.",
        "Stellen Sie das Mikrofon auf „Zulassen“.",
        "Versuchen Sie es dann noch einmal.",
      ],
    },
    missing: {
      title: "Es gibt kein Mikrofon.",
      steps: [
        "Stecken Sie eines an, oder schalten Sie Ihr Headset ein.",
        "Versuchen Sie es dann noch einmal.",
      ],
    },
    busy: {
      title: "Das Mikrofon ließ sich nicht öffnen.",
      steps: [
        "Vielleicht hält es ein anderes Programm: Schließen Sie Anrufe und Rekorder.",
        "Versuchen Sie es dann noch einmal.",
      ],
    },
    insecure: {
      title: "Browser geben das Mikrofon nur sicheren Adressen.",
      steps: ["Öffnen Sie Viva auf diesem Rechner als http://127.0.0.1, sonst mit https."],
    },
    unsupported: {
      title: "Dieser Browser kann nicht aufnehmen.",
      steps: ["Ein aktueller Firefox, Chrome, Edge oder Safari kann es."],
    },
  },
};
