// Keeps which messages show which articles, and finds those of whose articles something changed: an article's sequence
// grows with every save, take-down and undoing, so that one number says how far was looked.

import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import type { ArticleId, ChannelId, MessageId, OutboxId } from '../news/ids.ts';
import type { ShownKind, ShownMessage } from '../news/shown.ts';
import { askTogether } from './ask-together.ts';
import type { Database } from './dialect.ts';
import { present, slicesOfIds, slicesOfRows } from './rows.ts';
import type { DueShown, ShownStore } from './shown-store.ts';
import type { ShownMessageTable, Tables } from './tables.ts';
import { EVERYWHERE } from './view.ts';

const LOOKED_UP_TO = 'shown messages: looked up to';
/** Looking through so many changes takes a few milliseconds. */
const CHANGES_PER_SLICE = 5_000;
/** Every message is looked at once after it was posted: something may have changed while it was composed. */
const FIRST_LOOK = 1;

/** Takes the database; gives the store of messages that follow their articles. */
export function shownStore(database: Database): ShownStore {
  return {
    add: (message) => database.transaction((db) => addShown(db, message)),
    mark: () => mark(database),
    due: (options) => database.read((db) => readDue(db, options)),
    settle: (id, outcome) => database.transaction((db) => settle(db, id, outcome)),
    forget: async (before, kind) => {
      const kinds: readonly ShownKind[] = kind === undefined ? ['briefing', 'answer'] : [kind];
      const old = await database.read((db) =>
        db
          .selectFrom('shown_messages')
          .select('id')
          .where('shown_at', '<', before)
          .where('kind', 'in', kinds)
          .limit(1)
          .executeTakeFirst(),
      );
      if (old === undefined) return;
      await database.transaction(async (db) => {
        await db.deleteFrom('shown_messages').where('shown_at', '<', before).where('kind', 'in', kinds).execute();
      });
    },
  };
}

/** Within a transaction: notes a message and what it shows, of the versions that stand now. */
export async function addShown(db: Kysely<Tables>, message: ShownMessage): Promise<void> {
  const articles = message.articles.map(({ articleId }) => articleId);
  const [versions] = await askTogether([
    readVersions(db, articles),
    db.deleteFrom('shown_messages').where('id', '=', message.id).execute(),
  ]);
  await db.insertInto('shown_messages').values(toRow(message)).execute();
  const rows = message.articles.map(({ articleId, place, quotes }) => ({
    shown_id: message.id,
    article_id: articleId,
    place,
    version: versions.get(articleId) ?? 0,
    quotes: JSON.stringify(quotes),
  }));
  for (const slice of slicesOfRows(rows)) await db.insertInto('shown_articles').values(slice).execute();
}

async function readVersions(
  db: Kysely<Tables>,
  articleIds: readonly ArticleId[],
): Promise<ReadonlyMap<ArticleId, number>> {
  const found = new Map<ArticleId, number>();
  for (const ids of slicesOfIds(articleIds)) {
    const articles = await db.selectFrom('articles').select(['id', 'version']).where('id', 'in', ids).execute();
    for (const { id, version } of articles) found.set(id, version);
  }
  return found;
}

/** Within a transaction: the message of an outbox row stands in its channel, or in a thread that was not known before. */
export async function notePosted(
  db: Kysely<Tables>,
  id: OutboxId,
  { messageId, channelId }: { readonly messageId: MessageId; readonly channelId?: ChannelId },
): Promise<void> {
  const thread = channelId === undefined ? {} : { channel_id: channelId };
  await db
    .updateTable('shown_messages')
    .set({ message_id: messageId, ...thread })
    .where('id', '=', id)
    .execute();
}

function toRow(message: ShownMessage): Insertable<ShownMessageTable> {
  return {
    id: message.id,
    kind: message.kind,
    guild_id: message.guildId,
    channel_id: message.channelId,
    message_id: message.messageId ?? null,
    about_user_id: message.aboutUserId ?? null,
    body: message.body,
    shown_body: null,
    shown_at: message.shownAt,
    due_sequence: FIRST_LOOK,
    done_sequence: 0,
    attempts: 0,
    next_attempt_at: 0,
  };
}

