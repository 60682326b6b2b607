// Completes the names of actors as a person types, within a view and by its decisions.

import { type Kysely, sql } from 'kysely';
import type { ActorSummary } from '../news/actor-profile.ts';
import type { ActorId } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import { gatherNames, readNames, summarise } from './actor-names.ts';
import { type ActorOverlay, layOver, readDecisions } from './actor-overlay.ts';
import { foldGiven } from './fold-given.ts';
import type { Tables } from './tables.ts';
import { feedIsVisible } from './view.ts';

/** Actors looked at who begin as was typed: after three letters, few begin alike. */
const BEGINNING_MAX = 256;
/** The most named of the view, among which one or two letters leave some. */
const FREQUENT_MAX = 512;

/** Two or three of an actor's keys may begin alike: so few actors may be all that the rows read hold. */
const KEYS_A_ACTOR = 4;
/** Of so many of the most named by their magnitude, the most named by their count are among the first. */
const ACTORS_A_NAME = 4;
/** Beginnings looked up by one statement. */
const STARTS_AT_ONCE = 128;

interface Wanted {
  readonly limit: number;
  readonly slips?: () => readonly string[];
}

/** As `ActorStore.beginning` says. */
export async function completeActors(
  db: Kysely<Tables>,
  folded: string,
  view: View,
  { limit, slips }: Wanted,
): Promise<readonly ActorSummary[]> {
  const overlay = layOver(await readDecisions(db, view));
  const beginning = folded === '' ? new Set<ActorId>() : await readBeginning(db, [folded]);
  // Where all who begin so were read, the most named are among them.
  const isAll = folded !== '' && beginning.size < BEGINNING_MAX / KEYS_A_ACTOR;
  const frequent = isAll ? [] : await readFrequent(db, view, folded === '' ? limit * ACTORS_A_NAME : FREQUENT_MAX);
  const candidates = new Set([...frequent, ...beginning]);
  const found = await rank(db, candidates, [folded], { view, overlay, limit });
  if (found.length >= limit || slips === undefined) return found;
  const near = slips();
  const others = await rank(db, await readBeginning(db, near), near, { view, overlay, limit });
  const known = new Set(found.map(({ id }) => id));
  return [...found, ...others.filter(({ id }) => !known.has(id))].slice(0, limit);
}

async function readFrequent(db: Kysely<Tables>, view: View, most: number): Promise<ReadonlySet<ActorId>> {
  if (view.kind === 'all') {
    const rows = await db.selectFrom('actors').select('id').orderBy('magnitude', 'desc').limit(most).execute();
    return new Set(rows.map(({ id }) => id));
  }
  const visible = db.selectFrom('feeds').select('feeds.id').where(feedIsVisible(view));
  const { feeds } = await visible
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('feeds'))
    .executeTakeFirstOrThrow();
  const ofAFeed = Math.ceil((most * 3) / Number(feeds));
  // One statement, however many feeds: of each its own most named, found by the index without looking at the others.
  const { rows } = await sql<{ readonly actor_id: ActorId }>`
    select names.actor_id from (${visible}) as seen
      cross join actor_names as names on names.rowid in (
        select top.rowid from actor_names as top where top.feed_id = seen.id
          order by top.magnitude desc limit ${ofAFeed})
      order by names.magnitude desc limit ${most * 3}`.execute(db);
  return new Set(rows.map(({ actor_id }) => actor_id));
}

async function readBeginning(db: Kysely<Tables>, starts: readonly string[]): Promise<ReadonlySet<ActorId>> {
  const found = new Set<ActorId>();
  for (let at = 0; at < starts.length && found.size < BEGINNING_MAX; at += STARTS_AT_ONCE) {
    const wanted = starts.slice(at, at + STARTS_AT_ONCE);
    // Of few lengths, so that there are few different statements to keep prepared.
    if (starts.length > 1) while (wanted.length < STARTS_AT_ONCE) wanted.push(starts[0] as string);
    const ranges = sql.join(wanted.map((start) => sql`(${start}, ${`${start}\uffff`})`));
    const { rows } = await sql<{ readonly actor_id: ActorId }>`
      with ranges (first, beyond) as (values ${ranges})
      select actor_keys.actor_id from ranges cross join actor_keys
        where actor_keys.key >= ranges.first and actor_keys.key < ranges.beyond limit ${BEGINNING_MAX}`.execute(db);
    for (const { actor_id } of rows) found.add(actor_id);
  }
  return found;
}

interface Ranked {
  readonly view: View;
  readonly overlay: ActorOverlay;
  readonly limit: number;
}

/** Those of the candidates that the view knows by a name of which some word begins so, the most named first. */
async function rank(
  db: Kysely<Tables>,
  candidates: ReadonlySet<ActorId>,
  starts: readonly string[],
  { view, overlay, limit }: Ranked,
): Promise<readonly ActorSummary[]> {
  const begins = (name: string): boolean =>
    starts.some((start) => name.startsWith(start) || name.includes(` ${start}`));
  const fitting = new Map<ActorId, number>();
  for (const [id, { aliases, articles }] of gatherNames(await readNames(db, [...candidates], view, overlay), overlay))
    if ([...aliases.keys()].some(begins)) fitting.set(id, articles);
  for (const [id, name] of overlay.renamed)
    if (begins(foldGiven(name))) fitting.set(overlay.rootOf(id), fitting.get(id) ?? 0);
  const most = [...fitting].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, limit);
  const found = await summarise(
    db,
    most.map(([id]) => id),
    view,
    overlay,
  );
  return [...found].sort((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1));
}
