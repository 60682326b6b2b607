// Rules for days that the world knows by their date alone: "since 9/11", "the Sept. 11 attacks", "the 7/7 bombings".

import { dayNumber } from './calendar.ts';
import { type Reading, type ReadingContext, readDay } from './date-reading.ts';
import type { DateRule } from './date-rule.ts';

/** What a remembered day is remembered for; in the plural, for "the Sept. 11 attack" may be any. */
const DEEDS = '(?:{_}|-)(?:(?:terror(?:ist)?|suicide|Al[\\s-]Qaeda){_})?(?:attacks|bombings|hijackings|atrocities)\\b';

export const REMEMBERED_DAY_RULES: readonly DateRule[] = [
  {
    pattern: `(?<=\\b(?:after|since|before|until|following|pre-?|post-?)[\\s–-]?|\\b(?:of|on|from){_})9/11(?![\\d/.]\\d|{_}(?:of|to|on|in)\\b|\\s?%)|9/11(?=(?:{_}|-)(?:terror|attack|hijack|commission|memorial|victim|famil|survivor|first{_}responder|anniversary|plot|conspir|mastermind)|${DEEDS})`,
    example: 'since 9/11',
    fact: 'By "9/11" English means the attacks on New York and Washington of 11 September 2001; alone it may be a score or a fraction.',
    read: (_groups, context) =>
      // Asked for, "on 9/11" is one of the days that two small numbers name.
      context.asked && /\b(?:of|on|from)\s+$/i.test(context.before)
        ? null
        : remembered(dayNumber(2001, 9, 11), context),
  },
  {
    pattern: `\\b(?:September|Sept\\.?){_}11(?:th)?(?=${DEEDS})|(?<=\\b(?:attacks|hijackings){_}of{_})(?:September|Sept\\.?){_}11(?:th)?(?!\\d|,?{_}{year})`,
    example: 'the Sept. 11 attacks',
    fact: 'Without a year these attacks are those of 2001.',
    read: (_groups, context) => remembered(dayNumber(2001, 9, 11), context),
  },
  {
    pattern: `\\b7/7(?=(?:{_}|-)(?:London{_})?(?:bomb|attacks|survivor|victim|inquest))`,
    example: 'the 7/7 bombings',
    fact: 'By "7/7" British English means the bombings in London of 7 July 2005.',
    read: (_groups, context) => remembered(dayNumber(2005, 7, 7), context),
  },
];

/** The day, where it was known by its date already. */
function remembered(day: number, { anchor }: ReadingContext): Reading | null {
  return anchor !== null && anchor < day ? null : readDay(day, 'stated');
}
