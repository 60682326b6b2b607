// Answers who is meant by a name, within a view and by its decisions. What an actor is made of stands in files of its own.

import { type Kysely, sql } from 'kysely';
import type { ActorSummary } from '../news/actor-profile.ts';
import type { ActorId } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import { nameKeysOf, rangeOfKey } from './actor-keys.ts';
import { readKnowledge } from './actor-knowledge.ts';
import { gatherNames, readNames, summarise } from './actor-names.ts';
import { layOver, readDecisions, standingId, standingIds } from './actor-overlay.ts';
import { keepProposals, readUnproposed } from './actor-proposals.ts';
import { readQuestions } from './actor-questions.ts';
import type { ActorStore } from './actor-store.ts';
import { askTogether } from './ask-together.ts';
import { completeActors } from './complete-actors.ts';
import { countNames } from './count-actors.ts';
import { decide, listDecisions, partsOf, undo } from './decide-actors.ts';
import type { Database } from './dialect.ts';
import { fileActors } from './file-actors.ts';
import { foldGiven } from './fold-given.ts';
import { runKept } from './kept-queries.ts';
import { readProfile } from './profile-actor.ts';
import { readUnfiled } from './read-unfiled.ts';
import { paddedSlices } from './rows.ts';
import type { Tables } from './tables.ts';

/** What is offered to choose from when a name fits several. */
const BEARERS_MAX = 25;
/** So many rows of one key are looked at. */
const BEARERS_READ_MAX = 500;

/** Takes the database; gives the store of actors. */
export function actorStore(database: Database): ActorStore {
  return {
    get: (id, view) => database.read((db) => getActor(db, id, view)),
    bearing: (folded, view, options) => database.read((db) => readBearing(db, folded, view, options ?? {})),
    beginning: (folded, view, options) => completeActors(database, folded, view, options),
    profile: (id, view) => readProfile(database, id, view),
    namesOf: (ids, view) => database.read((db) => readNamings(db, ids, view)),
    parts: (id, view) => database.read((db) => readParts(db, id, view)),
    questions: (view, limit) => database.read((db) => readQuestions(db, view, limit)),
    decide: (decision, decider, at) => database.transaction((db) => decide(db, decision, decider, at)),
    undo: (decider, at) => database.transaction((db) => undo(db, decider, at)),
    decisions: (view, limit) => database.read((db) => listDecisions(db, view, limit)),
    knowledge: (wanted) => database.read((db) => readKnowledge(db, wanted)),
    unproposed: (options) => database.read((db) => readUnproposed(db, options)),
    propose: (article, proposals) => database.transaction((db) => keepProposals(db, article, proposals)),
    unfiled: (limit) => database.read((db) => readUnfiled(db, 'actors_filed', limit)),
    file: (id, version, actors) =>
      database.transaction(async (db) => {
        const row = await db
          .selectFrom('articles')
          .innerJoin('understandings', 'understandings.article_id', 'articles.id')
          .select(['articles.published_day'])
          .where('articles.id', '=', id)
          .where('articles.version', '=', version)
          .where('understandings.actors_filed', '=', 0)
          .executeTakeFirst();
        if (row === undefined) return;
        await fileActors(db, { id, publishedDay: row.published_day ?? undefined }, actors);
        await countNames(db, id, 1);
        await db.updateTable('understandings').set({ actors_filed: 1 }).where('article_id', '=', id).execute();
      }),
  };
}

async function getActor(db: Kysely<Tables>, id: ActorId, view: View): Promise<ActorSummary | undefined> {
  const overlay = layOver(await readDecisions(db, view));
  const [found] = await summarise(db, [overlay.rootOf(await standingId(db, id))], view, overlay);
  return found;
}

/** As `ActorStore.bearing` says. */
async function readBearing(
  db: Kysely<Tables>,
  folded: readonly string[],
  view: View,
  { endings = false, near = [], limit = BEARERS_MAX }: NonNullable<Parameters<ActorStore['bearing']>[2]>,
): Promise<readonly ActorSummary[]> {
  const wanted = new Set(folded.filter((name) => name !== ''));
  const keys = [...wanted].flatMap((name) => (endings ? [...nameKeysOf(name), name] : nameKeysOf(name)));
  // Asked for together, and waited for once.
  const [decisions, bearers, hints] = await askTogether([
    readDecisions(db, view),
    readBearers(db, keys),
    readBearers(db, near),
  ]);
  const overlay = layOver(decisions);
  const hinted = new Set([...hints].map((id) => overlay.rootOf(id)));
  const fits = (alias: string): boolean =>
    [...wanted].some((name) => alias === name || (endings && alias.endsWith(` ${name}`)));
  const rows = {
    of: new Set([...bearers, ...hints]),
    names: await readNames(db, [...new Set([...bearers, ...hints])], view, overlay),
  };
  const meant = new Set<ActorId>();
  for (const [id, { aliases, named }] of gatherNames(rows.names, overlay))
    if (hinted.has(id) || [...aliases.keys(), ...named.keys()].some(fits)) meant.add(id);
  for (const [id, name] of overlay.renamed) if (fits(foldGiven(name))) meant.add(overlay.rootOf(id));
  const found = await summarise(db, [...meant], view, overlay, rows);
  return [...found].sort((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1)).slice(0, limit);
}

/** Keys sort so that the weakest, which most bear, come last: what is cut off is theirs. */
async function readBearers(db: Kysely<Tables>, keys: readonly string[]): Promise<ReadonlySet<ActorId>> {
  const bearers = new Set<ActorId>();
  for (const slice of paddedSlices(keys.map(rangeOfKey))) {
    const values = slice.flatMap(({ first, beyond }) => [first, beyond]);
    const rows = await runKept<{ readonly actor_id: ActorId }>(db, 'bearers', values, () => {
      const each = slice.map(
        ({ first, beyond }) => sql`select actor_id from (select actor_id from actor_keys where key >= ${first}
          and key < ${beyond} limit ${sql.lit(BEARERS_READ_MAX)}) as bearers`,
      );
      return sql`${sql.join(each, sql` union all `)}`;
    });
    for (const { actor_id } of rows) bearers.add(actor_id);
  }
  return bearers;
}

/** As `ActorStore.namesOf` says. */
async function readNamings(db: Kysely<Tables>, ids: readonly ActorId[], view: View): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const overlay = layOver(await readDecisions(db, view));
  const standing = await standingIds(db, ids);
  const actors = new Set(ids.map((id) => overlay.rootOf(standing.get(id) ?? id)));
  const sources = [...new Set([...actors].flatMap((actor) => overlay.sourcesOf(actor)))];
  const gathered = gatherNames(await readNames(db, sources, view, overlay), overlay);
  return [...new Set([...actors].flatMap((actor) => [...(gathered.get(actor)?.named.keys() ?? [])]))];
}

async function readParts(db: Kysely<Tables>, id: ActorId, view: View): ReturnType<ActorStore['parts']> {
  const overlay = layOver(await readDecisions(db, view));
  const actor = overlay.rootOf(await standingId(db, id));
  return partsOf(await readNames(db, overlay.sourcesOf(actor), view, overlay), actor, overlay);
}
