// Keeps the index up with the store: takes in what was saved or removed, in slices that let others run between.

import { ALL } from '../news/view.ts';
import type { ArticleStore } from '../store/store.ts';
import { addArticle, emptyIndex, removeArticle, type TextIndex } from './text-index.ts';

/** Changes read at once: about 300 KB of articles. */
const CHANGES_PER_READ = 64;
/** Articles indexed before others may run: about 10 ms of work (2.5 ms for one of 1,700 words, measured). */
const ARTICLES_PER_SLICE = 4;
/** Dead articles cost memory and time; at this share, and not for a handful, the index is built anew. */
const DEAD_SHARE_MAX = 0.3;
const DEAD_MIN = 500;

export interface KeptIndex {
  /** The index as of the last refresh. */
  current(): TextIndex;
  refresh(onProgress?: (done: number, total: number) => void): Promise<void>;
}

/** An index that follows the store. Two refreshes at once are one. Throws what the store throws, and goes on next time. */
export function followStore(articles: Pick<ArticleStore, 'changesSince' | 'lastSequence'>): KeptIndex {
  let index = emptyIndex();
  let sequence = 0;
  let running: Promise<void> | undefined;

  async function run(onProgress?: (done: number, total: number) => void): Promise<void> {
    if (index.dead > DEAD_MIN && index.dead > index.articles.length * DEAD_SHARE_MAX) {
      const fresh = emptyIndex();
      fresh.generation = index.generation;
      sequence = await takeIn(fresh, 0, articles);
      index = fresh;
    }
    const follow = (done: number) => {
      sequence = done;
    };
    await takeIn(index, sequence, articles, { onProgress, follow });
  }

  return {
    current: () => index,
    refresh(onProgress) {
      running ??= run(onProgress).finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}

interface Listeners {
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly follow?: (sequence: number) => void;
}

/** Gives the sequence up to which the index now holds. */
async function takeIn(
  index: TextIndex,
  since: number,
  articles: Pick<ArticleStore, 'changesSince' | 'lastSequence'>,
  { onProgress, follow }: Listeners = {},
): Promise<number> {
  const last = await articles.lastSequence(ALL);
  let done = since;
  let inSlice = 0;
  while (done < last) {
    const changes = await articles.changesSince(done, CHANGES_PER_READ, ALL);
    if (changes.length === 0) return done;
    for (const change of changes) {
      if (change.kind === 'removed') removeArticle(index, change.id);
      else addArticle(index, change);
      done = change.sequence;
      follow?.(done);
      inSlice += 1;
      if (inSlice % ARTICLES_PER_SLICE === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    onProgress?.(done - since, last - since);
  }
  return done;
}
