// Joins dates with the words and dates beside them: "early", "the end of", "first week of", "from … to …".

import { civil, dayNumber, weekdayOf } from './calendar.ts';
import { addMonths, type FoundDate, type Reading, readDay, readRange, readWeek } from './date-reading.ts';
import { countOf, expandPieces, ordinalOf, UNITS, weekdayNumber } from './date-words.ts';
import { joinClocks } from './join-clocks.ts';
import { joinRanges } from './join-ranges.ts';

interface JoinOptions {
  readonly anchor: number | null;
  readonly asked: boolean;
}

/** The longest lead a date may have: "the second to last Wednesday of". */
const LEAD_CHARS = 60;

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
  return options.asked ? joinRanges(text, timed) : timed;
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
      '(?:on{_})?(?:the{_})?(?<nth>{ordinal}){_}(?:(?<weekday>{weekday})|(?<unit>day|week|weekend|month)){_}(?:of|in){_}(?:the{_}month{_}of{_})?',
    ),
    join: nthOf,
  },
  {
    pattern: lead(
      '(?:exactly{_}|about{_}|more{_}than{_}|less{_}than{_})?(?:(?<count>{count}){_}(?<unit>{unit})|the{_}day|the{_}week){_}(?<way>before|prior{_}to|after|following|from){_}(?:the{_})?',
    ),
    join: awayFrom,
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

function partOf(
  { part = '' }: Record<string, string | undefined>,
  date: Reading,
  options: JoinOptions,
): Reading | null {
  if (date.type !== 'DATE' || date.granularity === 'day' || date.mod !== undefined) return null;
  const word = part.toLowerCase();
  // "Earlier" goes with its verb in "met earlier this week", and narrows the month or year of "later this year".
  if (!options.asked && /^(?:earlier|later)/.test(word) && !/^(?:month|quarter|year)$/.test(date.granularity))
    return null;
  if (/rest|remain/.test(word)) return restOf(date, options);
  const mod = /early|earlier|begin|start/.test(word) ? 'START' : /mid/.test(word) ? 'MID' : 'END';
  if (date.from === undefined || date.to === undefined || !options.asked) return { ...date, mod };
  return { ...date, mod, ...partDays({ from: date.from, to: date.to }, mod, /early|earlier|late/.test(word)) };
}

function restOf(date: Reading, { anchor, asked }: JoinOptions): Reading | null {
  if (!asked || anchor === null || date.from === undefined || date.to === undefined) return null;
  return date.from <= anchor && anchor <= date.to ? readRange(anchor, date.to, date.basis) : null;
}

/** Early and late are halves, beginning and end are thirds, by whole months in a year; a week starts with three days. */
function partDays(
  { from, to }: { from: number; to: number },
  mod: string,
  halves: boolean,
): { from: number; to: number } {
  const length = to - from + 1;
  if (length === 7) {
    if (mod === 'START') return { from, to: from + 2 };
    return mod === 'END' ? { from: from + (halves ? 3 : 4), to } : { from: from + 2, to: from + 4 };
  }
  if (length > 360 && length < 370) {
    const first = halves ? 6 : 4;
    if (mod === 'START') return { from, to: addMonths(from, first) - 1 };
    return mod === 'END'
      ? { from: addMonths(from, 12 - first), to }
      : { from: addMonths(from, 4), to: addMonths(from, 8) - 1 };
  }
  const third = Math.max(1, length >= 28 && length <= 31 && !halves ? 10 : Math.floor(length / (halves ? 2 : 3)));
  if (mod === 'START') return { from, to: from + third - 1 };
  return mod === 'END' ? { from: to - third + 1, to } : { from: from + third, to: Math.max(from + third, to - third) };
}

function nthOf({ nth = '', weekday, unit }: Record<string, string | undefined>, date: Reading): Reading | null {
  if (date.from === undefined || date.to === undefined || date.granularity === 'day' || date.granularity === 'range')
    return null;
  const n = ordinalOf(nth);
  if (weekday !== undefined) {
    const number = weekdayNumber(weekday);
    const first = date.from + ((number - weekdayOf(date.from) + 7) % 7);
    const last = date.to - ((weekdayOf(date.to) - number + 7) % 7);
    const day = n < 0 ? last : first + (n - 1) * 7;
    return day > date.to ? null : readDay(day, date.basis);
  }
  if (unit === 'day') return readDay(n < 0 ? date.to : date.from + n - 1, date.basis);
  if (unit === 'month') return monthIn(date, n);
  // The first week of a month holds its first Thursday, as the first ISO week of a year does.
  const firstThursday = date.from + ((4 - weekdayOf(date.from) + 7) % 7);
  const lastThursday = date.to - ((weekdayOf(date.to) - 4 + 7) % 7);
  const week = readWeek(n < 0 ? lastThursday : firstThursday + (n - 1) * 7, date.basis);
  if (unit === 'week' || week.from === undefined) return week;
  return readRange(week.from + 5, week.from + 6, date.basis, `${week.value}-WE`);
}

function monthIn(date: Reading, n: number): Reading | null {
  if (date.granularity !== 'year' || date.from === undefined) return null;
  const { year } = civil(date.from);
  const from = dayNumber(year, n < 0 ? 12 : n, 1);
  const to = addMonths(from, 1) - 1;
  return { ...date, granularity: 'month', value: `${year}-${String(n < 0 ? 12 : n).padStart(2, '0')}`, from, to };
}

function awayFrom({ count, unit, way = '' }: Record<string, string | undefined>, date: Reading): Reading | null {
  if (date.from === undefined || date.granularity !== 'day') return null;
  const number = count === undefined ? 1 : countOf(count);
  const sign = /before|prior/i.test(way) ? -1 : 1;
  const letter =
    unit === undefined
      ? 'D'
      : (UNITS[
          unit
            .toLowerCase()
            .replace(/s$/, '')
            .replace(/^business\s+/, '')
        ] ?? '');
  if (Number.isNaN(number)) return null;
  const days: Record<string, number> = { D: 1, W: 7, F: 14 };
  const months: Record<string, number> = { M: 1, Q: 3, Y: 12, E: 120 };
  if (days[letter] !== undefined) return readDay(date.from + sign * number * days[letter], date.basis);
  if (months[letter] !== undefined) return readDay(addMonths(date.from, sign * number * months[letter]), date.basis);
  return null;
}

function weekOf(_groups: Record<string, string | undefined>, date: Reading): Reading | null {
  return date.from === undefined || date.granularity !== 'day' ? null : readWeek(date.from, date.basis);
}

function weekdayIn({ weekday = '' }: Record<string, string | undefined>, date: Reading): Reading | null {
  if (date.granularity !== 'week' || date.from === undefined) return null;
  return readDay(date.from + weekdayNumber(weekday) - 1, date.basis);
}
