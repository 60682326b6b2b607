// What a timeline says. What comes from outside is quoted before it is given here.

import type { Day } from '../news/ids.ts';
import { sayCount, sayDay, sayPeriod } from './texts.ts';

export const timelineTexts = {
  /** What Discord shows while people type. */
  option: {
    subject: 'A person, an organisation, a place, or anything else with a name',
    from: 'Events then or later: 20 February 2017, last week, Q1 2017',
    to: 'Events then or earlier: 28 February 2017, last week, Q1 2017',
  },
  events: (from: number, to: number, total: number): string =>
    total <= to - from + 1 ? sayCount(total, 'event') : `events ${from}–${to} of ${total.toLocaleString('en')}`,
  days: ({ from, to }: { readonly from?: Day | undefined; readonly to?: Day | undefined }): string => {
    if (from !== undefined && to !== undefined) return sayPeriod({ from, to });
    if (from !== undefined) return `from ${sayDay(from)} on`;
    return to === undefined ? '' : `up to ${sayDay(to)}`;
  },
  named: (articles: number): string => `named in ${sayCount(articles, 'article')}`,
  none: (subject: string): string => `No article here tells of something that happened to ${subject}.`,
  noneIn: (subject: string, days: string): string =>
    `No article here tells of something that happened to ${subject} in these days: ${days}.`,
  left: (articles: number): string =>
    `${sayCount(articles, 'more article')} ${articles === 1 ? 'names' : 'name'} it; ask for fewer days to have them read.`,
  more: (sentences: number): string => `+${sentences}`,
  newsOf: 'news of that day',
  planned: 'announced beforehand',
  counted: (words: string): string => `“${words}”`,
} as const;
