// Weighs the times of a sentence: how near each is to being that of its main event, by the clause it stands in.

import type { Quote } from '../news/article.ts';
import type { Day } from '../news/ids.ts';
import type { TimeMention } from '../news/moment.ts';
import { addDays } from './calendar.ts';
import type { Clause, ClauseKind } from './clauses.ts';

/** A time of the sentence in hand; `start` and `end` are offsets in that sentence. */
export interface Told {
  readonly index: number;
  readonly mention: TimeMention;
  readonly start: number;
  readonly end: number;
}

/** How near a time is to being that of the main event, by the clause it stands in. */
export const WEIGHTS: Readonly<Record<ClauseKind, number>> = {
  content: 12,
  main: 10,
  speech: 6,
  when: 3,
  after: 0,
  aside: 0,
  condition: 0,
};
/** Said of what is still to come: the saying is what happened. */
export const WEIGHT_OF_PLANS = 4;
/** "After the vote on Tuesday": so many days back the two are one piece of news. */
const AFTERMATH_DAYS = 7;
/** What is longer ago than a year is news no more. */
const NEWS_DAYS_MAX = 365;

/** The weight of a time (0: not that of the event), and whether it keeps the day of publication from standing in. */
export function roleOf(
  text: string,
  { mention, start, end }: Told,
  clauses: readonly Clause[],
  { publishedDay, quotes }: { readonly publishedDay?: Day; readonly quotes: readonly Quote[] },
): { weight: number; blocks: boolean } {
  const clause = clauses.find((one) => one.start <= start && start < one.end) ?? clauses.at(-1);
  const isQuoted = quotes.some((quote) => quote.start <= mention.start && mention.end <= quote.end);
  const kind = isQuoted ? 'content' : (clause?.kind ?? 'main');
  const before = text.slice(clause?.start ?? 0, start);
  const isAside = kind === 'aside' || kind === 'condition';
  // "since Monday", "until 3 March": where it began or ends, not when it was.
  const borders = /\b(?:since|until|till)\s(?:\S+\s){0,2}$/i.test(before);
  if (borders || mention.type === 'SET') return { weight: 0, blocks: !isAside };
  if (mention.type === 'DURATION' || mention.from === undefined) {
    if (/\bwithin\s$/i.test(before) && !/^PT[X\d]+[MS]$/.test(mention.value)) return { weight: 0, blocks: true };
    return { weight: 0, blocks: kind === 'main' && !/^PT|^PRESENT_REF$/.test(mention.value) };
  }
  // "a bowl from the fourth century": how old, not when.
  if (/^(?:decade|range)$/.test(mention.granularity) && /\bfrom\s(?:the\s)?$/.test(before))
    return { weight: 0, blocks: false };
  // "the 2016 budget", "a loss for 2016": which one, not when.
  const isAttribute = /^[\s-]\p{Ll}/u.test(text.slice(end)) && /(?:^|\b)(?:the|an?|its|his|her|their)\s$/i.test(before);
  // "A survivor of the 9/11 attacks spoke": a day of years ago names the deed.
  const isOld = mention.granularity === 'day' && addDays(mention.from, NEWS_DAYS_MAX) < (publishedDay ?? '');
  if (isAttribute && isOld && !/\b(?:in|during)\s\S+\s$/i.test(before)) return { weight: 0, blocks: false };
  const names = isAttribute && mention.granularity !== 'day';
  if (names || (mention.granularity === 'year' && /\bfor\s$/.test(before)))
    return { weight: 0, blocks: kind === 'main' };
  if (kind === 'after') {
    const near =
      /^\s*(?:after|following)\b/i.test(before) && publishedDay !== undefined && mention.granularity === 'day'
        ? mention.from <= publishedDay && addDays(mention.from, AFTERMATH_DAYS) >= publishedDay
        : false;
    return { weight: near ? 1 : 0, blocks: true };
  }
  const planned =
    kind === 'content' && publishedDay !== undefined && mention.to !== undefined && mention.from > publishedDay;
  return { weight: planned ? WEIGHT_OF_PLANS : WEIGHTS[kind], blocks: !isAside && !planned };
}

/** What is past before what is to come, then the finer, then the later: news tells what is new. */
export function compareTold(a: Told, b: Told, publishedDay: Day | undefined): number {
  const isAhead = ({ mention }: Told): number =>
    publishedDay !== undefined && (mention.from ?? '') > publishedDay ? 1 : 0;
  const isCoarse = ({ mention }: Told): number => (mention.granularity === 'day' ? 0 : 1);
  return (
    isAhead(a) - isAhead(b) || isCoarse(a) - isCoarse(b) || (b.mention.from ?? '').localeCompare(a.mention.from ?? '')
  );
}
