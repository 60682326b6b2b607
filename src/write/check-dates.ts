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

/**
 * The first date of a statement that belongs to something else in the cited sentence; undefined when none does. Where
 * that tells of several days, the nearest one to the word beside which the statement puts its day has to be the same.
 */
export function misplacedDate(statement: string, cited: string, published: string | undefined): string | undefined {
  const anchor = { published: published ?? null };
  const told = findDates(cited, anchor).filter(isDay);
  if (told.every((time) => isSameTime(time, told[0] ?? time))) return undefined;
  return findDates(statement, anchor)
    .filter(isDay)
    .find((time) => {
      const beside = wordBeside(statement, time);
      const at = beside === undefined ? -1 : cited.toLowerCase().indexOf(beside);
      if (at === -1) return false;
      const nearest = told.toSorted((a, b) => distance(a, at, cited) - distance(b, at, cited))[0];
      return nearest !== undefined && !isSameTime(time, nearest);
    })?.text;
}

const isDay = ({ type }: TimeMention): boolean => type === 'DATE' || type === 'TIME';

/** Characters between a time and a place; what lies beyond the end of a clause is far. */
function distance({ start, end }: TimeMention, at: number, text: string): number {
  const between = at < start ? text.slice(at, start) : text.slice(end, at);
  return (
    between.length + CLAUSE_CHARS * (between.match(/[,;:]\s|\s(?:and|but|while|which|before|after)\s/gu)?.length ?? 0)
  );
}

/** As far as a clause is long. */
const CLAUSE_CHARS = 60;

/** The last long word before a time; the first after it where it opens the statement. Folded to what stays of most forms. */
function wordBeside(text: string, { start, end }: TimeMention): string | undefined {
  const words = (part: string) => part.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const word = words(text.slice(0, start)).at(-1) ?? words(text.slice(end))[0];
  return word?.slice(0, Math.max(4, word.length - 2));
}

function isSameTime(mention: TimeMention, other: TimeMention): boolean {
  if (mention.from === undefined || mention.to === undefined) return mention.value === other.value;
  return mention.from === other.from && mention.to === other.to;
}
