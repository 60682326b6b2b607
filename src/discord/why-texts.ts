// Why an article is in a briefing or not, in words. What comes from outside is quoted before it is given here.

import type { DecisionRule } from '../news/decision.ts';
import type { Instant } from '../news/ids.ts';
import { sayCount, sayInstant } from './texts.ts';

/** What an article is when it is no report, as it is said in the middle of a sentence. */
const FORMS: Readonly<Record<string, string>> = { listing: 'a list of what is on', 'sale list': 'a list of offers' };

export const whyTexts = {
  head: (title: string, dueAt: Instant | undefined): string =>
    dueAt === undefined
      ? `**${title}**, if the briefing were due now:`
      : `**${title}**, in the briefing of ${sayInstant(dueAt)}:`,
  isIn: 'it is in',
  isOut: 'it is not in',
  isDown: 'That article is taken down in this server, so no briefing here tells it.',
  unread:
    'no briefing of this subscription has read it and the next one would not: it came before the time that it tells of.',
  /** Why, as the end of a sentence. `of`: the headline of the other article that the rule names. */
  rule: (rule: DecisionRule, of: string | undefined): string => {
    const other = of === undefined ? 'another article' : `**${of}**`;
    switch (rule.kind) {
      case 'leads':
        return 'an item is told in its words.';
      case 'same story':
        return `its story is told in the words of ${other}.`;
      case 'other topic':
        return 'it does not match the topic.';
      case 'too old':
        return 'it was published long before the time that the briefing tells of.';
      case 'beyond reading':
        return 'more articles matched than one briefing reads, and only the newest were read.';
      case 'told before':
        return 'an earlier briefing told it.';
      case 'copy':
        return `it is a copy of ${other}, which was told.`;
      case 'form':
        return `it is ${FORMS[rule.form] ?? `a ${rule.form}`} rather than a report of news.`;
      case 'nothing new':
        return `its story was told ${sayInstant(rule.toldAt)}, and it adds nothing to that.`;
      case 'nothing to show':
        return 'no sentence near its top can stand alone and tells what its headline says, or its rights leave no room for one.';
      case 'source share':
        return `${sayCount(rule.items, 'item')} of the briefing are in its source’s words already.`;
      case 'below weight':
        return 'weightier stories fill the briefing.';
    }
  },
} as const;
