import { latePage } from "@/app/late-page";

export const start = latePage(
  async () => (await import("@/features/interviews/start-page")).StartPage,
);
export const setup = latePage(async () => (await import("@/features/setup/setup-page")).SetupPage);
export const room = latePage(async () => (await import("@/features/room/room-page")).RoomPage);
export const report = latePage(
  async () => (await import("@/features/report/report-page")).ReportPage,
);
export const history = latePage(
  async () => (await import("@/features/interviews/history-page")).HistoryPage,
);
export const compare = latePage(
  async () => (await import("@/features/compare/compare-page")).ComparePage,
);
export const settings = latePage(
  async () => (await import("@/features/settings/settings-page")).SettingsPage,
);
export const soundCheck = latePage(
  async () => (await import("@/features/sound-check/sound-check-page")).SoundCheckPage,
);

/** Fetches the page of an address ahead of the first drawing; errors show when it is drawn. */
export async function preparePage(path: string): Promise<void> {
  const page = [
    { matches: /^\/$/, page: start },
    { matches: /^\/new\/?$/, page: setup },
    { matches: /^\/settings\/?$/, page: settings },
    { matches: /^\/history\/?$/, page: history },
    { matches: /^\/interviews\/[^/]+\/report\/?$/, page: report },
    { matches: /^\/interviews\/[^/]+\/?$/, page: room },
  ].find(({ matches }) => matches.test(path))?.page;
  await page?.prepare().catch(() => undefined);
}
