// Reads the dateline at the head of an article: the place and day from which it was sent.

import { dayNumber, daysInMonth } from './calendar.ts';
import { monthOf } from './date-words.ts';

/** A dateline stands in the first line of the text, or right below its headline. */
const HEAD_CHARS = 400;
/** "TUNIS, 20 February 2017 (Agency) —", "KABUL, Afghanistan, Feb. 20, 2017 --": a place in capitals, a whole date, a dash. */
const DATELINE =
  /^(?:[^\n]{1,200}\n\s*)?\p{Lu}{3}[\p{Lu} .’'-]{0,30}(?:,\s\p{Lu}[\p{L}. ]{1,30})?,\s(?:(?<day>\d{1,2})\s(?<month>\p{Lu}\p{Ll}{2,8}\.?)|(?<lateMonth>\p{Lu}\p{Ll}{2,8}\.?)\s(?<lateDay>\d{1,2}),)\s(?<year>\d{4})\s?(?:\([^)\n]{2,30}\)\s?)?(?:--?|–|—)/u;

/** The day number of the dateline; null when there is none, or none with its year. */
export function datelineDay(text: string): number | null {
  const groups = DATELINE.exec(text.slice(0, HEAD_CHARS))?.groups;
  if (groups === undefined) return null;
  const [year, month, day] = [
    Number(groups.year),
    monthOf(groups.month ?? groups.lateMonth ?? ''),
    Number(groups.day ?? groups.lateDay),
  ];
  return month < 1 || day < 1 || day > daysInMonth(year, month) ? null : dayNumber(year, month, day);
}
