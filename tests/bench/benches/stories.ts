// What it costs to put one new article into the stories of all that came before: among a thousand and among a hundred thousand.

import { growStories } from '../../../src/stories/stories.ts';
import { inventReads } from '../invented-reads.ts';

const SIZES = [1_000, 100_000];
const YEAR_MS = 365 * 86_400_000;
/** New articles that are timed at each size. */
const NEW = 500;

/**
 * Prints p50 and p99 of adding one article at each size, and the ratio of the last to the first: once with as many articles
 * a day at each, once with all of them within a year. Sizes may be given.
 */
export async function benchStories(sizes: readonly string[]): Promise<readonly string[]> {
  const wanted = sizes.length > 0 ? sizes.map(Number) : SIZES;
  const largest = Math.max(...wanted);
  const ofOneFlow = timeSizes('as many a day', wanted, (size) => (size / largest) * YEAR_MS);
  return [...ofOneFlow, ...timeSizes('within one year', wanted, () => YEAR_MS)];
}

function timeSizes(name: string, sizes: readonly number[], overMs: (size: number) => number): string[] {
  const lines: string[] = [];
  const medians: number[] = [];
  for (const size of sizes) {
    const growing = growStories();
    const times: number[] = [];
    let number = 0;
    for (const read of inventReads(size + NEW, overMs(size + NEW))) {
      const started = performance.now();
      growing.add(read);
      if (number >= size) times.push(performance.now() - started);
      number += 1;
    }
    const at = (share: number): number => times.toSorted((a, b) => a - b)[Math.floor(share * times.length)] ?? 0;
    medians.push(at(0.5));
    lines.push(
      `${name}, among ${size.toLocaleString('en')}: one new article p50 ${at(0.5).toFixed(2)} ms, p99 ${at(0.99).toFixed(2)} ms, heap ${(process.memoryUsage().heapUsed / 1e6).toFixed(0)} MB`,
    );
  }
  const [first = 1] = medians;
  return [...lines, `${name}, ratio of the last to the first: ${((medians.at(-1) ?? first) / first).toFixed(2)}`];
}
