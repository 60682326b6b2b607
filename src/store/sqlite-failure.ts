// Says in one sentence what SQLite or the file system refused.

import { Failure } from '../news/failure.ts';

// SQLite's primary result codes (sqlite.org/rescode.html); the extended ones carry them in their low byte.
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;
const PRIMARY_CODE_MASK = 0xff;

const DISK_ERRNOS = new Set([
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EFBIG',
  'EIO',
  'EACCES',
  'EPERM',
  'EMFILE',
  'ENOTDIR',
  'EEXIST',
]);

const SENTENCES: ReadonlyMap<number, readonly ['busy' | 'disk' | 'unreadable', string]> = new Map([
  [BUSY, ['busy', 'Another Dateline process is writing to the data file for too long; try again in a moment.']],
  [LOCKED, ['busy', 'Another Dateline process is writing to the data file for too long; try again in a moment.']],
  [FULL, ['disk', 'The disk that holds the data file is full; make room and try again, nothing was half saved.']],
  [READONLY, ['disk', 'The data file cannot be written to; check the rights of its folder.']],
  [IOERR, ['disk', 'The disk that holds the data file reports an error; check it and its free space.']],
  [CANTOPEN, ['disk', 'The data file cannot be opened; check that its folder exists and may be written to.']],
  [CORRUPT, ['unreadable', 'The data file is damaged; restore a backup.']],
  [NOTADB, ['unreadable', 'The data file is no database of Dateline; move it away or restore a backup.']],
]);

function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  return error.errcode & PRIMARY_CODE_MASK;
}

/** True when SQLite says that somebody else holds the lock. */
export function isBusy(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === BUSY || code === LOCKED;
}

/**
 * Takes whatever was thrown by SQLite or the file system; gives a Failure for what a person can mend (a full disk, a lock,
 * a damaged file) and everything else as it came: that is a bug, or a Failure already.
 */
export function explainSqlite(error: unknown): unknown {
  const code = sqliteCode(error);
  const known = code === undefined ? undefined : SENTENCES.get(code);
  if (known !== undefined) return new Failure(known[0], known[1], { cause: error });
  if (error instanceof Error && 'code' in error && DISK_ERRNOS.has(String(error.code))) {
    return new Failure('disk', `The data folder cannot be written to (${String(error.code)}).`, { cause: error });
  }
  return error;
}
