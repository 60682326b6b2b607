// Headline and day: what is left to know an article by when its feed gave it another id and another address.

import { createHash } from 'node:crypto';
import type { Article, NewArticle } from '../news/article.ts';
import type { Day } from '../news/ids.ts';
import { isNearCopy } from './near-copy.ts';

// A publisher's headline of so many words stands over one article of a day; "Weather" and "Live blog" recur.
const TELLING_WORDS_MIN = 4;
// Zones and late corrections move a day by one.
const DAYS_APART_MAX = 1;
// From about two sentences on a text says itself whether it is another one under the same headline.
const TELLING_TEXT_CHARACTERS_MIN = 600;
const DAY_MS = 86_400_000;

/** The headline's key: 16 hex digits, equal for headlines that differ in case and signs alone; undefined for a short one. */
export function titleKeyOf(title: string): string | undefined {
  const words =
    title
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  // Scripts without spaces make one word of a headline: eight characters of them say as much as four words.
  if (words.length < TELLING_WORDS_MIN && !/\p{Lo}{8}/u.test(title)) return undefined;
  return createHash('sha256').update(words.join(' ')).digest('hex').slice(0, 16);
}

/** True when both are of one publisher and bear one telling headline, about the same day, and their texts (where both are long) are alike. */
export function isSameHeadlineOfDay(arriving: NewArticle, known: Article): boolean {
  const key = titleKeyOf(arriving.title);
  if (key === undefined || key !== titleKeyOf(known.title) || arriving.source !== known.source) return false;
  const apart = daysApart(known.publishedDay, arriving.publishedDay);
  if (apart === undefined || Math.abs(apart) > DAYS_APART_MAX) return false;
  const areLong = [arriving, known].every(({ text }) => text.length >= TELLING_TEXT_CHARACTERS_MIN);
  return !areLong || isNearCopy(arriving.text, known.text);
}

/** How many days the second is after the first; undefined when one is not known. */
export function daysApart(first: Day | undefined, second: Day | undefined): number | undefined {
  if (first === undefined || second === undefined) return undefined;
  return Math.round((Date.parse(second) - Date.parse(first)) / DAY_MS);
}
