// Finds the known actors under the keys of a name, for linking: a bounded number, however many there are.

import type { Kysely } from 'kysely';
import type { ActorId } from '../news/ids.ts';
import type { KnownActor } from './actor-store.ts';
import { slicesOfIds } from './rows.ts';
import type { Tables } from './tables.ts';

/** More namesakes than this under one key are no help in linking; each costs a read. */
const NAMESAKES_MAX = 32;

/** As `LookUpActors` says. */
export async function lookUpActors(
  db: Kysely<Tables>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly KnownActor[]>> {
  const found = new Map<string, KnownActor[]>();
  const note = (rows: readonly KnownRow[]) => {
    for (const row of rows) found.set(row.key, [...(found.get(row.key) ?? []), toKnown(row)]);
  };
  // What says a whole name, or a surname and an initial, few share: all are read at once. The others may be very many.
  const isTelling = (key: string): boolean => key.startsWith('!') || (key.startsWith('~') && key.includes(' '));
  for (const slice of slicesOfIds(keys.filter(isTelling)))
    note(
      await selectKnown(db)
        .where('key', 'in', slice)
        .limit(NAMESAKES_MAX * slice.length)
        .execute(),
    );
  for (const key of keys.filter((key) => !isTelling(key)))
    note(await selectKnown(db).where('key', '=', key).limit(NAMESAKES_MAX).execute());
  return found;
}

const selectKnown = (db: Kysely<Tables>) =>
  db.selectFrom('actor_keys').innerJoin('actors', 'actors.id', 'actor_keys.actor_id').selectAll();

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

function toKnown({ id, name, persons, organisations, places, articles, cues }: KnownRow): KnownActor {
  const kinds = { PER: persons, ORG: organisations, LOC: places };
  return { id, name, kinds, articles, cues: JSON.parse(cues) as string[] };
}
