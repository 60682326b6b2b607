// Copies the whole store into a new file while everything goes on.

import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { backup, DatabaseSync } from 'node:sqlite';
import { Failure } from '../news/failure.ts';
import { explainSqlite } from './sqlite-failure.ts';

// 4 MB a step: some milliseconds each, off the main thread, with a report of progress after each.
const PAGES_PER_STEP = 1_000;

/**
 * Takes the store's file and the new file; copies what stood when it began, under a temporary name until it is whole and
 * on the disk. Throws Failure('bad-input') when the new file is there already, else as `explainSqlite` says.
 */
export async function backUpStore(options: {
  readonly file: string;
  readonly to: string;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}): Promise<void> {
  const { file, to, onProgress } = options;
  if (existsSync(to)) throw new Failure('bad-input', `${to} is there already; name a new file for the backup.`);
  const part = `${to}.part`;
  let source: DatabaseSync | undefined;
  try {
    await rm(part, { force: true });
    source = new DatabaseSync(file, { readOnly: true });
    // The open read keeps the copy at one instant, however much is written meanwhile.
    source.exec('begin; select count(*) from sqlite_master');
    const progress = ({ totalPages, remainingPages }: { totalPages: number; remainingPages: number }) =>
      onProgress?.(totalPages - remainingPages, totalPages);
    const pages = await backup(source, part, { rate: PAGES_PER_STEP, progress });
    await finish(part, to);
    onProgress?.(pages, pages);
  } catch (error) {
    await rm(part, { force: true });
    throw explainSqlite(error);
  } finally {
    source?.close();
  }
}

/** Makes the copy one file that needs no log beside it, and gives it its name once it is on the disk. */
async function finish(part: string, to: string): Promise<void> {
  const copy = new DatabaseSync(part);
  try {
    copy.exec('pragma journal_mode = delete');
  } finally {
    copy.close();
  }
  const handle = await open(part, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, to);
}
