export type MinuteRange = { from: number; to: number };

/** Minutes that a written answer takes most people when no timer is chosen. */
const USUAL_MINUTES = { from: 2, to: 3 };
/** Few people use up all the time they set; the lower end takes them to use this share. */
const SHARE_USED = 0.6;
/** Longer estimates are rounded to steps of five: more would pretend to know. */
const FINE_UP_TO = 10;

const round = (minutes: number): number =>
  minutes <= FINE_UP_TO ? Math.max(1, Math.round(minutes)) : Math.round(minutes / 5) * 5;

export function estimateDuration(questions: number, minutesPerAnswer: number | null): MinuteRange {
  const each =
    minutesPerAnswer === null
      ? USUAL_MINUTES
      : { from: minutesPerAnswer * SHARE_USED, to: minutesPerAnswer };
  return { from: round(questions * each.from), to: round(questions * each.to) };
}
