// The door of stories/: groups articles into stories (one happening told by many) and ranks them.

import type { ReadArticle } from '../news/article.ts';
import type { Instant } from '../news/ids.ts';
import { compareStories, instantOf, profilesOf, SAME_STORY_MIN, type StoryProfile } from './same-story.ts';
import type { Story } from './story.ts';

export { formOf, isNoNews } from './article-form.ts';
export { changedNumbers, factsIn, newFacts } from './novelty.ts';
export type { Story } from './story.ts';
export { type WeighOptions, weighStories } from './weigh.ts';

/** Members of two groups may be less alike on average than the two that bring them together, but not much: by this share. */
const GROUPS_ALIKE_SHARE = 0.75;

/** One text and its copies: they tell one thing, and count as one. */
interface Telling {
  readonly reads: readonly ReadArticle[];
  readonly original: ReadArticle;
}

/**
 * Groups articles into stories, the one with the newest article first. Every article is in exactly one story; wire
 * copies (by `copyOf` or an equal text) stand in the story of their original. The order given does not matter, nor
 * does it matter when an article is given twice. `sameMin`: the likeness that joins, to be varied by measuring only.
 */
export function groupIntoStories(reads: readonly ReadArticle[], sameMin = SAME_STORY_MIN): Story[] {
  const tellings = gatherCopies(reads);
  const profiles = profilesOf(tellings.map(({ original }) => original));
  return linkAlike(profiles, sameMin)
    .map((members) => storyOf(members.flatMap((member) => tellings[member] ?? [])))
    .sort((a, b) => b.newestAt - a.newestAt || (a.id < b.id ? -1 : 1));
}

/** The tellings in the order of their ids, so that nothing hangs on the order given. */
function gatherCopies(reads: readonly ReadArticle[]): Telling[] {
  const distinct = new Map(reads.map((read) => [read.article.id, read]));
  const sorted = [...distinct.values()].sort((a, b) => (a.article.id < b.article.id ? -1 : 1));
  const nextOf = new Map<string, string>();
  for (const { article } of sorted) {
    join(nextOf, article.id, `text ${article.textHash}`);
    if (article.copyOf !== undefined) join(nextOf, article.id, article.copyOf);
  }
  const groups = Map.groupBy(sorted, ({ article }) => rootOf(nextOf, article.id));
  return [...groups.values()].map((group) => ({ reads: group, original: originalOf(group) }));
}

/** Joins the groups of two names: what they lead to leads to one root from now on. */
function join(nextOf: Map<string, string>, one: string, other: string): void {
  const [from, to] = [rootOf(nextOf, one), rootOf(nextOf, other)];
  if (from !== to) nextOf.set(from, to);
}

function rootOf(nextOf: ReadonlyMap<string, string>, name: string): string {
  let root = name;
  for (let next = nextOf.get(root); next !== undefined; next = nextOf.get(root)) root = next;
  return root;
}

function originalOf(group: readonly ReadArticle[]): ReadArticle {
  const [first, ...others] = group;
  if (first === undefined) throw new Error('a group of copies has at least one article');
  return others.reduce((best, read) => (precedes(read, best) ? read : best), first);
}

function precedes(a: ReadArticle, b: ReadArticle): boolean {
  const isCopyA = a.article.copyOf !== undefined;
  if (isCopyA !== (b.article.copyOf !== undefined)) return !isCopyA;
  return instantOf(a.article) < instantOf(b.article);
}

/**
 * Joins the most alike first, and two groups only when their members are alike on average: a chain of small steps
 * does not make one story of a whole month.
 */
function linkAlike(profiles: readonly StoryProfile[], sameMin: number): number[][] {
  const groupOf = profiles.map((_, index) => [index]);
  const alike = compareAll(profiles);
  for (const { a, b } of alikePairs(profiles.length, alike, sameMin)) {
    const one = groupOf[a] ?? [];
    const other = groupOf[b] ?? [];
    if (one === other || meanLikeness(one, other, alike) < GROUPS_ALIKE_SHARE * sameMin) continue;
    one.push(...other);
    for (const member of other) groupOf[member] = one;
  }
  return [...new Set(groupOf)];
}

/** How alike two profiles are, by their places. */
type Alike = (one: number, other: number) => number;

/** Compares every two once: groups that grow ask for the same pairs again and again. */
function compareAll(profiles: readonly StoryProfile[]): Alike {
  const count = profiles.length;
  const likenesses = new Float64Array(count * count);
  profiles.forEach((profile, a) => {
    for (let b = a + 1; b < count; b += 1) {
      const likeness = compareStories(profile, profiles[b] as StoryProfile);
      likenesses[a * count + b] = likeness;
      likenesses[b * count + a] = likeness;
    }
  });
  return (one, other) => likenesses[one * count + other] as number;
}

function alikePairs(count: number, alike: Alike, sameMin: number): { a: number; b: number; likeness: number }[] {
  const pairs: { a: number; b: number; likeness: number }[] = [];
  for (let a = 0; a < count; a += 1) {
    for (let b = a + 1; b < count; b += 1) {
      const likeness = alike(a, b);
      if (likeness >= sameMin) pairs.push({ a, b, likeness });
    }
  }
  return pairs.sort((x, y) => y.likeness - x.likeness || x.a - y.a || x.b - y.b);
}

function meanLikeness(one: readonly number[], other: readonly number[], alike: Alike): number {
  let sum = 0;
  for (const a of one) {
    for (const b of other) sum += alike(a, b);
  }
  return sum / (one.length * other.length);
}

function storyOf(tellings: readonly Telling[]): Story {
  const oldestFirst = (a: ReadArticle, b: ReadArticle) =>
    instantOf(a.article) - instantOf(b.article) || (a.article.id < b.article.id ? -1 : 1);
  const reads = tellings.flatMap((telling) => telling.reads).sort(oldestFirst);
  const originals = tellings.map((telling) => telling.original).sort(oldestFirst);
  const [first] = originals;
  if (first === undefined) throw new Error('a story has at least one article');
  const newestAt: Instant = Math.max(...originals.map((read) => instantOf(read.article)));
  return { id: first.article.id, reads, originals, newestAt };
}
