/** The words of the start page. */
import { localized } from "@/strings/localized";

const english = {
  documentTitle: "Viva: practise the interview before it counts",
  title: "Practise the interview before it counts.",
  lead: "Give Viva a CV and a job description. It asks what an interviewer would ask, and every score it gives quotes your own words.",
  specimen: {
    label:
      "An example: an answer in which the words that earned points are marked, and its score, 7.2 of 10, plausibly 5.6 to 8.4.",
    question: "How did you find out what made the report slow?",
    answer: [
      { words: "First ", mark: 0 },
      { words: "I measured where the time went", mark: 1 },
      { words: ": one query took nine of ten seconds. So ", mark: 0 },
      { words: "I changed that one thing and measured again", mark: 2 },
      { words: ".", mark: 0 },
    ],
  },
  begin: "Start an interview",
  example: "Try with an example",
  unfinished: "Unfinished",
  finished: "Finished",
  empty:
    "Your interviews will be listed here. You can leave one in the middle and come back to the same question.",
  resume: "Continue",
  report: "Report",
  remove: "Delete",
  all: "All interviews",
  compare: "Compare",
  failed: "Your interviews could not be loaded.",
  progress: (asked: number, total: number) => `Question ${asked} of ${total}`,
  noScore: "no score",
  scoring: "scoring",
  whereTitle: "Where your data lies",
  where: "On this computer, in",
  whereAfter: "Nothing you give Viva leaves it. Delete an interview and it is gone.",
  whereWithModels:
    "Texts of documents and answers go, without contact details, to the language models that are set up here.",
  removeTitle: "Delete this interview?",
  removeText: (name: string) => `“${name}”, its answers and its report will be deleted for good.`,
  removeConfirm: "Delete for good",
  removed: "The interview was deleted.",
};

export const startStrings = localized("start", english);
