// `on DATE` over a store of its own: lines for people, JSON for programs, exit codes for scripts.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runOn } from '../../src/cli/on.ts';
import type { DayView } from '../../src/news/day-view.ts';
import { openStore } from '../../src/store/open-store.ts';
import { readArticle } from '../kit/memory-articles.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

async function on(date: string, json = false): Promise<{ readonly code: number; readonly lines: readonly string[] }> {
  const store = await openStore({ dataDir: temporaryFolder(), now: () => 0 });
  const text = 'On Monday the Norvik bridge was closed by Mayor Ingrid Solvang after a storm.';
  await store.articles.save(readArticle({ id: 'a', title: 'Bridge', text, publishedDay: '2025-03-05' }), {
    expectedVersion: 0,
  });
  const lines: string[] = [];
  const terminal = { print: (line: string) => void lines.push(line), complain: () => {}, isWatched: false };
  try {
    const code = await runOn(date, { json, now: Date.UTC(2025, 3, 1) }, { store }, terminal);
    return { code, lines };
  } finally {
    await store.close();
  }
}

describe('the verb on', () => {
  it('prints events with their source and the words that told the day', async () => {
    const { code, lines } = await on('3 March 2025');
    assert.equal(code, 0);
    assert.equal(lines[0], '2025-03-03: 1 event');
    assert.match(lines.join('\n'), /— The Harbour Post, 2025-03-05: .*“Monday” is 2025-03-03/u);
    assert.match(lines.join('\n'), /Looked through 1 article from 1 source, 2025-03-05 to 2025-03-05\./u);
  });

  it('ends with 1 when nothing is known, and names the nearest day', async () => {
    const { code, lines } = await on('9 March 2025');
    assert.equal(code, 1);
    assert.match(lines.join('\n'), /Nearest days with something: 2025-03-03/u);
  });

  it('prints the whole of it as JSON', async () => {
    const { lines } = await on('March 2025', true);
    const day = JSON.parse(lines.join('')) as DayView;
    assert.deepEqual([day.from, day.to, day.events.length, day.published.articles], ['2025-03-01', '2025-03-31', 1, 1]);
  });

  it('says what it cannot read', async () => {
    await assert.rejects(on('  '), /Say which days/u);
    await assert.rejects(on('someday'), /cannot read/u);
  });
});
