// Groups the sentences that tell of one event: those that share rare words and actors, and tell of the same days.

import { addDays } from '../text/understand.ts';
import type { Telling } from './find-tellings.ts';

/** How much shared actors count beside shared words. */
const ACTORS_SHARE = 0.35;
/** From this likeness on two sentences tell one event; their words alone must be half as alike. */
const ALIKE_MIN = 0.3;
const WORDS_ALIKE_MIN = 0.12;
/** Members of two groups may be less alike on average than the two that bring them together, but not much. */
const GROUPS_ALIKE_MIN = 0.6 * ALIKE_MIN;
/** As if so many unrelated sentences had been read besides, so that among a handful a shared word still counts. */
const UNSEEN_SENTENCES = 50;
/** A word of more than this share of many sentences tells no two of them together. */
const COMMON_SHARE_MAX = 0.25;
const COMMON_MIN = 12;

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

/** The tellings in groups, each one event, in the order of their first members; each telling is in one group. */
export function groupTellings(tellings: readonly Telling[]): readonly (readonly Telling[])[] {
  const pairs = alikePairs(tellings);
  const likeness = new Map(pairs.map((pair) => [pair.a * tellings.length + pair.b, pair.likeness]));
  const between = (a: number, b: number) => likeness.get(Math.min(a, b) * tellings.length + Math.max(a, b)) ?? 0;
  const groupOf = tellings.map((_, at) => [at]);
  for (const { a, b, likeness: alike } of pairs) {
    if (alike < ALIKE_MIN) break;
    const one = groupOf[a] ?? [];
    const other = groupOf[b] ?? [];
    if (one === other || meanOf(one, other, between) < GROUPS_ALIKE_MIN) continue;
    one.push(...other);
    for (const member of other) groupOf[member] = one;
  }
  return [...new Set(groupOf)].map((members) => members.sort((a, b) => a - b).flatMap((at) => tellings[at] ?? []));
}

/** All pairs that share a word and may be of one day, most alike first. */
function alikePairs(tellings: readonly Telling[]): Pair[] {
  const weighed = weigh(tellings);
  const holding = new Map<string, { at: number; weight: number }[]>();
  const pairs: Pair[] = [];
  for (const [b, terms] of weighed.entries()) {
    const products = new Map<number, number>();
    for (const [stem, weight] of terms) {
      const others = holding.get(stem) ?? [];
      if (others.length <= Math.max(COMMON_MIN, tellings.length * COMMON_SHARE_MAX)) {
        for (const { at, weight: other } of others) products.set(at, (products.get(at) ?? 0) + weight * other);
      }
      others.push({ at: b, weight });
      holding.set(stem, others);
    }
    for (const [a, words] of products) {
      const [one, other] = [tellings[a], tellings[b]];
      if (one === undefined || other === undefined || words < WORDS_ALIKE_MIN || !mayBeOneDay(one, other)) continue;
      pairs.push({ a, b, likeness: (1 - ACTORS_SHARE) * words + ACTORS_SHARE * sharedActors(one, other) });
    }
  }
  return pairs.sort((x, y) => y.likeness - x.likeness || x.a - y.a || x.b - y.b);
}

/** Weights of length 1: (1 + ln tf) · ln((N + 50) / (df + 1)). */
function weigh(tellings: readonly Telling[]): ReadonlyMap<string, number>[] {
  const holding = new Map<string, number>();
  for (const { terms } of tellings) for (const stem of terms.keys()) holding.set(stem, (holding.get(stem) ?? 0) + 1);
  return tellings.map(({ terms }) => {
    const weights = [...terms].map(([stem, times]): [string, number] => {
      const rarity = Math.log((tellings.length + UNSEEN_SENTENCES) / ((holding.get(stem) ?? 0) + 1));
      return [stem, (1 + Math.log(times)) * rarity];
    });
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    return new Map(weights.map(([stem, weight]) => [stem, weight / length]));
  });
}

/** The share of the fewer actors that both name, 0 to 1. */
function sharedActors({ actors: one }: Telling, { actors: other }: Telling): number {
  const fewer = Math.min(one.size, other.size);
  return fewer === 0 ? 0 : [...one].filter((key) => other.has(key)).length / fewer;
}

/** A month is none of its days; a paper of the day after tells the event under its own day, where it names none. */
function mayBeOneDay(one: Telling, other: Telling): boolean {
  const isDay = one.days.from === one.days.to;
  if (isDay !== (other.days.from === other.days.to)) return false;
  const slack = isDay && (one.time === undefined || other.time === undefined) ? 1 : 0;
  return one.days.from <= addDays(other.days.to, slack) && other.days.from <= addDays(one.days.to, slack);
}

function meanOf(one: readonly number[], other: readonly number[], between: (a: number, b: number) => number): number {
  let sum = 0;
  for (const a of one) for (const b of other) sum += between(a, b);
  return sum / (one.length * other.length);
}
