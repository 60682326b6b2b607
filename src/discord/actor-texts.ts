// What is said of actors: who they are, which one is meant, and what moderators decide about them. What comes from outside
// is quoted before it is given here.

import type { ActorKind } from '../news/actor.ts';
import type { DayCount } from '../news/day-counts.ts';
import type { Day } from '../news/ids.ts';
import { sayCount, sayDay, sayList, sayPeriod } from './texts.ts';

/** As many days as are remembered when they are read out. */
const PEAKS_MAX = 3;

export const actorTexts = {
  kind: { PER: 'person', ORG: 'organisation', LOC: 'place' } as Readonly<Record<ActorKind, string>>,
  also: (names: readonly string[]): string => `also ${names.join(', ')}`,
  articles: (count: number): string => `named in ${sayCount(count, 'article')}`,
  page: (from: number, to: number, total: number): string => `sentences ${from}–${to} of ${total}`,

  roles: 'What the articles call them',
  roleDays: (from: Day, to: Day): string => sayPeriod({ from, to }),
  first: (day: Day, link: string): string => `First named ${sayDay(day)} (${link})`,
  last: (day: Day, link: string): string => `last named ${sayDay(day)} (${link})`,
  seen: (day: Day, link: string): string => `Named ${sayDay(day)} (${link})`,
  with: (names: readonly string[]): string => `**Most often named with** ${names.join(', ')}`,
  withCount: (name: string, articles: number): string => `${name} (${articles.toLocaleString('en')})`,
  sentences: 'From the latest articles',
  statements: 'Most quoted words',
  reported: 'as reported',
  carried: (articles: number): string => `in ${sayCount(articles, 'article')}`,
  nothingToShow: 'Nothing of it may be shown here: what names them may be shown in short excerpts only.',

  /** Over the bars, by how long a time one of them stands for. */
  chart: {
    day: 'Articles by day',
    week: 'Articles by week',
    month: 'Articles by month',
    year: 'Articles by year',
    decade: 'Articles by decade',
  },
  /** What the chart shows, in words: its text alternative. */
  chartInWords: (counts: readonly DayCount[], undated: number): string =>
    `Articles by day of publication: ${sayCounts(counts)}${undated === 0 ? '' : ` ${sayCount(undated, 'more article')} ${undated === 1 ? 'has' : 'have'} no day.`}`,
  noChart: 'The chart could not be drawn.',

  several: (name: string): string => `“${name}” may be several. Whom do you mean?`,
  none: (name: string): string => `No article here names “${name}”.`,
  nearest: 'The nearest names here:',
} as const;

/** "34 in all, on 12 days from 3 January to 20 February 2017. Most on 20 February 2017 (12)." The days must be in order. */
function sayCounts(counts: readonly DayCount[]): string {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const [first, last] = [counts[0]?.day ?? '', counts.at(-1)?.day ?? ''];
  if (first === last) return `${total.toLocaleString('en')} in all, on ${sayDay(first)}.`;
  const peaks = [...counts].sort((one, other) => other.count - one.count).slice(0, PEAKS_MAX);
  const most = sayList(peaks.map(({ day, count }) => `${sayDay(day)} (${count.toLocaleString('en')})`));
  const days = counts.filter(({ count }) => count > 0).length;
  return `${total.toLocaleString('en')} in all, on ${sayCount(days, 'day')} from ${sayDay(first)} to ${sayDay(last)}. Most on ${most}.`;
}
