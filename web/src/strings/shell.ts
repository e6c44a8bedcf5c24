/** The words that every page may say. */
import { localized } from "@/strings/localized";

const english = {
  brand: "Viva",
  common: {
    skipToContent: "Skip to content",
    cancel: "Cancel",
    tryAgain: "Try again",
    loading: "Loading…",
    optional: "optional",
    home: "Viva, start page",
    untitled: "Interview",
    andMore: (count: number) => `and ${count} more`,
    navigation: "Pages",
    history: "Interviews",
    settings: "Settings",
    help: "Help and keys",
  },
  score: {
    of10: "of 10",
    plain: (score: string) => `${score} of 10`,
    withBand: (score: string, low: string, high: string) =>
      `${score} of 10, plausibly ${low} to ${high}`,
  },
  problem: {
    connection: "The server did not answer. Check that Viva is running, then try again.",
    http: "The server could not do this. Try again in a moment.",
    page: "Something in the page went wrong. Reload it; what you typed is kept.",
    pageTitle: "This page stumbled",
    part: "A part of this page could not be fetched. Reload it; what you typed is kept.",
    reload: "Reload",
  },
  notFound: {
    title: "There is no page here",
    text: "The address may be mistyped, or the interview was deleted.",
    back: "Go to the start page",
  },
  kinds: { mixed: "Mixed", technical: "Technical", behavioural: "Behavioural", hr: "HR" },
  kindHints: {
    mixed: "What a first real interview is like",
    technical: "Skills and how you use them",
    behavioural: "Situations and what you did",
    hr: "Motives, plans, conditions",
  },
  levels: {
    intern: "Intern",
    junior: "Junior",
    mid: "Mid-level",
    senior: "Senior",
    staff: "Staff",
    lead: "Lead",
    principal: "Principal",
  },
};

export const strings = localized("shell", english);
