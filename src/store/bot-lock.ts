// Keeps a second bot away from one data folder: a lock of the operating system, which dies with its process whatever kills it.

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Failure } from '../news/failure.ts';
import { explainSqlite, isBusy } from './sqlite-failure.ts';

const LOCK_FILE = 'bot.lock';

export interface BotLock {
  release(): void;
}

/**
 * Takes the data folder; holds an exclusive transaction on a small file beside the data until released.
 * Throws Failure('busy', sentence) when another process holds it, Failure('disk') when the file cannot be made.
 */
export function holdBotLock(dataDir: string, sentence: string): BotLock {
  let connection: DatabaseSync | undefined;
  try {
    connection = new DatabaseSync(join(dataDir, LOCK_FILE), { timeout: 0 });
    connection.exec('begin exclusive');
  } catch (error) {
    connection?.close();
    if (isBusy(error)) throw new Failure('busy', sentence, { cause: error });
    throw explainSqlite(error);
  }
  const held = connection;
  const release = () => {
    if (held.isOpen) held.close();
  };
  return { release };
}
