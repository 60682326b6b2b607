// Rules for seasons and weekends: "late last autumn", "the summer of 2016", "the weekend".

import { civil, weekdayOf } from './calendar.ts';
import { type Reading, type ReadingContext, readSeason, readUndated, readWeekend } from './date-reading.ts';
import type { DateRule, Groups } from './date-rule.ts';
import { SEASONS, yearOf } from './date-words.ts';

export const SEASON_RULES: readonly DateRule[] = [
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
];

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
  const found = back
    ? before
    : /next|coming|following/.test(which)
      ? ahead
      : (now ?? (context.direction === 'future' ? ahead : all[2]));
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
