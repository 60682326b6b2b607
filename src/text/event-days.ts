// Decides when what a sentence tells happened: which of its times is that of its main event, or that it is the day's news.

import type { ActorMention } from '../news/actor.ts';
import type { EventDay, Quote, Sentence } from '../news/article.ts';
import type { Day } from '../news/ids.ts';
import type { TimeMention } from '../news/moment.ts';
import { addDays } from './calendar.ts';
import { findClauses } from './clauses.ts';
import { GOES_ON_IN_TIME } from './event-cues.ts';
import { reportsNews } from './reports-news.ts';
import { compareTold, roleOf, type Told, WEIGHT_OF_PLANS, WEIGHTS } from './weigh-times.ts';

/** What was understood of a text, as far as event days need it; all offsets are into that text. */
export interface EventDayInput {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly timeMentions: readonly TimeMention[];
  readonly quotes: readonly Quote[];
  readonly actorMentions: readonly ActorMention[];
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
  const persons = personsOf(input);
  const quotes = quotesOf(input);
  let at = 0;
  let last: EventDay | null = null;
  let scene: Scene | null = null;
  for (const [index, sentence] of input.sentences.entries()) {
    const times: Told[] = [];
    while (at < input.timeMentions.length && (input.timeMentions[at]?.start ?? 0) < sentence.end) {
      const mention = input.timeMentions[at];
      if (mention !== undefined && mention.start >= sentence.start && mention.end <= sentence.end) {
        times.push({ index: at, mention, start: mention.start - sentence.start, end: mention.end - sentence.start });
      }
      at += 1;
    }
    const { day: told, opens } = dayOfSentence({ index, sentence, times, quotes: quotes[index] ?? [], last, input });
    const day = told === null ? null : inScene(told, scene, persons[index] ?? []);
    if (day !== null) days.push(day);
    last = day ?? (sharesParagraph(input, index) ? last : null);
    if (opens !== null) scene = { day: opens, persons: persons[index] ?? [] };
  }
  return days;
}

/** A day told of with who acted or spoke on it: what they said in the sentences after it was said there. */
interface Scene {
  readonly day: EventDay;
  readonly persons: readonly string[];
}

/** How many sentences a scene lasts: about three paragraphs of news. */
const SCENE_SENTENCES = 8;

/** The day of the scene for news of the day of publication that names a person of the scene; else as it was. */
function inScene(day: EventDay, scene: Scene | null, persons: readonly string[]): EventDay {
  if (day.mention !== undefined || scene === null || day.sentence - scene.day.sentence > SCENE_SENTENCES) return day;
  if (!persons.some((person) => scene.persons.includes(person))) return day;
  return { ...scene.day, sentence: day.sentence, basis: 'earlier mention' };
}

/** The persons that each sentence names. */
function personsOf({ sentences, actorMentions }: EventDayInput): string[][] {
  const persons: string[][] = sentences.map(() => []);
  let at = 0;
  for (const { type, start, actor } of actorMentions) {
    while (at + 1 < sentences.length && (sentences[at]?.end ?? 0) <= start) at += 1;
    if (type === 'PER') persons[at]?.push(actor);
  }
  return persons;
}

/** The quotations that each sentence has a part of. */
function quotesOf({ sentences, quotes }: EventDayInput): Quote[][] {
  const held: Quote[][] = sentences.map(() => []);
  let first = 0;
  for (const quote of quotes) {
    while (first < sentences.length && (sentences[first]?.end ?? 0) <= quote.start) first += 1;
    for (let at = first; at < sentences.length && (sentences[at]?.start ?? 0) < quote.end; at += 1)
      held[at]?.push(quote);
  }
  return held;
}

/** A sentence in hand. */
interface InHand {
  readonly index: number;
  readonly sentence: Sentence;
  readonly times: readonly Told[];
  readonly quotes: readonly Quote[];
  /** The day of the sentence before, in one run of sentences that have days. */
  readonly last: EventDay | null;
  readonly input: EventDayInput;
}

