// Rules for days and units beside the anchor: "yesterday", "last Friday", "next month", "the week before last".

import { weekdayOf } from './calendar.ts';
import { type Reading, type ReadingContext, readDay, readDayIn, readUndated, readUnit } from './date-reading.ts';
import { type DateRule, type Groups, nearestWeekday } from './date-rule.ts';
import { durationValue, UNITS, unitOf, weekdayNumber } from './date-words.ts';

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
      "\\b(?<word>(?:the{_})?day{_}(?:after{_}(?:tomorrow|tmrw?)|before{_}yesterday)|(?:the{_})?current{_}date|today(?:['’]s{_}date)?|tonight|yesterday|tomorrow|tmrw|tmr|otd)(?:(?:['’]s)?{_}(?<part>{part}))?(?!-\\p{L})",
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
      '\\b(?<which>this|last|the{_}last|the{_}latest|next|past|the{_}past|the{_}next|previous|the{_}previous|current|coming|upcoming|following|the{_}following|the{_}same|same|that{_}same|that|the){_}(?:fiscal{_}|financial{_}|calendar{_})?(?<unit>{span})(?![\\p{L}\\d]|-\\p{L})',
    example: 'last month',
    fact: 'Calendar units beside the anchor; "the same" and "the following" go from the day last told of.',
    read: calendarUnit,
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
  if (fromEarlier && context.earlierUnit !== 'day') return readUndated('TIME', `XXXX-XX-XX${suffix}`, 'day');
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
  // "26 October, a Saturday": the day just told of, if it is one.
  if (/,\sa\s$/.test(context.before) && context.dayBeside !== null && weekdayOf(context.dayBeside) === number)
    return readDay(context.dayBeside, 'earlier mention', type, suffix);
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
  // Asked for, "the previous Monday" mirrors "next Monday": it is of the week before.
  if (/previous/.test(how) && context.asked) return monday - 7 + number - 1;
  if (/following/.test(how) && context.asked) return monday + 7 + number - 1;
  if (/past|last|previous/.test(how)) return anchor - back;
  if (/coming|following/.test(how)) return anchor + ahead;
  if (/next/.test(how)) return monday + 7 + number - 1;
  if (/this/.test(how)) return monday + number - 1;
  return nearestWeekday(number, context);
}

function calendarUnit({ which = '', unit = '' }: Groups, context: ReadingContext): Reading | null {
  const how = which.toLowerCase().replace(/\s+/g, ' ');
  const letter = unitOf(unit);
  // In the news a season is mostly one of sport.
  if (letter === 'S' && !context.asked) return null;
  const back = /last|latest|past|previous/.test(how);
  const ahead = /next|coming|following/.test(how);
  // "the beginning of the year" is this year; "the end of the day" is a figure of speech.
  const ofPart =
    letter !== 'D' && /\b(?:beginning|start|middle|end|close|turn|rest|course)\sof\s$/i.test(context.before);
  if (how === 'the' && !context.asked && !ofPart) return null;
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
    if (letter === 'D' && context.earlierUnit !== 'day') return readDayIn(context.earlierUnit, base);
    return readUnit(letter, base, back ? -1 : ahead ? 1 : 0, 'earlier mention');
  }
  if (context.anchor === null)
    return readUndated('DATE', back ? 'PAST_REF' : ahead ? 'FUTURE_REF' : 'PRESENT_REF', 'range');
  if (letter === 'D' && back && /the/.test(how)) return null;
  const unitRead = readUnit(letter, context.anchor, back ? -1 : ahead ? 1 : 0, context.anchorBasis);
  // The news means the ten years up to now by "the past decade".
  const length = !context.asked && /^[EC]$/.test(letter) ? durationValue(1, letter) : null;
  return length === null || unitRead === null ? unitRead : { ...unitRead, type: 'DURATION', value: length };
}
