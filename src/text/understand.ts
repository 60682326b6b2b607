// The door of text/: understanding a text (its sentences, times, actors, quotes and roles) from its words alone.

import type { ActorKnowledge, ActorMention } from '../news/actor.ts';
import type { NumberMention, Sentence, Understanding } from '../news/article.ts';
import type { Day } from '../news/ids.ts';
import { putsDayFirst, type TextSource } from './day-order.ts';
import { findEventDays } from './event-days.ts';
import { findActors } from './find-actors.ts';
import { findDates } from './find-dates.ts';
import { decideLanguage } from './language.ts';
import { leaveOutOrders } from './leave-out-orders.ts';
import { findNumbers } from './numbers.ts';
import { findQuotes } from './quotes.ts';
import { findReferences } from './references.ts';
import { findRoles } from './roles.ts';
import { findSentences } from './sentences.ts';
import { speakersOf } from './speakers.ts';
import { findStatements } from './statements.ts';

export { type AskedDays, type AskedWhen, readAskedDays } from './asked-days.ts';
export { addDays, dayOf, daysInMonth, daysOverlap, type Interval } from './calendar.ts';
export { isPast } from './clauses.ts';
export { compareNames } from './compare-names.ts';
export { findCompounds } from './compounds.ts';
export { daysToldIn, timesBeside } from './days-told.ts';
export { findEventDays } from './event-days.ts';
export { findActors } from './find-actors.ts';
export { type DateAnchor, findDates } from './find-dates.ts';
export { foldText } from './fold-text.ts';
export { isGenericName } from './generic-names.ts';
export { knowledgeWanted, plainWordsOf } from './known-names.ts';
export { isStopWord, NO_KEY } from './known-words.ts';
export { findLanguage } from './language.ts';
export { foldName, nameKeys } from './names.ts';
export { findNumbers } from './numbers.ts';
export { isOrder, orderTeller } from './orders.ts';
export { countryOf } from './places.ts';
export { findQuotes } from './quotes.ts';
export { createWordList, readWords, type WordList, wordAt } from './read-words.ts';
export { SAYING } from './sentence-cues.ts';
export { findSentences } from './sentences.ts';
export { stateOrganOf } from './state-organs.ts';
export { numberOfStem, stemEpoch, stemOf } from './stem-numbers.ts';
export { countStems, findTerms, type Term } from './terms.ts';
export { charactersOf } from './unspaced.ts';
export { unitsOf } from './word-table.ts';

/** An article as far as understanding needs it. Without a publication day no yearless date is resolved. */
export interface UnderstandInput {
  readonly title: string;
  readonly text: string;
  readonly publishedDay?: Day;
  readonly language?: string;
  /** Its domain may tell the country, and with it the order of dates in digits. */
  readonly url?: string;
  /** What other articles taught about its names (see `knowledgeWanted`); without it the text is read alone. */
  readonly knowledge?: ActorKnowledge;
  /** How many live in the world's larger cities, by folded name; without it places are told by the text and our own lists. */
  readonly cities?: ReadonlyMap<string, number>;
}

/**
 * Understands one article, in the language it states (see `findLanguage`). All offsets are UTF-16 code units into `text`.
 * Orders to a reader or a machine are among its sentences, and nothing else is understood of them.
 */
export function understand(input: UnderstandInput): Understanding {
  const sentences = findSentences(input.text);
  const told = leaveOutOrders(input.text, sentences);
  if (told === undefined) return understandTold(input, sentences);
  return told.restore(understandTold({ ...input, text: told.text }, told.sentences));
}

function understandTold(input: UnderstandInput, sentences: readonly Sentence[]): Understanding {
  const { text, publishedDay } = input;
  const { mentions, abbreviations } = findActors(text, {
    sentences,
    title: input.title,
    ...(publishedDay === undefined ? {} : { publishedDay }),
    ...(input.knowledge === undefined ? {} : { knowledge: input.knowledge }),
    ...(input.cities === undefined ? {} : { cities: input.cities }),
  });
  const options = dateOptionsOf(text, input);
  const timeMentions = findDates(text, { published: publishedDay ?? null }, 'past', options);
  const roles = findRoles(text, sentences, mentions);
  const references = findReferences(text, mentions, roles);
  const quotes = findQuotes(text, sentences, mentions, references);
  return {
    language: options.language,
    sentences,
    timeMentions,
    actorMentions: mentions,
    abbreviations,
    references,
    quotes,
    statements: findStatements({ text, sentences, quotes, speakers: speakersOf(mentions, references) }),
    numbers: numbersOutside(text, mentions),
    roles,
    eventDays: findEventDays({
      text,
      sentences,
      timeMentions,
      quotes,
      actorMentions: mentions,
      ...(publishedDay === undefined ? {} : { publishedDay }),
    }),
  };
}

/** The numbers of a text but those of names: "the 604 brigade". */
function numbersOutside(text: string, mentions: readonly ActorMention[]): NumberMention[] {
  let at = 0;
  return findNumbers(text).filter(({ start, end }) => {
    while ((mentions[at]?.end ?? end) < end) at += 1;
    return (mentions[at]?.start ?? end) > start;
  });
}

/** In which language an article's dates are read, and in which order those in digits. */
export function dateOptionsOf(text: string, source: TextSource): { language: string; dayFirst: boolean } {
  return { language: decideLanguage(text, source.language), dayFirst: putsDayFirst(text, source) };
}
