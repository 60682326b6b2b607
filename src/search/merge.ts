// Chooses which stored segments are merged next: by tiers, so that each article is written anew a few times at most.

/** A tail is written as a segment when it has so many articles: taking them in again at a start costs 0.1 s. */
export const TAIL_ARTICLES = 512;
/** So many neighbours of one tier become one of the next: few segments to search, few rewritings (three at 260,000). */
const MERGED_AT_ONCE = 8;
/** Larger ones are not merged further: their columns are read whole. */
const MERGED_ARTICLES_MAX = 262_144;
/** A segment with so many dead articles is written anew without them. */
const DEAD_SHARE_MAX = 0.3;

/** What a choice needs to know of a stored segment; `from` and `until` are the changes it covers. */
interface SegmentSize {
  readonly id: string;
  readonly from: number;
  readonly until: number;
  readonly articles: number;
  readonly dead: number;
}

/**
 * The ids of the neighbours to be merged next, in their order; none when all is well. `sizes` stand in the order of
 * their changes. Only those that follow each other without a gap are merged. `tailArticles` is the size of those of the
 * lowest tier. Tails that are taken in as one are larger, and begin in a higher tier: smaller ones that stand before or
 * among eight of a tier go with them, for no neighbours of their own tier will come to them any more.
 */
export function chooseMerge(sizes: readonly SegmentSize[], tailArticles: number): readonly string[] {
  const wasted = sizes.find(({ articles, dead }) => dead > articles * DEAD_SHARE_MAX);
  if (wasted !== undefined) return [wasted.id];
  const tiered = sizes.map((size) => ({ ...size, tier: tierOf(size, tailArticles) }));
  const tiers = [...new Set(tiered.map(({ tier }) => tier))].sort((a, b) => a - b);
  for (const tier of tiers) {
    const run = firstRun(tiered, tier);
    if (run.length > 0) return run.map(({ id }) => id);
  }
  return [];
}

interface Tiered extends SegmentSize {
  readonly tier: number;
}

/** The first neighbours of a tier or below among which there are enough of the tier, up to the last of these; none where there are not. */
function firstRun(sizes: readonly Tiered[], tier: number): readonly Tiered[] {
  let run: Tiered[] = [];
  for (const size of sizes) {
    const last = run.at(-1);
    if (size.tier > tier || (last !== undefined && last.until + 1 !== size.from)) run = [];
    if (size.tier > tier) continue;
    run.push(size);
    const own = run.filter((one) => one.tier === tier);
    if (own.length < MERGED_AT_ONCE) continue;
    if (run.reduce((total, { articles }) => total + articles, 0) <= MERGED_ARTICLES_MAX) return run;
    run = run.slice(run.indexOf(own[0] as Tiered) + 1);
  }
  return [];
}

function tierOf({ articles }: SegmentSize, tailArticles: number): number {
  let tier = 0;
  for (let size = tailArticles * MERGED_AT_ONCE; articles >= size; size *= MERGED_AT_ONCE) tier += 1;
  return tier;
}
