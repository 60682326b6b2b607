// Rules for dates counted from a day: "yesterday", "last Friday", "next month", "two weeks ago", "last autumn".

import { civil, weekdayOf } from './calendar.ts';
import {
  addMonths,
  type Reading,
  type ReadingContext,
  readDay,
  readRange,
  readSeason,
  readUndated,
  readUnit,
  readWeek,
  readWeekend,
} from './date-reading.ts';
import { type DateRule, type Groups, nearestWeekday } from './date-rule.ts';
import { countOf, SEASONS, UNITS, weekdayNumber, yearOf } from './date-words.ts';

export const ANCHOR_RULES: readonly DateRule[] = [
  {
    pattern: '(?<=\\b(?:end|beginning|start|middle|rest){_}of{_})(?<unit>week|month|quarter|year)\\b',
    example: 'the end of year',
    fact: 'After a part of it the unit needs no article.',
    askedOnly: true,
    read: (groups, context) => calendarUnit({ ...groups, which: 'this' }, context),
  },
  {
    pattern:
      "\\b(?<word>(?:the{_})?day{_}(?:after{_}(?:tomorrow|tmrw?)|before{_}yesterday)|today|tonight|yesterday|tomorrow|tmrw|tmr|otd)(?:(?:['’]s)?{_}(?<part>{part}))?(?!-\\p{L})",
    example: 'the day before yesterday',
    fact: 'Days next to the anchor have names.',
    read: namedDay,
  },
  {
    pattern:
      '\\b(?<which>this|that|the{_}same|last|the{_}next|the{_}following|next|earlier{_}this|later{_}this|late{_}this|early{_}this){_}(?<part>morning|afternoon|evening|night)\\b',
    example: 'this morning',
    fact: 'The part of the day belongs to the anchor, or to the day last told of.',
    read: partOfDay,
  },
  {
    pattern:
      "\\b(?:(?<which>last|next|this{_}past|this{_}coming|this|past|coming|upcoming|previous|following|the{_}(?:previous|following|next))(?:{_}week['’]?s?)?{_})?(?<weekday>{weekday})(?:(?:['’]s)?{_}(?<part>{part}))?(?:{_}(?<when>(?:of{_})?(?:last|next|this){_}week))?(?![\\p{L}\\d])",
    example: 'last Friday',
    fact: 'A weekday is the nearest one that the tense allows; "last" is before the anchor, "next" in the week after.',
    read: weekday,
  },
  {
    pattern:
      '\\b(?<which>this|last|the{_}last|next|past|the{_}past|the{_}next|previous|the{_}previous|current|coming|upcoming|following|the{_}following|the{_}same|same|that|the){_}(?:fiscal{_}|calendar{_})?(?<unit>{span})(?![\\p{L}\\d]|-\\p{L})',
    example: 'last month',
    fact: 'Calendar units beside the anchor; "the same" and "the following" go from the day last told of.',
    read: calendarUnit,
  },
  {
    pattern:
      '(?<![\\p{L}\\d])(?:(?:more{_}than|less{_}than|at{_}least){_})?(?<count>{count}){_}(?<unit>{unit})(?:{_}and{_}a{_}half)?{_}(?<way>ago|earlier|later|hence|back|from{_}(?:now|today)|in{_}the{_}future|before|after(?:wards?)?)(?![\\p{L}-]|{_}(?:than|the|his|her|its|their|it|he|she|they|a|an){_})',
    example: 'two weeks ago',
    fact: "The value keeps the unit's precision: years ago is a year, months ago a month.",
    read: counted,
  },
  {
    pattern:
      "\\b(?<lead>in|within)(?:{_}(?:about|less{_}than|around))?{_}(?<count>{count}){_}(?<unit>{unit})(?:['’]s?{_}time)?(?:{_}time)?\\b",
    example: 'in two weeks',
    fact: 'In a question, "in" before a length of time counts from now.',
    askedOnly: true,
    read: (groups, context) => countedOn(groups, context),
  },
  {
    pattern:
      '\\b(?:the{_})?(?:(?<which>past|last|next|coming|previous|following|upcoming|first|final){_}(?<count>{count})|(?<![\\d,.])(?<lateCount>{count}){_}(?<lateWhich>past|last|next|coming|previous|following|upcoming)){_}(?<unit>{unit})\\b',
    example: 'the last three years',
    fact: 'A run of units that ends or starts at the anchor; ISO-TimeML writes its length.',
    read: runOfUnits,
  },
  {
    pattern:
      '\\b(?:(?<which>last|this|next|past|the{_}(?:past|last|coming|following)|coming){_})?(?:(?<half>early|late|mid)[-\\s]{1,2})?(?:(?<late>last|this|next){_})?(?:the{_})?(?<season>{season})(?:(?:{_}of)?,?{_}(?<year>{year}))?(?![\\p{L}\\d]|-\\p{L})',
    example: 'late last autumn',
    fact: 'Seasons run from equinox to solstice; a season past its turn is the last one.',
    read: season,
  },
  {
    pattern:
      '\\b(?:the{_})?(?:(?<which>last|this|next|past|coming|following|previous){_})?weekend(?<after>{_}after{_}(?:the{_})?next)?\\b',
    example: 'the weekend',
    fact: 'Saturday and Sunday of the week in question.',
    read: weekend,
  },
  {
    pattern:
      '\\b(?:the{_})?(?<unit>day|week|month|year){_}(?<way>before{_}last|after{_}next|after|before)\\b(?!{_}\\p{L}+)',
    example: 'the week before last',
    fact: 'Two units from the anchor.',
    read: ({ unit = '', way = '' }, context) => {
      if (context.anchor === null) return null;
      const offset = /last/i.test(way) ? -2 : /next/i.test(way) ? 2 : /after/i.test(way) ? 1 : -1;
      return readUnit(UNITS[unit.toLowerCase()] ?? '', context.anchor, offset, context.anchorBasis);
    },
  },
];

