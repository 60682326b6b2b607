// Who may be the subject of a verb of saying, by name, by description or by "he".

import type { ActorKind, ActorMention, ActorReference } from '../news/actor.ts';
import { isOtherGender } from './gendered-names.ts';

/** A person or organisation where a text names it or refers to it; `text` is how it is named there or last before. */
export interface Speaker {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly type: ActorKind;
  readonly actor: string;
}

/** Who spoke last, as "he" goes on from. */
export interface LastSpeaker extends Pick<Speaker, 'text' | 'type' | 'actor'> {
  readonly end: number;
}

/** How far "he" looks back for the person whose sentence it goes on from. */
const BACK_CHARS = 160;
/** Why: who stands further back than so many persons is not meant. */
const BACK_PERSONS = 8;

/** All that may speak in a text, in order: persons, organisations, and what refers to them; places do not. */
export function speakersOf(mentions: readonly ActorMention[], references: readonly ActorReference[]): Speaker[] {
  const named = new Map<string, ActorMention>();
  const speakers: Speaker[] = [];
  let at = 0;
  const refer = (until: number): void => {
    for (; (references[at]?.start ?? until) < until; at += 1) {
      const { start, end, actor } = references[at] as ActorReference;
      const name = named.get(actor);
      if (name !== undefined) speakers.push({ start, end, actor, text: name.text, type: name.type });
    }
  };
  for (const mention of mentions) {
    refer(mention.start);
    named.set(mention.actor, mention);
    if (mention.type !== 'LOC') speakers.push(mention);
  }
  refer(Number.POSITIVE_INFINITY);
  return speakers;
}

/** Words before a name that make it no subject: "led by Okafor", "a spokesman for Nordwind". Titles may stand between. */
const NO_SUBJECT =
  /\b(?:by|of|for|with|about|against|to|from|in|at|on|near|like|than)\s(?:the\s)?(?:(?:president|minister|prime minister|gen\.|mr\.?|mrs\.?|ms\.?|dr\.?|sen\.|rep\.)\s){0,2}$/i;

/** Whether a naming may be the subject of a verb of saying: not after a preposition, and not "Okafor’s". */
export function maySpeak(text: string, { start, end }: Pick<Speaker, 'start' | 'end'>): boolean {
  return !/^['’]s?\b/u.test(text.slice(end, end + 3)) && !NO_SUBJECT.test(text.slice(Math.max(0, start - 40), start));
}

/** A name at the head of its sentence, titles aside. */
const OPENS = /(?:^|[.!?:]["”’']*\s+|\n)(?:\p{Lu}[\p{L}.]*\s){0,3}$/u;

/**
 * Whom "he", "she" or "they" at offset `at` stands for: the last person who opened a sentence since somebody spoke, else
 * who spoke last ("they" may be an organisation), else the first person of the last sentence with one; null for nobody.
 * Whose given name is a woman's is not taken for "he" while somebody else may be meant, nor a man's for "she".
 */
export function pronounFor(word: string, at: number, spoken: Spoken): Speaker | LastSpeaker | null {
  const fitting = spoken.last !== null && isOtherGender(word, spoken.last.actor) ? { ...spoken, last: null } : spoken;
  const mayMean = (one: Speaker): boolean => !isOtherGender(word, one.actor);
  return whoIsMeant(word, at, fitting, mayMean) ?? whoIsMeant(word, at, spoken, () => true);
}

interface Spoken {
  readonly text: string;
  readonly speakers: readonly Speaker[];
  readonly last: LastSpeaker | null;
}

function whoIsMeant(
  word: string,
  at: number,
  { text, speakers, last }: Spoken,
  mayMean: (one: Speaker) => boolean,
): Speaker | LastSpeaker | null {
  const isPerson = /^s?he$/i.test(word);
  const persons: Speaker[] = [];
  for (let index = countUpTo(speakers, at) - 1; index >= 0 && persons.length < BACK_PERSONS; index -= 1) {
    const one = speakers[index];
    if (one === undefined || (last !== null && one.start < last.end)) break;
    if (one.type === 'PER' && mayMean(one)) persons.push(one);
  }
  const opener = persons.find(
    (one) => maySpeak(text, one) && OPENS.test(text.slice(Math.max(0, one.start - 40), one.start)),
  );
  if (opener !== undefined) return opener;
  if (last !== null && (!isPerson || last.type === 'PER')) return last;
  return firstOfSentence(text, persons);
}

/** Back from the nearest person to the first since the last full stop: who acts comes first. */
function firstOfSentence(text: string, [nearest, ...before]: readonly Speaker[]): Speaker | null {
  if (nearest === undefined) return null;
  let subject = nearest;
  for (const one of before) {
    if (/[.!?]["”’']?\s/u.test(text.slice(one.end, subject.start)) || subject.start - one.end > BACK_CHARS) break;
    if (maySpeak(text, one)) subject = one;
  }
  return subject;
}

/** How many speakers end at or before an offset. */
function countUpTo(speakers: readonly Speaker[], at: number): number {
  let [low, high] = [0, speakers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((speakers[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
