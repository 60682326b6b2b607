// Joins dates with the words and dates beside them: "early", "the end of", "first week of", "from … to …".

import { civil, dayNumber, weekdayOf } from './calendar.ts';
import { addMonths, type FoundDate, type Reading, readDay, readRange, readWeek } from './date-reading.ts';
import { countOf, expandPieces, ordinalOf, unitOf, weekdayNumber } from './date-words.ts';
import { joinClocks } from './join-clocks.ts';
import { joinRanges, orderWeekdays, shareYears } from './join-ranges.ts';
import { type JoinOptions, partOf } from './part-of-date.ts';
import { weekendAround } from './weekend-around.ts';

/** The longest lead a date may have: "the second to last Wednesday of". */
const LEAD_CHARS = 60;
const DAYS_PER_WEEK = 7;

/** Joins found dates with what leads to them and, in questions, with each other. Gives dates in order, not overlapping. */
export function joinDates(text: string, dates: readonly FoundDate[], options: JoinOptions): FoundDate[] {
  const led: FoundDate[] = [];
  for (const date of dates) {
    let joined = date;
    // A lead may stand before a lead: "late in the first week of March".
    for (let again = 0; again < 3; again += 1) {
      const longer = withLead(text, joined, led, options);
      if (longer === null) break;
      joined = longer;
      // "two days before Christmas": the length found before is part of what was joined.
      while ((led.at(-1)?.start ?? -1) >= joined.start) led.pop();
    }
    led.push(joined);
  }
  const timed = joinClocks(text, led);
  return options.asked ? joinRanges(text, timed) : orderWeekdays(text, shareYears(text, timed), options.anchor);
}

const LEADS: readonly {
  pattern: RegExp;
  join: (groups: Record<string, string | undefined>, date: Reading, options: JoinOptions) => Reading | null;
}[] = [
  {
    pattern: lead(
      '(?:at{_}|in{_}|by{_}|from{_}|the{_}|until{_}|towards?{_}){0,2}(?<part>earlier(?:{_}in)?|later(?:{_}in)?|(?:the{_})?(?:rest|remainder|remaining){_}of|early(?:{_}in|{_}part{_}of)?|beginning{_}of|(?:very{_})?beginning{_}of|start{_}of|mid(?:dle)?{_}?(?:of)?|late(?:{_}in)?|end{_}of)(?:{_}the)?[-\\s]{1,2}',
    ),
    join: partOf,
  },
  {
    pattern: lead(
      '(?:on{_})?(?:the{_})?(?<nth>{ordinal}){_}(?<last>last{_})?(?:(?<weekday>{weekday})|(?<unit>day|week|weekend|month)){_}(?:of|in){_}(?:the{_}month{_}of{_})?',
    ),
    join: nthOf,
  },
  {
    pattern: lead(
      '(?:exactly{_}|about{_}|more{_}than{_}|less{_}than{_})?(?:(?<count>{count}){_}(?<unit>{unit})|the{_}day|(?<week>the{_}week)){_}(?<way>before|prior{_}to|after|following|from){_}(?:the{_})?',
    ),
    join: awayFrom,
  },
  {
    pattern: lead(
      '(?:for{_})?(?<count>{count}){_}(?<unit>{unit}),?{_}(?:(?:starting|beginning|commencing)(?:{_}(?:on|from|at|in))?|from)(?:{_}the)?{_}',
    ),
    join: lengthFrom,
  },
  {
    pattern: lead('(?:the{_})?(?<end>first|last){_}(?<count>{count}){_}(?<unit>{unit}){_}(?:of|in){_}(?:the{_})?'),
    join: unitsIn,
  },
  {
    pattern: lead(
      '(?:the{_})?(?<week>week|weekend){_}(?:of|beginning(?:{_}on)?|starting(?:{_}on)?|commencing)(?:{_}the)?{_}|w/c{_}',
    ),
    join: weekOf,
  },
  { pattern: lead('(?:on{_})?(?<weekday>{weekday}){_}(?:of{_}|in{_})?'), join: weekdayIn },
];

