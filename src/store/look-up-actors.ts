// Finds the known actors under the keys of a name, for linking: a bounded number, however many there are.

import { type Kysely, sql } from 'kysely';
import type { ActorId } from '../news/ids.ts';
import { fullestKey, nameKeysOf, rangeOfKey } from './actor-keys.ts';
import type { KnownActor } from './actor-store.ts';
import { actorsOfEach } from './dialect.ts';
import { runKept } from './kept-queries.ts';
import { paddedSlices } from './rows.ts';
import type { Tables } from './tables.ts';

/** More namesakes than this under one key are no help in linking; each costs a read. */
const NAMESAKES_MAX = 32;
/** Where there are more, the most named of so many are taken, */
const CROWD_MAX = 10_000;
/** … and taken again for so many lookups. */
const CROWD_LOOKUPS_MAX = 500;
const CROWDS_MAX = 1_000;

/** A key as it is asked for, and one under which the store has it. */
interface Wanted {
  readonly asked: string;
  readonly key: string;
}

/** As `LookUpActors` says; without those that another has absorbed, under some of whose keys they may still stand. */
export async function lookUpActors(
  db: Kysely<Tables>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly KnownActor[]>> {
  const found = new Map<string, Map<ActorId, KnownActor>>();
  const wanted = keys.flatMap((asked) => kept(asked).map((key) => ({ asked, key })));
  for (const slice of paddedSlices(wanted)) {
    const read = await readUnder(db, slice);
    const crowded = slice.filter(({ key }) => (read.get(key)?.size ?? 0) > NAMESAKES_MAX);
    for (const { key } of new Set(crowded)) read.set(key, await readMostNamed(db, key));
    for (const { asked, key } of slice)
      found.set(asked, new Map([...(found.get(asked) ?? []), ...(read.get(key) ?? [])]));
  }
  return new Map([...found].map(([key, known]) => [key, [...known.values()]]));
}

function kept(asked: string): readonly string[] {
  if (asked.startsWith('!')) return [fullestKey(asked.slice(1))];
  return asked.startsWith('=') ? nameKeysOf(asked.slice(1)) : [asked];
}

interface KnownRow {
  readonly key: string;
  readonly id: ActorId;
  readonly name: string;
  readonly persons: number;
  readonly organisations: number;
  readonly places: number;
  readonly articles: number;
  readonly cues: string;
}

/** At most one more than is wanted under each key. */
async function readUnder(
  db: Kysely<Tables>,
  wanted: readonly Wanted[],
): Promise<Map<string, Map<ActorId, KnownActor>>> {
  const values = wanted.flatMap(({ key }) => {
    const { first, beyond } = rangeOfKey(key);
    return [key, first, beyond];
  });
  const rows = await runKept<KnownRow>(db, 'known actors', values, () => {
    const ranges = sql.join(wanted.map(({ key }) => sql`(${key}, ${key}, ${key})`));
    const found = sql`select actor_id from actor_keys where actor_keys.key >= wanted.first
      and actor_keys.key < wanted.beyond limit ${sql.lit(NAMESAKES_MAX + 1)}`;
    return sql`with wanted (key, first, beyond) as (values ${ranges})
      select wanted.key, actors.id, name, persons, organisations, places, articles, cues
      from wanted ${actorsOfEach(db, found)} and actors.absorbed_by is null`;
  });
  return byKey(rows);
}

function byKey(rows: readonly KnownRow[]): Map<string, Map<ActorId, KnownActor>> {
  const found = new Map<string, Map<ActorId, KnownActor>>();
  for (const row of rows) {
    const known = found.get(row.key) ?? new Map<ActorId, KnownActor>();
    found.set(row.key, known.set(row.id, toKnown(row)));
  }
  return found;
}

/** The most named under keys that very many share, as they were some lookups ago: who they are changes slowly. */
const crowds = new WeakMap<object, Map<string, { readonly ids: readonly ActorId[]; lookups: number }>>();

async function readMostNamed(db: Kysely<Tables>, key: string): Promise<Map<ActorId, KnownActor>> {
  const { adapter } = db.getExecutor();
  const known = crowds.get(adapter) ?? new Map<string, { readonly ids: readonly ActorId[]; lookups: number }>();
  crowds.set(adapter, known);
  const before = known.get(key);
  const isFresh = before !== undefined && before.lookups < CROWD_LOOKUPS_MAX;
  if (isFresh) before.lookups += 1;
  const ids = isFresh ? before.ids : await mostNamedUnder(db, key);
  if (!isFresh) {
    if (known.size >= CROWDS_MAX) known.clear();
    known.set(key, { ids, lookups: 0 });
  }
  const rows = await runKept<Omit<KnownRow, 'key'>>(db, 'crowd', ids, () =>
    db
      .selectFrom('actors')
      .select(['id', 'name', 'persons', 'organisations', 'places', 'articles', 'cues'])
      .where('id', 'in', ids)
      .where('absorbed_by', 'is', null),
  );
  return new Map(rows.map((row) => [row.id, toKnown(row)]));
}

async function mostNamedUnder(db: Kysely<Tables>, key: string): Promise<readonly ActorId[]> {
  const { first, beyond } = rangeOfKey(key);
  const { rows } = await sql<{ readonly id: ActorId }>`select id from actors where id in (select actor_id
      from actor_keys where key >= ${first} and key < ${beyond} limit ${CROWD_MAX})
    order by articles desc, id limit ${NAMESAKES_MAX}`.execute(db);
  return rows.map(({ id }) => id);
}

function toKnown({ id, name, persons, organisations, places, articles, cues }: Omit<KnownRow, 'key'>): KnownActor {
  const kinds = { PER: persons, ORG: organisations, LOC: places };
  return { id, name, kinds, articles, cues: JSON.parse(cues) as string[] };
}
