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

/** The words of all sentences in order. */
export function tokenise(text: string, sentences: readonly Sentence[]): Token[] {
  const tokens: Token[] = [];
  for (const [number, sentence] of sentences.entries()) {
    let end = -1;
    for (const match of sentence.text.matchAll(WORD)) {
      const at = sentence.start + match.index;
      const trimmed = trimWord(match[0], at + match[0].length >= sentence.end);
      const opens =
        end === -1 ||
        /[:“"‘`.!?…][\s"“”'’`)]*$|''\s*$|[•*]\s*$|(?:[–—]|-{1,2})\s+$/u.test(text.slice(Math.max(end, at - 6), at));
      const gap = end === -1 ? '\n' : text.slice(end, at);
      tokens.push({ ...trimmed, start: at, end: at + trimmed.text.length, opens, gap, sentence: number });
      end = at + trimmed.text.length + (trimmed.possessive ? 2 : 0);
    }
  }
  return tokens;
}

function trimWord(word: string, last: boolean): Pick<Token, 'text' | 'lower' | 'capital' | 'shouted' | 'possessive'> {
  const possessive = /['’][sS]$/u.test(word) && !POSSESSIVE_NAMES.test(word);
  let text = possessive ? word.slice(0, -2) : word.replace(RELATED, '');
  if (text.endsWith('.') && text.length > 1 && (!STOPPED.test(text) || (last && !/\..*\.$/.test(text))))
    text = ABBREVIATED.test(text) ? text : text.slice(0, -1);
  const letters = text.replace(/[^\p{L}]/gu, '');
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
