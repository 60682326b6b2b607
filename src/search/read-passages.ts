// Reads the text of passages that were found.

import type { FoundArticle } from '../news/article.ts';
import type { ScoredPassage } from './best-passages.ts';
import { sequenceOf } from './find-copies.ts';
import { readSpansAhead } from './list-hits.ts';
import type { PassageHit } from './search-request.ts';

/** The passages with their texts, in their order; those whose article `read` does not give are left out. */
export async function readPassages(
  best: readonly ScoredPassage[],
  read: (sequences: readonly number[]) => Promise<readonly FoundArticle[]>,
): Promise<PassageHit[]> {
  const places = best.map(({ part, passage, score }) => {
    const sequence = sequenceOf({ part, article: part.columns.articlesOf[passage] as number });
    return { part, passage, passages: [passage], sequence, score };
  });
  const [found] = await Promise.all([
    read([...new Set(places.map(({ sequence }) => sequence))]),
    readSpansAhead(places),
  ]);
  const spans = await Promise.all(places.map(({ part, passage }) => part.segment.spans([passage])));
  const articles = new Map(found.map((article) => [article.sequence, article]));
  return places.flatMap(({ sequence, score }, at) => {
    const { start, end } = spans[at]?.[0] ?? { start: 0, end: 0 };
    const article = articles.get(sequence);
    if (article === undefined) return [];
    return [{ articleId: article.id, start, end, text: article.text.slice(start, end), score }];
  });
}
