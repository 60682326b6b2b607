// Groups articles one after another: each is compared with the few that share its heaviest terms, and joins or ties groups.

import type { ReadArticle } from '../news/article.ts';
import { type Comparer, createComparer, isNear, SAME_STORY_MIN, type StoryProfile } from './same-story.ts';

/** Members of two groups may be less alike on average than the two that bring them together, but not much: by this share. */
const GROUPS_ALIKE_SHARE = 0.75;
/** An article is looked for under so many of its heaviest terms: two that tell one story share several of them. */
const TERMS_INDEXED = 40;
/** The latest so many articles under one term are looked at: what is under more says little. */
const LOOKED_AT_MAX = 100;
/** Those that share the most are compared word by word. */
const COMPARED_MAX = 40;

/** Groups that grow. What is given first is never parted by what comes later: groups only grow and join. */
export interface GrowingGroups {
  /** Adds one article; gives its number, from 0. The same sequence of articles gives the same groups, however it is cut. */
  add(read: ReadArticle): number;
  /** Ties the groups of two articles, by their numbers, whatever they are like. */
  tie(one: number, other: number): void;
  /** The groups: the numbers of their articles. */
  groups(): readonly (readonly number[])[];
}

/** No articles yet. `sameMin`: the likeness that joins, to be varied by measuring only. `comparer`: one that has counted nothing yet. */
export function growGroups(sameMin = SAME_STORY_MIN, comparer: Comparer = createComparer()): GrowingGroups {
  const profiles: StoryProfile[] = [];
  const groupOf: number[][] = [];
  const under = new Map<number, number[]>();

  function merge(one: number[], other: number[]): void {
    one.push(...other);
    for (const member of other) groupOf[member] = one;
  }

  return {
    add(read) {
      const number = profiles.length;
      const profile = comparer.profileOf(read);
      comparer.count(profile);
      profiles.push(profile);
      groupOf.push([number]);
      const heaviest = comparer.heaviest(profile, TERMS_INDEXED);
      const alike = candidatesOf(profile, heaviest, { profiles, under })
        .map((other) => ({ other, likeness: comparer.compare(profile, profiles[other] as StoryProfile) }))
        .filter(({ likeness }) => likeness >= sameMin)
        .sort((a, b) => b.likeness - a.likeness || a.other - b.other);
      for (const { other } of alike) {
        const [mine, theirs] = [groupOf[number] ?? [], groupOf[other] ?? []];
        if (mine === theirs) continue;
        if (meanLikeness(mine, theirs, profiles, comparer) >= GROUPS_ALIKE_SHARE * sameMin) merge(theirs, mine);
      }
      for (const { term } of heaviest) {
        const there = under.get(term);
        if (there === undefined) under.set(term, [number]);
        else there.push(number);
      }
      return number;
    },
    tie(one, other) {
      const [mine, theirs] = [groupOf[one], groupOf[other]];
      if (mine !== undefined && theirs !== undefined && mine !== theirs) merge(mine, theirs);
    },
    groups: () => [...new Set(groupOf)],
  };
}

/** The articles near in time that share the most with one, by the weights of the terms shared. */
function candidatesOf(
  profile: StoryProfile,
  heaviest: readonly { readonly term: number; readonly weight: number }[],
  {
    profiles,
    under,
  }: { readonly profiles: readonly StoryProfile[]; readonly under: ReadonlyMap<number, readonly number[]> },
): number[] {
  const shared = new Map<number, number>();
  for (const { term, weight } of heaviest) {
    for (const other of (under.get(term) ?? []).slice(-LOOKED_AT_MAX)) {
      if (isNear(profile, profiles[other] as StoryProfile))
        shared.set(other, (shared.get(other) ?? 0) + weight * weight);
    }
  }
  return [...shared]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, COMPARED_MAX)
    .map(([other]) => other);
}

function meanLikeness(
  one: readonly number[],
  other: readonly number[],
  profiles: readonly StoryProfile[],
  comparer: Comparer,
): number {
  let sum = 0;
  for (const a of one) {
    for (const b of other) sum += comparer.compare(profiles[a] as StoryProfile, profiles[b] as StoryProfile);
  }
  return sum / (one.length * other.length);
}
