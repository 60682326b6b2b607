// Looks whether the data file is sound, without waiting for those who use it.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { STORE_FILE } from './open-store.ts';

/** Gives what SQLite finds damaged (`pragma quick_check`), undefined for nothing or where there is no file yet. */
export function quickCheck(dataDir: string): string | undefined {
  const file = join(dataDir, STORE_FILE);
  if (!existsSync(file)) return undefined;
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    const found = database.prepare('pragma quick_check(1)').get()?.quick_check;
    return found === 'ok' ? undefined : String(found);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    database?.close();
  }
}

/** The same in a thread of its own, which `signal` ends (it then never resolves). Rejects when the thread fails. */
export function quickCheckAside(dataDir: string, signal: AbortSignal): Promise<string | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<string | undefined>();
  const thread = new Worker(new URL('./quick-check-thread.ts', import.meta.url), { workerData: dataDir });
  signal.addEventListener('abort', () => void thread.terminate(), { once: true });
  thread.once('message', ({ found }: { readonly found: string | undefined }) => resolve(found));
  thread.once('error', reject);
  return promise;
}
