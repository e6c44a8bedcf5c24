import { LOCALE } from "@/lib/plural";

const score = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const figure = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });
const points = new Intl.NumberFormat(LOCALE, {
  minimumFractionDigits: 1,
  maximumFractionDigits: 2,
  signDisplay: "exceptZero",
});
const money = new Intl.NumberFormat(LOCALE, {
  style: "currency",
  currency: "USD",
  maximumFractionDigits: 4,
});
const tokens = new Intl.NumberFormat(LOCALE);
const day = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short", year: "numeric" });
const time = new Intl.DateTimeFormat(LOCALE, { hour: "2-digit", minute: "2-digit", hour12: false });

export const formatScore = (value: number): string => score.format(value);

/** At most one decimal. */
export const formatFigure = (value: number): string => figure.format(value);

export const formatPoints = (value: number): string => points.format(value).replace("-", "−");

/** US dollars; a request may cost a small part of a cent. */
export const formatMoney = (dollars: number): string => money.format(dollars);

export const formatTokens = (count: number): string => tokens.format(count);

export function formatDay(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : `${day.format(at)}, ${time.format(at)}`;
}

/** Seconds as `m:ss`. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** Bytes as whole megabytes (1 MB = 1,000,000 bytes), at least 1. */
export const formatMegabytes = (bytes: number): string =>
  `${Math.max(1, Math.floor(bytes / 1_000_000))} MB`;

/** A machine name (`system_design`) as words (`System design`). */
export function asWords(name: string): string {
  const words = name.replaceAll(/[_-]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
