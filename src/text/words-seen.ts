// What the whole text tells about its words: which have capitals inside sentences, and which sentences are headlines.

import type { ActorKnowledge } from '../news/actor.ts';
import type { Sentence } from '../news/article.ts';
import { isGivenName } from './given-names.ts';
import type { Token } from './name-tokens.ts';
import { foldName } from './names.ts';

export interface WordsSeen {
  /** Words, and pairs of words, with a capital inside a sentence. */
  readonly names: ReadonlySet<string>;
  /** Last words of full names ("Steve Jobs"): a name too where they stand alone. */
  readonly surnames: ReadonlySet<string>;
  /** Words without a capital. */
  readonly lowers: ReadonlySet<string>;
  /** Sentences in which nearly all words have a capital, so that capitals tell nothing. */
  readonly headings: ReadonlySet<number>;
  /** Whether other articles know a name (words with spaces, any case); false for all where nothing was handed in. */
  readonly isKnown: (name: string) => boolean;
  /** Whether other articles write a word (lower case) without a capital; false for all where nothing was handed in. */
  readonly isPlainElsewhere: (word: string) => boolean;
  /** Whether a large city has the name; false for all where no cities were handed in. */
  readonly isLargeCity: (name: string) => boolean;
}

/** Of smaller ones too many are called as ordinary words are: "Spring", "Union". */
const LARGE_CITY_INHABITANTS_MIN = 100_000;

/** A sentence is a headline when more than this share of its longer words has a capital. */
const HEADING_SHARE = 0.75;
/** Fewer longer words tell nothing. */
const HEADING_WORDS_MIN = 4;

/** What is known beside the text: what other articles taught, and how many live in the world's larger cities, by folded name. */
export interface HandedIn {
  readonly knowledge?: ActorKnowledge | undefined;
  readonly cities?: ReadonlyMap<string, number> | undefined;
}

/** Reads all tokens of a text once. */
export function wordsSeen(
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  { knowledge, cities }: HandedIn,
): WordsSeen {
  const names = new Set<string>();
  const surnames = new Set<string>();
  const lowers = new Set<string>();
  const headings = headingSentences(tokens, sentences);
  for (const [index, token] of tokens.entries()) {
    if (headings.has(token.sentence)) continue;
    if (token.capital && isSurname(tokens, index)) surnames.add(token.lower);
    if (!token.capital) lowers.add(token.lower);
    else if (!token.opens) {
      names.add(token.lower);
      const next = tokens[index + 1];
      if (next?.capital === true && next.gap === ' ') names.add(`${token.lower} ${next.lower}`);
    }
  }
  return {
    names,
    surnames,
    lowers,
    headings,
    isKnown: (name) => knowledge?.kinds.has(foldName(name)) === true,
    isPlainElsewhere: (word) => knowledge?.lowerSeen.has(word) === true,
    isLargeCity: (name) => (cities?.get(foldName(name)) ?? 0) >= LARGE_CITY_INHABITANTS_MIN,
  };
}

/** Whether a given name, and at most an initial, stands before the word, and no further name after it. */
function isSurname(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.gap !== ' ' || (tokens[at + 1]?.capital === true && tokens[at + 1]?.gap === ' ')) return false;
  const before = tokens[at - 1];
  if (before === undefined || !before.capital || before.possessive) return false;
  if (/^\p{Lu}\.$/u.test(before.text)) return isGivenName(tokens[at - 2]?.text ?? '');
  return isGivenName(before.text);
}

function headingSentences(tokens: readonly Token[], sentences: readonly Sentence[]): ReadonlySet<number> {
  const words = new Uint32Array(sentences.length);
  const capitals = new Uint32Array(sentences.length);
  for (const { text, sentence, capital } of tokens) {
    if (text.length < 4) continue;
    words[sentence] = (words[sentence] ?? 0) + 1;
    if (capital) capitals[sentence] = (capitals[sentence] ?? 0) + 1;
  }
  const headings = new Set<number>();
  for (const [sentence, { text }] of sentences.entries()) {
    const count = words[sentence] ?? 0;
    if (count < HEADING_WORDS_MIN || (capitals[sentence] ?? 0) / count <= HEADING_SHARE) continue;
    if (!/[.!?…]["'”’)]*$/u.test(text.slice(-4))) headings.add(sentence);
  }
  return headings;
}
