import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ALL } from '../../src/news/view.ts';
import { createSearch } from '../../src/search/search.ts';
import { openStore } from '../../src/store/open-store.ts';
import { readArticle } from '../kit/memory-articles.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const CHILD = fileURLToPath(new URL('../kit/take-down-child.ts', import.meta.url));

/** Runs the child and kills it when it says `word`; gives what it said. */
async function killAt(word: string, dataDir: string, address: string): Promise<readonly string[]> {
  const child = spawn(process.execPath, [CHILD, dataDir, address], { stdio: ['pipe', 'pipe', 'inherit'] });
  const said: string[] = [];
  const ended = once(child, 'exit');
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(line);
    if (line === word) child.kill('SIGKILL');
  });
  const [, signal] = await ended;
  assert.equal(signal, 'SIGKILL');
  return said;
}

describe('a process that is killed while it takes an article down', () => {
  it('leaves it down when it said so, and never half down', async () => {
    const dataDir = temporaryFolder();
    const addressOf = (number: number): string => `https://news.example/${number}`;
    const words = ['taken', 'ready', 'taken', 'ready', 'taken'];
    const first = await openStore({ dataDir, now: () => 0 });
    for (const number of words.keys()) {
      const told = {
        id: `${number}`.padStart(32, '0'),
        title: `Whale ${number}`,
        text: `Whale${number} swam by.`,
        url: addressOf(number),
      };
      const { article, understanding } = readArticle(told);
      await first.articles.save({ article, understanding }, { expectedVersion: 0 });
    }
    await first.close();
    for (const [number, word] of words.entries()) {
      const said = await killAt(word, dataDir, addressOf(number));
      const store = await openStore({ dataDir, now: () => 0 });
      const search = createSearch(store);
      const [found] = await store.takeDowns.find(addressOf(number), ALL);
      const hits = await search.search({ reading: 'query', words: `whale${number}`, view: ALL, limit: 5 });
      const isDown = found?.isTakenDown === true;
      assert.ok(isDown || !said.includes('taken'), 'what was acknowledged is lost');
      assert.equal(hits.total, isDown ? 0 : 1);
      assert.equal((await store.articles.coverage(ALL)).articles, (await search.coverage(ALL)).articles);
      await store.close();
    }
  });
});