function namedDay({ word = '', part }: Groups, context: ReadingContext): Reading | null {
  const lower = word.toLowerCase();
  const offset = lower.includes('before yesterday')
    ? -2
    : lower.includes('day after')
      ? 2
      : lower.startsWith('yester')
        ? -1
        : lower.startsWith('tom') || lower.startsWith('tm')
          ? 1
          : 0;
  const suffix = lower === 'tonight' ? 'TNI' : partSuffix(part);
  if (context.anchor === null)
    return readUndated(
      suffix === '' ? 'DATE' : 'TIME',
      offset === 0 && suffix === '' ? 'PRESENT_REF' : `XXXX-XX-XX${suffix}`,
      'day',
    );
  return readDay(context.anchor + offset, context.anchorBasis, suffix === '' ? 'DATE' : 'TIME', suffix);
}

function partSuffix(part: string | undefined): string {
  if (part === undefined) return '';
  const parts: Record<string, string> = {
    morning: 'TMO',
    afternoon: 'TAF',
    evening: 'TEV',
    night: 'TNI',
    noon: 'T12:00',
    midday: 'T12:00',
    midnight: 'T24:00',
  };
  return parts[part.toLowerCase()] ?? '';
}

function partOfDay({ which = '', part }: Groups, context: ReadingContext): Reading | null {
  const lower = which.toLowerCase();
  const suffix = partSuffix(part);
  const fromEarlier = /that|same|following|the next/.test(lower) && context.earlier !== null;
  const base = fromEarlier ? context.earlier : context.anchor;
  if (base === null) return readUndated('TIME', `XXXX-XX-XX${suffix}`, 'day');
  const offset = lower === 'last' ? -1 : /next|following/.test(lower) ? 1 : 0;
  return readDay(base + offset, fromEarlier ? 'earlier mention' : context.anchorBasis, 'TIME', suffix);
}

function weekday({ which = '', weekday: word = '', part, when }: Groups, context: ReadingContext): Reading | null {
  const bare = word.replace('.', '');
  if (bare.length < 6 && !mayAbbreviate(bare, which, word.endsWith('.'), context)) return null;
  if (!context.asked && !/^\p{Lu}/u.test(bare)) return null;
  const number = weekdayNumber(bare);
  const suffix = partSuffix(part);
  const type = suffix === '' ? 'DATE' : 'TIME';
  if (context.anchor === null) return readUndated(type, `XXXX-WXX-${number}${suffix}`, 'day');
  const day = weekdayFor(number, `${which} ${when ?? ''}`.toLowerCase(), context);
  return day === null ? null : readDay(day, context.anchorBasis, type, suffix);
}

function mayAbbreviate(word: string, which: string, dotted: boolean, context: ReadingContext): boolean {
  if (word.length > 4 || dotted || which !== '') return true;
  if (context.asked)
    return !/^(?:sun|sat|mon|wed)$/.test(word) || context.before.trim() === '' || /\bon\s$/i.test(context.before);
  return /\bon\s$/i.test(context.before) && /^\p{Lu}/u.test(word);
}

function weekdayFor(number: number, how: string, context: ReadingContext): number | null {
  const { anchor } = context;
  if (anchor === null) return null;
  const monday = anchor - weekdayOf(anchor) + 1;
  const back = (weekdayOf(anchor) - number + 7) % 7 || 7;
  const ahead = (number - weekdayOf(anchor) + 7) % 7 || 7;
  if (/last week/.test(how)) return monday - 7 + number - 1;
  if (/next week/.test(how)) return monday + 7 + number - 1;
  if (/this week/.test(how)) return monday + number - 1;
  if (/past|last|previous/.test(how)) return anchor - back;
  if (/coming|following/.test(how)) return anchor + ahead;
  if (/next/.test(how)) return monday + 7 + number - 1;
  if (/this/.test(how)) return monday + number - 1;
  return nearestWeekday(number, context);
}

