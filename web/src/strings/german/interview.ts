/** Startseite, Vorbereitung und Interview. */
import type { Plural } from "@/lib/plural";
import type { Words } from "@/strings/localized";
import type { roomStrings } from "@/strings/room";
import type { setupStrings } from "@/strings/setup";
import type { startStrings } from "@/strings/start";

export const start: Words<typeof startStrings> = {
  documentTitle: "Viva: das Vorstellungsgespräch üben, bevor es zählt",
  title: "Üben Sie das Gespräch, bevor es zählt.",
  lead: "Geben Sie Viva einen Lebenslauf und eine Stellenbeschreibung. Es fragt, was man Sie fragen würde, und jede Wertung zitiert Ihre eigenen Worte.",
  specimen: {
    label:
      "Ein Beispiel: eine Antwort, in der die Worte markiert sind, die Punkte brachten, und ihre Wertung, 7,2 von 10, plausibel 5,6 bis 8,4.",
    question: "Wie haben Sie gefunden, was den Bericht langsam machte?",
    answer: [
      { words: "Zuerst ", mark: 0 },
      { words: "habe ich gemessen, wo die Zeit bleibt", mark: 1 },
      { words: ": Eine Abfrage brauchte neun von zehn Sekunden. Dann ", mark: 0 },
      { words: "habe ich nur das geändert und wieder gemessen", mark: 2 },
      { words: ".", mark: 0 },
    ],
  },
  begin: "Interview beginnen",
  example: "Mit einem Beispiel probieren",
  unfinished: "Nicht beendet",
  finished: "Beendet",
  empty:
    "Hier stehen einmal Ihre Interviews. Sie können mittendrin gehen und zur selben Frage zurückkommen.",
  resume: "Fortsetzen",
  report: "Bericht",
  remove: "Löschen",
  all: "Alle Interviews",
  compare: "Vergleichen",
  failed: "Ihre Interviews konnten nicht geladen werden.",
  progress: (asked, total) => `Frage ${asked} von ${total}`,
  noScore: "keine Wertung",
  scoring: "wird bewertet",
  whereTitle: "Wo Ihre Daten liegen",
  where: "Auf diesem Rechner, in",
  whereAfter: "Nichts davon verlässt ihn. Löschen Sie ein Interview, und es ist weg.",
  whereWithModels:
    "Texte der Unterlagen und Antworten gehen ohne Kontaktangaben an die Sprachmodelle, die hier eingestellt sind.",
  removeTitle: "Dieses Interview löschen?",
  removeText: (name) => `„${name}“ wird mit Antworten und Bericht endgültig gelöscht.`,
  removeConfirm: "Endgültig löschen",
  removed: "Das Interview wurde gelöscht.",
};

