// A Keyv store that never costs more than a given wait: what is later counts as not there.

import { setTimeout as wait } from 'node:timers/promises';
import type { KeyvStoreAdapter } from 'keyv';

/**
 * Wraps a store (Redis): a read that fails or takes longer than `waitMsMax` gives nothing, a write that does is given up
 * on (it may still arrive). The wrapped store never throws.
 */
export function limitWait(store: KeyvStoreAdapter, waitMsMax: number): KeyvStoreAdapter {
  async function within<Result>(work: () => Promise<Result>, otherwise: Result): Promise<Result> {
    const ended = new AbortController();
    const late = wait(waitMsMax, otherwise, { signal: ended.signal }).catch(() => otherwise);
    const done = (async () => work())().catch(() => otherwise);
    const result = await Promise.race([done, late]);
    ended.abort();
    return result;
  }

  const limited: Omit<KeyvStoreAdapter, 'namespace'> = {
    opts: store.opts,
    get: (key) => within(() => store.get(key), undefined),
    set: (key, value, ttl) => within(async () => Boolean(await store.set(key, value, ttl)), false),
    delete: (key) => within(() => store.delete(key), false),
    clear: () => within(() => store.clear(), undefined),
    has: (key) => within(async () => (await store.has?.(key)) ?? false, false),
    disconnect: () => within(async () => store.disconnect?.(), undefined),
    on: (event, listener) => store.on(event, listener),
  };
  // A Keyv writes its namespace into its store: it must reach the one that builds the keys.
  return Object.defineProperty(limited, 'namespace', {
    get: () => store.namespace,
    set: (namespace: string | undefined) => {
      if (namespace !== undefined) store.namespace = namespace;
    },
  });
}
