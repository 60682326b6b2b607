// What stands in the sentences of an article whatever is looked for: read once a question, though it is weighed several times.

import type { ActorMention, Role } from '../news/actor.ts';
import type { ReadArticle } from '../news/article.ts';
import type { TimeMention } from '../news/moment.ts';
import { mayName } from '../search/search.ts';
import { daysToldIn, type Interval, orderTeller } from '../text/understand.ts';

export interface ReadSentence {
  /** Its number among the article's sentences. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly words: number;
  readonly mentions: readonly ActorMention[];
  readonly times: readonly TimeMention[];
  /** What it says that somebody is or was. */
  readonly roles: readonly Role[];
  /** The days that it tells of: of its event, and those named beside it. */
  readonly days: readonly Interval[];
}

interface Reading {
  /** The sentence of a number that the article has. */
  sentenceAt(number: number): ReadSentence;
  /** Whether that one is an order, a request or code, or a line that goes on with one: never evidence. */
  isOrderAt(number: number): boolean;
  /** Whether an actor of the article bears a name, under any of its namings there. */
  mayBe(actor: string, name: string): boolean;
}

/** Gives the reading of an article; remembers it by identity, for as long as one question is asked. */
export function rememberReadings(): (read: ReadArticle) => Reading {
  const known = new Map<ReadArticle, Reading>();
  return (read) => {
    const reading = known.get(read) ?? { ...sentenceReader(read), mayBe: nameComparer(read) };
    known.set(read, reading);
    return reading;
  };
}

function sentenceReader({ article, understanding }: ReadArticle): Pick<Reading, 'sentenceAt' | 'isOrderAt'> {
  const { sentences, actorMentions, timeMentions, eventDays } = understanding;
  const mentions = partBySentence(actorMentions, sentences);
  const times = partBySentence(timeMentions, sentences);
  const roles = partBySentence(understanding.roles, sentences);
  const dated = new Set(eventDays.map(({ sentence }) => sentence));
  const isOrderAt = orderTeller(article.text, sentences);
  const known: ReadSentence[] = [];
  const readSentence = (number: number): ReadSentence => {
    const { start, end, text } = sentences[number] as (typeof sentences)[number];
    const told = times[number] ?? [];
    const days = told.length > 0 || dated.has(number) ? daysToldIn(number, understanding) : [];
    return {
      number,
      start,
      end,
      text,
      words: countWords(text),
      mentions: mentions[number] ?? [],
      times: told,
      roles: roles[number] ?? [],
      days,
    };
  };
  return {
    isOrderAt,
    sentenceAt: (number) => {
      known[number] ??= readSentence(number);
      return known[number];
    },
  };
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Parts things that stand in a text by the sentences that hold them whole. */
function partBySentence<Thing extends Stretch>(
  things: readonly Thing[],
  sentences: readonly Stretch[],
): readonly (readonly Thing[] | undefined)[] {
  const sorted = things.toSorted((a, b) => a.start - b.start);
  const parted: (Thing[] | undefined)[] = [];
  let at = 0;
  for (const [number, { start, end }] of sentences.entries()) {
    while ((sorted[at]?.start ?? Number.POSITIVE_INFINITY) < start) at += 1;
    for (let next = at; (sorted[next]?.start ?? Number.POSITIVE_INFINITY) < end; next += 1) {
      const thing = sorted[next] as Thing;
      if (thing.end > end) continue;
      const inside = parted[number];
      if (inside === undefined) parted[number] = [thing];
      else inside.push(thing);
    }
  }
  return parted;
}

/** Runs of what is no white space, as `text.split(/\s+/)` counts them in a text that begins and ends with none. */
function countWords(text: string): number {
  let words = 1;
  for (let at = 1; at < text.length; at += 1) {
    if (isSpace(text.charCodeAt(at)) && !isSpace(text.charCodeAt(at - 1))) words += 1;
  }
  return words;
}

/** White space below U+0080 and the no-break space at once; the rest is looked up. */
const isSpace = (code: number): boolean =>
  code === 0x20 ||
  (code >= 0x09 && code <= 0x0d) ||
  code === 0xa0 ||
  (code >= 0x1680 && /\s/u.test(String.fromCharCode(code)));

function nameComparer({ understanding }: ReadArticle): Reading['mayBe'] {
  const namings = new Map<string, Set<string>>();
  for (const { actor, text } of understanding.actorMentions) {
    const own = namings.get(actor);
    if (own === undefined) namings.set(actor, new Set([actor, text]));
    else own.add(text);
  }
  const known = new Map<string, Map<string, boolean>>();
  return (actor, name) => {
    const bearers = known.get(name) ?? new Map<string, boolean>();
    known.set(name, bearers);
    const is = bearers.get(actor) ?? [...(namings.get(actor) ?? [actor])].some((text) => mayName(name, text));
    bearers.set(actor, is);
    return is;
  };
}
