// Completes the names of actors as a person types, within a view and by its decisions.

import { type Kysely, sql } from 'kysely';
import type { ActorSummary } from '../news/actor-profile.ts';
import type { ActorId } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import { gatherNames, readNames, summarise } from './actor-names.ts';
import type { ActorOverlay } from './actor-overlay.ts';
import type { Database } from './dialect.ts';
import { foldGiven } from './fold-given.ts';
import { runKept } from './kept-queries.ts';
import { type MostNamed, mostNamedOf } from './most-named.ts';
import type { Tables } from './tables.ts';

/** Actors looked at who begin as was typed: after three letters, few begin alike. */
const BEGINNING_MAX = 128;
/** Keys read by one statement; an actor stands under some. About half a millisecond. */
const KEYS_MAX = 512;
/** Of these the names are read, so many at a time, until there are enough in the view: some tenths of a millisecond. */
const NAMED_AT_ONCE = 24;
/** Where the most named of the view suffice, others who begin with so few letters are not looked for. */
const MANY_LETTERS = 2;
/** Beginnings looked up by one statement. */
const STARTS_AT_ONCE = 128;

interface Wanted {
  readonly limit: number;
  readonly slips?: () => readonly string[];
}

/** As `ActorStore.beginning` says. */
export async function completeActors(
  database: Database,
  folded: string,
  view: View,
  { limit, slips }: Wanted,
): Promise<readonly ActorSummary[]> {
  const most = await mostNamedOf(database, view);
  return database.read(async (db) => {
    const found = await rank(db, [folded], { view, most, limit });
    if (found.length >= limit || slips === undefined) return found;
    const near = slips();
    const others = near.length === 0 ? [] : await rank(db, near, { view, most, limit });
    const known = new Set(found.map(({ id }) => id));
    return [...found, ...others.filter(({ id }) => !known.has(id))].slice(0, limit);
  });
}

/** Those that stand under keys that begin so, as far as they are looked at; who most articles of all name comes first. */
async function readBeginning(db: Kysely<Tables>, starts: readonly string[]): Promise<readonly ActorId[]> {
  const found = new Map<ActorId, number>();
  const atOnce = starts.length === 1 ? 1 : STARTS_AT_ONCE;
  for (let at = 0; at < starts.length && found.size < BEGINNING_MAX; at += atOnce) {
    const wanted = starts.slice(at, at + atOnce);
    while (wanted.length < atOnce) wanted.push(starts[0] as string);
    const values = wanted.flatMap((start) => [start, `${start}\uffff`]);
    const rows = await runKept<{ readonly id: ActorId; readonly articles: number }>(db, 'beginning', values, () => {
      const ranges = sql.join(wanted.map((start) => sql`(${start}, ${`${start}\uffff`})`));
      return sql`with ranges (first, beyond) as (values ${ranges})
        select actors.id, actors.articles from ranges cross join actor_keys cross join actors
          where actor_keys.key >= ranges.first and actor_keys.key < ranges.beyond and actors.id = actor_keys.actor_id
          limit ${sql.lit(KEYS_MAX)}`;
    });
    for (const { id, articles } of rows) found.set(id, articles);
  }
  return [...found].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([id]) => id);
}

interface Ranked {
  readonly view: View;
  readonly most: MostNamed;
  readonly limit: number;
}

/** Those whom the view knows by a name of which some word begins so, the most named first. */
async function rank(
  db: Kysely<Tables>,
  starts: readonly string[],
  { view, most, limit }: Ranked,
): Promise<readonly ActorSummary[]> {
  const { overlay } = most;
  const begins = beginningWith(starts);
  const fitting = new Map<ActorId, number>();
  const known = new Set<ActorId>();
  for (const { id, names, articles } of most.actors) {
    known.add(id);
    if (begins(names)) fitting.set(id, articles);
  }
  const isEnough = fitting.size >= limit && starts.every((start) => start.length <= MANY_LETTERS);
  if (!isEnough && starts[0] !== '') {
    const others = (await readBeginning(db, starts)).filter((id) => !known.has(overlay.rootOf(id)));
    const enough = fitting.size + limit;
    for (let at = 0; at < Math.min(others.length, BEGINNING_MAX) && fitting.size < enough; at += NAMED_AT_ONCE) {
      const rows = await readNames(db, others.slice(at, at + NAMED_AT_ONCE), view, overlay);
      for (const [id, { aliases, articles }] of gatherNames(rows, overlay))
        if (begins(asNames(aliases.keys()))) fitting.set(id, Math.max(articles, fitting.get(id) ?? 0));
    }
  }
  for (const [id, name] of overlay.renamed)
    if (begins(asNames([foldGiven(name)]))) fitting.set(overlay.rootOf(id), fitting.get(id) ?? 0);
  return summariseMost(db, fitting, { view, overlay, limit });
}

/** The same as in `MostNamed`, so that a word's beginning stands behind a space. */
const asNames = (names: Iterable<string>): string => [...names].map((name) => `\n ${name}`).join('');

function beginningWith(starts: readonly string[]): (names: string) => boolean {
  const [only = ''] = starts;
  if (starts.length === 1) return only === '' ? () => true : (names) => names.includes(` ${only}`);
  // Hundreds of slips: looked up at each word, by the lengths that they have.
  const wanted = new Set(starts);
  const lengths = [...new Set(starts.map(({ length }) => length))];
  return (names) => {
    for (let at = names.indexOf(' '); at !== -1; at = names.indexOf(' ', at + 1))
      if (lengths.some((length) => wanted.has(names.slice(at + 1, at + 1 + length)))) return true;
    return false;
  };
}

async function summariseMost(
  db: Kysely<Tables>,
  fitting: ReadonlyMap<ActorId, number>,
  { view, overlay, limit }: { readonly view: View; readonly overlay: ActorOverlay; readonly limit: number },
): Promise<readonly ActorSummary[]> {
  const most = [...fitting].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, limit);
  const found = await summarise(
    db,
    most.map(([id]) => id),
    view,
    overlay,
  );
  return [...found].sort((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1));
}
