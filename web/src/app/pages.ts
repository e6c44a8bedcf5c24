import { latePage } from "@/app/late-page";

export const start = latePage(async () => (await import("@/features/start/start-page")).StartPage);
export const setup = latePage(async () => (await import("@/features/setup/setup-page")).SetupPage);
export const room = latePage(async () => (await import("@/features/room/room-page")).RoomPage);
export const report = latePage(
  async () => (await import("@/features/report/report-page")).ReportPage,
);

/** Fetches the page of an address ahead of the first drawing; errors show when it is drawn. */
export async function preparePage(path: string): Promise<void> {
  const page = [
    { matches: /^\/$/, page: start },
    { matches: /^\/new\/?$/, page: setup },
    { matches: /^\/interviews\/[^/]+\/report\/?$/, page: report },
    { matches: /^\/interviews\/[^/]+\/?$/, page: room },
  ].find(({ matches }) => matches.test(path))?.page;
  await page?.prepare().catch(() => undefined);
}
