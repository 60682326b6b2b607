// Keeps the SQL of reads that every search does: Kysely takes longer to make it than SQLite to answer it.

import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** One read: `shape` names its SQL among those of one keeper, `values` are its parameters in the order of the SQL. */
interface Read<Row> {
  readonly shape: string | number;
  readonly values: readonly unknown[];
  build(): Compilable<Row>;
}

/** Does a read with the SQL that was made for its shape before, with the values of this one; gives the rows. */
type ReadCompiled<Row> = (db: Kysely<Tables>, read: Read<Row>) => Promise<readonly Row[]>;

/** A keeper for one query of one database, which has few shapes. Throws when `values` are not those of the query itself. */
export function keepCompiled<Row>(): ReadCompiled<Row> {
  const kept = new Map<string | number, CompiledQuery<Row>>();
  return async (db, { shape, values, build }) => {
    let compiled = kept.get(shape);
    if (compiled === undefined) {
      compiled = build().compile();
      const isSame =
        compiled.parameters.length === values.length && compiled.parameters.every((one, at) => one === values[at]);
      if (!isSame) throw new Error('the values of a kept query are not those that it was made with');
      kept.set(shape, compiled);
    }
    return (await db.executeQuery<Row>({ ...compiled, parameters: values })).rows;
  };
}
