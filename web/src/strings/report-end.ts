/** The words below the report's answers, and of answers given again. */
import { plural } from "@/lib/plural";
import { localized } from "@/strings/localized";

const english = {
  againAnswer: {
    title: "Another try",
    label: "Your new answer",
    send: "Compare",
    scoring: "Being scored…",
    hint: "The report stays as it is.",
    tries: "Your tries",
    before: "Then",
    now: "Now",
    better: (points: string) => `${points} points: better than before.`,
    worse: (points: string) => `${points} points: the first answer was stronger.`,
    same: "The same score as before.",
    firstScore: "This time there is a score.",
    noScore: "This answer could not be scored.",
    changes: "What changed",
    point: "Point",
    change: "Points",
  },
  how: "How was this scored?",
  howText: [
    "Each question carries key points that a good answer makes. Every sentence you wrote was compared with them, and each point given is tied to the words that earned it. Those words are marked in your answer.",
    "The points are added up by fixed rules. The same answer always gets the same score. Length, accent and names count for nothing.",
    "The band shows where the score plausibly lies. Where there was not enough to judge, there is no number.",
  ],
  scorers: "Scorer",
  provisional: "The bands are provisional: they are wide until they have been calibrated.",
  lastTime: { title: "Compared with last time", now: "This time" },
  cost: {
    title: "What did it cost?",
    none: "Nothing: no language model was asked. Questions and scores were made on this computer.",
    sum: (calls: number, tokens: string, money: string) =>
      `${plural(calls, { one: "# request", other: "# requests" })} to language models, ${tokens} tokens, ${money}.`,
    unpriced: (calls: number) =>
      plural(calls, {
        one: "The price of # request is not known.",
        other: "The price of # requests is not known.",
      }),
    role: "For",
    requests: "Requests",
    tokens: "Tokens",
    price: "Price",
    roles: {
      interviewer: "Questions",
      evaluator: "Scores",
      analyst: "Documents",
      fast: "Small tasks",
    } as Record<string, string>,
    wait: (usual: string, most: string) =>
      `Wait for the next question: ${usual} s usually, ${most} s at most in 95 of 100.`,
  },
  downloads: "Keep it",
  pdf: "Download PDF",
  json: "Download JSON",
  csv: "Download CSV",
  markdown: "Download Markdown",
  print: "Print",
  again: "New interview",
};

export const reportEndStrings = localized("reportEnd", english);
