// Has a chart of articles by day drawn in the pool of threads, for a page that a person waits for. Wires, as main does.

import { chartTexts } from './discord/command.ts';
import type { DayCount } from './news/day-counts.ts';
import type { House } from './open-house.ts';

/** Somebody waits, with the page before them. A first chart took 3 s on a machine that others kept busy. */
const CHART_MS_MAX = 10_000;

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
