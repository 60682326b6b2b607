// Gathers the articles that match, copies of one text as one, each with its score and its best passages.

import { passagesAbout } from './match.ts';
import { type Ranking, scorePart } from './rank.ts';
import type { DayRange } from './read-query.ts';
import type { SearchRequest } from './search-request.ts';
import type { Part } from './view-mask.ts';

/** A second passage of an article supports the first; more would favour long articles. */
const SECOND_PASSAGE_SHARE = 0.25;
/** A float is rounded to so much when it is kept; sums of equal parts stay equal. */
const NOTHING = 0;

/** An article that matches, with its best passages (best first) and its score. */
export interface Member {
  readonly part: Part;
  readonly article: number;
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
type Scored = Omit<Member, 'passages'>;

interface ScoredPart {
  readonly scores: Float32Array | undefined;
  readonly telling: ReadonlySet<number> | undefined;
}

/** The page of groups of `request`, and how many groups there are in all. */
export async function groupCopies(
  ranking: Ranking,
  matching: ReadonlyMap<Part, Uint8Array>,
  request: Pick<SearchRequest, 'sort' | 'offset' | 'limit' | 'filters'>,
): Promise<GroupedMatches> {
  const from = request.offset ?? 0;
  const best = keepFirst(from + request.limit, orderOf(request.sort), request.sort);
  const copied = copiedTexts(matching);
  const folded = new Map<number, Scored[]>();
  const scored = new Map<Part, ScoredPart>();
  let total = 0;
  for (const [part, allowed] of matching) {
    const scores = ranking.factors.length === 0 ? undefined : scorePart(ranking, part, allowed);
    const telling = await tellingOf(part, request.filters?.about);
    scored.set(part, { scores, telling });
    for (let article = 0; article < allowed.length; article += 1) {
      if (allowed[article] !== 1) continue;
      const score = scoreOf(part, article, scores, telling);
      const original = part.columns.originals[article] as number;
      if (copied.size > 0 && copied.has(original)) {
        const copies = folded.get(original);
        if (copies === undefined) folded.set(original, [{ part, article, score }]);
        else copies.push({ part, article, score });
        continue;
      }
      total += 1;
      if (best.mayTake(score)) best.take({ members: [{ part, article, score }], score });
    }
  }
  for (const members of folded.values()) best.take(groupOf(members));
  const page = best.taken.slice(from).map(({ members, score }) => {
    return { score, members: members.map((member) => withPassages(member, scored.get(member.part))) };
  });
  return { total: total + folded.size, page };
}

async function tellingOf(part: Part, about: DayRange | undefined): Promise<ReadonlySet<number> | undefined> {
  return about === undefined ? undefined : passagesAbout(part, about);
}

/** The texts of which some copy matches; all others stand alone. */
function copiedTexts(matching: ReadonlyMap<Part, Uint8Array>): ReadonlySet<number> {
  const copied = new Set<number>();
  for (const [{ columns }, allowed] of matching)
    for (let article = 0; article < allowed.length; article += 1) {
      if (allowed[article] === 1 && columns.originals[article] !== columns.hashes[article])
        copied.add(columns.originals[article] as number);
    }
  return copied;
}

/** The score of an article: that of its best passage, and a share of the next. */
function scoreOf(
  { columns: { firstPassages } }: Part,
  article: number,
  scores: Float32Array | undefined,
  telling: ReadonlySet<number> | undefined,
): number {
  if (scores === undefined) return NOTHING;
  const until = firstPassages[article + 1] as number;
  let [first, second] = [NOTHING, NOTHING];
  for (let passage = firstPassages[article] as number; passage < until; passage += 1) {
    const score = scores[passage] as number;
    if (score <= second || (telling !== undefined && !telling.has(passage))) continue;
    if (score > first) {
      second = first;
      first = score;
    } else second = score;
  }
  return first + SECOND_PASSAGE_SHARE * second;
}

/** The two best passages of an article: the earlier of equals first, a second one only where it has a score. */
function withPassages(scored: Scored, { scores, telling }: ScoredPart = NO_SCORES): Member {
  const { firstPassages } = scored.part.columns;
  const passages: { readonly passage: number; readonly score: number }[] = [];
  const until = firstPassages[scored.article + 1] as number;
  for (let passage = firstPassages[scored.article] as number; passage < until; passage += 1)
    if (telling?.has(passage) ?? true) passages.push({ passage, score: scores?.[passage] ?? NOTHING });
  const best = passages.sort((a, b) => b.score - a.score || a.passage - b.passage).slice(0, 2);
  return {
    ...scored,
    passages: best.flatMap(({ passage, score }, at) => (at === 0 || score > NOTHING ? [passage] : [])),
  };
}

const NO_SCORES: ScoredPart = { scores: undefined, telling: undefined };

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

interface ScoredGroup {
  readonly members: readonly Scored[];
  readonly score: number;
}

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

/** Keeps the first `count` in an order of all that it is given. `mayTake` is false where a score is surely too low. */
function keepFirst(count: number, order: Order, sort: SearchRequest['sort']) {
  const taken: ScoredGroup[] = [];
  const isByScore = sort === undefined || sort === 'relevance';
  return {
    taken,
    mayTake: (score: number): boolean =>
      !isByScore || taken.length < count || score >= (taken[count - 1]?.score ?? Number.POSITIVE_INFINITY),
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
