/** The words of the interview room. */
import { plural } from "@/lib/plural";
import { localized } from "@/strings/localized";

const english = {
  documentTitle: (number: number, total: number) => `Question ${number} of ${total} – Viva`,
  loading: "Opening your interview…",
  failed: "The interview could not be opened.",
  progress: (number: number, total: number) => `${number} of ${total}`,
  announce: (number: number, total: number, text: string) =>
    `Question ${number} of ${total}. ${text}`,
  preparing: "Preparing your first question…",
  source: {
    cv: (line: number) => `From your CV, line ${line}`,
    job: (line: number) => `From the job description, line ${line}`,
    other: (line: number) => `From line ${line}`,
  },
  answer: "Your answer",
  placeholder: "Take your time. “I don’t know” is an answer, too.",
  send: "Send answer",
  sendKeys: "Ctrl + Enter",
  sendKeysMac: "⌘ Return",
  skip: "Skip",
  repeat: "Repeat",
  rephrase: "Rephrase",
  speak: "Answer aloud",
  end: "End",
  state: {
    "your-turn": "Your turn",
    sending: "Sending",
    asking: "Next question",
    reconnecting: "Reconnecting",
    finished: "Finished",
  },
  kept: "Draft kept",
  tooLong: (over: number) =>
    plural(over, { one: "# character too long", other: "# characters too long" }),
  left: (left: number) => plural(left, { one: "# character left", other: "# characters left" }),
  emptyAnswer: "Write something first, or skip this question.",
  offline:
    "You are offline. Go on; your answer is kept here and sent by itself when the network is back.",
  reconnecting: "The server does not answer. Your answer is kept here and sent again by itself.",
  stopRetrying: "Stop trying",
  stopped: "Not sent yet. Your answer is still here; send it when you are ready.",
  moved:
    "This question was already answered, perhaps in another tab. Here is where the interview stands.",
  elsewhere: "This interview is open in another tab.",
  elsewhereText:
    "Go on there, or take it over here. What was typed comes along, and nothing is answered twice.",
  takeOver: "Continue here",
  keepText: "Put my text into the box",
  repeated: "Here is the question once more.",
  rephrased: "The same question in other words.",
  timer: (elapsed: string, total: string) => `${elapsed} of ${total}`,
  timerSoon: (left: string) => `About ${left} left. Nothing will be cut off.`,
  timerOver: "Over the time you chose. Finish your thought; nothing is cut off.",
  endTitle: "End the interview here?",
  endText: (answered: number) =>
    plural(answered, {
      one: "The report will rest on the # answer you gave. The open question is left out.",
      other: "The report will rest on the # answers you gave. The open question is left out.",
    }),
  endNone: "You have not answered yet, so there will be nothing to score.",
  endConfirm: "End and see the report",
  endStay: "Keep going",
  leaveHint: "Closing the page loses nothing: you can continue later.",
  finished: "That was the last question. Your report is being written…",
};

export const roomStrings = localized("room", english);