/** A look that finds no change writes nothing. */
async function mark(database: Database): Promise<boolean> {
  const seen = await database.read(async (db) => {
    const looked = await db.selectFrom('facts').select('value').where('name', '=', LOOKED_UP_TO).executeTakeFirst();
    const newest = await db
      .selectFrom('articles')
      .select(({ fn }) => fn.max('sequence').as('sequence'))
      .executeTakeFirst();
    const from = Number(looked?.value ?? 0);
    const last = Number(newest?.sequence ?? 0);
    return { from, last, until: Math.min(last, from + CHANGES_PER_SLICE) };
  });
  if (seen.until <= seen.from) return false;
  await database.transaction(async (db) => {
    const met = await db
      .selectFrom('articles')
      .innerJoin('shown_articles', 'shown_articles.article_id', 'articles.id')
      .select(['shown_articles.shown_id', ({ fn }) => fn.max('articles.sequence').as('sequence')])
      .where('articles.sequence', '>', seen.from)
      .where('articles.sequence', '<=', seen.until)
      .groupBy('shown_articles.shown_id')
      .execute();
    for (const { shown_id, sequence } of met) {
      await db
        .updateTable('shown_messages')
        .set({ due_sequence: Number(sequence), attempts: 0, next_attempt_at: 0 })
        .where('id', '=', shown_id)
        .execute();
    }
    const value = String(seen.until);
    await db
      .insertInto('facts')
      .values({ name: LOOKED_UP_TO, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  });
  return seen.until < seen.last;
}

async function readDue(
  db: Kysely<Tables>,
  { now, limit }: Parameters<ShownStore['due']>[0],
): Promise<readonly DueShown[]> {
  const rows = await db
    .selectFrom('shown_messages')
    .selectAll()
    // Word for word the condition of its partial index.
    .where(sql<boolean>`due_sequence > done_sequence and message_id is not null`)
    .where('next_attempt_at', '<=', now)
    // As its index has them: of thousands only these are read.
    .orderBy('next_attempt_at')
    .limit(limit)
    .execute();
  return askTogether(rows.map((row) => toDue(db, row)));
}

async function toDue(db: Kysely<Tables>, row: Selectable<ShownMessageTable>): Promise<DueShown> {
  const articles = await db
    .selectFrom('shown_articles')
    .leftJoin('articles', 'articles.id', 'shown_articles.article_id')
    .leftJoin('hidden_articles', (join) =>
      join
        .onRef('hidden_articles.article_id', '=', 'shown_articles.article_id')
        .on('hidden_articles.guild_id', 'in', [EVERYWHERE, row.guild_id]),
    )
    .select(['shown_articles.article_id', 'place', 'quotes', 'shown_articles.version'])
    .select(['articles.version as version_now', ({ fn }) => fn.min('hidden_articles.guild_id').as('taker')])
    .where('shown_id', '=', row.id)
    .groupBy(['shown_articles.article_id', 'place', 'quotes', 'shown_articles.version', 'articles.version'])
    .orderBy('place')
    .orderBy('shown_articles.article_id')
    .execute();
  return {
    id: row.id,
    kind: row.kind,
    guildId: row.guild_id,
    channelId: row.channel_id,
    messageId: row.message_id as MessageId,
    ...present('aboutUserId', row.about_user_id),
    body: row.body,
    shownBody: row.shown_body ?? row.body,
    shownAt: row.shown_at,
    attempts: row.attempts,
    dueSequence: row.due_sequence,
    articles: articles.map(({ article_id, place, quotes, version, version_now, taker }) => ({
      articleId: article_id,
      place,
      quotes: JSON.parse(quotes) as string[],
      isChanged: version_now !== null && version_now !== version,
      // `*` stands before every id.
      ...(taker === null ? {} : { hiddenBy: taker === EVERYWHERE ? 'operator' : 'moderators' }),
    })),
  };
}

async function settle(db: Kysely<Tables>, id: string, outcome: Parameters<ShownStore['settle']>[1]): Promise<void> {
  const changes =
    outcome.state === 'later'
      ? { next_attempt_at: outcome.nextAttemptAt, attempts: sql<number>`attempts + 1` }
      : {
          done_sequence: outcome.dueSequence,
          attempts: 0,
          next_attempt_at: 0,
          ...present('shown_body', outcome.shownBody),
        };
  await db.updateTable('shown_messages').set(changes).where('id', '=', id).execute();
}
