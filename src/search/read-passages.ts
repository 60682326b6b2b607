// Reads the text of passages that were found.

import type { FoundArticle } from '../news/article.ts';
import type { ScoredPassage } from './best-passages.ts';
import { sequenceOf } from './find-copies.ts';
import type { PassageHit } from './search-request.ts';

/** The passages with their texts, in their order; those whose article `read` does not give are left out. */
export async function readPassages(
  best: readonly ScoredPassage[],
  read: (sequences: readonly number[]) => Promise<readonly FoundArticle[]>,
): Promise<PassageHit[]> {
  const places = await Promise.all(
    best.map(async ({ part, passage, score }) => {
      const [span] = await part.segment.spans([passage]);
      const sequence = sequenceOf({ part, article: part.columns.articlesOf[passage] as number });
      return { sequence, start: span?.start ?? 0, end: span?.end ?? 0, score };
    }),
  );
  const found = await read([...new Set(places.map(({ sequence }) => sequence))]);
  const articles = new Map(found.map((article) => [article.sequence, article]));
  return places.flatMap(({ sequence, start, end, score }) => {
    const article = articles.get(sequence);
    if (article === undefined) return [];
    return [{ articleId: article.id, start, end, text: article.text.slice(start, end), score }];
  });
}
