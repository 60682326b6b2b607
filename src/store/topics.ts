// Keeps the topics of servers: named queries, unique by name in their server, refusing stale edits.

import type { Kysely, Selectable } from 'kysely';
import type { Author } from '../news/audit.ts';
import { Failure } from '../news/failure.ts';
import type { GuildId, TopicId } from '../news/ids.ts';
import { BY_HAND } from '../news/subscription.ts';
import type { Topic } from '../news/topic.ts';
import { writePauseReason } from '../news/trouble.ts';
import { noting } from './audit.ts';
import type { Database } from './dialect.ts';
import type { TopicStore } from './store.ts';
import type { Tables, TopicTable } from './tables.ts';

/** Takes the database; gives the store of topics. */
export function topicStore(database: Database): TopicStore {
  return {
    get: (id, guildId) =>
      database.read(async (db) => {
        const row = await selectTopics(db, guildId).where('id', '=', id).executeTakeFirst();
        return row && toTopic(row);
      }),
    findByName: (name, guildId) =>
      database.read(async (db) => {
        const row = await selectTopics(db, guildId).where('name_folded', '=', fold(name)).executeTakeFirst();
        return row && toTopic(row);
      }),
    list: (guildId) =>
      database.read(async (db) => {
        const rows = await selectTopics(db, guildId).orderBy('name_folded').execute();
        return rows.map(toTopic);
      }),
    add: (topic, by) => database.transaction((db) => noting(db, changeOf(db, topic, by), () => addTopic(db, topic))),
    edit: (topic, expectedVersion, by) =>
      database.transaction((db) => noting(db, changeOf(db, topic, by), () => editTopic(db, topic, expectedVersion))),
    remove: (id, guildId, by) =>
      database.transaction((db) => noting(db, changeOf(db, { id, guildId }, by), () => removeTopic(db, id, guildId))),
  };
}

/** What is noted of a change of a topic. */
function changeOf(
  db: Kysely<Tables>,
  { id, guildId }: Pick<Topic, 'id' | 'guildId'>,
  by: Author | undefined,
): Parameters<typeof noting>[1] {
  const read = () => selectTopics(db, guildId).where('id', '=', id).executeTakeFirst();
  return { guildId, kind: 'topic', by, read, nameOf: ({ name }) => String(name) };
}

async function addTopic(db: Kysely<Tables>, topic: Topic): Promise<void> {
  await assertNameIsFree(db, topic);
  const { id, guildId, version, createdBy, createdAt } = topic;
  const fixed = { id, guild_id: guildId, version, created_by: createdBy, created_at: createdAt };
  await db
    .insertInto('topics')
    .values({ ...fixed, ...toEditable(topic) })
    .execute();
}

async function editTopic(db: Kysely<Tables>, topic: Topic, expectedVersion: number): Promise<boolean> {
  const standing = await selectTopics(db, topic.guildId).where('id', '=', topic.id).executeTakeFirst();
  if (standing?.version !== expectedVersion) return false;
  await assertNameIsFree(db, topic);
  await db
    .updateTable('topics')
    .set({ ...toEditable(topic), version: expectedVersion + 1 })
    .where('id', '=', topic.id)
    .execute();
  return true;
}

async function removeTopic(db: Kysely<Tables>, id: TopicId, guildId: GuildId): Promise<boolean> {
  const used = await db
    .selectFrom('subscriptions')
    .select(({ fn }) => fn.count<number>('channel_id').distinct().as('channels'))
    .where('topic_id', '=', id)
    .where('guild_id', '=', guildId)
    .where('follower_id', 'is', null)
    .where('cadence', '<>', BY_HAND)
    .executeTakeFirstOrThrow();
  const channels = Number(used.channels);
  if (channels > 0) {
    const who = channels === 1 ? '1 channel hears' : `${channels} channels hear`;
    throw new Failure('busy', `${who} this topic; remove the subscriptions first.`);
  }
  await db
    .deleteFrom('subscriptions')
    .where('topic_id', '=', id)
    .where('guild_id', '=', guildId)
    .where('cadence', '=', BY_HAND)
    .execute();
  await endFollows(db, id, guildId);
  const removed = await db.deleteFrom('topics').where('id', '=', id).where('guild_id', '=', guildId).executeTakeFirst();
  return removed.numDeletedRows === 1n;
}

/** What persons follow of a topic that goes ends with it, and says so to them: no moderator is held up by it. */
async function endFollows(db: Kysely<Tables>, id: TopicId, guildId: GuildId): Promise<void> {
  const topic = await selectTopics(db, guildId).where('id', '=', id).executeTakeFirst();
  if (topic === undefined) return;
  const { name, words, actors, sources, languages } = toTopic(topic);
  const wanted = JSON.stringify({ name, words, actors, sources, languages });
  const paused = { state: 'paused', paused_reason: writePauseReason({ kind: 'topic gone' }) } as const;
  await db
    .updateTable('subscriptions')
    .set({ ...paused, wanted, topic_id: null })
    .where('topic_id', '=', id)
    .where('follower_id', 'is not', null)
    .execute();
}

async function assertNameIsFree(db: Kysely<Tables>, topic: Topic): Promise<void> {
  const other = await selectTopics(db, topic.guildId)
    .where('name_folded', '=', fold(topic.name))
    .where('id', '<>', topic.id)
    .executeTakeFirst();
  if (other !== undefined) {
    throw new Failure(
      'bad-input',
      `This server has a topic "${other.name}" already; choose another name or edit that one.`,
    );
  }
}

function selectTopics(db: Kysely<Tables>, guildId: GuildId) {
  return db.selectFrom('topics').selectAll().where('guild_id', '=', guildId);
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function toEditable(topic: Topic) {
  return {
    name: topic.name,
    name_folded: fold(topic.name),
    words: topic.words,
    actors: JSON.stringify(topic.actors),
    sources: JSON.stringify(topic.sources),
    languages: JSON.stringify(topic.languages),
  };
}

function toTopic(row: Selectable<TopicTable>): Topic {
  return {
    id: row.id,
    guildId: row.guild_id,
    name: row.name,
    words: row.words,
    actors: JSON.parse(row.actors) as readonly string[],
    sources: JSON.parse(row.sources) as readonly string[],
    languages: JSON.parse(row.languages) as readonly string[],
    version: row.version,
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}
