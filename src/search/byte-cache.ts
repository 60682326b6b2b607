// Keeps what was read lately, up to a number of bytes: what was not used since it last came to its turn goes first.

export interface ByteCache {
  get<Value>(key: string): Value | undefined;
  /** Keeps a value that takes about `bytes` bytes of memory; one larger than the whole cache is not kept. */
  set(key: string, value: unknown, bytes: number): void;
  /** How many bytes are kept, and how many may be. */
  readonly bytes: number;
  readonly bytesMax: number;
}

/**
 * A cache of at most `bytesMax` bytes. What is to go gets another turn when it was used meanwhile (the clock of Corbató,
 * 1968): using something only marks it, for searches use far more than they drop.
 */
export function createByteCache(bytesMax: number): ByteCache {
  const kept = new Map<string, { readonly value: unknown; readonly bytes: number; isUsed: boolean }>();
  let total = 0;
  const drop = (key: string): void => {
    total -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };
  return {
    bytesMax,
    get bytes() {
      return total;
    },
    get<Value>(key: string) {
      const found = kept.get(key);
      if (found === undefined) return undefined;
      found.isUsed = true;
      return found.value as Value;
    },
    set(key, value, bytes) {
      drop(key);
      if (bytes > bytesMax) return;
      kept.set(key, { value, bytes, isUsed: false });
      total += bytes;
      for (const [oldest, entry] of kept) {
        if (total <= bytesMax) break;
        if (!entry.isUsed) drop(oldest);
        else {
          entry.isUsed = false;
          kept.delete(oldest);
          kept.set(oldest, entry);
        }
      }
    },
  };
}
