// Looks whether a store that was moved is the one that it came from: counts and checksums of each table, on both sides.

import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { Failure } from '../news/failure.ts';
import type { Database } from './dialect.ts';
import { MOVE_FACT } from './open-postgres.ts';
import { shortenKeys } from './short-keys.ts';
import type { Tables } from './tables.ts';

/** Some 5 MB of articles. */
export const ROWS_PER_SLICE = 500;
const CHECKSUM_BITS = 64;
const CHECKSUM_DIGITS = 16;

/** A table of both. */
export interface MovedTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Empty for a table without a key: then its rows stand in the order in which they came. */
  readonly key: readonly string[];
  readonly rows: number;
}

/** A row of it, by column. */
export type Row = Readonly<Record<string, unknown>>;

/** Counts and checksums of both sides, table by table. Throws Failure('stale') where they differ. */
export async function compareAll(
  source: Database,
  target: Database,
  tables: readonly MovedTable[],
  onRows: (rows: number) => void,
): Promise<readonly Compared[]> {
  const compared: Compared[] = [];
  let done = 0;
  for (const table of tables) {
    const of = await source.read((db) => sumFile(db, table));
    const arrived = await target.read((db) => sumDatabase(db, table));
    if (of.rows !== arrived.rows || of.checksum !== arrived.checksum)
      throw new Failure(
        'stale',
        `“${table.name}” arrived with other rows (${arrived.rows}) than the file has (${of.rows}): the file was changed between two runs. Make a new database with createdb and move again.`,
      );
    done += table.rows;
    onRows(done);
    compared.push({ name: table.name, ...of });
  }
  return compared;
}

/** A table of which both sides are equal. */
export interface Compared extends Sum {
  readonly name: string;
}

interface Sum {
  readonly rows: number;
  readonly checksum: string;
}

async function sumFile(db: Kysely<Tables>, table: MovedTable): Promise<Sum> {
  const sum = startSum(table.columns);
  let after: Row | undefined;
  for (;;) {
    const rows = await readSlice(db, table, { after, skip: sum.rows(), limit: ROWS_PER_SLICE });
    if (rows.length === 0) return sum.end();
    for (const row of rows) sum.add(row);
    after = rows.at(-1);
  }
}

/** Through a cursor of one snapshot: the order does not matter. */
async function sumDatabase(db: Kysely<Tables>, { name, columns }: MovedTable): Promise<Sum> {
  const sum = startSum(columns);
  await sql`declare moved cursor for select ${listed(columns)} from ${sql.table(name)}
    ${name === 'facts' ? sql.raw(`where name <> '${MOVE_FACT}'`) : sql``}`.execute(db);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.raw(`${ROWS_PER_SLICE}`)} from moved`.execute(db);
    if (rows.length === 0) break;
    for (const row of rows) sum.add(row);
  }
  await sql`close moved`.execute(db);
  return sum.end();
}

/** The sum of the rows' hashes, modulo 2^64: equal for equal rows in whatever order. */
function startSum(columns: readonly string[]) {
  let rows = 0;
  let sum = 0n;
  return {
    rows: () => rows,
    add: (row: Row) => {
      const values = columns.map((column) => plainValue(row[column]));
      const hash = createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, CHECKSUM_DIGITS);
      sum = BigInt.asUintN(CHECKSUM_BITS, sum + BigInt(`0x${hash}`));
      rows += 1;
    },
    end: (): Sum => ({ rows, checksum: sum.toString(16).padStart(CHECKSUM_DIGITS, '0') }),
  };
}

/** As both databases keep it: PostgreSQL keeps no NUL in a text. */
function plainValue(value: unknown): unknown {
  if (value instanceof Uint8Array) return createHash('sha256').update(value).digest('hex');
  if (typeof value === 'string') return value.replaceAll('\0', '\ufffd');
  return value ?? null;
}

/** The next rows of the file, as the database takes them: after a key, or, where there is none, after so many. */
export async function readSlice(
  db: Kysely<Tables>,
  { name, columns, key }: MovedTable,
  { after, skip, limit }: { readonly after: Row | undefined; readonly skip: number; readonly limit: number },
): Promise<readonly Row[]> {
  const from = sql`select ${listed(columns)} from ${sql.table(name)}`;
  if (key.length === 0) {
    // Rows were never taken out from between, or the checksums will tell.
    const { rows } = await sql<Row>`${from} order by rowid limit ${limit} offset ${skip}`.execute(db);
    return rows.map((row) => shortenKeys(name, row));
  }
  const beyond =
    after === undefined
      ? sql``
      : sql`where (${listed(key)}) > (${sql.join(key.map((column) => sql`${after[column]}`))})`;
  const { rows } = await sql<Row>`${from} ${beyond} order by ${listed(key)} limit ${limit}`.execute(db);
  return rows.map((row) => shortenKeys(name, row));
}

/** Columns, one after the other. */
export const listed = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)));
