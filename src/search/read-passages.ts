// Reads the text of passages that were found.

import type { FoundArticle } from '../news/article.ts';
import type { ArticleId } from '../news/ids.ts';
import type { ScoredPassage } from './best-passages.ts';
import type { PassageHit } from './search-request.ts';

/** The passages with their texts, in their order; those whose article `read` does not give are left out. */
export async function readPassages(
  best: readonly ScoredPassage[],
  read: (ids: readonly ArticleId[]) => Promise<readonly FoundArticle[]>,
): Promise<PassageHit[]> {
  const places = await Promise.all(
    best.map(async ({ part: { segment, columns }, passage, score }) => {
      const [id] = await segment.articleIds([columns.articlesOf[passage] as number]);
      const [span] = await segment.spans([passage]);
      return { id: id as ArticleId, start: span?.start ?? 0, end: span?.end ?? 0, score };
    }),
  );
  const texts = new Map(
    (await read([...new Set(places.map(({ id }) => id))])).map((article) => [article.id, article.text]),
  );
  return places.flatMap(({ id, start, end, score }) => {
    const text = texts.get(id);
    return text === undefined ? [] : [{ articleId: id, start, end, text: text.slice(start, end), score }];
  });
}
