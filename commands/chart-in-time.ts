// Adds a chart of days to a screen, without letting the screen wait for one that takes its time.

import type { Screen } from '../src/discord/command.ts';
import type { DayCount } from '../src/news/day-counts.ts';

/** One bar tells no more than the line that says the day. */
const CHARTED_DAYS_MIN = 2;
/** A chart takes 50 to 300 ms; where the machine is busy, or the first one loads what draws, the page goes ahead. */
const PATIENCE_MS = 1_000;

type Charted = Extract<Screen, { kind: 'actor' | 'timeline' }>;

/**
 * The screen with its chart, or with word that it could not be drawn; as it is on pages after the first, and where there
 * are too few days. A screen whose chart is late is shown without it meanwhile.
 */
export async function chartInTime(
  screen: Charted,
  counts: readonly DayCount[],
  page: { readonly offset: number; readonly show: (screen: Screen) => Promise<void> },
  drawDays: (counts: readonly DayCount[]) => Promise<Uint8Array | undefined>,
): Promise<Screen> {
  if (page.offset > 0 || counts.length < CHARTED_DAYS_MIN) return screen;
  const drawing = drawDays(counts);
  if (await isLate(drawing)) await page.show(screen);
  return { ...screen, chart: (await drawing) ?? 'undrawn' };
}

/** True when it is not done within a second. */
async function isLate(work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<true>((resolve) => {
    timer = setTimeout(() => resolve(true), PATIENCE_MS);
  });
  const done = await Promise.race([work.then(() => false as const), late]);
  clearTimeout(timer);
  return done;
}
