/** The words of charts and of the tables that say the same. */
import { localized } from "@/strings/localized";

const english = {
  competency: "Competency",
  change: "Change",
  none: "–",
  radar: (first: string, second: string) =>
    `Scores by competency: ${first} and ${second}. A table follows.`,
};

export const chartStrings = localized("charts", english);
