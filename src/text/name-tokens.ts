// The words of a text as names see them: with their case, their possessive and whether they open a sentence.

import type { Sentence } from '../news/article.ts';

export interface Token {
  readonly start: number;
  /** Without a possessive ending and without a full stop that only ends the sentence. */
  readonly end: number;
  readonly text: string;
  readonly lower: string;
  readonly capital: boolean;
  /** All letters are capitals, two or more of them. */
  readonly shouted: boolean;
  readonly possessive: boolean;
  readonly opens: boolean;
  /** What stands between it and the token before it; a sentence's first token has '\n'. */
  readonly gap: string;
  /** The sentence it stands in, counted from 0. */
  readonly sentence: number;
}

const WORD = /\p{Lu}\.(?:\p{Lu}\.)+|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.\-‑&][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*\.?|&/gu;
/** Full stops stay with these: initials, titles and company endings. */
const STOPPED =
  /^(?:\p{Lu}|(?:\p{L}\.)+\p{L}|mr|mrs|ms|dr|prof|gen|lt|col|sgt|capt|cmdr|adm|maj|brig|rev|sen|rep|gov|pres|hon|st|mt|ft|jr|sr|inc|corp|co|ltd|bros|dept|univ|w|ala|ariz|ark|calif|colo|conn|fla|ga|ill|ind|kan|ky|la|mass|md|mich|minn|miss|mo|mont|neb|nev|okla|ore|pa|tenn|tex|va|vt|wash|wis|wyo)\.$/iu;
/** Their full stop stays even where it ends the sentence too. */
const ABBREVIATED =
  /^(?:inc|corp|ltd|bros|jr|sr|ala|ariz|ark|calif|colo|conn|fla|mich|minn|neb|nev|okla|tenn|tex|wyo)\.$/iu;
/** "I'm", "Don't": a capital there only opens a sentence. */
const CONTRACTED = /['’](?:m|ve|ll|re|d|t)$/iu;
/** "Oslo-based", "EADS-led": the name ends before the hyphen. */
const RELATED = /(?<=^\p{Lu}[\p{L}.]+)-(?:based|led|backed|controlled|held|owned|occupied|ruled|run|bound)$/u;
/** Names that end like a possessive. */
const POSSESSIVE_NAMES =
  /^(?:moody|mcdonald|macy|lloyd|sotheby|christie|wendy|kohl|levi|domino|sainsbury|poor|dunkin|carl|people|children|women|men|king|queen|st|all|denny|applebee)['’]s$/iu;

/** Words of these letters alone have no stop, mark or possessive in them: most words, and most names. */
const SMALL = /^[a-z]+$/;
const CAPITALISED = /^[A-Z][a-z]+$/;
/** What stands before a word whose capital may only be its sentence's, its quotation's or its line's. */
const OPENS = /[:“"‘`.!?…][\s"“”'’`)]*$|''\s*$|[•*]\s*$|(?:[–—]|-{1,2})\s+$/u;

/** The words of all sentences in order. */
export function tokenise(text: string, sentences: readonly Sentence[]): Token[] {
  const tokens: Token[] = [];
  for (const [sentence, { text: words, start: from, end: until }] of sentences.entries()) {
    let end = -1;
    WORD.lastIndex = 0;
    for (let match = WORD.exec(words); match !== null; match = WORD.exec(words)) {
      const word = match[0];
      const start = from + match.index;
      const gap = end === -1 ? '\n' : text.slice(end, start);
      const opens = end === -1 || (gap !== ' ' && OPENS.test(gap.slice(-6)));
      const { text: bare, lower, capital, shouted, possessive } = readWord(word, start + word.length >= until);
      const stop = start + bare.length;
      tokens.push({ start, end: stop, text: bare, lower, capital, shouted, possessive, opens, gap, sentence });
      end = possessive ? stop + 2 : stop;
    }
  }
  return tokens;
}

type Word = Pick<Token, 'text' | 'lower' | 'capital' | 'shouted' | 'possessive'>;

function readWord(word: string, last: boolean): Word {
  if (SMALL.test(word)) return { text: word, lower: word, capital: false, shouted: false, possessive: false };
  if (CAPITALISED.test(word))
    return { text: word, lower: word.toLowerCase(), capital: true, shouted: false, possessive: false };
  return trimWord(word, last);
}

const PLAIN = /^[A-Za-z]+$/;

function trimWord(word: string, last: boolean): Word {
  const possessive = /['’][sS]$/u.test(word) && !POSSESSIVE_NAMES.test(word);
  let text = possessive ? word.slice(0, -2) : word.replace(RELATED, '');
  if (text.endsWith('.') && text.length > 1 && (!STOPPED.test(text) || (last && !/\..*\.$/.test(text))))
    text = ABBREVIATED.test(text) ? text : text.slice(0, -1);
  const letters = PLAIN.test(text) ? text : text.replace(/[^\p{L}]/gu, '');
  return {
    text,
    lower: text.toLowerCase(),
    capital:
      (/^\p{Lu}/u.test(text) && !CONTRACTED.test(text) && !/^[DRI]-\p{Lu}/u.test(text)) ||
      /^(?:al|el|an|ar|as|ash|at|ad|ibn|d['’])-?\p{Lu}/u.test(text) ||
      /^(?!i\p{Lu})\p{Ll}{1,2}\p{Lu}\p{L}{2}/u.test(text),
    shouted: letters.length > 1 && letters === letters.toUpperCase() && /\p{Lu}/u.test(letters),
    possessive,
  };
}
