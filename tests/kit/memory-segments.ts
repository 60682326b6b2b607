// A small stand-in for the store of segments: pages in maps, over the changes that a test's articles have.

import type { ReadArticle } from '../../src/news/article.ts';
import type { SegmentRow, SegmentStore } from '../../src/store/store.ts';

/** What the stand-in reads of the articles it stands beside. */
export interface ChangedArticles {
  readonly sequence: () => number;
  readonly dead: readonly { readonly sequence: number; readonly at: number }[];
  /** In the order of their changes. */
  readonly present: () => readonly ReadArticle[];
}

/** A store of segments in memory; entries are never kept, so that articles are indexed from their texts. */
export function memorySegments({ sequence, dead, present }: ChangedArticles): SegmentStore {
  const pages = new Map<string, Map<string, Uint8Array>>();
  let live: SegmentRow[] = [];
  let generation = 0;
  let ids = 0;
  return {
    state: async () => ({ generation, sequence: sequence() }),
    list: async () => live,
    readPages: async (id, names) => names.map((name) => pages.get(id)?.get(name)),
    isSound: async (id) => live.some((row) => row.id === id),
    entriesSince: async (after, limit) =>
      present()
        .filter((read) => read.sequence > after)
        .slice(0, limit)
        .map((read) => ({ sequence: read.sequence, articleId: read.article.id })),
    deadSince: async (after) => dead.filter(({ at }) => at > after),
    begin: async () => {
      ids += 1;
      pages.set(String(ids), new Map());
      return String(ids);
    },
    writePages: async (id, written) => {
      for (const [name, bytes] of written) pages.get(id)?.set(name, bytes);
    },
    publish: async ({ add, remove }) => {
      live = [...live.filter(({ id }) => !remove.includes(id)), ...(add === undefined ? [] : [add])].sort(
        (a, b) => a.from - b.from,
      );
      generation += 1;
      return true;
    },
    sweep: async () => false,
  };
}
