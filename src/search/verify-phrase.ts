// Verifies a phrase on the texts of the articles that hold its words: the index knows no positions.

import type { View } from '../news/view.ts';
import type { ArticleStore } from '../store/store.ts';
import { holdsPhrase } from './highlight.ts';
import { pause } from './pause.ts';
import type { Part } from './view-mask.ts';

/** Articles whose text is read at once: about 300 KB. */
const VERIFIED_AT_ONCE = 64;

/** Which of the candidates, by their numbers in a part, hold the phrase in title or text; others run between the slices. */
export async function verifyPhrase(
  articles: Pick<ArticleStore, 'getFound'>,
  view: View,
  {
    part,
    phrase,
    candidates,
  }: { readonly part: Part; readonly phrase: string; readonly candidates: readonly number[] },
): Promise<readonly number[]> {
  const holding: number[] = [];
  for (let at = 0; at < candidates.length; at += VERIFIED_AT_ONCE) {
    const numbers = candidates.slice(at, at + VERIFIED_AT_ONCE);
    const ids = await part.segment.articleIds(numbers);
    const numberOf = new Map(ids.map((id, place) => [id, numbers[place] as number]));
    await pause();
    for (const article of await articles.getFound(ids, view)) {
      const holds = [article.title, article.text].some((text) => holdsPhrase(text, article.language, phrase));
      if (holds) holding.push(numberOf.get(article.id) as number);
    }
  }
  return holding;
}
