// Gathers the articles that match, copies of one text as one, each with its score and its best passages.

import { copiesAmong, type Place } from './find-copies.ts';
import { likelyBest } from './likely-best.ts';
import { passagesAbout } from './match.ts';
import { countMatching, isMatching, type Matching } from './matching.ts';
import { type Ranking, scorePart, scorePassages } from './rank.ts';
import type { SearchRequest } from './search-request.ts';
import type { Part } from './view-mask.ts';

/** A second passage of an article supports the first; more would favour long articles. */
const SECOND_PASSAGE_SHARE = 0.25;

/** An article that matches, with its best passages (best first) and its score. */
export interface Member extends Place {
  readonly score: number;
  readonly passages: readonly number[];
}

/** All the copies of one text that match: the one to show first. */
export interface Group {
  readonly members: readonly Member[];
  readonly score: number;
}

/** What matches: how many texts there are, and the wanted stretch of them in the order asked. */
export interface GroupedMatches {
  readonly total: number;
  readonly page: readonly Group[];
}

/** An article that matches with its score, before its passages are looked for. */
interface Scored extends Place {
  readonly score: number;
}

interface ScoredGroup {
  readonly members: readonly Scored[];
  readonly score: number;
}

/** The scores of a part's passages; where they are not given they are worked out one by one, unless there is no ranking. */
interface ScoredPart {
  readonly scores?: Float32Array;
  readonly telling?: Uint8Array;
}

/** The page of groups of `request`, and how many groups there are in all. */
export async function groupCopies(
  ranking: Ranking,
  matching: ReadonlyMap<Part, Matching>,
  request: Pick<SearchRequest, 'sort' | 'offset' | 'limit' | 'filters'>,
): Promise<GroupedMatches> {
  const from = request.offset ?? 0;
  const count = from + request.limit;
  const { sort = 'relevance', filters } = request;
  const about = filters?.about;
  const best = keepFirst(count, orderOf(sort));
  const copies = copiesAmong(matching);
  const total = countTexts(matching, copies);
  // Where nothing matches, nothing need be scored.
  if (total === 0) return { total, page: [] };
  const isRanked = ranking.factors.length > 0;
  // The best by score can be told without all scores; where days limit the passages, those of other days mislead.
  const isPruned = sort === 'relevance' && isRanked && about === undefined;
  const scored = new Map<Part, ScoredPart>();
  const touched = new Set<number>();
  const look = (place: Place, scoreOf: (place: Place) => number): void => {
    const original = place.part.columns.originals[place.article] as number;
    if (copies.has(original)) touched.add(original);
    else {
      const score = scoreOf(place);
      best.take({ members: [{ ...place, score }], score });
    }
  };
  const score = (place: Place) => scoreArticle(ranking, place, scored.get(place.part) as ScoredPart);
  const likely = new Map<Part, ReadonlySet<number>>();
  // Large parts first: they set the floor that others must reach.
  for (const [part, matched] of [...matching].sort(([a], [b]) => b.visible.length - a.visible.length)) {
    scored.set(part, {
      ...(isRanked && !isPruned && { scores: scorePart(ranking, part, matched.within) }),
      ...(about !== undefined && { telling: await passagesAbout(part, about) }),
    });
    if (isPruned) likely.set(part, lookAtLikely({ ranking, part, matched, count, floor: best.floor }, look, score));
    else eachMatching(matched, (article) => look({ part, article }, score));
  }
  // What matches without any word that ranks ("ferry OR lang:de") comes last: where the others leave room.
  if (isPruned && best.taken.length + touched.size < Math.min(count, total))
    for (const [part, matched] of matching)
      eachMatching(matched, (article) => {
        if (likely.get(part)?.has(article) !== true) look({ part, article }, NO_SCORE);
      });
  for (const original of touched)
    best.take(groupOf((copies.get(original) ?? []).map((place) => ({ ...place, score: score(place) }))));
  return { total, page: best.taken.slice(from).map((group) => withPassages(ranking, group, scored)) };
}

function withPassages(ranking: Ranking, group: ScoredGroup, scored: ReadonlyMap<Part, ScoredPart>): Group {
  const members = group.members.map((member) => {
    return { ...member, passages: bestPassagesOf(ranking, member, scored.get(member.part) as ScoredPart) };
  });
  return { ...group, members };
}

const NO_SCORE = (): number => 0;

function eachMatching(matched: Matching, visit: (article: number) => void): void {
  for (let article = 0; article < matched.within.length; article += 1) if (isMatching(matched, article)) visit(article);
}