/** The day of a sentence, and the day on which its main clause or its speech takes place, where it tells one. */
interface Found {
  readonly day: EventDay | null;
  readonly opens: EventDay | null;
}

function dayOfSentence(inHand: InHand): Found {
  const { index, sentence, times, quotes, input } = inHand;
  if (sentence.text.length > SENTENCE_CHARS_MAX) return { day: null, opens: null };
  const clauses = findClauses(
    sentence.text,
    times.map(({ start, end, mention }) => ({ start, end, isClock: /T\d\d:/.test(mention.value) })),
  );
  const weighed = times
    .map((time) => ({ time, ...roleOf(sentence.text, time, clauses, { ...input, quotes }) }))
    .sort((a, b) => b.weight - a.weight || compareTold(a.time, b.time, input.publishedDay));
  const best = weighed.find(({ weight }) => weight > 0);
  const place = weighed.find(({ weight }) => weight === WEIGHTS.main || weight === WEIGHTS.speech);
  const where = place === undefined ? null : toldDay(index, place.time);
  const opens = where !== null && isPastDay(where, input.publishedDay) ? where : null;
  const counted = countedDay(index, sentence.text, times);
  if (counted !== null) return { day: counted, opens };
  const told = best === undefined ? null : toldDay(index, best.time);
  // Of a plan that was told of, the telling is what happened, on its day.
  if (told !== null && best?.weight !== WEIGHT_OF_PLANS) return { day: told, opens };
  const blocked = weighed.some(({ blocks }) => blocks);
  const news = reportsNews(sentence, clauses, quotes);
  return { day: dayOfNews(inHand, news, blocked) ?? told, opens };
}

/**
 * The day of a sentence that tells none: that of the sentence it goes on from, else that of publication. `blocked`: a
 * time in it says that it is not of that day.
 */
function dayOfNews(
  { index, sentence, last, input }: InHand,
  news: 'deed' | 'news' | null,
  blocked: boolean,
): EventDay | null {
  const goesOn = last?.mention !== undefined && sharesParagraph(input, index) && isPastDay(last, input.publishedDay);
  const cued = goesOn && GOES_ON_IN_TIME.test(sentence.text);
  const speaksOn = goesOn && namesAgain(sentence, last, input);
  if (!cued && (blocked || news === null)) return null;
  // What is said, goes on now or has just been is of the day of publication; what was done goes on from the last day.
  if (goesOn && last !== null && (cued || news === 'deed' || speaksOn)) {
    return { ...last, sentence: index, basis: 'earlier mention' };
  }
  const { publishedDay: day } = input;
  return day === undefined || news === null
    ? null
    : { sentence: index, from: day, to: day, granularity: 'day', basis: 'published' };
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

/** "The ministers pledged", behind a sentence that told of ministers on a day. */
function namesAgain({ text, start }: Sentence, { mention = 0 }: EventDay, input: EventDayInput): boolean {
  const end = input.timeMentions[mention]?.end ?? start;
  if (start - end > SENTENCE_CHARS_MAX) return false;
  const noun = /^(?:The|These|Those)\s(\p{Ll}{4,})\s/u.exec(text)?.[1];
  return noun !== undefined && input.text.slice(end, start).toLowerCase().includes(noun);
}

function isPastDay({ granularity, from }: EventDay, publishedDay: Day | undefined): boolean {
  return granularity === 'day' && (publishedDay === undefined || from <= publishedDay);
}

/** Whether a sentence stands in one paragraph with the one before it. */
function sharesParagraph({ text, sentences }: EventDayInput, index: number): boolean {
  const [before, sentence] = [sentences[index - 1], sentences[index]];
  return before !== undefined && sentence !== undefined && !/\n\s*\n/.test(text.slice(before.end, sentence.start));
}
