// Invented articles in any number, with the statistics of real text: few words are common, most are rare (Zipf), with
// names and days among them. The same seed gives the same articles.

import type { NewArticle } from '../../src/news/article.ts';
import { LOCAL_FEED } from '../../src/news/ids.ts';

const VOCABULARY = 30_000;
const WORDS_PER_ARTICLE = 400;
const WORDS_PER_SENTENCE = 18;
const NAMES = 2_000;
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.parse('2024-01-01T00:00:00Z');

const SYLLABLES = [
  'ba',
  'ter',
  'lin',
  'mo',
  'ka',
  'ru',
  'sen',
  'dor',
  'vi',
  'lo',
  'pan',
  'gi',
  'te',
  'ros',
  'min',
  'da',
  'fu',
  'rel',
  'no',
  'sta',
];

/** Finds the names in an invented text; a sentence's first word is no part of one. */
export const INVENTED_NAME = /(?<=\p{L} )\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu;

/** Gives `count` articles of about 400 words, spread over a year, of twenty sources. */
export function* inventArticles(count: number, seed = 1): Generator<NewArticle> {
  const random = randomFrom(seed);
  const zipf = (size: number): number => Math.floor(size ** random()) - 1;
  for (let number = 0; number < count; number += 1) {
    const at = FIRST_DAY + Math.floor(random() * 365) * DAY_MS;
    const sentences = Array.from({ length: Math.ceil(WORDS_PER_ARTICLE / WORDS_PER_SENTENCE) }, () =>
      writeSentence(zipf, random),
    );
    yield {
      title: `${nameOf(zipf(NAMES))} ${wordOf(zipf(VOCABULARY))} ${wordOf(zipf(VOCABULARY))}`,
      text: sentences.join(' '),
      url: `https://bench.invalid/${seed}/${number}`,
      source: `Source ${zipf(20)}`,
      publishedAt: at,
      publishedDay: new Date(at).toISOString().slice(0, 10),
      language: 'en',
      rights: { show: 'full' },
      feedId: LOCAL_FEED,
    };
  }
}

/** The word of a rank, the same every time: rank 0 is the most common. */
export function wordOf(rank: number): string {
  let word = '';
  for (let rest = rank + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length];
  return word;
}

/** The name of a rank: a forename and a surname, capitalised. */
export function nameOf(rank: number): string {
  return [wordOf(rank * 7 + 3), wordOf(rank * 13 + 11)]
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

function writeSentence(zipf: (size: number) => number, random: () => number): string {
  const words = Array.from({ length: WORDS_PER_SENTENCE }, () => wordOf(zipf(VOCABULARY)));
  if (random() < 0.5) words[1] = nameOf(zipf(NAMES));
  if (random() < 0.2) words.push(`on ${1 + Math.floor(random() * 28)} March`);
  const text = words.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** A generator of numbers from 0 up to 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