/** Looks at the articles of a part that may come among the best; gives which it looked at: all that have a score, where few do. */
function lookAtLikely(
  wanted: {
    readonly ranking: Ranking;
    readonly part: Part;
    readonly matched: Matching;
    readonly count: number;
    readonly floor: () => number;
  },
  look: (place: Place, score: (place: Place) => number) => void,
  score: (place: Place) => number,
): ReadonlySet<number> {
  const { ranking, part, matched, count, floor } = wanted;
  const slack = 1 + SECOND_PASSAGE_SHARE;
  const looked = new Set<number>();
  for (const found of likelyBest(ranking, part, matched.within, { count, floor: floor(), slack })) {
    // The best come first: none of those that follow can do better.
    if (found.score * slack < floor()) break;
    const article = part.columns.articlesOf[found.passage] as number;
    if (!looked.has(article)) look({ part, article }, score);
    looked.add(article);
  }
  return looked;
}

/** How many texts match, copies as one. */
export function countTexts(matching: ReadonlyMap<Part, Matching>, copies = copiesAmong(matching)): number {
  let total = copies.size;
  for (const matched of matching.values()) total += countMatching(matched);
  for (const places of copies.values()) total -= places.length;
  return total;
}

/** The score of an article: that of its best passage, and a share of the next. */
function scoreArticle(ranking: Ranking, place: Place, own: ScoredPart): number {
  let [first, second] = [0, 0];
  for (const score of scoresOf(ranking, place, own)) {
    if (score <= second) continue;
    [first, second] = score > first ? [score, first] : [first, score];
  }
  return first + SECOND_PASSAGE_SHARE * second;
}

/** The scores of an article's passages in their order; 0 for those that tell of other days than are wanted. */
function scoresOf(ranking: Ranking, { part, article }: Place, { scores, telling }: ScoredPart): Float32Array {
  const { firstPassages } = part.columns;
  const [from, until] = [firstPassages[article] as number, firstPassages[article + 1] as number];
  const own = scores?.slice(from, until) ?? scorePassages(ranking, part, article);
  if (telling !== undefined) for (let at = from; at < until; at += 1) if (telling[at] !== 1) own[at - from] = 0;
  return own;
}

/** The two best passages of an article: the earlier of equals first, a second one only where it has a score. */
function bestPassagesOf(ranking: Ranking, { part, article }: Scored, own: ScoredPart): readonly number[] {
  const first = part.columns.firstPassages[article] as number;
  const passages = Array.from(scoresOf(ranking, { part, article }, own), (score, at) => ({
    passage: first + at,
    score,
  }));
  const told = passages.filter(({ passage }) => own.telling === undefined || own.telling[passage] === 1);
  const best = told.sort((a, b) => b.score - a.score || a.passage - b.passage).slice(0, 2);
  return best.flatMap(({ passage, score }, at) => (at === 0 || score > 0 ? [passage] : []));
}

/** The copies of one text that match, as a group. */
function groupOf(members: readonly Scored[]): ScoredGroup {
  const sorted = members.toSorted((a, b) => copyOrder(a) - copyOrder(b) || b.score - a.score || hashOf(a) - hashOf(b));
  return { members: sorted, score: Math.max(...members.map(({ score }) => score)) };
}

/** The original before its copies. */
function copyOrder({ part: { columns }, article }: Scored): number {
  return columns.originals[article] === columns.hashes[article] ? 0 : 1;
}

const hashOf = ({ part, article }: Scored): number => part.columns.hashes[article] as number;

type Order = (a: ScoredGroup, b: ScoredGroup) => number;

function orderOf(sort: SearchRequest['sort']): Order {
  const shown = ({ members }: ScoredGroup) => members[0] as Scored;
  const day = (group: ScoredGroup) => shown(group).part.columns.days[shown(group).article] as number;
  const newest: Order = (a, b) => day(b) - day(a);
  const best: Order = (a, b) => b.score - a.score;
  const hash: Order = (a, b) => hashOf(shown(a)) - hashOf(shown(b));
  if (sort === 'newest') return (a, b) => newest(a, b) || best(a, b) || hash(a, b);
  if (sort === 'oldest') return (a, b) => newest(b, a) || best(a, b) || hash(a, b);
  return (a, b) => best(a, b) || newest(a, b) || hash(a, b);
}

/** Keeps the first `count` in an order of all that it is given. `floor` is the score of the last, 0 while some lack. */
function keepFirst(count: number, order: Order) {
  const taken: ScoredGroup[] = [];
  return {
    taken,
    floor: (): number => (taken.length < count ? 0 : (taken[count - 1]?.score ?? 0)),
    take(group: ScoredGroup): void {
      if (taken.length === count && (count === 0 || order(group, taken[count - 1] as ScoredGroup) >= 0)) return;
      let high = taken.length;
      let low = 0;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (order(group, taken[middle] as ScoredGroup) < 0) high = middle;
        else low = middle + 1;
      }
      taken.splice(low, 0, group);
      if (taken.length > count) taken.pop();
    },
  };
}
