// The keys of the tail in their order: parted by their first characters, each part sorted only when it is read.

/** Keys that begin alike in so many characters lie together: a name's under its kind and two letters. */
const START_CHARS = 3;

interface PartOfKeys {
  readonly keys: string[];
  /** How many of them were there when they were last sorted. */
  sorted: number;
}

export interface TailKeys {
  /** The keys within a half-open range, in order. */
  within(range: { readonly from: string; readonly until: string }): string[];
}

/**
 * Takes keys to which others are added but from which none is taken. A look costs what changed since the last one and the
 * part that it reads, not all keys: a question looks up a hundred names.
 */
export function createTailKeys(keys: ReadonlyMap<string, number>): TailKeys {
  const parts = new Map<string, PartOfKeys>();
  // Goes on where it stopped, as long as it is never asked beyond the last key.
  const coming = keys.keys();
  let taken = 0;

  function takeNew(): void {
    for (; taken < keys.size; taken += 1) {
      const key = coming.next().value as string;
      const start = key.slice(0, START_CHARS);
      const part = parts.get(start);
      if (part === undefined) parts.set(start, { keys: [key], sorted: 0 });
      else part.keys.push(key);
    }
  }

  function partsWithin(from: string, until: string): readonly PartOfKeys[] {
    const start = from.slice(0, START_CHARS);
    const isOne = start.length === START_CHARS && until.startsWith(start);
    const starts = isOne ? [start] : [...parts.keys()].filter((one) => one >= start && one < until).sort();
    return starts.flatMap((one) => parts.get(one) ?? []);
  }

  return {
    within({ from, until }) {
      takeNew();
      const found: string[] = [];
      for (const part of partsWithin(from, until)) {
        if (part.sorted < part.keys.length) part.sorted = part.keys.sort().length;
        for (let at = firstAtOrAfter(part.keys, from); at < part.keys.length; at += 1) {
          const key = part.keys[at] as string;
          if (key >= until) break;
          found.push(key);
        }
      }
      return found;
    },
  };
}

/** The place of the first of sorted texts that is not below `wanted`; their count when all are. */
export function firstAtOrAfter(sorted: readonly string[], wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as string) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