export const setup = (plural: Plural): Words<typeof setupStrings> => ({
  documentTitle: "Neues Interview – Viva",
  title: "Worum geht es in diesem Interview?",
  lead: "Eines von beiden genügt; mit beiden passen die Fragen zu beiden. Die Interviews sind auf Englisch.",
  example: "Mit einem Beispiel probieren",
  exampleHint: "Erfundener Lebenslauf, erfundene Stelle.",
  cv: "Ihr Lebenslauf",
  job: "Die Stellenbeschreibung",
  drop: "Datei hier ablegen",
  browse: "Datei wählen",
  paste: "Text einfügen",
  formats: (limit) => `PDF, Word, Markdown oder Text, bis ${limit}`,
  pasteLabel: { cv: "Text Ihres Lebenslaufs", job: "Text der Stellenbeschreibung" },
  useText: "Diesen Text verwenden",
  reading: (name) => `${name} wird gelesen…`,
  pasted: "Eingefügter Text",
  change: "Ändern",
  replaceFile: "Andere Datei wählen",
  tooLarge: (limit) =>
    `Diese Datei ist größer als ${limit}. Speichern Sie sie kleiner, oder fügen Sie den Text ein.`,
  emptyFile: "Diese Datei ist leer. Wählen Sie eine andere, oder fügen Sie den Text ein.",
  read: {
    skills: "Fähigkeiten",
    asks: "Verlangt",
    nice: "Gern gesehen",
    experience: (years) => plural(years, { one: "# Jahr Erfahrung", other: "# Jahre Erfahrung" }),
    asksYears: (years) => plural(years, { one: "ab # Jahr", other: "ab # Jahren" }),
    jobs: (count) => plural(count, { one: "# Stelle", other: "# Stellen" }),
    noSkills: "Keine Fähigkeiten erkannt; die Fragen stützen sich auf den Text.",
    unnamed: { cv: "Lebenslauf ohne Namen", job: "Stelle ohne Titel" },
  },
  analysis: {
    pending: "Ein Sprachmodell liest noch mit. Sie müssen nicht warten.",
    done: (model, added) =>
      added === 0
        ? `Geprüft von ${model}: nichts hinzuzufügen.`
        : `Geprüft von ${model}: ${plural(added, { one: "# Angabe ergänzt", other: "# Angaben ergänzt" })}.`,
    showAdded: (count) =>
      plural(count, { one: "Ergänzung zeigen", other: "Die # Ergänzungen zeigen" }),
    leftOut: (count) =>
      plural(count, {
        one: "# Zeile wurde dem Modell nicht gezeigt.",
        other: "# Zeilen wurden dem Modell nicht gezeigt.",
      }),
    corrected: (fields) => `Von Ihnen berichtigt: ${fields}`,
    line: (line) => `Zeile ${line}:`,
    fields: {
      name: "Name",
      headline: "Überschrift",
      skills: "Fähigkeiten",
      jobs: "Stellen",
      education: "Ausbildung",
      languages: "Sprachen",
      title: "Titel",
      company: "Firma",
      seniority: "Stufe",
      required_skills: "verlangt",
      nice_to_have_skills: "gern gesehen",
      responsibilities: "Aufgaben",
      min_years: "Jahre Erfahrung",
    },
  },
  edit: {
    open: "Berichtigen",
    title: {
      cv: "Berichtigen, was im Lebenslauf gelesen wurde",
      job: "Berichtigen, was in der Stelle gelesen wurde",
    },
    name: "Name",
    headline: "Überschrift",
    jobTitle: "Stellentitel",
    employer: "Arbeitgeber",
    start: "Von",
    end: "Bis",
    station: (number) => `Stelle ${number}`,
    removeStation: "Diese Stelle entfernen",
    noLevel: "Nicht gesagt",
    skillHint: "Noch eine Fähigkeit",
    add: "Hinzufügen",
    removeSkill: (skill) => `${skill} entfernen`,
    wrongDate: "Schreiben Sie Daten als 2021-03 oder 2021; ein Ende darf „present“ sein.",
    save: "Speichern",
  },
  fit: {
    title: "Nebeneinander",
    matched: "Sie haben es, verlangt wird es",
    partial: "Sie kommen nahe heran",
    near: (shown, skill, closeness) =>
      `${shown}, wo ${skill} verlangt wird: teilweise, ${closeness}`,
    missing: "Verlangt, im Lebenslauf nicht zu sehen",
    allMatched: "Alles Verlangte steht in Ihrem Lebenslauf.",
    noneMatched: "Nichts vom Verlangten fand sich in Ihrem Lebenslauf.",
    summary: (matched, total) =>
      `${matched} von ${plural(total, { one: "# verlangten Fähigkeit", other: "# verlangten Fähigkeiten" })}`,
  },
  card: "Ihr Interview",
  name: "Ihr Name",
  role: "Rolle",
  roleHint: "Zum Beispiel: Data Engineer",
  company: "Firma",
  level: "Stufe",
  levelAuto: "Wie die Unterlagen sagen",
  kind: "Art",
  questions: "Fragen",
  pack: "Fragen aus",
  packAuto: "Passend zu Lebenslauf und Stelle",
  minutes: "Zeit je Antwort",
  minutesNone: "Ohne Uhr",
  minutesOption: (minutes) => plural(minutes, { one: "# Minute", other: "# Minuten" }),
  minutesHint: "Nur eine Erinnerung; sie schneidet nichts ab.",
  aloud: "Hören und sprechen statt lesen und schreiben",
  options: "Weitere Angaben",
  estimate: (from, to) =>
    from === to
      ? `Etwa ${plural(from, { one: "# Minute", other: "# Minuten" })}`
      : `Etwa ${from} bis ${plural(to, { one: "# Minute", other: "# Minuten" })}`,
  estimateHint: "Sie können jederzeit aufhören und zurückkommen.",
  start: "Beginnen",
  starting: "Beginnt…",
  nothingYet: "Geben Sie einen Lebenslauf, eine Stellenbeschreibung oder eine Rolle an.",
  stillReading: "Einen Moment: Ein Dokument wird noch gelesen.",
});

