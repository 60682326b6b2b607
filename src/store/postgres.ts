// A small Kysely dialect over a pool of pg: `begin` goes out together with the first query, nobody waits for the end of a
// read, and statements stay prepared.

import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { Pool, PoolClient, QueryConfig } from 'pg';
import { explainPostgres, InDoubt, isDropped, isOutdated } from './postgres-failure.ts';
import type { Tables } from './tables.ts';

// As for SQLite: the store has about a hundred different statements. Those beyond are planned each time they run.
const STATEMENTS_MAX = 300;

/** How one kind of transaction begins, and what must be known of its end. */
export interface TransactionKind {
  /** Statements; where the end may be in doubt, the last one names it: one row with `transaction`. */
  readonly begin: string;
  /** Where it writes nothing, nobody waits for its end. */
  readonly writes: boolean;
  /** After which time without an answer the connection is given up, in milliseconds; 0 for none. */
  readonly queryMsMax: number;
}

/**
 * Takes a pool, which stays open when this is destroyed, the kind of transactions and the pool's names; gives Kysely over it. Faults
 * are thrown as `explainPostgres` tells them; a commit that broke off as `InDoubt`.
 */
export function kyselyOverPool(pool: Pool, kind: TransactionKind, nameOf: NameStatement): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => createDriver(pool, kind, nameOf),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

interface Connection extends DatabaseConnection {
  readonly client: PoolClient;
  /** What `begin` gave, once something was asked: awaited at the end, for it is sent without waiting. */
  begun: Promise<string | undefined> | undefined;
  /** What it keeps prepared no longer fits the tables. */
  isOutdated: boolean;
  /** What went wrong first in the transaction: the statements after it are refused for no other reason (25P02). */
  fault: unknown;
}

function createDriver(pool: Pool, kind: TransactionKind, nameOf: NameStatement): Driver {
  return {
    init: async () => {},
    acquireConnection: async () => {
      const client = await explained(() => pool.connect());
      return createConnection(client, kind, nameOf);
    },
    // Sent with the first query: work that asks for nothing costs nothing.
    beginTransaction: async (given) => {
      Object.assign(given as Connection, { begun: undefined, fault: undefined });
    },
    commitTransaction: async (given) => {
      const { client, begun } = given as Connection;
      if (begun === undefined) return;
      if (!kind.writes) {
        // What was read was read of one instant, whatever becomes of the end; the next to use the connection comes after it.
        ask(client, 'commit', kind).catch(() => undefined);
        return;
      }
      const transaction = await explained(() => begun);
      await ask(client, 'commit', kind).catch((error: unknown) => {
        if (transaction !== undefined && isDropped(error)) throw new InDoubt(transaction, error);
        throw explainPostgres(error);
      });
    },
    // A connection that broke has rolled back by itself; what is to be told is what went wrong before.
    rollbackTransaction: async (given) => {
      const { client, begun } = given as Connection;
      if (begun !== undefined) await ask(client, 'rollback', kind).catch(() => undefined);
    },
    releaseConnection: async (given) => (given as Connection).client.release((given as Connection).isOutdated),
    destroy: async () => {},
  };
}

function ask(client: PoolClient, text: string, kind: TransactionKind) {
  return client.query(timed({ text }, kind));
}

function nameOfTransaction(result: unknown): string | undefined {
  const last = (Array.isArray(result) ? result.at(-1) : result) as { readonly rows?: readonly unknown[] } | undefined;
  return (last?.rows?.[0] as { readonly transaction?: string } | undefined)?.transaction;
}

function createConnection(client: PoolClient, kind: TransactionKind, nameOf: NameStatement): Connection {
  const connection: Connection = {
    client,
    begun: undefined,
    isOutdated: false,
    fault: undefined,
    executeQuery: async <Row>({ sql: text, parameters }: CompiledQuery): Promise<QueryResult<Row>> => {
      connection.begun ??= begin(client, kind);
      const { begun } = connection;
      const name = nameOf(text);
      const named = name === undefined ? {} : { name };
      const values = parameters.map(toPostgresValue);
      const asked = client.query<Row & object>(timed({ ...named, text, values }, kind));
      // When `begin` failed, that is what went wrong.
      const whatFailed = async (error: unknown): Promise<never> => {
        connection.isOutdated ||= isOutdated(error);
        await begun;
        connection.fault ??= error;
        throw connection.fault;
      };
      const result = await explained(() => asked.catch(whatFailed));
      const changes = result.command === 'SELECT' ? {} : { numAffectedRows: BigInt(result.rowCount ?? 0) };
      return { rows: result.rows, ...changes };
    },
    streamQuery: () => {
      throw new Error('the store reads in slices and streams nothing');
    },
  };
  return connection;
}

function begin(client: PoolClient, kind: TransactionKind): Promise<string | undefined> {
  const begun = ask(client, kind.begin, kind).then(nameOfTransaction);
  begun.catch(() => undefined);
  return begun;
}

/** pg knows `query_timeout` of a single query, its types do not. */
function timed(query: QueryConfig, { queryMsMax }: TransactionKind): QueryConfig {
  return Object.assign(query, { query_timeout: queryMsMax });
}

/** From a statement's text to the name under which the connections of one pool keep it prepared; undefined: not at all. */
export type NameStatement = (text: string) => string | undefined;

/** Gives the names of one pool. The statements that come first are those that recur. */
export function nameStatements(): NameStatement {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= STATEMENTS_MAX) return known;
    const name = `dateline ${names.size}`;
    names.set(text, name);
    return name;
  };
}

/** As for SQLite, an absent value is null and a claim 0 or 1; PostgreSQL keeps no NUL in a text, whose offsets must stay. */
function toPostgresValue(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  throw new TypeError(`a ${typeof value} cannot be kept in a column`);
}

async function explained<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw explainPostgres(error);
  }
}
