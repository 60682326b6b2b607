// Decides when what a sentence tells happened: which of its times is that of its main event, or that it is the day's news.

import type { EventDay, Quote, Sentence } from '../news/article.ts';
import type { Day } from '../news/ids.ts';
import type { TimeMention } from '../news/moment.ts';
import { addDays } from './calendar.ts';
import { type Clause, type ClauseKind, findClauses } from './clauses.ts';
import { GOES_ON_IN_TIME } from './event-cues.ts';
import { reportsNews } from './reports-news.ts';

/** What was understood of a text, as far as event days need it; all offsets are into that text. */
export interface EventDayInput {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly timeMentions: readonly TimeMention[];
  readonly quotes: readonly Quote[];
  /** Absent: not known; then no sentence without a date has a day, unless it goes on from one that has. */
  readonly publishedDay?: Day;
}

/** Sentences longer than this are lists or lost punctuation: their clauses are not looked at one by one. */
const SENTENCE_CHARS_MAX = 2_000;

/**
 * The event days of a text, in the order of its sentences, at most one a sentence: the time of the main clause, or of
 * what was said before the day of saying it; else the day of the sentence that this one goes on from; else the day of
 * publication, for what is told as news. Asides, conditions, opinions, quotations and habits have none. Never throws.
 */
export function findEventDays(input: EventDayInput): EventDay[] {
  const days: EventDay[] = [];
  let at = 0;
  let last: EventDay | null = null;
  for (const [index, sentence] of input.sentences.entries()) {
    const times: Told[] = [];
    while (at < input.timeMentions.length && (input.timeMentions[at]?.start ?? 0) < sentence.end) {
      const mention = input.timeMentions[at];
      if (mention !== undefined && mention.start >= sentence.start && mention.end <= sentence.end) {
        times.push({ index: at, mention, start: mention.start - sentence.start, end: mention.end - sentence.start });
      }
      at += 1;
    }
    const day = dayOfSentence(index, sentence, times, last, input);
    if (day !== null) days.push(day);
    last = day ?? (sharesParagraph(input, index) ? last : null);
  }
  return days;
}

/** A time of the sentence in hand; `start` and `end` are offsets in that sentence. */
interface Told {
  readonly index: number;
  readonly mention: TimeMention;
  readonly start: number;
  readonly end: number;
}

function dayOfSentence(
  index: number,
  sentence: Sentence,
  times: readonly Told[],
  last: EventDay | null,
  input: EventDayInput,
): EventDay | null {
  if (sentence.text.length > SENTENCE_CHARS_MAX) return null;
  const clauses = findClauses(sentence.text, times);
  const weighed = times.map((time) => ({ time, ...roleOf(sentence.text, time, clauses, input.publishedDay) }));
  const best = weighed
    .filter(({ weight, time }) => weight > 0 && time.mention.from !== undefined)
    .sort((a, b) => b.weight - a.weight || compareTold(a.time, b.time, input.publishedDay))[0];
  const counted = countedDay(index, sentence.text, times);
  if (counted !== null) return counted;
  const told = best === undefined ? null : toldDay(index, best.time);
  // Of a plan that was told of, the telling is what happened, on its day.
  if (told !== null && best?.weight !== WEIGHT_OF_PLANS) return told;
  const blocked = weighed.some(({ blocks }) => blocks);
  return dayOfNews(index, sentence, reportsNews(sentence, clauses, input.quotes), { blocked, last, input }) ?? told;
}

interface Before {
  /** Whether a time in the sentence says that it is not of the day. */
  readonly blocked: boolean;
  /** The day of the sentence before, in one run of sentences that have days. */
  readonly last: EventDay | null;
  readonly input: EventDayInput;
}

/** The day of a sentence that tells none: that of the sentence it goes on from, else that of publication. */
function dayOfNews(
  index: number,
  sentence: Sentence,
  news: 'deed' | 'news' | null,
  { blocked, last, input }: Before,
): EventDay | null {
  const goesOn = last?.mention !== undefined && sharesParagraph(input, index) && isPastDay(last, input.publishedDay);
  const cued = goesOn && GOES_ON_IN_TIME.test(sentence.text);
  if (!cued && (blocked || news === null)) return null;
  // What is said, goes on now or has just been is of the day of publication; what was done goes on from the last day.
  if (goesOn && last !== null && (cued || news === 'deed')) {
    return { ...last, sentence: index, basis: 'earlier mention' };
  }
  const { publishedDay: day } = input;
  return day === undefined || news === null
    ? null
    : { sentence: index, from: day, to: day, granularity: 'day', basis: 'published' };
}

