// Finds to whom a sentence says that something was done: "who was killed?" asks for nobody who did it or told of it.

import type { ActorMention } from '../news/actor.ts';
import { findTerms } from '../text/understand.ts';
import type { HeldSentence } from './hold-sentences.ts';
import { LIGHT_WORDS, likeWords } from './like-words.ts';

/** "Who was killed", "who has been sacked", "who is being held". */
const DONE_ASKED =
  /^\s*who\s+(?:else\s+)?(?:(?:was|were|is|are|got)(?:\s+being)?|(?:has|have|had|will|would|may|might)\s+(?:been|be))\s+(?:\p{L}+ly\s+)?(\p{L}+)/iu;
/** Participles that have no -ed. */
const IRREGULAR: ReadonlySet<string> = new Set(
  'beaten bought caught chosen driven forbidden forgiven found freed hit hurt shot slain sold struck stung sued sworn thrown torn'.split(
    ' ',
  ),
);
/** "Haddad died": what needs no other to do it. */
const OF_ITSELF = /^(?:die|died|dies|dead)$/u;
/** "Haddad's death" is what he met with; "Haddad's attack" would be what he did. */
const MET_WITH = /^(?:deaths?|injur(?:y|ies)|arrest|detention|abduction|dismissal|eviction)$/u;

/** Behind a name, up to what was done: ", a journalist of 34,", "and two others", "who has reportedly". */
const APPOSITION = String.raw`\s*(?:,[^,;]{1,80},|\([^)]{1,60}\)|–[^–]{1,80}–)?\s*(?:who\s|and\s[^,.;:]{1,40}?\s)?`;
const ADVERBS = String.raw`(?:(?:has|have|had|having|will|would|may|might|must|could|should|to|also|later|first|\p{L}+ly)\s){0,3}`;
const BE = String.raw`(?:was|were|is|are|be|been|being|got|gets)\s(?:(?:also|later|first|shot|\p{L}+ly)\s(?:and\s)?){0,3}`;
const BEFORE_DEED = new RegExp(`^${APPOSITION}${ADVERBS}${BE}$|^,\\s$`, 'u');
const BEFORE_DYING = new RegExp(`^${APPOSITION}${ADVERBS}(?:${BE})?$`, 'u');
/** "Killed the reporter Samir Haddad", "the killing of …"; no other preposition leads to whom it was done. */
const BEHIND_DEED =
  /^\s(?:of\s)?(?:(?!(?:about|after|against|and|as|at|because|before|by|during|for|from|in|near|of|on|over|since|than|that|to|under|when|where|while|with)\s)[\p{L}\p{N}][\p{L}\p{N}.-]*,?\s){0,6}$/u;

/** Dying is done to nobody, and asked for in the same way. */
const DIED_ASKED = /^\s*who\s+(?:else\s+)?(?:has\s+|have\s+|had\s+)?died\b/iu;

/** The word for what was done, where a question asks to whom; undefined for other questions. */
export function doneAsked(question: string): string | undefined {
  if (DIED_ASKED.test(question)) return 'died';
  const word = DONE_ASKED.exec(question)?.[1]?.toLowerCase();
  const isDone = word !== undefined && !LIGHT_WORDS.has(word) && (word.endsWith('ed') || IRREGULAR.has(word));
  return isDone ? word : undefined;
}

/** Of the mentions of a sentence those to whom it was done, in this word or one that reporters put for it. */
export function findPatients({ text, start, mentions }: HeldSentence, done: string): readonly ActorMention[] {
  const stems = new Set([done, ...likeWords(done, false)].map((word) => findTerms(word, 'en')[0]?.stem));
  const deeds = findTerms(text, 'en').filter(({ stem }) => stems.has(stem));
  const patients = mentions.filter((mention) => {
    const [from, until] = [mention.start - start, mention.end - start];
    return deeds.some((deed) =>
      until <= deed.start
        ? isBefore(text.slice(until, deed.start), deed.term, text.slice(0, from).endsWith(', '))
        : BEHIND_DEED.test(text.slice(deed.end, from)),
    );
  });
  // "The head of Orvel Works, Runa Skog, was dismissed": the name between the commas is whom the words before it describe.
  return patients.filter(({ end }) => !patients.some((other) => text.slice(end - start, other.start - start) === ', '));
}

/** `isApposed`: the name itself stands between commas, of which the second comes now. */
function isBefore(between: string, deed: string, isApposed: boolean): boolean {
  if (/^['’]s?\s(?:\p{Ll}+\s)?$/u.test(between)) return MET_WITH.test(deed);
  const rest = isApposed ? between.replace(/^,/u, '') : between;
  return (OF_ITSELF.test(deed) ? BEFORE_DYING : BEFORE_DEED).test(rest);
}
