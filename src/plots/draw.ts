// The door of plots/: counts by day as a picture. Drawing costs 40 ms of CPU, after 200 ms for loading what draws, so it is
// run in the pool of threads (workers/); a thread that never draws loads nothing.

import type { DayCount } from '../news/day-counts.ts';
import { type BinUnit, binDays } from './bin-days.ts';

/** What a chart of counts is drawn from. `titles`: what stands over it, by how long a time one bar stands for. */
export interface CountPlot {
  readonly counts: readonly DayCount[];
  readonly titles: Readonly<Record<BinUnit, string>>;
}

/** A PNG, 900 × 475 pixels. */
export interface Picture {
  readonly png: Uint8Array;
}

/**
 * Draws counts by day as bars: a bar a day, or a week, month, year or decade where there are too many days to tell apart.
 * It stands on a ground of its own, so that it reads the same on a light and on a dark page. Throws RangeError when no
 * day has a count, for there is nothing to see.
 */
export async function drawCounts({ counts, titles }: CountPlot): Promise<Picture> {
  const binned = binDays(counts);
  if (binned === undefined) throw new RangeError('There is nothing to draw: no day has a count.');
  const [{ drawBars, SIZE }, { paintPng }] = await Promise.all([import('./draw-bars.ts'), import('./paint-png.ts')]);
  return { png: paintPng(await drawBars(binned, titles[binned.unit]), SIZE) };
}
