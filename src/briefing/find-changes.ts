// Finds what became of the articles that a message shows: taken down, or corrected where its words no longer stand.

import type { ReadArticle } from '../news/article.ts';
import type { ShownChange } from '../news/shown.ts';
import type { DueShown } from '../store/store.ts';

/** A sentence that shares fewer of its words with the former one tells something else. */
const ALIKE_MIN = 0.5;
/** Longer sentences would push the news itself off a phone's screen. */
const SENTENCE_CHARACTERS_MAX = 240;

type Shown = DueShown['articles'][number];

/**
 * Takes the articles of a message and reads what they are now (undefined where they cannot be read any more); gives its
 * changes, in the order of their places. An article that has changed elsewhere than in the words shown is no change.
 */
export async function findChanges(
  shown: readonly Shown[],
  read: (id: Shown['articleId']) => Promise<ReadArticle | undefined>,
): Promise<readonly ShownChange[]> {
  const changes: ShownChange[] = [];
  for (const article of shown) {
    const { place, hiddenBy, isChanged } = article;
    if (hiddenBy !== undefined) changes.push({ kind: 'taken down', place, by: hiddenBy });
    else if (isChanged) changes.push(...correctionOf(article, await read(article.articleId)));
  }
  return changes;
}

function correctionOf({ place, quotes }: Shown, now: ReadArticle | undefined): ShownChange[] {
  if (now === undefined) return [];
  const { article } = now;
  const [gone] = quotes.filter((quote) => !stands(quote, article));
  if (gone === undefined) return [];
  // What may be shown in excerpts only was shown as much of as may be.
  const nowSays = article.rights.show === 'excerpt' ? undefined : nearestSentence(gone, now);
  const { changedAt: at, source } = article;
  return [{ kind: 'corrected', place, at, source, ...(nowSays === undefined ? {} : { nowSays }) }];
}

function stands(quote: string, { title, text }: ReadArticle['article']): boolean {
  const words = folded(quote);
  return folded(text).includes(words) || folded(title).includes(words);
}

const folded = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The sentence that shares the most words with the former one (Dice's coefficient over their sets of words). */
function nearestSentence(former: string, { article, understanding }: ReadArticle): string | undefined {
  const wanted = wordsOf(former);
  let best: { readonly text: string; readonly alike: number } | undefined;
  for (const text of [...understanding.sentences.map((sentence) => sentence.text), article.title]) {
    if (text.length > SENTENCE_CHARACTERS_MAX) continue;
    const words = wordsOf(text);
    const shared = [...words].filter((word) => wanted.has(word)).length;
    const alike = (2 * shared) / (wanted.size + words.size);
    if (alike >= ALIKE_MIN && alike > (best?.alike ?? 0)) best = { text: folded(text), alike };
  }
  return best?.text;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
