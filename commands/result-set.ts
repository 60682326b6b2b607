// Keeps the results of a search while its pages are turned: articles that arrive meanwhile wait for the next search.

import type { CommandInput, OptionValue } from '../src/discord/command.ts';
import type { Instant } from '../src/news/ids.ts';

/** Whoever turns pages for longer wants the news of now. */
const KEPT_MS_MAX = 60 * 60 * 1_000;
/** No option of the command: people cannot type it. */
const AS_OF = 'asOf';

/**
 * From which instant on articles are left out: from when the first page was shown, or from now. `isAnew` when that page
 * is too old, so that the query runs again.
 */
export function settleAsOf({ options, asker: { now } }: CommandInput): {
  readonly asOf: Instant;
  readonly isAnew: boolean;
} {
  const kept = options.get(AS_OF);
  // What was seen in this very millisecond is there already.
  const fresh = now + 1;
  if (typeof kept !== 'number') return { asOf: fresh, isAnew: false };
  const isAnew = now - kept > KEPT_MS_MAX || kept > fresh;
  return { asOf: isAnew ? fresh : kept, isAnew };
}

/** The options of the other pages: those given, and the instant. */
export function keepAsOf(options: ReadonlyMap<string, OptionValue>, asOf: Instant): ReadonlyMap<string, OptionValue> {
  return new Map([...options, [AS_OF, asOf]]);
}
