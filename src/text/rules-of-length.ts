// Rules for lengths of time, repeated times, hours of the clock and words such as "now" and "recently".

import { dayText } from './calendar.ts';
import { type Reading, type ReadingContext, readDay, readUndated } from './date-reading.ts';
import type { DateRule, Groups } from './date-rule.ts';
import { countOf, durationValue, UNITS, weekdayNumber } from './date-words.ts';

export const LENGTH_RULES: readonly DateRule[] = [
  {
    pattern:
      '(?<![\\p{L}\\d,.$€£])(?:(?<lead>at{_}least|more{_}than|less{_}than|almost|another){_})?(?<count>\\d{1,3}(?:,\\d{3})+|{count})[-\\s]{1,2}(?:(?:more|other|straight|consecutive|full|long|whole|additional){_})?(?<unit>{unit})(?:{_}and{_}a{_}half)?(?![\\p{L}\\d]|[-\\s]old\\b|-\\p{L}+-old\\b)',
    example: 'two years',
    fact: 'TimeML 1.2.1: a count and a unit are a DURATION, "more than" and the like its mod.',
    read: duration,
  },
  {
    pattern:
      '(?<=\\b(?:for|in|after|within|over|takes?|took|last|lasted){_}(?:many{_}|some{_}|recent{_}|the{_})?|\\b(?<!\\bas{_})(?:many|several|few){_})(?<unit>days|weeks|months|years|decades|centuries|hours|minutes)\\b',
    example: 'for years',
    fact: 'Units in the plural without a count are lengths of unknown extent.',
    read: ({ unit = '' }) =>
      readUndated(
        'DURATION',
        durationValue(Number.NaN, UNITS[unit.toLowerCase().replace(/(?:ie)?s$/, '')] ?? 'C') ?? 'PXD',
        'range',
      ),
  },
  {
    pattern:
      '\\b(?:coming|recent|past|the{_}next){_}(?<unit>days|weeks|months|years|decades|hours)\\b|\\b(?<longUnit>days?|weeks?|months?|years?|decades?|hours?)-?long\\b',
    example: 'recent days',
    fact: 'Near units without a count are lengths of unknown extent.',
    read: ({ unit = '', longUnit }) => {
      const word = (longUnit ?? unit).toLowerCase();
      const count = longUnit !== undefined && !word.endsWith('s') ? 1 : Number.NaN;
      return readUndated('DURATION', durationValue(count, UNITS[word.replace(/s$/, '')] ?? 'D') ?? 'PXD', 'range');
    },
  },
  {
    pattern: '\\bcurrent\\b(?=\\s\\p{Ll})',
    example: 'the current president',
    fact: 'ISO-TimeML: PRESENT_REF.',
    read: (_groups, context) => (context.asked ? null : readUndated('DATE', 'PRESENT_REF', 'range')),
  },
  {
    pattern: '(?<!\\bhigh{_})\\b(?<word>noon|midday|midnight)\\b',
    example: 'midday',
    fact: 'Twelve and twenty-four by the clock.',
    read: ({ word = '' }, context) =>
      context.asked ? null : clock({ hour: /night/i.test(word) ? '24' : '12' }, context),
  },
  {
    pattern: '\\b(?<word>daily|nightly|weekly|biweekly|monthly|quarterly|yearly|annually|hourly)\\b',
    example: 'daily',
    fact: 'Adverbs of repetition name their period.',
    read: ({ word = '' }) => readUndated('SET', REPEATED[word.toLowerCase()] ?? 'P1D', 'range'),
  },
  {
    pattern:
      '\\b(?:every|each|once{_}an?|twice{_}an?|per){_}(?:other{_})?(?<what>{fullWeekday}|day|night|morning|afternoon|evening|weekend|week|month|quarter|year|decade|hour|minute)s?\\b',
    example: 'every Monday',
    fact: 'A unit after "every" is a set.',
    read: repeated,
  },
  {
    pattern: '\\b(?:every|each){_}(?<count>{count}){_}(?<unit>{unit})\\b',
    example: 'every two years',
    fact: 'A count of units after "every" is a set.',
    read: ({ count = '', unit = '' }) => {
      const value = durationValue(countOf(count), UNITS[unit.toLowerCase().replace(/s$/, '')] ?? '');
      return value === null ? null : readUndated('SET', value, 'range');
    },
  },
  {
    pattern: '\\b(?<weekday>{fullWeekday})s\\b',
    example: 'on Mondays',
    fact: 'A weekday in the plural is every such day.',
    read: ({ weekday = '' }) => readUndated('SET', `XXXX-WXX-${weekdayNumber(weekday)}`, 'day'),
  },
  {
    pattern:
      "\\b(?<word>now|nowadays|currently|right{_}now|at{_}present|at{_}the{_}moment|at{_}this{_}time|presently|these{_}days|to{_}date|the{_}present)\\b(?!['’-]\\p{L})",
    example: 'currently',
    fact: 'ISO-TimeML: PRESENT_REF.',
    read: present,
  },
  {
    pattern:
      '\\b(?:more{_}|most{_})?(?:recently|lately)\\b|\\b(?:in{_})?the{_}past\\b(?!{_}(?:{count}|{span})\\b)|\\ba{_}long{_}time{_}ago\\b|\\bonce\\b(?={_}a{_}(?!day|week|month|year))',
    example: 'recently',
    fact: 'ISO-TimeML: PAST_REF.',
    read: (_groups, context) => (context.asked ? null : readUndated('DATE', 'PAST_REF', 'range')),
  },
  {
    pattern: '\\b(?:in{_})?the{_}(?:near{_}|foreseeable{_})?future\\b',
    example: 'the near future',
    fact: 'ISO-TimeML: FUTURE_REF.',
    read: (_groups, context) => (context.asked ? null : readUndated('DATE', 'FUTURE_REF', 'range')),
  },
  {
    pattern:
      "(?<![\\d:.])(?<hour>[01]?\\d|2[0-4])(?::(?<minute>[0-5]\\d)(?::[0-5]\\d)?(?:\\s?(?<half>[ap]\\.?m\\b\\.?))?|\\s?(?<onlyHalf>[ap]\\.?m\\b\\.?)|{_}o['’]clock|(?={_}in{_}the{_}(?:morning|afternoon|evening)\\b))(?:{_}(?<zone>UTC|GMT|EST|EDT|CET|CEST|PST|PDT|ET|BST|MST|CST|local{_}time)\\b|{_}\\(\\s?(?:GMT|UTC)\\s?[+-]\\s?\\d{1,2}(?::\\d\\d)?\\s?\\)|{_}in{_}the{_}(?<part>morning|afternoon|evening))?(?![\\d:])",
    example: '6:30 p.m.',
    fact: 'Hours of the clock belong to the day last told of in the sentence, else to the anchor.',
    read: clock,
  },
];

