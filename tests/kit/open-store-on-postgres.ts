// Stands in the place of src/store/open-store.ts where tests run on PostgreSQL: each data folder has a database of its own.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openStore as openAnyStore, STORE_FILE } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { dropDatabase, makeDatabase } from './postgres.ts';

export { STORE_FILE };

/** Stands in the folder once its database is there, for who only reads. */
const MARK = 'on-postgres';

const made = new Map<string, string>();

/** As the one of src/store: an address that is given is used, a folder is turned into its database. */
export async function openStore(options: Parameters<typeof openAnyStore>[0]): Promise<Store> {
  const { dataDir, databaseUrl, readOnly = false } = options;
  // A folder that holds a file is about files.
  const isOfFiles = existsSync(join(dataDir, STORE_FILE));
  if (databaseUrl !== undefined || isOfFiles || (readOnly && !existsSync(join(dataDir, MARK)))) {
    return openAnyStore(options);
  }
  return openAnyStore({ ...options, databaseUrl: databaseOf(dataDir) });
}

/** The address of a folder's database, which is made where it is not there yet. Those of folders that are gone are dropped. */
export function databaseOf(dataDir: string): string {
  const folder = resolve(dataDir);
  for (const [other, name] of made) {
    if (existsSync(other)) continue;
    made.delete(other);
    dropDatabase(name);
  }
  const name = `folder_${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;
  const url = makeDatabase(name);
  made.set(folder, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, MARK), url);
  return url;
}
