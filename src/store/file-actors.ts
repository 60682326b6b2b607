// Files whom an article names: linked to the actors known, in the transaction that writes the article.

import { type Kysely, sql } from 'kysely';
import type { ActorId, ArticleId, Day } from '../news/ids.ts';
import { absorbActor } from './absorb-actor.ts';
import { insertKeys } from './actor-keys.ts';
import { keepKinds, keepPlainWords } from './actor-knowledge.ts';
import type { ActorLink, FiledActors, LookUpActors, NamedActor } from './actor-store.ts';
import { countActors } from './count-actors.ts';
import { insertNew, runKept } from './kept-queries.ts';
import { lookUpActors } from './look-up-actors.ts';
import { slicesOfIds, slicesOfRows } from './rows.ts';
import type { Tables } from './tables.ts';

/** Roles come and go; what an actor was last is what tells it apart. */
const CUES_MAX = 24;
const ID_DIGITS = 16;

/** Links the actors of an article and writes their rows. Its former rows are gone already (`forgetActors`). */
export async function fileActors(
  db: Kysely<Tables>,
  article: { readonly id: ArticleId; readonly publishedDay?: Day | undefined },
  { named, link, plainWords = [] }: FiledActors,
): Promise<void> {
  const seen = new Map<ActorId, KeptActor>();
  const lookUp: LookUpActors = async (keys) => {
    const found = await lookUpActors(db, keys);
    for (const one of [...found.values()].flat()) seen.set(one.id, { ...one, absorbed_by: null });
    return found;
  };
  const links = await withIds(db, named, await link(named, lookUp));
  const known = await readActors(db, [...new Set(links.map(({ actor }) => actor))], seen);
  const linked = named.flatMap((one, at) => {
    const to = links[at];
    // An id that was absorbed since stands for who absorbed it.
    return to === undefined ? [] : [{ ...one, to: { ...to, actor: known.get(to.actor)?.absorbed_by ?? to.actor } }];
  });
  await insertActors(db, linked, known);
  await insertMentions(db, article, linked);
  await insertRoles(db, article.id, linked);
  await insertKeys(db, linked);
  await countActors(db, article.id, 1);
  await keepKinds(db, named);
  await keepPlainWords(db, plainWords);
  for (const { to } of linked) {
    for (const other of to.questions) {
      await db
        .insertInto('actor_questions')
        .values({ actor_id: to.actor, other_id: other })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    for (const other of to.absorbs) await absorbActor(db, other, to.actor);
  }
}

type Linked = NamedActor & { readonly to: Required<ActorLink> };

/**
 * Gives those that are new the next ids: their rows then stand together, and go to the disk in a few pages instead of one
 * for each. Two that are new under one name and kind are one.
 */
async function withIds(
  db: Kysely<Tables>,
  named: readonly NamedActor[],
  links: readonly ActorLink[],
): Promise<readonly Required<ActorLink>[]> {
  const fresh = new Map<string, ActorId>();
  const nameOf = (at: number) => `${named[at]?.kind} ${named[at]?.named}`;
  for (const [at, { actor }] of links.entries()) if (actor === undefined) fresh.set(nameOf(at), '' as ActorId);
  if (fresh.size > 0) {
    const row = await runKept<{ readonly value: number }>(
      db,
      'next actors',
      [fresh.size],
      () => sql`update counters set value = value + ${fresh.size} where name = 'actors' returning value`,
    );
    let next = Number(row[0]?.value) - fresh.size;
    for (const name of fresh.keys()) fresh.set(name, (next++).toString(16).padStart(ID_DIGITS, '0') as ActorId);
  }
  return links.map((link, at) => ({ ...link, actor: link.actor ?? (fresh.get(nameOf(at)) as ActorId) }));
}

interface KeptActor {
  readonly id: ActorId;
  readonly name: string;
  readonly cues: readonly string[];
  readonly absorbed_by: ActorId | null;
}

/** Those of the ids that there are; `seen` were read within the same transaction. */
async function readActors(
  db: Kysely<Tables>,
  ids: readonly ActorId[],
  seen: ReadonlyMap<ActorId, KeptActor>,
): Promise<ReadonlyMap<ActorId, KeptActor>> {
  const found = new Map(seen);
  for (const slice of slicesOfIds(ids.filter((id) => !seen.has(id)))) {
    const rows = await runKept<Omit<KeptActor, 'cues'> & { readonly cues: string }>(db, 'kept actors', slice, () =>
      db.selectFrom('actors').select(['id', 'name', 'cues', 'absorbed_by']).where('id', 'in', slice),
    );
    for (const row of rows) found.set(row.id, { ...row, cues: JSON.parse(row.cues) as string[] });
  }
  return found;
}

/** Makes those that are new, and keeps what is new of the known: a fuller name, further cues. */
async function insertActors(
  db: Kysely<Tables>,
  linked: readonly Linked[],
  known: ReadonlyMap<ActorId, KeptActor>,
): Promise<void> {
  const wanted = new Map<ActorId, { readonly id: ActorId; readonly name: string; readonly cues: Set<string> }>();
  for (const { to, cues } of linked) {
    const row = wanted.get(to.actor) ?? { id: to.actor, name: to.name, cues: new Set<string>() };
    for (const cue of cues) row.cues.add(cue);
    wanted.set(to.actor, row);
  }
  const fresh = [...wanted.values()].filter(({ id }) => !known.has(id));
  await insertNew(
    db,
    'actors',
    fresh.map(({ id, name, cues }) => newActor(id, name, cues)),
  );
  for (const { id, name, cues } of wanted.values()) {
    const before = known.get(id);
    if (before === undefined) continue;
    const had = before.cues;
    if (before.name === name && [...cues].every((cue) => had.includes(cue))) continue;
    const kept = JSON.stringify([...new Set([...cues, ...had])].slice(0, CUES_MAX));
    await db.updateTable('actors').set({ name, cues: kept }).where('id', '=', id).execute();
  }
}

/** An actor that nothing names yet. */
export function newActor(id: ActorId, name: string, cues: Iterable<string> = []) {
  const none = { persons: 0, organisations: 0, places: 0, articles: 0, magnitude: 0 };
  return { id, name, ...none, cues: JSON.stringify([...cues].slice(0, CUES_MAX)), absorbed_by: null };
}

async function insertMentions(
  db: Kysely<Tables>,
  { id, publishedDay }: { readonly id: ArticleId; readonly publishedDay?: Day | undefined },
  linked: readonly Linked[],
): Promise<void> {
  const rows = linked.flatMap(({ to, named, kind, sentence, aliases }) =>
    aliases.map(({ folded, shown, mentions }) => ({
      article_id: id,
      actor_id: to.actor,
      named,
      folded,
      shown,
      kind,
      mentions,
      sentence_start: sentence.start,
      sentence_end: sentence.end,
      published_day: publishedDay ?? '',
    })),
  );
  await insertNew(db, 'actor_mentions', rows);
}

async function insertRoles(db: Kysely<Tables>, id: ArticleId, linked: readonly Linked[]): Promise<void> {
  const roles = linked.flatMap(({ to, named, roles }) =>
    roles.map(({ role, start, end, former, since }) => ({
      ...{ article_id: id, actor_id: to.actor, named, role, start, end },
      ...{ former: former === true ? 1 : 0, since: since ?? null },
    })),
  );
  for (const slice of slicesOfRows(roles)) await db.insertInto('actor_roles').values(slice).execute();
  const said = linked.flatMap(({ to, named, statements }) =>
    statements.map(({ start, end, isExact }) => ({
      article_id: id,
      actor_id: to.actor,
      named,
      start,
      end,
      is_exact: isExact ? 1 : 0,
    })),
  );
  for (const slice of slicesOfRows(said)) await db.insertInto('actor_statements').values(slice).execute();
}

/** Removes the rows of an article; its names are counted no more already (`countNames`). */
export async function forgetActors(db: Kysely<Tables>, id: ArticleId): Promise<void> {
  await countActors(db, id, -1);
  for (const table of ['actor_mentions', 'actor_roles', 'actor_statements'] as const)
    await db.deleteFrom(table).where('article_id', '=', id).execute();
}

/** Gives an article's rows to another one with the same text. */
export async function copyActors(db: Kysely<Tables>, from: ArticleId, to: ArticleId): Promise<void> {
  for (const table of ['actor_mentions', 'actor_roles', 'actor_statements'] as const) {
    const rows = await db.selectFrom(table).selectAll().where('article_id', '=', from).execute();
    for (const row of rows)
      await db
        .insertInto(table)
        .values({ ...row, article_id: to } as never)
        .execute();
  }
  await countActors(db, to, 1);
}