/** How near a time is to being that of the main event, by the clause it stands in. */
const WEIGHTS: Readonly<Record<ClauseKind, number>> = {
  content: 12,
  main: 10,
  speech: 6,
  when: 3,
  after: 0,
  aside: 0,
  condition: 0,
};
/** Said of what is still to come: the saying is what happened. */
const WEIGHT_OF_PLANS = 4;
/** "After the vote on Tuesday": so many days back the two are one piece of news. */
const AFTERMATH_DAYS = 7;

/** The weight of a time (0: not that of the event), and whether it keeps the day of publication from standing in. */
function roleOf(
  text: string,
  { mention, start, end }: Told,
  clauses: readonly Clause[],
  publishedDay: Day | undefined,
): { weight: number; blocks: boolean } {
  const clause = clauses.find((one) => one.start <= start && start < one.end) ?? clauses.at(-1);
  const kind = clause?.kind ?? 'main';
  const before = text.slice(clause?.start ?? 0, start);
  const isAside = kind === 'aside' || kind === 'condition';
  // "since Monday", "until 3 March": where it began or ends, not when it was.
  const borders = /\b(?:since|until|till)\s(?:\S+\s){0,2}$/i.test(before);
  if (borders || mention.type === 'SET') return { weight: 0, blocks: !isAside };
  if (mention.type === 'DURATION' || mention.from === undefined) {
    return { weight: 0, blocks: kind === 'main' && !/^PT|^PRESENT_REF$/.test(mention.value) };
  }
  // "the 2016 budget", "a loss for 2016": which one, not when.
  const names =
    mention.granularity !== 'day' &&
    /^\s\p{Ll}/u.test(text.slice(end)) &&
    /\b(?:the|an?|its|his|her|their)\s$/i.test(before);
  if (names || (mention.granularity === 'year' && /\bfor\s$/.test(before)))
    return { weight: 0, blocks: kind === 'main' };
  if (kind === 'after') {
    const near =
      /^\s*(?:after|following)\b/i.test(before) && publishedDay !== undefined && mention.granularity === 'day'
        ? mention.from <= publishedDay && addDays(mention.from, AFTERMATH_DAYS) >= publishedDay
        : false;
    return { weight: near ? 1 : 0, blocks: true };
  }
  const planned =
    kind === 'content' && publishedDay !== undefined && mention.to !== undefined && mention.from > publishedDay;
  return { weight: planned ? WEIGHT_OF_PLANS : WEIGHTS[kind], blocks: !isAside && !planned };
}

/** What is past before what is to come, then the finer, then the later: news tells what is new. */
function compareTold(a: Told, b: Told, publishedDay: Day | undefined): number {
  const isAhead = ({ mention }: Told): number =>
    publishedDay !== undefined && (mention.from ?? '') > publishedDay ? 1 : 0;
  const isCoarse = ({ mention }: Told): number => (mention.granularity === 'day' ? 0 : 1);
  return (
    isAhead(a) - isAhead(b) || isCoarse(a) - isCoarse(b) || (b.mention.from ?? '').localeCompare(a.mention.from ?? '')
  );
}

function toldDay(index: number, { index: mention, mention: time }: Told): EventDay | null {
  const { from, to, granularity, basis } = time;
  return from === undefined || to === undefined ? null : { sentence: index, from, to, granularity, basis, mention };
}

/** "Two days after the vote on 10 February": so many days from the day behind it. Null where none stands so. */
function countedDay(index: number, text: string, times: readonly Told[]): EventDay | null {
  for (const [at, { mention, end, index: words }] of times.entries()) {
    const [, count, unit] = /^P(\d{1,3})([DW])$/.exec(mention.value) ?? [];
    const next = times[at + 1];
    if (count === undefined || next?.mention.from === undefined || next.mention.granularity !== 'day') continue;
    const way = /^\s(after|before)\s[^,;]{1,60}$/.exec(text.slice(end, next.start))?.[1];
    if (way === undefined) continue;
    const days = Number(count) * (unit === 'W' ? 7 : 1) * (way === 'after' ? 1 : -1);
    const day = addDays(next.mention.from, days);
    return { sentence: index, from: day, to: day, granularity: 'day', basis: next.mention.basis, mention: words };
  }
  return null;
}

function isPastDay({ granularity, from }: EventDay, publishedDay: Day | undefined): boolean {
  return granularity === 'day' && (publishedDay === undefined || from <= publishedDay);
}

/** Whether a sentence stands in one paragraph with the one before it. */
function sharesParagraph({ text, sentences }: EventDayInput, index: number): boolean {
  const [before, sentence] = [sentences[index - 1], sentences[index]];
  return before !== undefined && sentence !== undefined && !/\n\s*\n/.test(text.slice(before.end, sentence.start));
}
