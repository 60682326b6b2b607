// Under which keys an actor is found by its names: one for each name, and for each word that it may be typed from.
//
//   haftar=               a name that articles give it
//   khalifa haftar!       the fullest name that an article gives it, which is a name as well
//   haftar                what a name of several words ends in, from each word on
//   ~hftr k               another spelling: the surname's skeleton, with the initial where there is one

import { type Kysely, sql } from 'kysely';
import type { ActorId } from '../news/ids.ts';
import type { NamedActor } from './actor-store.ts';
import { insertNew, runKept } from './kept-queries.ts';
import { paddedSlices, slicesOfIds } from './rows.ts';
import type { Tables } from './tables.ts';

/** The key of a fullest name. */
export const fullestKey = (folded: string): string => `${folded}!`;
/** The keys of any name. */
export const nameKeysOf = (folded: string): readonly string[] => [fullestKey(folded), `${folded}=`];

/**
 * The keys that a wanted one stands for, from the first on and before `beyond`: itself, and of a skeleton also those with an
 * initial, for a space comes before all letters.
 */
export function rangeOfKey(key: string): { readonly first: string; readonly beyond: string } {
  return { first: key, beyond: key.startsWith('~') && !key.includes(' ') ? `${key}!` : `${key}\u0000` };
}

/** What a name ends in, from each of its words but the first on: "national accord", "accord". */
function tailsOf(folded: string): readonly string[] {
  const tails: string[] = [];
  for (let at = folded.indexOf(' '); at !== -1; at = folded.indexOf(' ', at + 1)) tails.push(folded.slice(at + 1));
  return tails;
}

/** The keys of an actor under a fullest name and others; `weak` are those that are made of the name besides. */
function keysOfNames(named: string, others: Iterable<string>, weak: readonly string[]): readonly string[] {
  const keys = new Set([fullestKey(named), ...tailsOf(named), ...weak]);
  for (const folded of others) {
    if (folded === named) continue;
    keys.add(`${folded}=`);
    for (const tail of tailsOf(folded)) keys.add(tail);
  }
  return [...keys];
}

/** Keys that another says already: "~hftr" is how "~hftr k" begins. */
const isSaid = (key: string, keys: readonly string[]): boolean =>
  key.startsWith('~') && keys.some((other) => other.startsWith(`${key} `));

/** Keeps the keys of an article's actors. Keys of names that an actor had already are there, and the first tells. */
export async function insertKeys(
  db: Kysely<Tables>,
  linked: readonly (NamedActor & { readonly to: { readonly actor: ActorId } })[],
): Promise<void> {
  const wanted = new Map<string, { readonly firsts: Set<string>; readonly keys: Set<string> }>();
  for (const { to, named, aliases, keys } of linked) {
    const one = wanted.get(to.actor) ?? { firsts: new Set(), keys: new Set() };
    wanted.set(to.actor, one);
    const weak = keys.filter((key) => !isSaid(key, keys));
    for (const key of keysOfNames(
      named,
      aliases.map(({ folded }) => folded),
      weak,
    )) {
      one.keys.add(key);
      if (key.endsWith('!') || key.endsWith('=')) one.firsts.add(key);
    }
  }
  const there = await keysThere(db, wanted);
  const rows: { readonly key: string; readonly actor_id: ActorId }[] = [];
  for (const [actor, { firsts, keys }] of wanted) {
    if ([...firsts].every((key) => there.has(`${key} ${actor}`))) continue;
    for (const key of keys) if (!there.has(`${key} ${actor}`)) rows.push({ key, actor_id: actor as ActorId });
  }
  await insertNew(
    db,
    'actor_keys',
    rows.sort((a, b) => (a.key < b.key ? -1 : 1)),
  );
}

async function keysThere(
  db: Kysely<Tables>,
  wanted: ReadonlyMap<string, { readonly firsts: ReadonlySet<string> }>,
): Promise<ReadonlySet<string>> {
  const there = new Set<string>();
  const pairs = [...wanted].flatMap(([actor, { firsts }]) => [...firsts].map((key) => ({ key, actor })));
  for (const slice of paddedSlices(pairs)) {
    const rows = await runKept<{ readonly key: string; readonly actor_id: ActorId }>(
      db,
      'keys there',
      slice.flatMap(({ key, actor }) => [key, actor]),
      () => sql`select key, actor_id from actor_keys where (key, actor_id) in
        (values ${sql.join(slice.map(({ key, actor }) => sql`(${key}, ${actor})`))})`,
    );
    for (const { key, actor_id } of rows) there.add(`${key} ${actor_id}`);
  }
  return there;
}

/** Gives all keys of one actor to another: those of the names that its articles give it. */
export async function moveKeys(db: Kysely<Tables>, from: ActorId, into: ActorId): Promise<void> {
  const names = await db
    .selectFrom('actor_mentions')
    .select(['named', 'folded'])
    .distinct()
    .where('actor_id', '=', from)
    .execute();
  const named = new Set(names.map((row) => row.named));
  const folded = names.map((row) => row.folded);
  const keys = new Set([...named].flatMap((one) => [...keysOfNames(one, folded, []), `${one}=`]));
  for (const slice of slicesOfIds([...keys])) {
    await sql`insert into actor_keys (key, actor_id) select key, ${into} from actor_keys
      where key in (${sql.join(slice)}) and actor_id = ${from} on conflict do nothing`.execute(db);
    await db.deleteFrom('actor_keys').where('key', 'in', slice).where('actor_id', '=', from).execute();
  }
}
