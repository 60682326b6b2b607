// Keeps what servers have set, and the notices that a person of theirs must still see.

import type { Kysely } from 'kysely';
import type { Author } from '../news/audit.ts';
import type { GuildId } from '../news/ids.ts';
import { noting } from './audit.ts';
import type { Database } from './dialect.ts';
import { present } from './rows.ts';
import type { GuildStore } from './store.ts';
import type { Tables } from './tables.ts';

// What is shown at once to one person; the rest comes when these are gone.
const NOTICES_AT_ONCE_MAX = 100;
const DEFAULT_ZONE = 'UTC';

/** Takes the database; gives the store of servers' settings and notices. */
export function guildStore(database: Database): GuildStore {
  return {
    settings: (guildId) =>
      database.read(async (db) => {
        const row = await db
          .selectFrom('guild_settings')
          .selectAll()
          .where('guild_id', '=', guildId)
          .executeTakeFirst();
        return {
          guildId,
          zone: row?.zone ?? DEFAULT_ZONE,
          ...present('moderatorRoleId', row?.moderator_role_id),
          ...present('noticesChannelId', row?.notices_channel_id),
          ...present('modelTokensPerDay', row?.model_tokens_per_day),
          ...present('memberQuestionsPerDay', row?.member_questions_per_day),
        };
      }),
    saveSettings: (settings, by) =>
      database.transaction((db) =>
        noting(db, settingsOf(db, settings.guildId, by), async () => {
          const values = {
            zone: settings.zone,
            moderator_role_id: settings.moderatorRoleId ?? null,
            notices_channel_id: settings.noticesChannelId ?? null,
            model_tokens_per_day: settings.modelTokensPerDay ?? null,
            member_questions_per_day: settings.memberQuestionsPerDay ?? null,
          };
          await db
            .insertInto('guild_settings')
            .values({ guild_id: settings.guildId, ...values })
            .onConflict((conflict) => conflict.column('guild_id').doUpdateSet(values))
            .execute();
        }),
      ),
    ...noticesOver(database),
  };
}

/** What is noted of a change of settings. */
function settingsOf(db: Kysely<Tables>, guildId: GuildId, by: Author | undefined): Parameters<typeof noting>[1] {
  const read = () => db.selectFrom('guild_settings').selectAll().where('guild_id', '=', guildId).executeTakeFirst();
  return { guildId, kind: 'settings', by, read, nameOf: () => '' };
}

function noticesOver(database: Database): Pick<GuildStore, 'addNotice' | 'pendingNotices' | 'removeNotice'> {
  return {
    addNotice: (notice) =>
      database.transaction(async (db) => {
        await db
          .insertInto('notices')
          .values({
            id: notice.id,
            guild_id: notice.guildId,
            about_user_id: notice.aboutUserId ?? null,
            text: notice.text,
            created_at: notice.createdAt,
          })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute();
      }),
    pendingNotices: (guildId) =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('notices')
          .selectAll()
          .where('guild_id', '=', guildId)
          .orderBy('created_at')
          .orderBy('id')
          .limit(NOTICES_AT_ONCE_MAX)
          .execute();
        return rows.map((row) => ({
          id: row.id,
          guildId: row.guild_id,
          ...present('aboutUserId', row.about_user_id),
          text: row.text,
          createdAt: row.created_at,
        }));
      }),
    removeNotice: (id) =>
      database.transaction(async (db) => {
        await db.deleteFrom('notices').where('id', '=', id).execute();
      }),
  };
}
