/** The words of charts and of the tables that say the same. */
export const chartStrings = {
  competency: "Competency",
  change: "Change",
  none: "–",
  radar: (first: string, second: string) =>
    `Scores by competency: ${first} and ${second}. A table follows.`,
} as const;