function unitOf(word: string): string {
  const lower = word.toLowerCase().replace(/^business\s+/, '');
  return UNITS[lower] ?? UNITS[lower.replace(/s$/, '')] ?? (lower.startsWith('centur') ? 'C' : '');
}

function calendarUnit({ which = '', unit = '' }: Groups, context: ReadingContext): Reading | null {
  const how = which.toLowerCase().replace(/\s+/g, ' ');
  const letter = unitOf(unit);
  const back = /last|past|previous/.test(how);
  const ahead = /next|coming|following/.test(how);
  if (how === 'the' && !context.asked) return null;
  if (
    (how === 'that' ||
      how.endsWith('same') ||
      how.includes('following') ||
      how === 'the next' ||
      how === 'the previous') &&
    !context.asked
  ) {
    if (context.earlier === null) return how === 'that' ? null : readUndated('DATE', 'XXXX-XX-XX', 'day');
    const base = context.earlier;
    return readUnit(letter, base, back ? -1 : ahead ? 1 : 0, 'earlier mention');
  }
  if (context.anchor === null)
    return readUndated('DATE', back ? 'PAST_REF' : ahead ? 'FUTURE_REF' : 'PRESENT_REF', 'range');
  if (letter === 'D' && back && /the/.test(how)) return null;
  const unitRead = readUnit(letter, context.anchor, back ? -1 : ahead ? 1 : 0, context.anchorBasis);
  // The news means the ten years up to now by "the past decade".
  const length = !context.asked && /[EC]/.test(letter) ? durationValue(1, letter) : null;
  return length === null || unitRead === null ? unitRead : { ...unitRead, type: 'DURATION', value: length };
}

function counted({ count = '', unit = '', way = '' }: Groups, context: ReadingContext): Reading | null {
  const number = countOf(count);
  const letter = unitOf(unit);
  const back = /ago|earlier|back|before/i.test(way);
  if (letter.startsWith('T')) return null;
  if (Number.isNaN(number)) return readUndated('DATE', back ? 'PAST_REF' : 'FUTURE_REF', 'range');
  const fromEarlier = /earlier|later|before|after/i.test(way) && !context.asked;
  if (fromEarlier && context.earlier === null) {
    const length = durationValue(number, letter);
    return length === null ? null : readUndated('DURATION', length, 'range');
  }
  const base = fromEarlier ? context.earlier : context.anchor;
  if (base === null) return readUndated('DATE', back ? 'PAST_REF' : 'FUTURE_REF', 'range');
  const basis = fromEarlier ? 'earlier mention' : context.anchorBasis;
  return move({ base, number: back ? -number : number, letter, exact: context.asked }, basis);
}

/** The day or calendar unit that lies a number of units away; in questions months and years away are days. */
function move(
  { base, number, letter, exact }: { base: number; number: number; letter: string; exact: boolean },
  basis: Reading['basis'],
): Reading | null {
  const whole = Math.round(number);
  if (letter === 'D') return readDay(base + whole, basis);
  if (letter === 'F') return readDay(base + whole * 14, basis);
  if (letter === 'W') return readDay(base + Math.round(number * 7), basis);
  if (exact) {
    const months: Record<string, number> = { M: 1, Q: 3, Y: 12, E: 120, C: 1200 };
    const step = months[letter];
    return step === undefined ? null : readDay(addMonths(base, Math.round(number * step)), basis);
  }
  if (!Number.isInteger(number)) return readUnit('M', base, Math.round(number * 12), basis);
  if (letter === 'E') return readUnit('Y', base, whole * 10, basis);
  return readUnit(letter, base, whole, basis);
}

function countedOn({ lead = '', count = '', unit = '' }: Groups, context: ReadingContext): Reading | null {
  const found = countOf(count);
  const number = Number.isNaN(found) ? 3 : found;
  const letter = unitOf(unit);
  if (context.anchor === null || letter.startsWith('T')) return null;
  const end = move({ base: context.anchor, number, letter, exact: true }, 'asked');
  if (end?.to === undefined) return null;
  return /within/i.test(lead) ? readRange(context.anchor, end.to, 'asked') : end;
}