const REPEATED: Readonly<Record<string, string>> = {
  daily: 'P1D',
  nightly: 'P1D',
  weekly: 'P1W',
  biweekly: 'P2W',
  monthly: 'P1M',
  quarterly: 'P1Q',
  yearly: 'P1Y',
  annually: 'P1Y',
  hourly: 'PT1H',
};

const MODS: Readonly<Record<string, string>> = {
  'at least': 'EQUAL_OR_MORE',
  'more than': 'MORE_THAN',
  'less than': 'LESS_THAN',
  almost: 'LESS_THAN',
};

function duration({ count = '', unit = '', lead = '' }: Groups, context: ReadingContext): Reading | null {
  const number = countOf(count.replace(',', ''));
  const word = unit.toLowerCase();
  if (/^(?:an?|one|half an?)$/i.test(count.trim()) && /^(?:seconds?|night|min|sec|quarter)$/.test(word)) return null;
  if (context.asked) return null;
  // "60 Minutes" and "48 Hours" are titles.
  if (/^\d/.test(count) && /^(?:Minutes|Hours)$/.test(unit)) return null;
  const letter = UNITS[word] ?? UNITS[word.replace(/s$/, '')] ?? (word.startsWith('centur') ? 'C' : 'D');
  const value = durationValue(number, letter);
  const mod = MODS[lead.toLowerCase().replace(/\s+/g, ' ')];
  return value === null ? null : readUndated('DURATION', value, 'range', mod);
}

function repeated({ what = '' }: Groups): Reading {
  const weekday = weekdayNumber(what);
  if (weekday > 0 && what.length > 5) return readUndated('SET', `XXXX-WXX-${weekday}`, 'day');
  const part = {
    morning: 'XXXX-XX-XXTMO',
    afternoon: 'XXXX-XX-XXTAF',
    evening: 'XXXX-XX-XXTEV',
    weekend: 'XXXX-WXX-WE',
  }[what.toLowerCase()];
  return readUndated('SET', part ?? durationValue(1, UNITS[what.toLowerCase()] ?? 'D') ?? 'P1D', 'range');
}

function present({ word = '' }: Groups, context: ReadingContext): Reading | null {
  // TimeML 1.2.1 tags times only: "Now" at the head of a sentence mostly turns the talk.
  if (!context.asked && word.startsWith('N')) return null;
  if (!context.asked) return readUndated('DATE', 'PRESENT_REF', 'day');
  return context.anchor === null || word.toLowerCase() !== 'now' ? null : readDay(context.anchor, context.anchorBasis);
}

const HALVES: Readonly<Record<string, string>> = { morning: 'am', afternoon: 'pm', evening: 'pm' };

function clock(groups: Groups, context: ReadingContext): Reading | null {
  const half = (groups.half ?? groups.onlyHalf ?? HALVES[(groups.part ?? '').toLowerCase()] ?? '').toLowerCase();
  const stated = Number(groups.hour);
  if (half !== '' && stated > 12) return null;
  const hour = half.startsWith('p') && stated < 12 ? stated + 12 : half.startsWith('a') && stated === 12 ? 0 : stated;
  const zone = /^(?:UTC|GMT)$/i.test(groups.zone ?? '') ? 'Z' : '';
  const time = `T${String(hour).padStart(2, '0')}:${groups.minute ?? '00'}${zone}`;
  const day = context.dayBeside ?? context.anchor;
  if (day === null) return readUndated('TIME', `XXXX-XX-XX${time}`, 'day');
  const basis = context.dayBeside === null ? context.anchorBasis : 'earlier mention';
  return { type: 'TIME', value: dayText(day) + time, granularity: 'day', basis, from: day, to: day };
}
