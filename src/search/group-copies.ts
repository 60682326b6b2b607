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

/** The page of groups of `request`, and how many groups there are in all. */
export async function groupCopies(
  ranking: Ranking,
  matching: ReadonlyMap<Part, Uint8Array>,
  request: Pick<SearchRequest, 'sort' | 'offset' | 'limit' | 'filters'>,
): Promise<GroupedMatches> {
  const members: Member[] = [];
  const copied = copiedTexts(matching);
  const folded = new Map<number, Member[]>();
  for (const [part, allowed] of matching) {
    const scores = ranking.factors.length === 0 ? undefined : scorePart(ranking, part, allowed);
    const telling = await tellingOf(part, request.filters?.about);
    for (let article = 0; article < allowed.length; article += 1) {
      if (allowed[article] !== 1) continue;
      const member = memberOf(part, article, scores, telling);
      const original = part.columns.originals[article] as number;
      if (!copied.has(original)) members.push(member);
      else folded.set(original, [...(folded.get(original) ?? []), member]);
    }
  }
  const groups = [
    ...members.map((member) => ({ members: [member], score: member.score })),
    ...[...folded.values()].map(groupOf),
  ];
  const from = request.offset ?? 0;
  const page = firstInOrder(groups, from + request.limit, orderOf(request.sort)).slice(from);
  return { total: groups.length, page };
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

function memberOf(
  part: Part,
  article: number,
  scores: Float32Array | undefined,
  telling: ReadonlySet<number> | undefined,
): Member {
  const { firstPassages } = part.columns;
  const from = firstPassages[article] as number;
  const until = firstPassages[article + 1] as number;
  let [first, second] = [NOTHING, NOTHING];
  let [best, next] = [-1, -1];
  for (let passage = from; passage < until; passage += 1) {
    if (telling !== undefined && !telling.has(passage)) continue;
    const score = scores?.[passage] ?? NOTHING;
    if (best === -1 || score > first) {
      [second, next] = [first, first > NOTHING ? best : -1];
      [first, best] = [score, passage];
    } else if (score > second) [second, next] = [score, passage];
  }
  const passages = [best, next].filter((passage) => passage !== -1);
  return { part, article, score: first + SECOND_PASSAGE_SHARE * second, passages };
}

function groupOf(members: readonly Member[]): Group {
  const sorted = members.toSorted((a, b) => copyOrder(a) - copyOrder(b) || b.score - a.score || hashOf(a) - hashOf(b));
  return { members: sorted, score: Math.max(...members.map(({ score }) => score)) };
}

/** The original before its copies. */
function copyOrder({ part: { columns }, article }: Member): number {
  return columns.originals[article] === columns.hashes[article] ? 0 : 1;
}

const hashOf = ({ part, article }: Member): number => part.columns.hashes[article] as number;

type Order = (a: Group, b: Group) => number;

function orderOf(sort: SearchRequest['sort']): Order {
  const shown = ({ members }: Group) => members[0] as Member;
  const day = (group: Group) => shown(group).part.columns.days[shown(group).article] as number;
  const newest: Order = (a, b) => day(b) - day(a);
  const best: Order = (a, b) => b.score - a.score;
  const hash: Order = (a, b) => hashOf(shown(a)) - hashOf(shown(b));
  if (sort === 'newest') return (a, b) => newest(a, b) || best(a, b) || hash(a, b);
  if (sort === 'oldest') return (a, b) => newest(b, a) || best(a, b) || hash(a, b);
  return (a, b) => best(a, b) || newest(a, b) || hash(a, b);
}

/** The first `count` in an order, without ordering all. */
function firstInOrder(groups: readonly Group[], count: number, order: Order): Group[] {
  const first: Group[] = [];
  for (const group of groups) {
    if (first.length === count && (count === 0 || order(group, first[count - 1] as Group) >= 0)) continue;
    let at = first.length;
    let low = 0;
    while (low < at) {
      const middle = (low + at) >> 1;
      if (order(group, first[middle] as Group) < 0) at = middle;
      else low = middle + 1;
    }
    first.splice(low, 0, group);
    if (first.length > count) first.pop();
  }
  return first;
}
