// Finds the sentences of an article that tell of the days asked for, and how each knows its day.

import type { Quote, ReadArticle, Sentence } from '../news/article.ts';
import type { Period } from '../news/day-view.ts';
import type { TimeMention } from '../news/moment.ts';
import { findTerms, foldName, isStopWord, nameKeys, timesBeside } from '../text/understand.ts';
import { isNews } from './choose-sentences.ts';
import { isCorrection } from './corrections.ts';
import { REFERS_BACK } from './hold-sentences.ts';

/** A sentence, or all those of an article that name no day: what may tell one event. */
export interface Telling {
  readonly read: ReadArticle;
  readonly sentence: Sentence;
  /** The number of the sentence in its article. */
  readonly number: number;
  readonly days: Period;
  /** The words that tell the days; absent where the day of the paper stands in. */
  readonly time?: TimeMention;
  /** The days are those of the sentence's event, not of something it names beside. */
  readonly isMain: boolean;
  /** The days came after those of its paper: it was announced. */
  readonly isPlan: boolean;
  /** It opens with a word for something told before it. */
  readonly isDangling: boolean;
  /** Stems of its content words, with how often; those of its headline too where it stands at the top. */
  readonly terms: ReadonlyMap<string, number>;
  /** Keys of the actors that it names. */
  readonly actors: ReadonlySet<string>;
}

/** Which spans of days are wanted. */
export type WantedDays = (days: Period) => boolean;

/** What stands here tells what the headline says. */
export const TOP_SENTENCES = 3;

/** An article tells more of a year than this, but what it is about stands among the first. */
const TELLINGS_PER_ARTICLE_MAX = 8;

/** A sentence that tells of the days, not yet looked into. */
type Found = Pick<Telling, 'number' | 'sentence' | 'days' | 'time' | 'isMain'>;

/**
 * The tellings of an article, in the order of its text, the first ones where there are many. What somebody asks or says
 * word for word tells no event.
 */
export function findTellings(read: ReadArticle, isWanted: WantedDays): readonly Telling[] {
  const { sentences, eventDays, timeMentions, quotes } = read.understanding;
  const main = new Map(eventDays.map((day) => [day.sentence, day]));
  const found: Found[] = [];
  for (const [number, sentence] of sentences.entries()) {
    const day = main.get(number);
    const ofMain = day?.mention === undefined ? undefined : timeMentions[day.mention];
    const isMain = day !== undefined && isWanted(day);
    const beside = () => timesBeside(sentence, timeMentions).find((other) => other !== ofMain && isWanted(other));
    const time = isMain ? ofMain : beside();
    const days = isMain ? day : time;
    if (days?.from === undefined || days.to === undefined || !isEvent(sentence, quotes)) continue;
    found.push({ number, sentence, days: { from: days.from, to: days.to }, ...(time && { time }), isMain });
  }
  const dated = found.filter(({ sentence, time }) => time !== undefined && holds(sentence, time));
  const carried = found.filter(({ sentence, time }) => time !== undefined && !holds(sentence, time));
  const undated = found.filter(({ time }) => time === undefined);
  return [...dated, ...carriedAlone(carried, dated), ...undatedAlone(undated, dated)]
    .sort((a, b) => Number(b.isMain) - Number(a.isMain) || a.number - b.number)
    .slice(0, TELLINGS_PER_ARTICLE_MAX)
    .sort((a, b) => a.number - b.number)
    .map((told) => lookInto(read, told));
}

const holds = (sentence: Sentence, time: TimeMention): boolean =>
  time.start >= sentence.start && time.end <= sentence.end;

/** What goes on from a dated sentence tells its event again: it stands for it only where that one cannot be shown. */
function carriedAlone(carried: readonly Found[], dated: readonly Found[]): readonly Found[] {
  const first = new Map<TimeMention | undefined, Found>();
  for (const told of carried) if (!first.has(told.time)) first.set(told.time, told);
  return [...first.values()].filter(({ time }) => !dated.some(({ sentence }) => time && holds(sentence, time)));
}

/** What names no day goes on with what does: an article tells one thing of its own day, at its top. */
function undatedAlone(undated: readonly Found[], dated: readonly Found[]): readonly Found[] {
  const isTopDated = dated.some(({ number, isMain }) => isMain && number < TOP_SENTENCES);
  const first = undated.find(({ sentence }) => !REFERS_BACK.test(sentence.text)) ?? undated[0];
  return first === undefined || isTopDated ? [] : [first];
}

function isEvent({ start, end, text }: Sentence, quotes: readonly Quote[]): boolean {
  const isSpoken = quotes.some((quote) => quote.start <= start + 1 && quote.end >= end - 1);
  // The day of a correction is that of the article which it corrects.
  return !isSpoken && !text.endsWith('?') && !isCorrection(text) && isNews(text);
}

/** A found sentence with its terms and actors, and what its words and days tell of its telling. */
export function lookInto(read: ReadArticle, found: Found): Telling {
  const { number, sentence, days, time } = found;
  const { article, understanding } = read;
  const mentions = understanding.actorMentions.filter(
    ({ start, end }) => start >= sentence.start && end <= sentence.end,
  );
  const isTop = number < TOP_SENTENCES || time === undefined;
  return {
    read,
    ...found,
    isPlan: article.publishedDay !== undefined && days.from > article.publishedDay,
    isDangling: REFERS_BACK.test(sentence.text),
    terms: countTerms([sentence.text, ...(isTop ? [article.title] : [])], understanding),
    actors: new Set(mentions.flatMap(({ actor, text }) => [foldName(text), ...nameKeys(actor)])),
  };
}

function countTerms(texts: readonly string[], { language }: ReadArticle['understanding']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const { term, stem } of findTerms(text, language)) {
      if (isStopWord(term, language) || CALENDAR.test(term) || /^\d+$/u.test(term)) continue;
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
  }
  return counts;
}

/** Every event of a day names it: that makes no two of them one. */
const CALENDAR =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|week|month|year|day)s?$/u;
