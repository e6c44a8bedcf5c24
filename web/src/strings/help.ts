/** The words of the help. */
import { localized } from "@/strings/localized";

const english = {
  title: "Help",
  words: [
    "Give Viva a CV, a job description or both. It asks what an interviewer would ask, one question at a time.",
    "Answer in your own words, in writing or aloud. What you say you can read and correct before it is scored. You can repeat, rephrase or skip a question, close the page and come back: nothing is lost.",
    "At the end you get scores. Each of them quotes the words that earned or lost it.",
  ],
  keysTitle: "Keys",
  keys: [
    { keys: "Ctrl or ⌘ + Enter", does: "Send the answer" },
    { keys: "R", does: "Repeat the question, outside of the answer box" },
    { keys: "Space", does: "Start and finish a recording" },
    { keys: "Esc", does: "End the interview, after asking" },
    { keys: "?", does: "This help" },
    { keys: "Tab", does: "To the next button or field" },
  ],
  close: "Close",
};

export const helpStrings = localized("help", english);