/** The ISO-TimeML value of a length of time; a vague number is X. Null for units that have none. */
export function durationValue(number: number, letter: string): string | null {
  const scaled = { F: [2, 'W'], E: [10, 'Y'], C: [100, 'Y'], Q: [3, 'M'] }[letter] as [number, string] | undefined;
  const shown = Number.isNaN(number)
    ? 'X'
    : String(scaled === undefined || letter === 'Q' ? number : number * scaled[0]);
  const unit = letter === 'Q' ? 'Q' : (scaled?.[1] ?? letter);
  if (unit === '' || unit === 'S') return null;
  return unit.startsWith('T') ? `PT${shown}${unit[1]}` : `P${shown}${unit}`;
}

function runOfUnits(groups: Groups, context: ReadingContext): Reading | null {
  const found = countOf(groups.count ?? groups.lateCount ?? '');
  const letter = unitOf(groups.unit ?? '');
  const value = durationValue(found, letter);
  const which = (groups.which ?? groups.lateWhich ?? '').toLowerCase();
  if (value === null) return null;
  if (/first|final/.test(which) || context.anchor === null) return readUndated('DURATION', value, 'range');
  const number = Math.round(Number.isNaN(found) ? 3 : found);
  const back = /past|last|previous/.test(which);
  const basis = context.anchorBasis;
  if (letter.startsWith('T') || number < 1)
    return { type: 'DURATION', value, granularity: 'range', basis, from: context.anchor, to: context.anchor };
  // "3 next week" is no run of weeks.
  if (groups.lateCount !== undefined && number > 1 && !/s$/i.test(groups.unit ?? '')) return null;
  if (context.asked && letter !== 'Q' && letter !== 'E') {
    const far = move({ base: context.anchor, number: back ? -number : number, letter, exact: true }, basis);
    if (far?.from === undefined) return null;
    return back ? readRange(far.from, context.anchor - 1, basis) : readRange(context.anchor + 1, far.from, basis);
  }
  const near = readUnit(letter, context.anchor, back ? -1 : 1, basis);
  const far = readUnit(letter, context.anchor, back ? -number : number, basis);
  if (near?.from === undefined || far?.from === undefined) return null;
  const [from, to] = back ? [far.from, near.to ?? near.from] : [near.from, far.to ?? far.from];
  return { type: context.asked ? 'DATE' : 'DURATION', value, granularity: 'range', basis, from, to };
}

function season(groups: Groups, context: ReadingContext): Reading | null {
  const word = (groups.season ?? '').toLowerCase();
  const code = SEASONS[word] ?? 'SP';
  const which = (groups.which ?? groups.late ?? '').toLowerCase();
  const mod =
    groups.half === undefined ? undefined : { early: 'START', mid: 'MID', late: 'END' }[groups.half.toLowerCase()];
  const modded = (reading: Reading): Reading => (mod === undefined ? reading : { ...reading, mod });
  if (groups.year !== undefined) return modded(readSeason(yearOf(groups.year), code, 'stated'));
  const led = /\b(?:in|of|since|until|by|during|for|to|from)\s(?:the\s)?$|\bthe\s$/i.test(context.before);
  if (which === '' && !(led || groups.half !== undefined || context.asked)) return null;
  if (
    which === '' &&
    (word === 'fall' || word === 'spring') &&
    !/\b(?:in|during|until|by|of)\s(?:the\s)?$/i.test(context.before)
  )
    return null;
  if (context.anchor === null) return modded(readUndated('DATE', `XXXX-${code}`, 'season'));
  const { year } = civil(context.anchor);
  const all = [-2, -1, 0, 1].map((offset) => readSeason(year + offset, code, context.anchorBasis));
  const { anchor } = context;
  const now = all.find(({ from = 0, to = 0 }) => from <= anchor && anchor <= to);
  const before = all.filter(({ to = 0 }) => to < anchor).at(-1);
  const ahead = all.find(({ from = 0 }) => from > anchor);
  const back = /last|past/.test(which) || (which === '' && context.direction === 'past' && now === undefined);
  const found = back ? before : /next|coming|following/.test(which) ? ahead : (now ?? all[2]);
  return found === undefined ? null : modded(found);
}

function weekend({ which = '', after }: Groups, context: ReadingContext): Reading | null {
  const how = which.toLowerCase();
  if (context.anchor === null) return readUndated('DATE', 'XXXX-WXX-WE', 'range');
  const offset = after !== undefined ? 2 : /last|past|previous/.test(how) ? -1 : /next|following/.test(how) ? 1 : 0;
  const early = weekdayOf(context.anchor) < 6;
  const weekday = how === '' && !context.asked && context.direction === 'past' && early ? -1 : offset;
  return readWeekend(context.anchor + 7 * weekday, context.anchorBasis);
}

/** "The week of 20 February": kept here because it is a week counted from a day. */
export function weekHolding(day: number, basis: Reading['basis']): Reading {
  return readWeek(day, basis);
}
