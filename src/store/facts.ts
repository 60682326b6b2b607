// Keeps small facts about the installation itself, by name.

import type { Database } from './dialect.ts';

export interface FactStore {
  get(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
}

/** Takes the database; gives the store of facts. */
export function factStore(database: Database): FactStore {
  return {
    get: (name) =>
      database.read(async (db) => {
        const row = await db.selectFrom('facts').select('value').where('name', '=', name).executeTakeFirst();
        return row?.value;
      }),
    set: (name, value) =>
      database.transaction(async (db) => {
        await db
          .insertInto('facts')
          .values({ name, value })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
          .execute();
      }),
  };
}
