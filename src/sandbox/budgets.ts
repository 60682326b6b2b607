// Budgets that fill again: so many deeds within so long, counted on the stand-in's clock from the first of them.

/** What may be done how often. */
export interface Budget {
  readonly name: string;
  readonly max: number;
  readonly lengthMs: number;
}

/** How a budget stands. `used` may be more than the budget's `max`: then the deed is to be refused. */
interface Spent {
  readonly used: number;
  /** Milliseconds until it is full again. */
  readonly leftMs: number;
}

/** Counts `times` deeds (0 only looks) against a budget that belongs to `owner`: a channel, a guild, an address. */
export type Spend = (budget: Budget, owner: string, times?: number) => Spent;

/** Starts with nothing spent. `now` is the stand-in's clock, in milliseconds. */
export function createBudgets(now: () => number): Spend {
  const windows = new Map<string, { startedAt: number; used: number }>();
  return ({ name, lengthMs }, owner, times = 1) => {
    const key = `${name} ${owner}`;
    const at = now();
    const known = windows.get(key);
    const window = known === undefined || at - known.startedAt >= lengthMs ? { startedAt: at, used: 0 } : known;
    window.used += times;
    windows.set(key, window);
    return { used: window.used, leftMs: Math.max(1, window.startedAt + lengthMs - at) };
  };
}
