// Checks that who did what to whom stays so: the words of a statement stand in the order of the cited sentence, and no
// name that stands between them there has been left out.

import { isSameWord, type Unit, type Word } from './read-wording.ts';

/** "Closed by the storm": how many words stand between the verb and who did it, at most. */
const BY_WORDS_MAX = 4;
/** After a verb of saying its speaker stands near ("said the mayor Solvang"). */
const SPEAKER_WORDS_MAX = 4;

/** What is turned round in a statement against the cited one; undefined when nothing is. */
export function turnedRelation(words: readonly Word[], unit: Unit): string | undefined {
  const anchors = words.filter(({ role }) => role !== 'plain');
  for (const [at, second] of anchors.entries()) {
    const first = anchors[at - 1];
    if (first === undefined || first.clause !== second.clause) continue;
    const isSaid = first.role === 'saying' || second.role === 'saying' || first.form === 'according';
    if (isSaid ? isSpeakerTurned(first, second, unit) : isTurned(first, second, words, unit))
      return `The cited words say otherwise: ${first.form} … ${second.form}`;
  }
  return undefined;
}

function isTurned(first: Word, second: Word, words: readonly Word[], unit: Unit): boolean {
  const here = unit.words.filter((word) => isSameWord(word, first));
  const there = unit.words.filter((word) => isSameWord(word, second));
  return !here.some((one) =>
    there.some((other) => {
      if (one === other) return false;
      const turned = isVoiceTurned(first, one, words, unit.words) || isVoiceTurned(second, other, words, unit.words);
      if (!turned) return one.start < other.start && !isNameLeftOut(one, other, unit, words);
      return one.start > other.start && (isDoer(one, unit.words) || isDoer(second, words) || isDone(first, one, words));
    }),
  );
}

/** Whether a verb is active here and passive there: then what stands round it changes places. */
function isVoiceTurned(word: Word, other: Word, words: readonly Word[], others: readonly Word[]): boolean {
  return isPassive(word, words) !== isPassive(other, others);
}

const BEING = /^(?:was|were|been|being|is|are|be)$/u;

function isPassive(verb: Word, words: readonly Word[]): boolean {
  if (!/(?:ed|en|wn|ne|lt|nt|ld|ht|ung|id|t)$/u.test(verb.form)) return false;
  const at = words.indexOf(verb);
  return words.slice(Math.max(0, at - 2), at).some(({ form }) => BEING.test(form));
}

/** Whether the word is who did it in a passive sentence: "by" stands before it. */
function isDoer(word: Word, words: readonly Word[]): boolean {
  const at = words.indexOf(word);
  return words.slice(Math.max(0, at - BY_WORDS_MAX), at).some(({ form }) => form === 'by');
}

/** The verb itself comes first in the statement: what follows is what it was done to. */
function isDone(verb: Word, other: Word, words: readonly Word[]): boolean {
  return words.includes(verb) && !isPassive(verb, words) && other.role === 'content';
}

/** Whether somebody else is named between the two, who is not named there in the statement. */
function isNameLeftOut(one: Word, other: Word, unit: Unit, words: readonly Word[]): boolean {
  const isNamed = (word: Word) => unit.names.some(({ start, end }) => word.start >= start && word.start < end);
  if (isNamed(one) === isNamed(other)) return false;
  const between = unit.names.filter(({ start, end }) => start > one.start && end < other.start);
  return between.some(({ start, end }) => {
    // What stands in an apposition or after a preposition does nothing.
    if (
      /(?:,|\(|\b(?:and|of|with|for|to|in|at|near|from|against|about)\s+(?:the\s+)?)\s*(?:\p{L}+\s){0,2}$/iu.test(
        unit.text.slice(0, start),
      )
    )
      return false;
    const own = unit.words.filter((word) => word.start >= start && word.start < end && word.role === 'content');
    return own.every((word) => !words.some((said) => isSameWord(said, word)));
  });
}

/** Whether what stands beside a verb of saying is not its speaker in the cited words, though it is a name there. */
function isSpeakerTurned(first: Word, second: Word, unit: Unit): boolean {
  const [speaker, isBefore] = first.role === 'saying' || first.form === 'according' ? [second, false] : [first, true];
  const isName = (word: Word) => unit.names.some(({ start, end }) => word.start >= start && word.start < end);
  const named = unit.words.filter((word) => isSameWord(word, speaker) && isName(word));
  // "Said that …": what follows is what was said.
  if (named.length === 0 || (!isBefore && first.form !== 'according')) return false;
  return !named.some((word) => speaks(word, unit));
}

const REPORTING =
  /^(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old)|stat(?:e|es|ed)|announc|claim|argu|warn|insist|den(?:y|ies|ied)|confirm|estimat|add(?:s|ed)$|wrote|writes|suggest|accus|testif|report|promis|pledg|declar|explain|believ)/u;

/** Whether a verb of reporting follows the name within its clause, or stands right before it after the words reported. */
function speaks(name: Word, { words, names, text }: Unit): boolean {
  const at = words.indexOf(name);
  const verbs = words.filter(({ form }) => REPORTING.test(form));
  return (
    verbs.some((verb) => {
      const verbAt = words.indexOf(verb);
      if (verbAt > at) {
        const isOther = names.some(
          ({ start, end }) => start > name.start + name.form.length && end < verb.start && !isAside(text, start),
        );
        const isSubordinate = words.slice(at, verbAt).some(({ form }) => form === 'that');
        const isObject = words.slice(0, at).some((other) => verbs.includes(other) && other.clause === name.clause);
        return !isOther && !isSubordinate && !isObject;
      }
      const isAfterWords = /[,”"]\s*$/u.test(text.slice(0, verb.start));
      return (isAfterWords && at - verbAt <= SPEAKER_WORDS_MAX) || words[verbAt - 1]?.form === 'according';
    }) || words.slice(Math.max(0, at - SPEAKER_WORDS_MAX), at).some(({ form }) => form === 'according')
  );
}

const isAside = (text: string, start: number): boolean =>
  /(?:,|\(|\b(?:of|for|to|from|in|with|told))\s*(?:the\s+)?(?:\p{L}+\s){0,3}$/iu.test(text.slice(0, start));
