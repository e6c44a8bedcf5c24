/** Alle Worte auf Deutsch. */
import type { Plural } from "@/lib/plural";
import { charts, help, history, measures, settings, shell, sound } from "@/strings/german/around";
import { room, setup, start } from "@/strings/german/interview";
import { report, reportEnd } from "@/strings/german/report";

export const german = (plural: Plural) => ({
  shell,
  start,
  setup: setup(plural),
  room: room(plural),
  report: report(plural),
  reportEnd: reportEnd(plural),
  history: history(plural),
  charts,
  sound,
  measures,
  help,
  settings: settings(plural),
});
