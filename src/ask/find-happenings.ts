// Finds what an article tells of a subject with the day of each: the sentences that report something done or said.

import type { ReadArticle } from '../news/article.ts';
import type { Day } from '../news/ids.ts';
import type { Granularity } from '../news/moment.ts';
import { addDays, isPast } from '../text/understand.ts';
import { isCorrection } from './corrections.ts';
import { lookInto, type Telling } from './find-tellings.ts';
import { type Subject, sentencesAbout } from './name-subject.ts';

/** A telling with how exactly its days are known. */
export interface Happening extends Telling {
  readonly granularity: Granularity;
}

/** A weekly tells the news of its week; what lies further back is not what its article is about. */
const NEWS_DAYS_MAX = 8;
/** A day on a line of its own has fewer. */
const WORDS_MIN = 5;

/**
 * What the article tells of the subject, in its order. A sentence that reports without naming a day happened on the day
 * of the article's news: that which its first dated sentence tells, else that of publication. Nothing where neither is
 * known, nor of what may be, should be or will be.
 */
export function findHappenings(read: ReadArticle, subject: Subject): readonly Happening[] {
  const { sentences, eventDays, timeMentions } = read.understanding;
  const dayOf = new Map(eventDays.map((day) => [day.sentence, day]));
  const news = newsDayOf(read);
  return sentencesAbout(read, subject).flatMap((number): Happening[] => {
    const sentence = sentences[number];
    if (sentence === undefined || !isToldWhole(sentence.text) || isCorrection(sentence.text)) return [];
    const day = dayOf.get(number);
    const isTold = day !== undefined && (day.mention !== undefined || day.basis !== 'published');
    if (!isTold && !(news !== undefined && (day !== undefined || reports(sentence.text)))) return [];
    const days = isTold ? { from: day.from, to: day.to } : { from: news as Day, to: news as Day };
    const time = day?.mention === undefined ? undefined : timeMentions[day.mention];
    return [
      {
        ...lookInto(read, { number, sentence, days, isMain: true, ...(time && { time }) }),
        granularity: isTold ? day.granularity : 'day',
      },
    ];
  });
}

/** The day of the news that an article brings; undefined where no day is known. */
function newsDayOf({ article, understanding }: ReadArticle): Day | undefined {
  const { publishedDay } = article;
  if (publishedDay === undefined) return undefined;
  const earliest = addDays(publishedDay, -NEWS_DAYS_MAX);
  const told = understanding.eventDays.find(
    ({ granularity, from, sentence }) =>
      granularity === 'day' &&
      from <= publishedDay &&
      from >= earliest &&
      isToldWhole(understanding.sentences[sentence]?.text ?? ''),
  );
  return told?.from ?? publishedDay;
}

/** A sentence has an end and a length; headlines, captions and days on lines of their own lack one of them. */
const isToldWhole = (text: string): boolean => /[.!?…"”’)]\s*$/u.test(text) && text.split(/\s+/u).length >= WORDS_MIN;

/** True for a sentence with a verb in the past, or in the perfect, that says nothing of what may or will be. */
function reports(text: string): boolean {
  if (UNREAL.test(text) || text.endsWith('?')) return false;
  const words = (text.match(/[\p{L}-]+/gu) ?? []).map((word) => word.toLowerCase());
  return words.some((word, at) => at > 0 && (isPast(word) || word === 'has' || word === 'have'));
}

const UNREAL = /\b(?:will|would|could|may|might|should|can|must)\b/iu;
