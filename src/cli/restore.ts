// `restore FILE`: puts a backup back, while no bot runs.

import { Failure } from '../news/failure.ts';
import { sayCount, type Terminal } from './terminal.ts';

/** Restores and says what came back and where the former file is. Gives the exit code 0; throws Failure when it must not be done. */
export async function runRestore(
  file: string | undefined,
  restore: (from: string) => Promise<{ readonly keptAs?: string; readonly articles: number }>,
  terminal: Terminal,
): Promise<number> {
  if (file === undefined) throw new Failure('bad-input', 'Name the backup, as in: restore dateline-backup.db');
  const { articles, keptAs } = await restore(file);
  terminal.print(
    `${sayCount(articles, 'article')} ${articles === 1 ? 'is' : 'are'} back.${keptAs === undefined ? '' : ` The former file is kept as ${keptAs}.`}`,
  );
  return 0;
}
