// What the articles kept so far teach about names and words, for understanding another one: kinds, and words that stand
// without a capital elsewhere.

import type { Kysely } from 'kysely';
import type { ActorKind, ActorKnowledge } from '../news/actor.ts';
import type { Database } from './dialect.ts';
import { slicesOfIds, slicesOfRows } from './rows.ts';
import type { Tables } from './tables.ts';

/** One article may be wrong about a name; of two that agree it is less likely. */
const ARTICLES_MIN = 2;

/** The kind of each known name, and which of the words other articles write without a capital. */
export async function readKnowledge(
  db: Kysely<Tables>,
  wanted: { readonly names: readonly string[]; readonly words: readonly string[] },
): Promise<ActorKnowledge> {
  const votes = new Map<string, Record<ActorKind, number>>();
  for (const slice of slicesOfIds(wanted.names.map((name) => `=${name}`))) {
    const rows = await db
      .selectFrom('actor_keys')
      .innerJoin('actors', 'actors.id', 'actor_keys.actor_id')
      .select(['key', 'persons', 'organisations', 'places'])
      .where('key', 'in', slice)
      .where('articles', '>=', ARTICLES_MIN)
      .execute();
    for (const { key, persons, organisations, places } of rows) {
      const sum = votes.get(key) ?? { PER: 0, ORG: 0, LOC: 0 };
      votes.set(key, { PER: sum.PER + persons, ORG: sum.ORG + organisations, LOC: sum.LOC + places });
    }
  }
  const lowerSeen = new Set<string>();
  for (const slice of slicesOfIds(wanted.words)) {
    const rows = await db.selectFrom('plain_words').select('word').where('word', 'in', slice).execute();
    for (const { word } of rows) lowerSeen.add(word);
  }
  return { kinds: new Map([...votes].map(([key, sum]) => [key.slice(1), mostVoted(sum)])), lowerSeen };
}

/** The kind that most articles took it for; of equals the first of person, organisation, place. */
export function mostVoted(votes: Readonly<Record<ActorKind, number>>): ActorKind {
  return (['PER', 'ORG', 'LOC'] as const).reduce((best, kind) => (votes[kind] > votes[best] ? kind : best));
}

// Why 50,000: the words that articles write again and again; some 5 MB. Then it is begun anew.
const WORDS_REMEMBERED_MAX = 50_000;
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
    known.add(word);
    fresh.push(word);
  }
  return fresh;
}

/** Keeps words that an article writes without a capital. */
export async function keepPlainWords(db: Kysely<Tables>, words: readonly string[]): Promise<void> {
  for (const slice of slicesOfRows(words))
    await db
      .insertInto('plain_words')
      .values(slice.map((word) => ({ word })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}
