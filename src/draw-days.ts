// Has a chart of articles by day drawn in the pool of threads, for a page that a person waits for. Wires, as main does.

import { chartTexts } from './discord/command.ts';
import type { DayCount } from './news/day-counts.ts';
import type { House } from './open-house.ts';

/** Somebody waits: without the chart the page says in words what it would have shown. A first one takes a second on a busy machine. */
const CHART_MS_MAX = 4_000;

/** Gives the PNG; undefined, and logged, when it could not be drawn in time. At least one day must have a count. */
export async function drawDays(
  counts: readonly DayCount[],
  { offload, log }: Pick<House, 'offload' | 'log'>,
): Promise<Uint8Array | undefined> {
  try {
    return (await offload.run('drawCounts', { counts, titles: chartTexts.titles }, { withinMs: CHART_MS_MAX })).png;
  } catch (error) {
    log.warn('a chart could not be drawn', { err: error });
    return undefined;
  }
}
