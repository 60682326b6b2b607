// What the whole text tells about its words: which have capitals inside sentences, and which sentences are headlines.

import type { ActorKnowledge } from '../news/actor.ts';
import type { Sentence } from '../news/article.ts';
import { SAME_ACTOR } from './actor-cues.ts';
import { isGivenName } from './given-names.ts';
import type { Token } from './name-tokens.ts';
import { foldName } from './names.ts';
import { ENGLISH_STOP_WORDS } from './stop-words.ts';

export interface WordsSeen {
  /** Words, and pairs of words, with a capital inside a sentence. */
  readonly names: ReadonlySet<string>;
  /** Last words of full names ("Steve Jobs"): a name too where they stand alone. */
  readonly surnames: ReadonlySet<string>;
  /** Words without a capital. */
  readonly lowers: ReadonlySet<string>;
  /** Short names that are ordinary words ("IS"), of actors that the text calls by another name too, or that it puts in brackets. */
  readonly shorts: ReadonlySet<string>;
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

/** Short names that are ordinary words, each with the other names of its actor: "is" with "isis". */
const ORDINARY_SHORTS: ReadonlyMap<string, readonly string[]> = new Map(
  SAME_ACTOR.flatMap((names) =>
    names
      .filter((name) => ENGLISH_STOP_WORDS.has(name))
      .map((short) => [short, names.filter((name) => name !== short)] as const),
  ),
);

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
    shorts: ordinaryShorts(tokens),
    headings,
    isKnown: (name) => knowledge?.kinds.has(foldName(name)) === true,
    isPlainElsewhere: (word) => knowledge?.lowerSeen.has(word) === true,
    isLargeCity: (name) => (cities?.get(foldName(name)) ?? 0) >= LARGE_CITY_INHABITANTS_MIN,
  };
}

function ordinaryShorts(tokens: readonly Token[]): ReadonlySet<string> {
  const shorts = new Set<string>();
  for (const { shouted, gap, lower } of tokens) {
    if (!shouted || shorts.has(lower)) continue;
    const others = ORDINARY_SHORTS.get(lower);
    if (gap.endsWith('(') || others?.some((name) => isNamed(tokens, name)) === true) shorts.add(lower);
  }
  return shorts;
}

/** Whether the words (lower case) stand somewhere with a capital. */
function isNamed(tokens: readonly Token[], name: string): boolean {
  const words = name.split(' ');
  return tokens.some(({ capital }, at) => capital && words.every((word, index) => tokens[at + index]?.lower === word));
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
