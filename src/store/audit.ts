// Keeps who changed what in a server: each line is written in the transaction of its change, or not at all.

import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { AuditChange, AuditKind, AuditLine, Author } from '../news/audit.ts';
import type { GuildId } from '../news/ids.ts';
import type { AuditStore } from './audit-store.ts';
import type { Database } from './dialect.ts';
import type { Tables } from './tables.ts';

type Row = Readonly<Record<string, unknown>>;

/** Columns that say nothing to a moderator, or say it of the program. */
const SILENT = new Set(
  'id guild_id version created_at created_by next_due_at name_folded looked_until looked_sequence as_it_happens welcome follower_id wanted paused_reason feed_id followed_by followed_at topic_id title'.split(
    ' ',
  ),
);
/** Of a longer text, its beginning. */
const VALUE_CHARACTERS_MAX = 300;
const ID_CHARACTERS = 32;

/** Takes the database; gives the store of changes. */
export function auditStore(database: Database): AuditStore {
  return {
    list: (guildId, limit) =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('audit')
          .selectAll()
          .where('guild_id', '=', guildId)
          .orderBy('at', 'desc')
          .orderBy('id')
          .limit(limit)
          .execute();
        return rows.map((row) => ({
          guildId: row.guild_id,
          userId: row.user_id,
          at: row.at,
          kind: row.kind as AuditKind,
          deed: row.deed,
          subject: row.subject,
          changes: JSON.parse(row.changes) as readonly AuditChange[],
        }));
      }),
    forget: (before) =>
      database.transaction(async (db) => {
        await db.deleteFrom('audit').where('at', '<', before).execute();
      }),
  };
}

/** Within a transaction: writes a line. */
export async function noteChange(db: Kysely<Tables>, line: AuditLine): Promise<void> {
  const { guildId, userId, at, kind, deed, subject, changes } = line;
  const same = await db
    .selectFrom('audit')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('guild_id', '=', guildId)
    .where('at', '=', at)
    .executeTakeFirstOrThrow();
  const id = createHash('sha256')
    .update(`${same.n} ${JSON.stringify(line)}`)
    .digest('hex')
    .slice(0, ID_CHARACTERS);
  await db
    .insertInto('audit')
    .values({ id, guild_id: guildId, user_id: userId, at, kind, deed, subject, changes: JSON.stringify(changes) })
    .execute();
}

/**
 * Within a transaction: does the work, and notes what of the row it changed, by whom. `read` gives the row as it is now,
 * undefined when there is none. Nothing is noted without an author (the program itself), or where nothing changed.
 */
export async function noting<Result>(
  db: Kysely<Tables>,
  about: {
    readonly guildId: GuildId;
    readonly kind: AuditKind;
    readonly by: Author | undefined;
    readonly read: () => Promise<Row | undefined>;
    readonly nameOf: (row: Row) => string;
  },
  work: () => Promise<Result>,
): Promise<Result> {
  const { guildId, kind, by, read, nameOf } = about;
  if (by === undefined) return work();
  const before = await read();
  const result = await work();
  const after = await read();
  const changes = changesOf(before ?? {}, after ?? {});
  const standing = after ?? before;
  if (standing === undefined || changes.length === 0) return result;
  const deed = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  await noteChange(db, { ...by, guildId, kind, deed, subject: nameOf(standing), changes });
  return result;
}

function changesOf(before: Row, after: Row): readonly AuditChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => !SILENT.has(field));
  return fields.flatMap((field) => {
    const [was, is] = [write(before[field]), write(after[field])];
    return was === is ? [] : [{ field, before: was, after: is }];
  });
}

/** Lists are JSON text in their columns: here with commas. */
function write(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = String(value);
  const said = /^\[.*\]$/u.test(text) ? (JSON.parse(text) as readonly unknown[]).join(', ') : text;
  return said.slice(0, VALUE_CHARACTERS_MAX).toWellFormed();
}
