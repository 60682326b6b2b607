// Keeps the bytes of the search index: its segments page by page with their checksums, the entries of articles that no
// segment holds yet, and which changes were replaced. Derived data: all of it can be made anew from the articles.

import { crc32 } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import type { Instant } from '../news/ids.ts';
import type { Database } from './dialect.ts';
import { keepCompiled } from './keep-compiled.ts';
import { runKept } from './kept-queries.ts';
import { slicesOfIds } from './rows.ts';
import type { SegmentRow, SegmentStore } from './store.ts';
import type { Tables } from './tables.ts';

/** Pages checked in one read when a whole segment is looked over: some 256 KB. */
const PAGES_CHECKED_AT_ONCE = 32;
/** Pages removed in one transaction: some 512 KB, a few milliseconds. */
const PAGES_REMOVED_AT_ONCE = 64;
/** A search takes milliseconds, and a slow one in another process a second: after a minute nobody reads what was merged. */
const GONE_KEPT_MS = 60_000;
/** Writing the largest segment takes a minute: one that was begun an hour ago was left by a crash. */
const WRITING_MS_MAX = 3_600_000;

/** Takes the database and the clock; gives the store of segments. */
export function segmentStore(database: Database, now: () => Instant): SegmentStore {
  const readState = stateReader();
  const readPages = pagesReader();
  return {
    state: () => database.read(readState),
    list: () =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('segments')
          .selectAll()
          .where('state', '=', 'live')
          .orderBy('from_sequence')
          .execute();
        return rows.map((row) => ({
          id: row.id,
          from: row.from_sequence,
          until: row.until_sequence,
          articles: row.articles,
          passages: row.passages,
          bytes: row.bytes,
        }));
      }),
    readPages: (segmentId, names) => database.read((db) => readPages(db, segmentId, names)),
    isSound: (segmentId) => isSound(database, segmentId, readPages),
    entriesSince: (after, limit) => database.read((db) => readEntries(db, after, limit)),
    deadSince: (after) =>
      database.read((db) =>
        db.selectFrom('dead_changes').select(['sequence', 'at']).where('at', '>', after).orderBy('at').execute(),
      ),
    begin: () => database.transaction((db) => begin(db, now())),
    writePages: (segmentId, pages) => database.transaction((db) => writePages(db, segmentId, pages, now())),
    publish: (change) => database.transaction((db) => publish(db, change, now())),
    sweep: () => sweep(database, now()),
  };
}

/** Notes, within the transaction that replaces or removes a change, that it is dead since `at`. */
export async function noteDead(db: Kysely<Tables>, sequence: number, at: number): Promise<void> {
  await db.insertInto('dead_changes').values({ sequence, at }).execute();
  await db.deleteFrom('index_entries').where('sequence', '=', sequence).execute();
}

/** Keeps, within the transaction that brings a change, what is indexed of it. */
export async function keepEntry(db: Kysely<Tables>, sequence: number, body: Uint8Array): Promise<void> {
  await db.insertInto('index_entries').values({ sequence, body }).execute();
}

function stateReader() {
  const read = keepCompiled<{ readonly name: string; readonly value: number }>();
  return async (db: Kysely<Tables>): Promise<{ readonly generation: number; readonly sequence: number }> => {
    const build = () => db.selectFrom('counters').select(['name', 'value']);
    const rows = await read(db, { shape: '', values: [], build });
    const counted = (name: string) => Number(rows.find((row) => row.name === name)?.value ?? 0);
    return { generation: counted('segments'), sequence: counted('articles') };
  };
}

type ReadPages = (
  db: Kysely<Tables>,
  segmentId: string,
  names: readonly string[],
) => Promise<readonly (Uint8Array | undefined)[]>;

function pagesReader(): ReadPages {
  const read = keepCompiled<{ readonly name: string; readonly checksum: number; readonly body: Uint8Array }>();
  return async (db, segmentId, names) => {
    const found = new Map<string, Uint8Array>();
    for (const slice of slicesOfIds(names)) {
      const build = () =>
        db
          .selectFrom('segment_pages')
          .select(['name', 'checksum', 'body'])
          .where('segment_id', '=', segmentId)
          .where('name', 'in', slice);
      const rows = await read(db, { shape: slice.length, values: [segmentId, ...slice], build });
      for (const { name, checksum, body } of rows) if (crc32(body) === checksum) found.set(name, body);
    }
    return names.map((name) => found.get(name));
  };
}

/** Whether a segment is listed, all its pages are there and hold what was written. */
async function isSound(database: Database, segmentId: string, readPages: ReadPages): Promise<boolean> {
  const names = await database.read((db) =>
    db.selectFrom('segment_pages').select('name').where('segment_id', '=', segmentId).execute(),
  );
  const row = await database.read((db) =>
    db.selectFrom('segments').select('pages').where('id', '=', segmentId).executeTakeFirst(),
  );
  if (row === undefined || row.pages !== names.length) return false;
  for (let at = 0; at < names.length; at += PAGES_CHECKED_AT_ONCE) {
    const slice = names.slice(at, at + PAGES_CHECKED_AT_ONCE).map(({ name }) => name);
    const pages = await database.read((db) => readPages(db, segmentId, slice));
    if (pages.some((page) => page === undefined)) return false;
  }
  return true;
}

