// Prints what finding near copies costs beside 100,000 articles; asserts a ratio to reading the found ones in the same run.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { it } from 'node:test';
import type { ArticleId, FeedId } from '../../src/news/ids.ts';
import { ALL } from '../../src/news/view.ts';
import { openStore, STORE_FILE } from '../../src/store/open-store.ts';
import { seededRandom } from '../kit/seeded-random.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { idOf } from './open-test-store.ts';

const ARTICLES = 100_000;
const LOOKS = 500;

const random = seededRandom(7);
const fingerprint = (): string => Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join('');

/** Fills a store with articles of random fingerprints over so many days, past its own slow way of one transaction each. */
async function fill(days: number): Promise<{ readonly dataDir: string; readonly fingerprints: readonly string[] }> {
  const dataDir = temporaryFolder();
  await (await openStore({ dataDir, now: () => 0 })).close();
  const database = new DatabaseSync(join(dataDir, STORE_FILE));
  const article = database.prepare(
    `insert into articles (id, cited_url, title, source, language, rights_show, feed_id, feed_count, first_seen_at,
      changed_at, version, text_hash, sequence, text, title_key) values (?, ?, ?, 'S', 'en', 'full', 'local', 1, 0, 0, 1, ?, ?, ?, ?)`,
  );
  const band = database.prepare('insert into article_bands (band, day, fingerprint, article_id) values (?, ?, ?, ?)');
  const fingerprints: string[] = [];
  database.exec('begin');
  for (let number = 1; number <= ARTICLES; number += 1) {
    const id = idOf<ArticleId>(number);
    article.run(id, id, `T ${number}`, `hash ${number}`, number, 'Text. '.repeat(100), `${number}`);
    const print = fingerprint();
    fingerprints.push(print);
    for (let at = 0; at < 8; at += 1)
      band.run(at * 256 + Number.parseInt(print.slice(at * 2, at * 2 + 2), 16), number % days, print, id);
  }
  database.exec('commit');
  database.close();
  return { dataDir, fingerprints };
}

for (const [name, days] of [
  ['spread over a year', 365],
  ['of one day, as an archive that was imported', 1],
] as const) {
  it(`finds near copies among 100,000 articles ${name}`, { timeout: 600_000 }, async () => {
    const { dataDir, fingerprints } = await fill(days);
    const store = await openStore({ dataDir, now: () => 0 });
    const like = (number: number) => ({
      feedId: 'local' as FeedId,
      textHash: 'none',
      titleKey: 'none',
      fingerprint: fingerprints[number] ?? '',
      day: (number + 1) % days,
    });
    let found = 0;
    const near = await timeEach(async (number) => {
      found += (await store.articles.findCandidates(like(number), ALL)).some(({ id }) => id === idOf(number + 1))
        ? 1
        : 0;
    });
    const without = await timeEach((number) =>
      store.articles.findCandidates(
        { ...like(number), textHash: `hash ${number + 1}`, fingerprint: undefined } as never,
        ALL,
      ),
    );
    process.stdout.write(
      `near copies, ${name}: ${near.toFixed(2)} ms each; without fingerprints ${without.toFixed(2)} ms\n`,
    );
    assert.equal(found, LOOKS);
    // A scan of all bands would cost several hundred times as much.
    assert.ok(near < without * 100, `${near} against ${without}`);
    await store.close();
  });
}

async function timeEach(work: (number: number) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  for (let look = 0; look < LOOKS; look += 1) await work((look * 197) % ARTICLES);
  return (performance.now() - began) / LOOKS;
}
