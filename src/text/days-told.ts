// Lists the days that a sentence tells of: that of its event, and those that it names beside it as past.

import type { Sentence, Understanding } from '../news/article.ts';
import type { TimeMention } from '../news/moment.ts';
import type { Interval } from './calendar.ts';

/** A time whose days are known. */
export type DatedMention = TimeMention & Interval;

/**
 * The days that a sentence tells of in words, its event's first; none when it tells of none. The day of the paper, which
 * stands in where no words tell one, is not among them: a day of publication is never taken for a day that was told.
 */
export function daysToldIn(
  number: number,
  { sentences, eventDays, timeMentions }: Pick<Understanding, 'sentences' | 'eventDays' | 'timeMentions'>,
): readonly Interval[] {
  const sentence = sentences[number];
  if (sentence === undefined || !tellsDays(sentence, number, eventDays, timeMentions)) return NONE;
  const main = eventDays.filter((day) => day.sentence === number && day.mention !== undefined);
  const times = main.map(({ mention = -1 }) => timeMentions[mention]);
  const beside = timesBeside(sentence, timeMentions).filter((time) => !times.includes(time));
  return [...main, ...beside].map(({ from, to }) => ({ from, to }));
}

const NONE: readonly Interval[] = [];

/** Whether a sentence has an event or a time at all: most have none, and need no closer look. */
function tellsDays(
  { start, end }: Sentence,
  number: number,
  eventDays: Understanding['eventDays'],
  times: readonly TimeMention[],
): boolean {
  for (const day of eventDays) if (day.sentence === number) return true;
  for (const time of times) if (time.start >= start && time.end <= end) return true;
  return false;
}

/** The times with days that a sentence tells of as past: neither the edge of a longer time nor a plan. */
export function timesBeside(sentence: Sentence, times: readonly TimeMention[]): readonly DatedMention[] {
  const inside = times.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
  return inside.filter((time): time is DatedMention => {
    const before = sentence.text.slice(0, time.start - sentence.start);
    const isDated = time.from !== undefined && time.to !== undefined && time.type !== 'SET' && time.type !== 'DURATION';
    return isDated && !EDGE.test(before) && !PLANNED.test(before.slice(-PLAN_CHARS_MAX));
  });
}

/**
 * "since 19 January", "until …", "before …": the day bounds a time, and nothing is told of it. "By rebels on 19 January"
 * and "from Sirte in December" name who and whence: the day has a preposition of its own.
 */
const EDGE =
  /\b(?:since|until|till|before|after|prior to|ahead of|deadline of|dated|published|updated)\s+(?:\S+\s+){0,2}$|\b(?:by|from)\s+(?:(?!(?:in|on)\s)\S+\s+){0,2}$/iu;
const PLANNED =
  /\b(?:will|would|scheduled|due|planned|plans|expected|expects|set to|to be held|upcoming|slated|going to)\b[^.,;]*$/iu;
/** A plan is named near its day. */
const PLAN_CHARS_MAX = 60;
