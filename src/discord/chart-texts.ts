// What a chart of articles by day says: over its bars, and in words for those who do not see it.

import type { DayCount } from '../news/day-counts.ts';
import { sayCount, sayDay, sayList } from './texts.ts';

/** As many days as are remembered when they are read out. */
const PEAKS_MAX = 3;

export const chartTexts = {
  /** Over the bars, by how long a time one of them stands for. */
  titles: {
    day: 'Articles by day',
    week: 'Articles by week',
    month: 'Articles by month',
    year: 'Articles by year',
    decade: 'Articles by decade',
  },
  /** What the chart shows, in words: its text alternative. `undated`: articles without a day, which no bar counts. */
  inWords: (counts: readonly DayCount[], undated = 0): string =>
    `Articles by day of publication: ${sayCounts(counts)}${undated === 0 ? '' : ` ${sayCount(undated, 'more article')} ${undated === 1 ? 'has' : 'have'} no day.`}`,
  /** In place of the picture. */
  undrawn: (counts: readonly DayCount[], undated = 0): string =>
    `The chart could not be drawn. ${chartTexts.inWords(counts, undated)}`,
} as const;

/** "34 in all, on 12 days from 3 January to 20 February 2017. Most on 20 February 2017 (12)." The days must be in order. */
function sayCounts(counts: readonly DayCount[]): string {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const [first, last] = [counts[0]?.day ?? '', counts.at(-1)?.day ?? ''];
  if (first === last) return `${total.toLocaleString('en')} in all, on ${sayDay(first)}.`;
  const days = counts.filter(({ count }) => count > 0);
  const span = `${total.toLocaleString('en')} in all, on ${sayCount(days.length, 'day')} from ${sayDay(first)} to ${sayDay(last)}.`;
  const [most, ...others] = days.toSorted((one, other) => other.count - one.count);
  // Where all are alike, none stands out.
  if (most === undefined || others.at(-1)?.count === most.count) return span;
  const peaks = [most, ...others].slice(0, PEAKS_MAX);
  return `${span} Most on ${sayList(peaks.map(({ day, count }) => `${sayDay(day)} (${count.toLocaleString('en')})`))}.`;
}
