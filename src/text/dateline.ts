// Reads the dateline at the head of an article: the place and day from which it was sent.

import { civil, dayNumber, daysInMonth } from './calendar.ts';
import { monthOf } from './date-words.ts';

/** A dateline stands in the first line of the text, or right below its headline. */
const HEAD_CHARS = 400;
/** "TUNIS, 20 February 2017 (Agency) —", "KABUL, Feb. 20 --": a place in capitals, a day, a dash. */
const DATELINE =
  /^(?:[^\n]{1,200}\n\s*)?\p{Lu}{3}[\p{Lu} .’'-]{0,30}(?:,\s\p{Lu}[\p{L}. ]{1,30})?,\s(?:(?<day>\d{1,2})\s(?<month>\p{Lu}\p{Ll}{2,8}\.?)|(?<lateMonth>\p{Lu}\p{Ll}{2,8}\.?)\s(?<lateDay>\d{1,2}))(?:,?\s(?<year>\d{4}))?\s?(?:\([^)\n]{2,30}\)\s?)?(?:--?|–|—)/u;

/** A wire text is printed on the day of its dateline or soon after; an older day there is that of something else. */
const PRINTED_DAYS_MAX = 3;

/**
 * The day number of the dateline; null when there is none, none that tells its year where the day of publication is not
 * known, or one that is not of the days right before that day.
 */
export function datelineDay(text: string, published: number | null): number | null {
  const groups = DATELINE.exec(text.slice(0, HEAD_CHARS))?.groups;
  if (groups === undefined) return null;
  const month = monthOf(groups.month ?? groups.lateMonth ?? '');
  const day = Number(groups.day ?? groups.lateDay);
  if (published === null) return groups.year === undefined ? null : dayIn(Number(groups.year), month, day);
  const { year } = civil(published);
  const years = groups.year === undefined ? [year, year - 1] : [Number(groups.year)];
  const sent = years.map((each) => dayIn(each, month, day)).find((each) => each !== null && each <= published) ?? null;
  return sent !== null && published - sent <= PRINTED_DAYS_MAX ? sent : null;
}

function dayIn(year: number, month: number, day: number): number | null {
  return month < 1 || day < 1 || day > daysInMonth(year, month) ? null : dayNumber(year, month, day);
}
