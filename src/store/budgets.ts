// Keeps what the language model cost: tokens of a server and questions of a person, by UTC day.

import type { Kysely } from 'kysely';
import type { Database } from './dialect.ts';
import type { BudgetStore, Spending } from './store.ts';
import type { Tables } from './tables.ts';

/** Takes the database; gives the store of budgets and quotas. Rows of earlier days go with the first spending of a new one. */
export function budgetStore(database: Database): BudgetStore {
  return {
    reserve: (spending) =>
      database
        .transaction(async (db) => {
          await forgetEarlier(db, spending);
          if (!(await takeQuestion(db, spending))) throw new Spent('quota spent');
          if (!(await takeTokens(db, spending))) throw new Spent('budget spent');
          return 'taken' as const;
        })
        .catch((error: unknown) => {
          if (error instanceof Spent) return error.what;
          throw error;
        }),
    settle: ({ guildId, userId, day, reserved, used }) =>
      database.transaction(async (db) => {
        await db
          .updateTable('model_tokens')
          .set((row) => ({ tokens: row('tokens', '+', used - reserved) }))
          .where('guild_id', '=', guildId)
          .where('day', '=', day)
          .execute();
        if (used > 0) return;
        await db
          .updateTable('model_questions')
          .set((row) => ({ questions: row('questions', '-', 1) }))
          .where('guild_id', '=', guildId)
          .where('day', '=', day)
          .where('user_id', '=', userId)
          .execute();
      }),
    tokensUsed: (guildId, day) =>
      database.read(async (db) => {
        const query = db.selectFrom('model_tokens').select('tokens').where('guild_id', '=', guildId);
        return (await query.where('day', '=', day).executeTakeFirst())?.tokens ?? 0;
      }),
  };
}

/** Ends the transaction, so that of the two rows none is changed. */
class Spent extends Error {
  readonly what: 'budget spent' | 'quota spent';

  constructor(what: Spent['what']) {
    super(what);
    this.what = what;
  }
}

async function forgetEarlier(db: Kysely<Tables>, { guildId, day }: Spending): Promise<void> {
  await db.deleteFrom('model_tokens').where('guild_id', '=', guildId).where('day', '<', day).execute();
  await db.deleteFrom('model_questions').where('guild_id', '=', guildId).where('day', '<', day).execute();
}

/** False, and nothing taken, when the server's tokens of that day do not suffice. One statement. */
async function takeTokens(db: Kysely<Tables>, { guildId, day, tokens, tokensMax }: Spending): Promise<boolean> {
  if (tokens > tokensMax) return false;
  const taken = await db
    .insertInto('model_tokens')
    .values({ guild_id: guildId, day, tokens })
    .onConflict((conflict) =>
      conflict
        .columns(['guild_id', 'day'])
        .doUpdateSet((row) => ({ tokens: row('model_tokens.tokens', '+', tokens) }))
        .where('model_tokens.tokens', '<=', tokensMax - tokens),
    )
    .returning('tokens')
    .executeTakeFirst();
  return taken !== undefined;
}

/** False, and nothing taken, when the person's questions of that day are used up. One statement. */
async function takeQuestion(db: Kysely<Tables>, { guildId, userId, day, questionsMax }: Spending): Promise<boolean> {
  if (questionsMax < 1) return false;
  const taken = await db
    .insertInto('model_questions')
    .values({ guild_id: guildId, day, user_id: userId, questions: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['guild_id', 'day', 'user_id'])
        .doUpdateSet((row) => ({ questions: row('model_questions.questions', '+', 1) }))
        .where('model_questions.questions', '<', questionsMax),
    )
    .returning('questions')
    .executeTakeFirst();
  return taken !== undefined;
}
