// Says in one sentence what PostgreSQL or the way to it refused, and whether it is worth trying again.

import { Failure } from '../news/failure.ts';

const GONE = 'The database cannot be reached just now; try again in a minute.';
const CROWDED = 'Too much is written to the database at once; try again in a moment.';

// postgresql.org/docs/15/errcodes-appendix.html. What is not told here is a bug of ours.
const SENTENCES: ReadonlyMap<string, readonly [Failure['code'], string]> = new Map([
  ['40001', ['busy', CROWDED]],
  ['40P01', ['busy', CROWDED]],
  ['55P03', ['busy', CROWDED]],
  ['57014', ['timeout', 'The database took too long over this; try again in a moment, or ask for less at once.']],
  ['53100', ['disk', 'The disk of the database is full; make room and try again, nothing was half saved.']],
  ['53200', ['busy', 'The database is short of memory; try again in a moment.']],
  ['53300', ['busy', 'The database has no connection left for Dateline; close others or raise max_connections.']],
  ['28000', ['not-allowed', 'The database does not let in the user of DATELINE_DATABASE_URL.']],
  ['28P01', ['not-allowed', 'The database refuses the password in DATELINE_DATABASE_URL.']],
  ['42501', ['not-allowed', 'The user of DATELINE_DATABASE_URL may not do this in the database; give it its own one.']],
  ['3D000', ['not-found', 'There is no such database as DATELINE_DATABASE_URL names; make it with createdb.']],
  ['25006', ['busy', 'The database only lets itself be read just now; try again in a minute.']],
  ['XX001', ['unreadable', 'The database is damaged; restore a backup.']],
  ['XX002', ['unreadable', 'An index of the database is damaged; reindex it or restore a backup.']],
]);

// The server says goodbye (class 57P), or is no longer there (class 08), or gave up a connection that stood idle.
const GONE_CODES = /^(57P0[1-5]|08...|25P03)$/;
const SOCKET_CODES = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
]);
// pg says these in words alone.
const SOCKET_WORDS =
  /^(Connection terminated|Client has encountered a connection error|Query read timeout|timeout exceeded when trying to connect|Client was closed|Connection ended)/;

/** A commit of which nobody knows whether it arrived: the connection broke before its answer. `transaction` names it. */
export class InDoubt extends Error {
  readonly transaction: string;

  constructor(transaction: string, cause: unknown) {
    super('the connection broke while a transaction was ending', { cause });
    this.name = 'InDoubt';
    this.transaction = transaction;
  }
}

/** True when the connection is gone, or never came about. */
export function isDropped(error: unknown): boolean {
  const { code, message } = faultOf(error);
  return code === undefined ? SOCKET_WORDS.test(message) : GONE_CODES.test(code) || SOCKET_CODES.has(code);
}

/** True when nobody answered: the network swallowed what was said, or the machine is gone. */
export function isSilent(error: unknown): boolean {
  const { code, message } = faultOf(error);
  return code === 'ETIMEDOUT' || (code === undefined && /timeout/.test(message));
}

/** True when another transaction was in the way, so that the same work may succeed now. */
export function isConflict(error: unknown): boolean {
  return ['40001', '40P01', '55P03'].includes(faultOf(error).code ?? '');
}

/**
 * True when a statement that the connection keeps prepared gives other columns by now: a newer version has added one. Such
 * a connection is of no use any more, a new one is.
 */
export function isOutdated(error: unknown): boolean {
  const { code, message } = faultOf(error);
  return code === '0A000' && message.startsWith('cached plan must not change result type');
}

/** True when the server was asked about a transaction that it never had. */
export function isUnheardOf(error: unknown): boolean {
  return faultOf(error).code === '22023';
}

/** Takes whatever was thrown by pg; gives a Failure for what a person can mend or wait for, and everything else as it came. */
export function explainPostgres(error: unknown): unknown {
  if (error instanceof Failure || error instanceof InDoubt) return error;
  const known = SENTENCES.get(faultOf(error).code ?? '');
  if (known !== undefined) return new Failure(known[0], known[1], { cause: error });
  return isDropped(error) ? new Failure('busy', GONE, { cause: error }) : error;
}

/** What pg said: of a Failure, that of its cause; of several addresses that were tried, the first. */
function faultOf(error: unknown): { readonly code?: string; readonly message: string } {
  if (error instanceof Failure && error.cause !== undefined) return faultOf(error.cause);
  if (error instanceof AggregateError && error.errors.length > 0) return faultOf(error.errors[0]);
  if (!(error instanceof Error)) return { message: '' };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { ...code, message: error.message };
}
