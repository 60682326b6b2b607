// What the articles kept so far teach about names and words, for understanding another one: kinds, and words that stand
// without a capital elsewhere.

import { type Kysely, type Selectable, sql } from 'kysely';
import type { ActorKind, ActorKnowledge } from '../news/actor.ts';
import type { NamedActor } from './actor-store.ts';
import type { Database } from './dialect.ts';
import { insertNew, runKept } from './kept-queries.ts';
import { slicesOfIds, slicesOfRows } from './rows.ts';
import type { Tables } from './tables.ts';

type KnownName = Selectable<Tables['known_names']>;

/** One article may be wrong about a name; of two that agree it is less likely. */
const ARTICLES_MIN = 2;

/** The kind of each known name, and which of the words other articles write without a capital. */
export async function readKnowledge(
  db: Kysely<Tables>,
  wanted: { readonly names: readonly string[]; readonly words: readonly string[] },
): Promise<ActorKnowledge> {
  const kinds = new Map<string, ActorKind>();
  for (const slice of slicesOfIds(wanted.names)) {
    const rows = await runKept<KnownName>(db, 'known names', slice, () =>
      db.selectFrom('known_names').selectAll().where('folded', 'in', slice),
    );
    for (const { folded, persons, organisations, places } of rows)
      if (persons + organisations + places >= ARTICLES_MIN)
        kinds.set(folded, mostVoted({ PER: persons, ORG: organisations, LOC: places }));
  }
  const lowerSeen = new Set<string>();
  for (const slice of slicesOfIds(wanted.words)) {
    const rows = await runKept<{ readonly word: string }>(db, 'plain words', slice, () =>
      db.selectFrom('plain_words').select('word').where('word', 'in', slice),
    );
    for (const { word } of rows) lowerSeen.add(word);
  }
  return { kinds, lowerSeen };
}

/** The kind that most articles took it for; of equals the first of person, organisation, place. */
export function mostVoted(votes: Readonly<Record<ActorKind, number>>): ActorKind {
  return (['PER', 'ORG', 'LOC'] as const).reduce((best, kind) => (votes[kind] > votes[best] ? kind : best));
}

// Why 50,000: the words that articles write again and again; some 5 MB. Then it is begun anew.
const WORDS_REMEMBERED_MAX = 50_000;
/** What stands in one article alone is not worth much; what stands in many is kept by one of the next. */
const WORDS_PER_ARTICLE_MAX = 16;
const remembered = new WeakMap<Database, Set<string>>();

/** Those of the words that this process has not kept yet, so that few are written again. */
export function wordsToKeep(database: Database, words: readonly string[]): readonly string[] {
  let known = remembered.get(database);
  if (known === undefined || known.size > WORDS_REMEMBERED_MAX) {
    known = new Set();
    remembered.set(database, known);
  }
  const fresh: string[] = [];
  for (const word of words) {
    if (known.has(word)) continue;
    if (fresh.length === WORDS_PER_ARTICLE_MAX) break;
    known.add(word);
    fresh.push(word);
  }
  return fresh;
}

/** Notes for what an article took each of the names it shows; a person's surname is a person's, shown alone or not. */
export async function keepKinds(db: Kysely<Tables>, named: readonly NamedActor[]): Promise<void> {
  const kinds = new Map<string, ActorKind>();
  for (const { kind, named: fullest, aliases } of named) {
    for (const { folded } of aliases) kinds.set(folded, kind);
    const surname = fullest.slice(fullest.lastIndexOf(' ') + 1);
    if (kind === 'PER' && !kinds.has(surname)) kinds.set(surname, kind);
  }
  const rows = [...kinds].map(([folded, kind]) => ({
    folded,
    persons: kind === 'PER' ? 1 : 0,
    organisations: kind === 'ORG' ? 1 : 0,
    places: kind === 'LOC' ? 1 : 0,
  }));
  for (const slice of slicesOfRows(rows))
    await runKept(db, 'keep kinds', slice.flatMap(Object.values), () =>
      db
        .insertInto('known_names')
        .values(slice)
        .onConflict((conflict) =>
          conflict.column('folded').doUpdateSet({
            persons: sql`known_names.persons + excluded.persons`,
            organisations: sql`known_names.organisations + excluded.organisations`,
            places: sql`known_names.places + excluded.places`,
          }),
        ),
    );
}

/** Keeps words that an article writes without a capital. */
export async function keepPlainWords(db: Kysely<Tables>, words: readonly string[]): Promise<void> {
  await insertNew(
    db,
    'plain_words',
    words.map((word) => ({ word })),
  );
}
