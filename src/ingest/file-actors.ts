// Files the actors of articles that were saved before there were any, a slice at a time beside other work.

import type { Store } from '../store/store.ts';
import { plainWordsOf } from '../text/understand.ts';
import { linkedActors } from './link-actors.ts';
import { nameActors } from './name-actors.ts';

/** Articles read and written before others may run: about 10 ms of work. */
const ARTICLES_PER_SLICE = 8;

/**
 * Files at most `limit` articles, and gives how many it filed and how many are left. `onProgress` hears of each slice.
 * Costs one indexed read when all are filed. A crash loses nothing: what is not filed is found again.
 */
export async function fileOldActors(
  { actors }: Pick<Store, 'actors'>,
  limit: number,
  onProgress?: (done: number, total: number) => void,
): Promise<{ readonly filed: number; readonly left: number }> {
  let filed = 0;
  for (;;) {
    const { reads, left } = await actors.unfiled(Math.min(ARTICLES_PER_SLICE, limit - filed));
    if (reads.length === 0) return { filed, left };
    for (const { article, understanding } of reads)
      await actors.file(
        article.id,
        article.version,
        linkedActors(nameActors(understanding), plainWordsOf(article.text)),
      );
    filed += reads.length;
    onProgress?.(filed, filed + left - reads.length);
    if (filed >= limit) return { filed, left: left - reads.length };
    await new Promise((resolve) => setImmediate(resolve));
  }
}