export const room = (plural: Plural): Words<typeof roomStrings> => ({
  documentTitle: (number, total) => `Frage ${number} von ${total} – Viva`,
  loading: "Ihr Interview wird geöffnet…",
  failed: "Das Interview konnte nicht geöffnet werden.",
  progress: (number, total) => `${number} von ${total}`,
  announce: (number, total, text) => `Frage ${number} von ${total}. ${text}`,
  preparing: "Ihre erste Frage wird vorbereitet…",
  source: {
    cv: (line) => `Aus Ihrem Lebenslauf, Zeile ${line}`,
    job: (line) => `Aus der Stellenbeschreibung, Zeile ${line}`,
    other: (line) => `Aus Zeile ${line}`,
  },
  answer: "Ihre Antwort",
  placeholder: "Nehmen Sie sich Zeit. „Das weiß ich nicht“ ist auch eine Antwort.",
  send: "Antwort senden",
  sendKeys: "Strg + Eingabe",
  sendKeysMac: "⌘ Eingabe",
  skip: "Auslassen",
  repeat: "Noch einmal",
  rephrase: "Anders fragen",
  speak: "Laut antworten",
  end: "Beenden",
  state: {
    "your-turn": "Sie sind dran",
    sending: "Wird gesendet",
    asking: "Nächste Frage",
    reconnecting: "Verbindet neu",
    finished: "Fertig",
  },
  kept: "Entwurf behalten",
  tooLong: (over) => plural(over, { one: "# Zeichen zu lang", other: "# Zeichen zu lang" }),
  left: (left) => plural(left, { one: "noch # Zeichen", other: "noch # Zeichen" }),
  emptyAnswer: "Schreiben Sie erst etwas, oder überspringen Sie die Frage.",
  offline:
    "Sie sind offline. Machen Sie weiter; Ihre Antwort bleibt hier und wird von selbst gesendet, wenn das Netz wieder da ist.",
  reconnecting:
    "Der Server antwortet nicht. Ihre Antwort bleibt hier und wird von selbst noch einmal gesendet.",
  stopRetrying: "Nicht mehr versuchen",
  stopped: "Noch nicht gesendet. Ihre Antwort ist noch da; senden Sie sie, wenn Sie so weit sind.",
  moved:
    "Diese Frage wurde schon beantwortet, vielleicht anderswo. Hier steht, wie weit das Interview ist.",
  elsewhere: "Dieses Interview ist in einem anderen Tab offen.",
  elsewhereText:
    "Machen Sie dort weiter, oder holen Sie es hierher. Das Geschriebene kommt mit, und nichts wird doppelt beantwortet.",
  takeOver: "Hier weitermachen",
  keepText: "Meinen Text ins Feld setzen",
  repeated: "Hier ist die Frage noch einmal.",
  rephrased: "Die gleiche Frage in anderen Worten.",
  timer: (elapsed, total) => `${elapsed} von ${total}`,
  timerSoon: (left) => `Noch etwa ${left}. Nichts wird abgeschnitten.`,
  timerOver: "Über der gewählten Zeit. Führen Sie den Gedanken zu Ende; nichts wird abgeschnitten.",
  endTitle: "Das Interview hier beenden?",
  endText: (answered) =>
    plural(answered, {
      one: "Der Bericht stützt sich auf die # gegebene Antwort. Die offene Frage bleibt außen vor.",
      other:
        "Der Bericht stützt sich auf die # gegebenen Antworten. Die offene Frage bleibt außen vor.",
    }),
  endNone: "Sie haben noch nichts beantwortet; es gibt also nichts zu bewerten.",
  endConfirm: "Beenden und Bericht sehen",
  endStay: "Weitermachen",
  leaveHint: "Wer die Seite schließt, verliert nichts: Sie können später weitermachen.",
  finished: "Das war die letzte Frage. Ihr Bericht wird geschrieben…",
});
