// `move [FOLDER]`: the store of a folder's file, into the PostgreSQL database of the settings.

import type { Moved, OnMoved } from '../store/store.ts';
import { showProgress, type Terminal } from './terminal.ts';

/** Moves with progress, and says what arrived. Gives the exit code 0; throws what `move` throws. */
export async function runMove(move: (onMoved: OnMoved) => Promise<Moved>, terminal: Terminal): Promise<number> {
  const begin = { copied: 'Moving', compared: 'Comparing' };
  let shown: { readonly what: string; readonly bar: ReturnType<typeof showProgress> } | undefined;
  const onMoved: OnMoved = (what, done, total) => {
    if (shown?.what !== what) {
      shown?.bar.stop();
      shown = { what, bar: showProgress(begin[what], terminal) };
    }
    shown.bar.update(done, total);
  };
  try {
    const { tables, isResumed } = await move(onMoved);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const went = isResumed ? ' (going on with an earlier run)' : '';
    terminal.print(`${rows} rows of ${tables.length} tables were moved${went}; counts and checksums are equal.`);
    for (const name of ['articles', 'subscriptions']) {
      const table = tables.find((one) => one.name === name);
      if (table !== undefined) terminal.print(`  ${name}: ${table.rows} rows, checksum ${table.checksum}`);
    }
    terminal.print('Start the bot with DATELINE_DATABASE_URL now; the file stays as it is.');
    return 0;
  } finally {
    shown?.bar.stop();
  }
}
