// A small Kysely dialect over node:sqlite: one connection, its statements kept prepared, its faults told in a sentence.

import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { explainSqlite } from './sqlite-failure.ts';
import type { Tables } from './tables.ts';

// The store has about a hundred different statements; lists of ids are padded to a few lengths.
const STATEMENTS_MAX = 300;

/**
 * Takes an open connection, which it closes when destroyed, and how its transactions begin; gives Kysely over it.
 * `begin` may wait and try again. Every fault is thrown as `explainSqlite` tells it.
 */
export function kyselyOver(connection: DatabaseSync, begin: () => Promise<void> | void): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => createDriver(connection, begin),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}

function createDriver(connection: DatabaseSync, begin: () => Promise<void> | void): Driver {
  const only = createConnection(connection);
  return {
    init: async () => {},
    acquireConnection: async () => only,
    beginTransaction: async () => {
      await begin();
    },
    commitTransaction: async () => explained(() => connection.exec('commit')),
    rollbackTransaction: async () => {
      // SQLite has rolled back by itself after some faults, such as a full disk.
      if (connection.isTransaction) explained(() => connection.exec('rollback'));
    },
    releaseConnection: async () => {},
    destroy: async () => connection.close(),
  };
}

function createConnection(connection: DatabaseSync): DatabaseConnection {
  const prepare = keepPrepared(connection);
  return {
    executeQuery: async <Row>(query: CompiledQuery): Promise<QueryResult<Row>> =>
      explained(() => {
        const { statement, givesRows } = prepare(query.sql);
        const values = query.parameters.map(toSqlValue);
        if (givesRows) return { rows: statement.all(...values) as Row[] };
        const { changes } = statement.run(...values);
        return { rows: [], numAffectedRows: BigInt(changes) };
      }),
    streamQuery: () => {
      throw new Error('the store reads in slices and streams nothing');
    },
  };
}

interface Prepared {
  readonly statement: StatementSync;
  readonly givesRows: boolean;
}

/** Gives a function from SQL to its prepared statement; the least recently used goes first when there are too many. */
function keepPrepared(connection: DatabaseSync): (sql: string) => Prepared {
  const kept = new Map<string, Prepared>();
  return (sql) => {
    let prepared = kept.get(sql);
    if (prepared === undefined) {
      const statement = connection.prepare(sql);
      prepared = { statement, givesRows: statement.columns().length > 0 };
    } else {
      kept.delete(sql);
    }
    kept.set(sql, prepared);
    if (kept.size > STATEMENTS_MAX) {
      const oldest = kept.keys().next();
      if (!oldest.done) kept.delete(oldest.value);
    }
    return prepared;
  };
}

/** node:sqlite throws on undefined and on booleans; an absent value is null, a claim is 0 or 1. */
function toSqlValue(value: unknown): SQLInputValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  if (ArrayBuffer.isView(value)) return value as NodeJS.ArrayBufferView;
  throw new TypeError(`a ${typeof value} cannot be kept in a column`);
}

function explained<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw explainSqlite(error);
  }
}