function lead(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${expandPieces(pattern)})$`, 'iu');
}

function withLead(
  text: string,
  date: FoundDate,
  earlier: readonly FoundDate[],
  options: JoinOptions,
): FoundDate | null {
  const before = text.slice(Math.max(0, date.start - LEAD_CHARS), date.start);
  for (const { pattern, join } of LEADS) {
    const match = pattern.exec(before);
    if (match === null) continue;
    const start = date.start - match[0].length + openerLength(match[0]);
    // A lead may hold earlier dates, but may not cut through one.
    if (earlier.some((one) => one.start < start && one.end > start)) continue;
    const reading = join(match.groups ?? {}, date.reading, options);
    if (reading !== null) return { start, end: date.end, reading };
  }
  return null;
}

/** The prepositions in front are not part of the words that tell the time. */
function openerLength(words: string): number {
  return /^(?:(?:at|in|on|by|from|until|towards?|the(?=\s+(?:early|late|mid)))\s+)*/i.exec(words)?.[0].length ?? 0;
}

function nthOf({ nth = '', last, weekday, unit }: Record<string, string | undefined>, date: Reading): Reading | null {
  if (date.from === undefined || date.to === undefined || date.granularity === 'day' || date.granularity === 'range')
    return null;
  const n = ordinalOf(nth) * (last === undefined ? 1 : -1);
  if (weekday !== undefined) {
    const number = weekdayNumber(weekday);
    const first = date.from + ((number - weekdayOf(date.from) + 7) % 7);
    const final = date.to - ((weekdayOf(date.to) - number + 7) % 7);
    const day = n < 0 ? final + (n + 1) * 7 : first + (n - 1) * 7;
    return day > date.to || day < date.from ? null : readDay(day, date.basis);
  }
  if (unit === 'day') return readDay(n < 0 ? date.to + n + 1 : date.from + n - 1, date.basis);
  if (unit === 'month') return monthIn(date, n);
  // The first week of a month holds its first Thursday, as the first ISO week of a year does.
  const firstThursday = date.from + ((4 - weekdayOf(date.from) + 7) % 7);
  const lastThursday = date.to - ((weekdayOf(date.to) - 4 + 7) % 7);
  const week = readWeek(n < 0 ? lastThursday + (n + 1) * 7 : firstThursday + (n - 1) * 7, date.basis);
  if (unit === 'week' || week.from === undefined) return week;
  return readRange(week.from + 5, week.from + 6, date.basis, `${week.value}-WE`);
}

function monthIn(date: Reading, n: number): Reading | null {
  if (date.granularity !== 'year' || date.from === undefined) return null;
  const { year } = civil(date.from);
  const month = n < 0 ? 13 + n : n;
  const from = dayNumber(year, month, 1);
  const to = addMonths(from, 1) - 1;
  return { ...date, granularity: 'month', value: `${year}-${String(month).padStart(2, '0')}`, from, to };
}

function awayFrom({ count, unit, week, way = '' }: Record<string, string | undefined>, date: Reading): Reading | null {
  if (date.from === undefined || date.granularity !== 'day') return null;
  const sign = /before|prior/i.test(way) ? -1 : 1;
  // "The week before Christmas" is the seven days up to it.
  if (week !== undefined)
    return sign < 0
      ? readRange(date.from - DAYS_PER_WEEK, date.from - 1, date.basis)
      : readRange(date.from + 1, date.from + DAYS_PER_WEEK, date.basis);
  const day = movedBy(
    date.from,
    sign * (count === undefined ? 1 : countOf(count)),
    unit === undefined ? 'D' : unitOf(unit),
  );
  return day === null ? null : readDay(day, date.basis);
}

function weekOf({ week = '' }: Record<string, string | undefined>, date: Reading): Reading | null {
  if (date.from === undefined || date.granularity !== 'day') return null;
  return /weekend/i.test(week) ? weekendAround(date) : readWeek(date.from, date.basis);
}

/** "Two weeks starting 20 May": so long from the first day of the date; null for lengths of the clock. */
function lengthFrom(
  { count = '', unit = '' }: Record<string, string | undefined>,
  date: Reading,
  { asked }: JoinOptions,
): Reading | null {
  if (date.from === undefined || !asked) return null;
  const end = movedBy(date.from, countOf(count), unitOf(unit));
  return end === null || end <= date.from ? null : readRange(date.from, end - 1, date.basis);
}

/** "The last four months of 2021": so many whole units at an end of the date. */
function unitsIn(
  { end = '', count = '', unit = '' }: Record<string, string | undefined>,
  date: Reading,
  { asked }: JoinOptions,
): Reading | null {
  if (date.from === undefined || date.to === undefined || !asked) return null;
  const number = countOf(count);
  const first = /first/i.test(end);
  const border = movedBy(first ? date.from : date.to + 1, first ? number : -number, unitOf(unit));
  if (border === null || border < date.from || border > date.to) return null;
  return first ? readRange(date.from, border - 1, date.basis) : readRange(border, date.to, date.basis);
}

/** The day so many units on; null for vague counts and for units of the clock. */
function movedBy(day: number, number: number, letter: string): number | null {
  if (Number.isNaN(number)) return null;
  const days: Record<string, number> = { D: 1, W: 7, F: 14 };
  const months: Record<string, number> = { M: 1, Q: 3, Y: 12, E: 120 };
  if (days[letter] !== undefined) return day + Math.round(number * days[letter]);
  return months[letter] === undefined ? null : addMonths(day, Math.round(number * months[letter]));
}

function weekdayIn({ weekday = '' }: Record<string, string | undefined>, date: Reading): Reading | null {
  if (date.granularity !== 'week' || date.from === undefined) return null;
  return readDay(date.from + weekdayNumber(weekday) - 1, date.basis);
}
