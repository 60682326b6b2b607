// Reads where actors are named, latest first, within a view; and cites the sentence.

import { type Kysely, sql } from 'kysely';
import type { Citation } from '../news/cited-text.ts';
import type { ActorId, ArticleId, Day } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import { present } from './rows.ts';
import type { Tables } from './tables.ts';
import { articleIsVisible } from './view.ts';

/** That an article names an actor. `day`: '' where it has none. */
export interface MentionRow {
  readonly actor: ActorId;
  readonly named: string;
  readonly article: ArticleId;
  readonly day: Day;
}

/**
 * The articles of the view that name one of the actors, the latest first, at most `limit` after the one given; each once
 * for each of its fullest names.
 */
export async function selectMentioning(
  db: Kysely<Tables>,
  actors: readonly ActorId[],
  view: View,
  { limit, after }: { readonly limit: number; readonly after?: Pick<MentionRow, 'day' | 'article'> | undefined },
): Promise<readonly MentionRow[]> {
  let query = db
    .selectFrom('actor_mentions')
    .innerJoin('articles', 'articles.id', 'actor_mentions.article_id')
    .select([
      'actor_mentions.actor_id as actor',
      'actor_mentions.named',
      'actor_mentions.article_id as article',
      'actor_mentions.published_day as day',
    ])
    .where('actor_mentions.actor_id', 'in', actors)
    .where(articleIsVisible(view, 'few'))
    .groupBy(['actor_mentions.actor_id', 'actor_mentions.published_day', 'actor_mentions.article_id', 'named'])
    .orderBy('actor_mentions.published_day', 'desc')
    .orderBy('actor_mentions.article_id', 'desc')
    .orderBy('actor_mentions.actor_id')
    .limit(limit);
  if (after !== undefined)
    query = query.where(
      sql<boolean>`(actor_mentions.published_day, actor_mentions.article_id) < (${after.day}, ${after.article})`,
    );
  return query.execute();
}

/** Cites the sentence of a visible article that first names the actor; undefined when the article is gone. */
export async function citationOf(db: Kysely<Tables>, mention: MentionRow): Promise<Citation | undefined> {
  const row = await db
    .selectFrom('actor_mentions')
    .innerJoin('articles', 'articles.id', 'actor_mentions.article_id')
    .select(['articles.id', 'cited_url', 'title', 'source', 'articles.published_day', 'text'])
    .select(['sentence_start as start', 'sentence_end as end'])
    .where('articles.id', '=', mention.article)
    .where('actor_id', '=', mention.actor)
    .where('named', '=', mention.named)
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : cite(row);
}

/** An article's row and a stretch of its text. */
export interface CitedRow {
  readonly id: ArticleId;
  readonly cited_url: string;
  readonly title: string;
  readonly source: string;
  readonly published_day: Day | null;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The citation of a stretch of an article's text. */
export function cite(row: CitedRow): Citation {
  return {
    articleId: row.id,
    url: row.cited_url,
    title: row.title,
    source: row.source,
    ...present('publishedDay', row.published_day),
    quote: row.text.slice(row.start, row.end),
  };
}
