/** The words of the history, and of two interviews side by side. */
import { plural } from "@/lib/plural";
import { localized } from "@/strings/localized";

const english = {
  documentTitle: "Your interviews – Viva",
  title: "Your interviews",
  words: "Job or name",
  kind: "Kind",
  anyKind: "All kinds",
  state: "State",
  anyState: "All",
  finished: "Finished",
  unfinished: "Unfinished",
  search: "Search",
  list: "Found",
  failed: "Your interviews could not be loaded.",
  none: "There is no interview yet.",
  noneFound: "No interview is like that. Search for less.",
  count: (count: number, more: boolean) =>
    more
      ? `The newest ${plural(count, { one: "# interview", other: "# interviews" })}`
      : plural(count, { one: "# interview", other: "# interviews" }),
  more: "Show more",
  chosen: (count: number) => (count < 2 ? "Choose one more to compare." : "Two are chosen."),
  compare: "Compare these two",
  trend: {
    title: "Your scores over time",
    label: (count: number) => `Scores of ${count} interviews, the oldest first. A table follows.`,
    asTable: "Show as a table",
    interview: "Interview",
    score: "Score",
  },
  comparison: {
    documentTitle: "Two interviews side by side – Viva",
    title: "Side by side",
    loading: "Fetching both reports…",
    failed: "The two reports could not be loaded.",
    missing: "One of the two was deleted, or is not finished.",
    back: "All interviews",
    readiness: "Readiness",
    answers: "Answers with a score",
    competencies: "By competency",
    measures: "Delivery",
    what: "What",
    none: "–",
    open: (title: string) => `Report: ${title}`,
    earlier: "Earlier",
    later: "Later",
  },
};

export const historyStrings = localized("history", english);
