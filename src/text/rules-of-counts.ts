// Rules for days so many units away: "two weeks ago", "two days later", "in two weeks", "the last three years".

import {
  addMonths,
  type Reading,
  type ReadingContext,
  readDay,
  readRange,
  readUndated,
  readUnit,
  readWeek,
} from './date-reading.ts';
import type { DateRule, Groups } from './date-rule.ts';
import { countOf, durationValue, unitOf } from './date-words.ts';

export const COUNT_RULES: readonly DateRule[] = [
  {
    pattern:
      '(?<![\\p{L}\\d])(?:(?:more{_}than|less{_}than|at{_}least|almost){_})?(?<count>{count}){_}(?<unit>{unit})(?:{_}and{_}a{_}half)?{_}(?<way>ago|earlier|later|hence|back|from{_}(?:now|today)|in{_}the{_}future|(?:before|after(?:wards?)?)(?=\\s*(?:$|[.,;:!?)\\]])))(?![\\p{L}-]|{_}than\\b)',
    example: 'two weeks ago',
    fact: "The value keeps the unit's precision: years ago is a year, months ago a month, weeks ago a week.",
    read: counted,
  },
  {
    pattern: '\\b(?:(?:many|some){_})?(?:days|weeks|months|years|decades|centuries){_}ago\\b',
    example: 'decades ago',
    fact: 'ISO-TimeML: PAST_REF, for no count says how far back.',
    read: (_groups, context) => (context.asked ? null : readUndated('DATE', 'PAST_REF', 'range')),
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
      '\\b(?:the{_})?(?:(?<which>past|last|next|coming|previous|following|upcoming|first|final){_}(?<count>{count})|(?<![\\d,.])(?<lateCount>{count}){_}(?<lateWhich>past|last|next|coming|previous|following|upcoming)){_}?(?<unit>{unit})\\b',
    example: 'the last three years',
    fact: 'A run of units that ends or starts at the anchor; ISO-TimeML writes its length.',
    read: runOfUnits,
  },
];

function counted({ count = '', unit = '', way = '' }: Groups, context: ReadingContext): Reading | null {
  const number = countOf(count);
  const letter = unitOf(unit);
  const back = /ago|earlier|back|before/i.test(way);
  if (letter.startsWith('T')) return null;
  if (Number.isNaN(number)) return readUndated('DATE', back ? 'PAST_REF' : 'FUTURE_REF', 'range');
  const fromEarlier = /earlier|later|before|after/i.test(way) && !context.asked;
  // "Three days later" behind a month is three days after some day of it.
  const isVague = context.earlierUnit !== 'day' && /^[DWF]$/.test(letter);
  if (fromEarlier && (context.earlier === null || isVague)) {
    const length = durationValue(number, letter);
    return length === null ? null : readUndated('DURATION', length, 'range');
  }
  const base = fromEarlier ? context.earlier : context.anchor;
  if (base === null) return readUndated('DATE', back ? 'PAST_REF' : 'FUTURE_REF', 'range');
  const basis = fromEarlier ? 'earlier mention' : context.anchorBasis;
  // TIMEX2 (2005), 5.1: the value is no finer than the words; "six weeks ago" is a week, "a week later" counts days.
  if (letter === 'W' && /ago|back/i.test(way) && !context.asked && Number.isInteger(number))
    return readWeek(base - number * 7, basis);
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
    // "Within the next two weeks" starts now.
    const first = context.anchor + (/\bwithin\s(?:the\s)?$/i.test(context.before) ? 0 : 1);
    return back ? readRange(far.from, context.anchor - 1, basis) : readRange(first, far.from, basis);
  }
  const near = readUnit(letter, context.anchor, back ? -1 : 1, basis);
  const far = readUnit(letter, context.anchor, back ? -number : number, basis);
  if (near?.from === undefined || far?.from === undefined) return null;
  const [from, to] = back ? [far.from, near.to ?? near.from] : [near.from, far.to ?? far.from];
  return { type: context.asked ? 'DATE' : 'DURATION', value, granularity: 'range', basis, from, to };
}
