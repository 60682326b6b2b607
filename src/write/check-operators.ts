// Checks that hedges and negations stay with the words they stood before, numbers with what they count, and that one
// stays one.

import { isSameWord, type Unit, type Word } from './read-wording.ts';

const NEGATION = /^(?:not|no|never|none|neither|nor|cannot|without)$|n['’]t$/u;
const HEDGE =
  /^(?:about|around|approximately|roughly|nearly|almost|least|most|up|estimated|believed|thought|suspected|alleged(?:ly)?|reportedly|apparently|likely|unlikely|possibl[ey]|perhaps|probably|may|might|could|would|should|seems?|seemed|appears?|appeared|expected|planned|potential(?:ly)?|some|over|under|more|less|than)$/u;
/** A hedge or negation stands at most so many words before what it changes. */
const BEFORE_WORDS_MAX = 5;

/** What lost or got a hedge, a negation, its number or its noun; undefined when nothing did. */
export function unboundOperator(words: readonly Word[], unit: Unit): string | undefined {
  for (const [pattern, name] of [
    [NEGATION, 'negation'],
    [HEDGE, 'hedge'],
  ] as const) {
    const lost = changedBy(pattern, unit.words).find((changed) => {
      const kept = words.filter((word) => isSameWord(word, changed));
      return kept.length > 0 && !kept.some((word) => isChanged(word, words, pattern));
    });
    if (lost !== undefined) return `A ${name} is lost before: ${lost.form}`;
  }
  const added = changedBy(NEGATION, words).find((changed) => {
    const cited = unit.words.filter((word) => isSameWord(word, changed));
    return cited.length > 0 && !cited.some((word) => isChanged(word, unit.words, NEGATION));
  });
  if (added !== undefined) return `A negation is added before: ${added.form}`;
  return otherCount(words, unit) ?? otherAmount(words, unit);
}

/** The first word with meaning after each such operator. */
function changedBy(pattern: RegExp, words: readonly Word[]): readonly Word[] {
  return words.flatMap((word, at) => {
    if (!pattern.test(word.form)) return [];
    const next = words
      .slice(at + 1, at + 1 + BEFORE_WORDS_MAX)
      .find(
        ({ role, form, clause }) =>
          clause === word.clause && (role === 'content' || role === 'number') && !HEDGE.test(form),
      );
    return next === undefined ? [] : [next];
  });
}

function isChanged(word: Word, words: readonly Word[], pattern: RegExp): boolean {
  const at = words.indexOf(word);
  return words.slice(Math.max(0, at - BEFORE_WORDS_MAX - 1), at).some(({ form }) => pattern.test(form));
}

/** A number counts here what it counts there: no other number stands between it and its noun. */
function otherCount(words: readonly Word[], unit: Unit): string | undefined {
  for (const [at, number] of words.entries()) {
    if (number.role !== 'number') continue;
    const noun = words.slice(at + 1, at + 4).find(({ role }) => role === 'content');
    if (noun === undefined) continue;
    const isBound = unit.words.some((cited, place) => {
      if (cited.key !== number.key) return false;
      const after = unit.words.slice(place + 1);
      const until = after.findIndex(({ role }) => role === 'number');
      return (
        (until === -1 ? after : after.slice(0, until)).some((word) => isSameWord(word, noun)) ||
        isBefore(noun, cited, unit)
      );
    });
    if (!isBound) return `This number counts something else: ${number.form} ${noun.form}`;
  }
  return undefined;
}

/** "Rose by 4 percent" for "a rise of 4 percent": the noun stands before its number, none between. */
function isBefore(noun: Word, number: Word, { words }: Unit): boolean {
  const before = words.slice(0, words.indexOf(number));
  const last = before.findLastIndex(({ role }) => role === 'number');
  return before.slice(last + 1).some((word) => isSameWord(word, noun));
}

const AMOUNT = /^(?:a|an|one|another|several|many|both|all|some|few)$/u;

/** "An official" is not "officials": after a word of amount, and at the head of a sentence, a noun keeps its number. */
function otherAmount(words: readonly Word[], unit: Unit): string | undefined {
  return words.find((word, at) => {
    if (
      word.role !== 'content' ||
      !(at === 0 || AMOUNT.test(words[at - 1]?.form ?? '') || AMOUNT.test(words[at - 2]?.form ?? ''))
    )
      return false;
    const cited = unit.words.filter((other) => isSameWord(other, word));
    return cited.length > 0 && cited.every(({ form }) => isOtherNumber(form, word.form));
  })?.form;
}

function isOtherNumber(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long === `${short}s` || long === `${short}es` || (short.endsWith('y') && long === `${short.slice(0, -1)}ies`);
}
