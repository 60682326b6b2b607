// Does once what would be done many times with the same outcome: ten thousand channels that hear the same share one composition.

import { createHash } from 'node:crypto';

/** What is made of equal inputs is given to all who ask with them. */
export interface SharedWork {
  /** A value that is small, or that all servers share: many are kept. */
  readonly light: Share;
  /** A value that holds articles: few are kept, the ones asked for last. */
  readonly heavy: Share;
}

/** `key` is JSON; equal ones get one value, made by the first; a making that fails is forgotten, and all who wait for it hear of it. */
type Share = <Value>(key: unknown, make: () => Promise<Value>) => Promise<Value>;

/** A list of ids and a hash each: 20,000 servers take some 60 MB, of which a full run uses a part. */
const LIGHT_MAX = 5_000;
/** With its articles a composition takes a few megabytes at most. */
const HEAVY_MAX = 24;

/** Starts with nothing known. For one run: what is kept is as old as the run. */
export function shareWork(): SharedWork {
  return { light: shareLatest(LIGHT_MAX), heavy: shareLatest(HEAVY_MAX) };
}

/** A word for a value of JSON: equal for equal ones. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}

function shareLatest(max: number): Share {
  const known = new Map<string, Promise<unknown>>();
  return <Value>(key: unknown, make: () => Promise<Value>) => {
    const hash = hashOf(key);
    const found = known.get(hash) as Promise<Value> | undefined;
    const value = found ?? make();
    // The latest stands last.
    known.delete(hash);
    known.set(hash, value);
    if (found === undefined) {
      value.catch(() => {
        if (known.get(hash) === value) known.delete(hash);
      });
    }
    for (const [oldest] of known) {
      if (known.size <= max) break;
      known.delete(oldest);
    }
    return value;
  };
}
