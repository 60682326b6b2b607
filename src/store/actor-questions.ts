// Lists what the machine left open: whether two actors of a view are one.

import { type Kysely, sql } from 'kysely';
import type { ActorQuestion, ActorSummary } from '../news/actor-profile.ts';
import type { ActorId } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import { citationOf, selectMentioning } from './actor-mentions.ts';
import { summarise } from './actor-names.ts';
import { type ActorOverlay, layOver, readDecisions } from './actor-overlay.ts';
import { readProposedLinks } from './actor-proposals.ts';
import type { Tables } from './tables.ts';
import { feedIsVisible } from './view.ts';

/** So many open questions are looked at; what a view sees of them is given. */
const QUESTIONS_READ_MAX = 500;

/** As `ActorStore.questions` says. */
export async function readQuestions(db: Kysely<Tables>, view: View, limit: number): Promise<readonly ActorQuestion[]> {
  const overlay = layOver(await readDecisions(db, view));
  const proposed = await readProposedLinks(db, view);
  const pairs = openPairs([...(await readPairs(db, view)), ...proposed.map(({ pair }) => pair)], overlay);
  const found = await summarise(db, [...new Set(pairs.flat())], view, overlay);
  const known = new Map(found.map((one) => [one.id, one]));
  const open = pairs
    .flatMap(([one, two]): (readonly [ActorSummary, ActorSummary])[] => {
      const [actor, other] = [known.get(one), known.get(two)];
      return actor === undefined || other === undefined ? [] : [[actor, other]];
    })
    .sort(([a, b], [c, d]) => Math.min(c.articles, d.articles) - Math.min(a.articles, b.articles))
    .slice(0, limit);
  const questions: ActorQuestion[] = [];
  for (const [actor, other] of open) {
    const byModel = proposed.find(({ pair }) => keyOf(pair.map(overlay.rootOf)) === keyOf([actor.id, other.id]));
    if (byModel !== undefined) {
      questions.push({ actor, other, citation: byModel.citation, by: 'model' });
      continue;
    }
    const rows = await selectMentioning(db, overlay.sourcesOf(actor.id), view, { limit: 50 });
    const mine = rows.find((row) => overlay.whoIs(row) === actor.id);
    const citation = mine === undefined ? undefined : await citationOf(db, mine);
    if (citation !== undefined) questions.push({ actor, other, citation });
  }
  return questions;
}

type Pair = readonly [ActorId, ActorId];

const keyOf = (pair: readonly ActorId[]): string => pair.toSorted().join(' ');

/** The pairs about which nobody has decided, each once. */
function openPairs(asked: readonly Pair[], overlay: ActorOverlay): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  for (const [one, two] of asked) {
    const pair = [overlay.rootOf(one), overlay.rootOf(two)] as const;
    if (pair[0] !== pair[1] && !overlay.areApart(...pair)) pairs.set(keyOf(pair), pair);
  }
  return [...pairs.values()];
}

async function readPairs(db: Kysely<Tables>, view: View): Promise<readonly Pair[]> {
  let query = db.selectFrom('actor_questions').selectAll().limit(QUESTIONS_READ_MAX);
  if (view.kind !== 'all') {
    const visible = db.selectFrom('feeds').select('feeds.id').where(feedIsVisible(view));
    const seen = (column: 'actor_questions.actor_id' | 'actor_questions.other_id') =>
      sql<boolean>`exists (select 1 from actor_names where actor_names.actor_id = ${sql.ref(column)}
        and actor_names.feed_id in ${visible})`;
    query = query.where(seen('actor_questions.actor_id')).where(seen('actor_questions.other_id'));
  }
  return (await query.execute()).map(({ actor_id, other_id }) => [actor_id, other_id]);
}
