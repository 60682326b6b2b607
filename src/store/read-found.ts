// Reads articles that were found by the changes that brought them: what is shown of them, or their words alone.

import type { Kysely } from 'kysely';
import type { ArticleText, FoundArticle } from '../news/article.ts';
import type { View } from '../news/view.ts';
import { FOUND, type FoundRow, feedsOf, toFound } from './article-rows.ts';
import { keepCompiled } from './keep-compiled.ts';
import { restrictedFeeds } from './rights.ts';
import { slicesOfIds } from './rows.ts';
import type { Tables } from './tables.ts';
import { articleIsVisible, takersOf } from './view.ts';

/** A reader of what is shown of found articles (see `getFound`); keeps its SQL. Their feeds are read only where the view restricts some. */
export function foundReader() {
  const read = keepCompiled<FoundRow>();
  return async (db: Kysely<Tables>, sequences: readonly number[], view: View): Promise<readonly FoundArticle[]> => {
    const restricted = await restrictedFeeds(db, view);
    const found = new Map<number, FoundArticle>();
    for (const slice of slicesOfIds(sequences)) {
      const build = () => selectFound(db, slice, view);
      const shape = `${view.kind} ${slice.length}`;
      const rows = await read(db, { shape, values: [...slice, ...valuesOfView(view)], build });
      const feeds = restricted.size === 0 ? undefined : await feedsOf(db, slicesOfIds(rows.map(({ id }) => id)).flat());
      for (const row of rows) {
        const isRestricted = feeds?.get(row.id)?.some((feed) => restricted.has(feed)) ?? false;
        found.set(Number(row.sequence), toFound(row, isRestricted));
      }
    }
    return sequences.flatMap((sequence) => found.get(sequence) ?? []);
  };
}

const selectFound = (db: Kysely<Tables>, sequences: readonly number[], view: View) =>
  db.selectFrom('articles').select(FOUND).where('articles.sequence', 'in', sequences).where(articleIsVisible(view));

/** A reader of their words alone (see `getTexts`). */
export function textsReader() {
  const read = keepCompiled<ArticleText>();
  return async (db: Kysely<Tables>, sequences: readonly number[], view: View): Promise<readonly ArticleText[]> => {
    const found: ArticleText[] = [];
    for (const slice of slicesOfIds(sequences)) {
      const build = () => selectFound(db, slice, view).clearSelect().select(TEXTS);
      const shape = `${view.kind} ${slice.length}`;
      for (const row of await read(db, { shape, values: [...slice, ...valuesOfView(view)], build }))
        found.push(typeof row.sequence === 'number' ? row : { ...row, sequence: Number(row.sequence) });
    }
    return found;
  };
}

const TEXTS = ['articles.title', 'articles.text', 'articles.language', 'articles.sequence'] as const;

/** The values of `articleIsVisible` in the order of its SQL. */
function valuesOfView(view: View): readonly unknown[] {
  return view.kind === 'all' ? takersOf(view) : [1, view.guildId, 1, 1, view.guildId, ...takersOf(view)];
}
