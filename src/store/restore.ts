// Puts a backup in the place of the store's file, keeping what stood there before.

import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Failure } from '../news/failure.ts';
import { holdBotLock } from './bot-lock.ts';
import { MIGRATIONS } from './migrations.ts';
import { STORE_FILE } from './open-store.ts';
import { explainSqlite, isBusy } from './sqlite-failure.ts';

/** What came of a restore: where the former file is kept (absent when there was none), and what the backup holds. */
export interface Restored {
  readonly keptAs?: string;
  readonly articles: number;
}

const BOT_RUNS = 'A Dateline bot runs on this data folder; stop it, then restore.';
const OTHERS_RUN = 'Another Dateline process uses the data file; wait until it has ended, then restore.';

/**
 * Takes a backup's file and the data folder (made when it is not there). Checks the backup, copies it beside the store,
 * checks the copy, and moves it into place in one step; the former file is kept as `dateline.db.before-restore`, taking
 * the place of one kept earlier. An older backup is upgraded when it is next opened.
 * Throws Failure: `not-found` (no such backup), `unreadable` (damaged, or no store of Dateline), `newer-schema`, `busy`, `disk`.
 */
export async function restoreStore(options: { readonly from: string; readonly dataDir: string }): Promise<Restored> {
  const { from, dataDir } = options;
  if (!existsSync(from)) throw new Failure('not-found', `There is no backup at ${from}.`);
  const file = join(dataDir, STORE_FILE);
  const incoming = `${file}.restoring`;
  try {
    mkdirSync(dataDir, { recursive: true });
    const lock = holdBotLock(dataDir, BOT_RUNS);
    try {
      bringIn(from, incoming);
      const articles = checkBackup(incoming, from);
      const keptAs = existsSync(file) ? setAside(file) : undefined;
      renameSync(incoming, file);
      syncFile(dataDir);
      return { ...(keptAs === undefined ? {} : { keptAs }), articles };
    } finally {
      lock.release();
      removeWithLog(incoming);
    }
  } catch (error) {
    throw explainSqlite(error);
  }
}

/** Copies the backup, with its log when it is a live file that somebody copied by hand, into one whole file on the disk. */
function bringIn(from: string, incoming: string): void {
  removeWithLog(incoming);
  copyFileSync(from, incoming, constants.COPYFILE_FICLONE);
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${incoming}-wal`);
  const damaged = damagedBackup(from);
  withDatabase(incoming, damaged, (copy) => copy.exec('pragma journal_mode = delete'));
  syncFile(incoming);
}

function damagedBackup(from: string): string {
  return `${from} is no backup of Dateline, or it is damaged; choose another file.`;
}

/** Throws Failure when the copy is damaged, newer than this program or not ours; gives how many articles it holds. */
function checkBackup(incoming: string, from: string): number {
  const damaged = damagedBackup(from);
  return withDatabase(incoming, damaged, (copy) => {
    const integrity = copy.prepare('pragma integrity_check').get()?.integrity_check;
    const ours = copy.prepare(`select count(*) as n from sqlite_master where name in ('migrations', 'articles')`).get();
    if (integrity !== 'ok' || ours?.n !== 2) throw new Failure('unreadable', damaged);
    const version = Number(copy.prepare('select max(version) as version from migrations').get()?.version ?? 0);
    const latest = MIGRATIONS.at(-1)?.version ?? 0;
    if (version > latest) {
      const sentence = `The backup was made by a newer Dateline (schema ${version}, this one knows ${latest}); upgrade this program.`;
      throw new Failure('newer-schema', sentence);
    }
    return Number(copy.prepare('select count(*) as n from articles').get()?.n);
  });
}

/**
 * Keeps the former file under another name without ever leaving its place empty; gives that name. A damaged file is kept
 * with its log beside it. Throws Failure('busy') when another process has it open, and then changes nothing.
 */
function setAside(file: string): string {
  const kept = `${file}.before-restore`;
  const spareLog = `${file}.restoring-log`;
  // SQLite throws away the log of a file that it cannot read.
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, spareLog);
  try {
    const isWhole = writeLogInto(file);
    removeWithLog(kept);
    linkOrCopy(file, kept);
    if (!isWhole && existsSync(spareLog)) renameSync(spareLog, `${kept}-wal`);
  } finally {
    rmSync(spareLog, { force: true });
  }
  // A log that stayed would be read into the file that comes.
  rmSync(`${file}-wal`, { force: true });
  rmSync(`${file}-shm`, { force: true });
  return kept;
}

/** Writes a file's log into it, which only succeeds when nobody else has it open; false when the file is damaged. */
function writeLogInto(file: string): boolean {
  try {
    withDatabase(file, 'damaged', (former) => former.exec('pragma journal_mode = delete'));
    return true;
  } catch (error) {
    if (isBusy(error)) throw new Failure('busy', OTHERS_RUN, { cause: error });
    if (error instanceof Failure && error.code === 'unreadable') return false;
    throw error;
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // Some file systems have no links.
    copyFileSync(from, to);
  }
}

/** Opens, works, closes. What SQLite calls damaged becomes Failure('unreadable', damaged); a lock is thrown as it came. */
function withDatabase<Result>(file: string, damaged: string, work: (database: DatabaseSync) => Result): Result {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    return work(database);
  } catch (error) {
    const explained = explainSqlite(error);
    if (isBusy(error)) throw error;
    if (explained instanceof Failure && explained.code === 'unreadable') {
      throw new Failure('unreadable', damaged, { cause: error });
    }
    throw explained;
  } finally {
    database?.close();
  }
}

function removeWithLog(file: string): void {
  for (const name of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]) rmSync(name, { force: true });
}

/** Waits until a file (or a folder's list of names) is on the disk. */
function syncFile(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
