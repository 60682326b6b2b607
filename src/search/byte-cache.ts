// Keeps what was read lately, up to a number of bytes: what was used longest ago goes first.

export interface ByteCache {
  get<Value>(key: string): Value | undefined;
  /** Keeps a value that takes about `bytes` bytes of memory; one larger than the whole cache is not kept. */
  set(key: string, value: unknown, bytes: number): void;
  /** How many bytes are kept. */
  readonly bytes: number;
}

/** A cache of at most `bytesMax` bytes. */
export function createByteCache(bytesMax: number): ByteCache {
  const kept = new Map<string, { readonly value: unknown; readonly bytes: number }>();
  let total = 0;
  const drop = (key: string): void => {
    total -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };
  return {
    get bytes() {
      return total;
    },
    get<Value>(key: string) {
      const found = kept.get(key);
      if (found === undefined) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return found.value as Value;
    },
    set(key, value, bytes) {
      drop(key);
      if (bytes > bytesMax) return;
      kept.set(key, { value, bytes });
      total += bytes;
      for (const oldest of kept.keys()) {
        if (total <= bytesMax) break;
        drop(oldest);
      }
    },
  };
}
