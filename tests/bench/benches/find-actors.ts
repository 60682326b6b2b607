// What finding actors costs beside splitting into sentences, per article of 600 words.

import { findActors, findSentences } from '../../../src/text/understand.ts';
import { inventArticles } from '../invented-text.ts';

const ARTICLES = 100;
const WORDS = 600;
/** The best of so many rounds, by turns, so that a busy moment of the machine falls on both. */
const ROUNDS = 15;

/** Times both on the same texts in the same rounds. */
export async function benchFindActors(): Promise<readonly string[]> {
  const texts = longTexts();
  const sentences = texts.map((text) => findSentences(text));
  const best = { split: Number.POSITIVE_INFINITY, find: Number.POSITIVE_INFINITY };
  for (let round = 0; round < ROUNDS; round += 1) {
    best.split = Math.min(
      best.split,
      timeMs(() => texts.map((text) => findSentences(text))),
    );
    best.find = Math.min(
      best.find,
      timeMs(() => texts.map((text, index) => findActors(text, { sentences: sentences[index] ?? [] }))),
    );
  }
  const [split, find] = [best.split / ARTICLES, best.find / ARTICLES];
  const mentions = texts.reduce((sum, text) => sum + findActors(text).mentions.length, 0) / ARTICLES;
  return [
    `articles of ${WORDS} words with ${mentions.toFixed(0)} mentions: actors ${find.toFixed(2)} ms each, ${(find / split).toFixed(1)} times the splitting into sentences (${split.toFixed(2)} ms)`,
  ];
}

function longTexts(): readonly string[] {
  const words = [...inventArticles(ARTICLES * 2)].flatMap(({ text }) => text.split(' '));
  return Array.from({ length: ARTICLES }, (_, index) => words.slice(index * WORDS, (index + 1) * WORDS).join(' '));
}

function timeMs(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
