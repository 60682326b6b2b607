// The door of text/: understanding a text (its sentences, times, actors, quotes and roles) from its words alone.

import type { Understanding } from '../news/article.ts';
import type { Day } from '../news/ids.ts';
import { findActors } from './find-actors.ts';
import { findDates } from './find-dates.ts';
import { decideLanguage } from './language.ts';
import { findQuotes } from './quotes.ts';
import { findRoles } from './roles.ts';
import { findSentences } from './sentences.ts';

export { addDays, dayOf, daysOverlap, type Interval } from './calendar.ts';
export { findActors } from './find-actors.ts';
export { type DateAnchor, findDates } from './find-dates.ts';
export { foldName, nameKeys } from './names.ts';
export { findNumbers, type NumberMention } from './numbers.ts';
export { findQuotes } from './quotes.ts';
export { findSentences } from './sentences.ts';
export { findTerms, foldText, isStopWord, type Term } from './terms.ts';

/** An article as far as understanding needs it. Without a publication day no yearless date is resolved. */
export interface UnderstandInput {
  readonly title: string;
  readonly text: string;
  readonly publishedDay?: Day;
  readonly language?: string;
}

/** Understands one article. All offsets are UTF-16 code units into `text`. */
export function understand(input: UnderstandInput): Understanding {
  const { text, publishedDay } = input;
  const sentences = findSentences(text);
  const { mentions, abbreviations } = findActors(text, {
    sentences,
    title: input.title,
    ...(publishedDay === undefined ? {} : { publishedDay }),
  });
  return {
    language: decideLanguage(text, input.language),
    sentences,
    timeMentions: findDates(text, { published: publishedDay ?? null }),
    actorMentions: mentions,
    abbreviations,
    quotes: findQuotes(text, sentences, mentions),
    roles: findRoles(text, sentences, mentions),
  };
}
