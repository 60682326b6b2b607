// Queries that run with every article are built once for each number of values and then only given their values: building
// one with a hundred values costs as much as running it.

import type { CompiledQuery, Kysely } from 'kysely';
import type { Tables } from './tables.ts';

interface Built {
  compile(db: Kysely<Tables>): CompiledQuery;
}

/** By what each database makes of it: its adapter is one for all its transactions. */
const built = new WeakMap<object, Map<string, CompiledQuery>>();

/**
 * Runs a query with these values in the order in which it holds them; `build` gives it with values as many. `name` is the
 * query's own, without the number of values. Gives its rows.
 */
export async function runKept<Row>(
  db: Kysely<Tables>,
  name: string,
  values: readonly unknown[],
  build: () => Built,
): Promise<readonly Row[]> {
  const { adapter } = db.getExecutor();
  const queries = built.get(adapter) ?? new Map<string, CompiledQuery>();
  built.set(adapter, queries);
  const key = `${name} ${values.length}`;
  const query = queries.get(key) ?? build().compile(db);
  queries.set(key, query);
  if (query.parameters.length !== values.length) throw new Error(`${name} takes other values than it was given`);
  const { rows } = await db.executeQuery({ ...query, parameters: values });
  return rows as Row[];
}

/** Few lengths, so that few statements are kept: the last rows of a slice are repeated up to a multiple of four. */
const ROWS_AT_ONCE = [64, 32, 16, 8, 4] as const;

type KeptTable = 'actor_keys' | 'actor_mentions' | 'actors' | 'plain_words';

/** Inserts rows where there are none with the same key yet. All have the same fields in the same order. */
export async function insertNew<Table extends KeptTable>(
  db: Kysely<Tables>,
  table: Table,
  rows: readonly Tables[Table][],
): Promise<void> {
  for (let start = 0; start < rows.length; ) {
    const left = rows.length - start;
    const size = ROWS_AT_ONCE.find((one) => one <= left) ?? ROWS_AT_ONCE[ROWS_AT_ONCE.length - 1] ?? 1;
    const slice = rows.slice(start, start + size);
    while (slice.length < size) slice.push(slice.at(-1) as Tables[Table]);
    start += size;
    await runKept(db, `insert ${table}`, slice.flatMap(Object.values), () =>
      db
        .insertInto(table)
        .values(slice as never)
        .onConflict((conflict) => conflict.doNothing()),
    );
  }
}
