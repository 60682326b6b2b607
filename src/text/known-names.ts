// What a text wants to know of other articles before it is understood, and the plain words that it teaches them.

import { COMMON_WORDS } from './common-words.ts';
import { foldName } from './names.ts';
import { OPENING_WORDS } from './opening-words.ts';
import { ENGLISH_STOP_WORDS } from './stop-words.ts';

/** What to look up for `ActorKnowledge`. */
interface KnowledgeWanted {
  /** Folded names that the text may hold: runs of capitals and their parts. */
  readonly names: readonly string[];
  /** Words, lower case, that stand with a capital where anything would. */
  readonly words: readonly string[];
}

/** An article of 600 words wants about 150 names; a text of capitals alone is no article. */
const NAMES_MAX = 1_000;

/** No name is longer. */
const NAME_WORDS_MAX = 8;

/** Longer words are addresses and runs of letters. */
const WORD_CHARS_MAX = 30;

const NAME_WORD = "(?:(?:al|el)-)?\\p{Lu}[\\p{L}\\p{M}\\p{N}.’'&-]*";
const CAPITALS = new RegExp(
  `${NAME_WORD}(?: (?:(?:of|for|the|and|de|la|van|von|der|bin|al|el) ){0,2}${NAME_WORD})*`,
  'gu',
);

/**
 * The names and words of an article that are worth looking up in others before it is understood, each once. Cheap, for
 * it runs on the thread that asks the store. None for a text without capitals.
 */
export function knowledgeWanted({ title, text }: { readonly title: string; readonly text: string }): KnowledgeWanted {
  const whole = `${title}\n${text}`;
  const names = new Set<string>();
  const words = new Set<string>();
  for (const { 0: run, index } of whole.matchAll(CAPITALS)) {
    if (names.size >= NAMES_MAX) break;
    const parts = run.replace(/['’]s?$|[.-]+$/u, '').split(' ');
    for (let from = 0; from < parts.length; from += 1)
      for (let size = 1; size <= NAME_WORDS_MAX && from + size <= parts.length; size += 1)
        names.add(foldName(parts.slice(from, from + size).join(' ')));
    if (/(?:^|[.!?:"“‘\n]\s?)$/u.test(whole.slice(Math.max(0, index - 2), index)))
      words.add((parts[0] ?? '').toLowerCase());
  }
  names.delete('');
  return { names: [...names], words: [...words].filter(isTelling) };
}

/**
 * The words that a text writes without a capital, each once, as far as they are worth remembering: elsewhere they may
 * open a sentence and look like a name. Words that no text takes for a name are left out.
 */
export function plainWordsOf(text: string): string[] {
  const words = new Set<string>();
  for (const { 0: word } of text.matchAll(/(?<![\p{L}\p{N}.@/-])\p{Ll}{3,}(?![\p{L}\p{N}@/]|[.-]\p{L})/gu))
    words.add(word);
  return [...words].filter(isTelling);
}

/** Whether it must be learned that the word is a plain one: the lists do not say so already. */
function isTelling(word: string): boolean {
  return (
    word.length > 2 &&
    word.length <= WORD_CHARS_MAX &&
    !COMMON_WORDS.has(word) &&
    !OPENING_WORDS.has(word) &&
    !ENGLISH_STOP_WORDS.has(word)
  );
}
