// Verifies a phrase on the texts of the articles that hold its words: the index knows no positions.

import type { View } from '../news/view.ts';
import type { ArticleStore } from '../store/store.ts';
import type { ByteCache } from './byte-cache.ts';
import { sequenceOf } from './find-copies.ts';
import { pause } from './pause.ts';
import { type Phrase, readPhrase } from './read-phrase.ts';
import type { Part } from './view-mask.ts';

/** Articles whose text is read at once: about 400 KB, 1 to 2 ms with what is sought in them. */
const VERIFIED_AT_ONCE = 128;
/** What is known of an article and a phrase. */
const [HOLDS, LACKS] = [1, 2];

interface Reading {
  readonly articles: Pick<ArticleStore, 'getTexts'>;
  readonly cache: ByteCache;
  readonly view: View;
}

/**
 * Which of the candidates, by their numbers in a part, hold the phrase in title or text; others run between the slices.
 * What was found is kept, so that the next page of a search does not read the same texts again.
 */
export async function verifyPhrase(
  { articles, cache, view }: Reading,
  wanted: { readonly part: Part; readonly phrase: string; readonly candidates: readonly number[] },
): Promise<readonly number[]> {
  const { part, phrase, candidates } = wanted;
  const known = knownOf(cache, part, phrase);
  const phrases = new Map<string, Phrase>();
  const unknown = candidates.filter((article) => known[article] === 0);
  for (let at = 0; at < unknown.length; at += VERIFIED_AT_ONCE) {
    const numbers = unknown.slice(at, at + VERIFIED_AT_ONCE);
    const numberOf = new Map(numbers.map((article) => [sequenceOf({ part, article }), article]));
    if (at > 0) await pause();
    for (const article of await articles.getTexts([...numberOf.keys()], view)) {
      const { language } = article;
      const read = phrases.get(language) ?? readPhrase(phrase, language);
      phrases.set(language, read);
      const holds = read.standsIn(article.title) || read.standsIn(article.text);
      known[numberOf.get(article.sequence) as number] = holds ? HOLDS : LACKS;
    }
  }
  return candidates.filter((article) => known[article] === HOLDS);
}

/**
 * By the number of each article of a part: 0 where nothing is known yet. A stored article never changes its text. A search
 * that began when the tail had fewer articles may come upon what one with more has kept.
 */
function knownOf(cache: ByteCache, part: Part, phrase: string): Uint8Array {
  const key = `phrase ${part.segment.id} ${phrase}`;
  const kept = cache.get<Uint8Array>(key);
  if (kept !== undefined && kept.length >= part.visible.length) return kept;
  const known = new Uint8Array(part.visible.length);
  if (kept !== undefined) known.set(kept);
  cache.set(key, known, known.length);
  return known;
}