async function readEntries(db: Kysely<Tables>, after: number, limit: number) {
  const rows = await db
    .selectFrom('articles')
    .leftJoin('index_entries', 'index_entries.sequence', 'articles.sequence')
    .select(['articles.sequence', 'articles.id', 'index_entries.body'])
    .where('articles.sequence', '>', after)
    .orderBy('articles.sequence')
    .limit(limit)
    .execute();
  return rows.map(({ sequence, id, body }) => ({ sequence, articleId: id, ...(body === null ? {} : { entry: body }) }));
}

async function begin(db: Kysely<Tables>, now: number): Promise<string> {
  const { value } = await db
    .updateTable('counters')
    .set({ value: sql`value + 1` })
    .where('name', '=', 'segment ids')
    .returning('value')
    .executeTakeFirstOrThrow();
  const id = String(value);
  const nothingYet = { from_sequence: 0, until_sequence: 0, articles: 0, passages: 0, bytes: 0, pages: 0 };
  await db
    .insertInto('segments')
    .values({ id, state: 'writing', ...nothingYet, changed_at: now })
    .execute();
  return id;
}

async function writePages(
  db: Kysely<Tables>,
  segmentId: string,
  pages: readonly (readonly [name: string, bytes: Uint8Array])[],
  now: number,
): Promise<void> {
  await db.updateTable('segments').set({ changed_at: now }).where('id', '=', segmentId).execute();
  for (const [name, body] of pages) {
    const row = { segment_id: segmentId, name, checksum: crc32(body), body };
    await runKept(db, 'segment page', Object.values(row), () => db.insertInto('segment_pages').values(row));
  }
}

/** As `SegmentStore.publish` says. What is taken out stays readable for a while: searches in hand may be reading it. */
async function publish(
  db: Kysely<Tables>,
  { add, remove, asOf }: Parameters<SegmentStore['publish']>[0],
  now: number,
): Promise<boolean> {
  const live = await db
    .selectFrom('segments')
    .select(['id', 'from_sequence', 'until_sequence'])
    .where('state', '=', 'live')
    .execute();
  const staying = live.filter(({ id }) => !remove.includes(id));
  if (staying.length !== live.length - remove.length) return false;
  if (add !== undefined) {
    if (staying.some((row) => row.from_sequence <= add.until && row.until_sequence >= add.from)) return false;
    await makeLive(db, add, now);
    await forgetCovered(db, add, asOf);
  }
  for (const id of remove)
    await db.updateTable('segments').set({ state: 'gone', changed_at: now }).where('id', '=', id).execute();
  await db.updateTable('counters').set({ value: sql`value + 1` }).where('name', '=', 'segments').execute();
  return true;
}

async function makeLive(db: Kysely<Tables>, segment: SegmentRow, now: number): Promise<void> {
  const { pages } = await db
    .selectFrom('segment_pages')
    .select(({ fn }) => fn.countAll<number>().as('pages'))
    .where('segment_id', '=', segment.id)
    .executeTakeFirstOrThrow();
  const { id, from, until, articles, passages, bytes } = segment;
  const row = { from_sequence: from, until_sequence: until, articles, passages, bytes, pages: Number(pages) };
  await db
    .updateTable('segments')
    .set({ ...row, state: 'live', changed_at: now })
    .where('id', '=', id)
    .execute();
}

/** What a segment covers needs no entries any more, and what it left out need not be remembered as dead. */
async function forgetCovered(db: Kysely<Tables>, { from, until }: SegmentRow, asOf: number): Promise<void> {
  await db.deleteFrom('index_entries').where('sequence', '>=', from).where('sequence', '<=', until).execute();
  await db
    .deleteFrom('dead_changes')
    .where('sequence', '>=', from)
    .where('sequence', '<=', until)
    .where('at', '<=', asOf)
    .execute();
}

/** Removes the pages of segments that nobody reads or writes any more, some at a time. Gives whether there are more. */
async function sweep(database: Database, now: number): Promise<boolean> {
  return database.transaction(async (db) => {
    const row = await db
      .selectFrom('segments')
      .select('id')
      .where((row) =>
        row.or([
          row.and([row('state', '=', 'gone'), row('changed_at', '<', now - GONE_KEPT_MS)]),
          row.and([row('state', '=', 'writing'), row('changed_at', '<', now - WRITING_MS_MAX)]),
        ]),
      )
      .limit(1)
      .executeTakeFirst();
    if (row === undefined) return false;
    const pages = await db
      .selectFrom('segment_pages')
      .select('name')
      .where('segment_id', '=', row.id)
      .limit(PAGES_REMOVED_AT_ONCE)
      .execute();
    for (const { name } of pages)
      await db.deleteFrom('segment_pages').where('segment_id', '=', row.id).where('name', '=', name).execute();
    if (pages.length < PAGES_REMOVED_AT_ONCE) await db.deleteFrom('segments').where('id', '=', row.id).execute();
    return true;
  });
}
