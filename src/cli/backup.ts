// `backup FILE`: a copy of the whole store, also while the bot runs.

import { Failure } from '../news/failure.ts';
import type { Store } from '../store/store.ts';
import { showProgress, type Terminal } from './terminal.ts';

/** Writes the backup with progress. Gives the exit code 0; throws Failure when it cannot be written. */
export async function runBackup(
  file: string | undefined,
  needs: { readonly store: Store },
  terminal: Terminal,
): Promise<number> {
  if (file === undefined) throw new Failure('bad-input', 'Name the file to write, as in: backup dateline-backup.db');
  const progress = showProgress('Backing up', terminal);
  await needs.store.backup(file, progress.update);
  progress.stop();
  terminal.print(`The store is copied to ${file}.`);
  return 0;
}
