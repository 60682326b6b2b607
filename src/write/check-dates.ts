// Finds the days and times of a claim that the words it cites do not tell.

import type { TimeMention } from '../news/moment.ts';
import { findDates, foldName } from '../text/understand.ts';
import type { CitedWords } from './cited-words.ts';

/**
 * The claim's dates, as they stand there, that no cited sentence tells: neither in the same words nor as the same
 * interval, counted from the cited article's day of publication ("20 February" for "on Monday"). Durations and sets
 * ("two weeks", "every day") must stand in the same words.
 */
export function missingDates(claim: string, { citations, quotes }: CitedWords): readonly string[] {
  const told = citations.flatMap(({ citation, article }) =>
    findDates(citation.quote, { published: article.publishedDay ?? null }),
  );
  const days = citations.map(({ article }) => article.publishedDay ?? null);
  const words = ` ${foldName(quotes)} `;
  const readings = days.map((published) => findDates(claim, { published }));
  const mentions = readings[0] ?? [];
  return mentions
    .filter((mention, at) => {
      if (words.includes(` ${foldName(mention.text)} `)) return false;
      return !readings.some((reading) => told.some((other) => isSameTime(reading[at] ?? mention, other)));
    })
    .map(({ text }) => text);
}

function isSameTime(mention: TimeMention, other: TimeMention): boolean {
  if (mention.from === undefined || mention.to === undefined) return mention.value === other.value;
  return mention.from === other.from && mention.to === other.to;
}
