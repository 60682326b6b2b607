import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { followFeed, pollDueFeeds } from '../../src/ingest/ingest.ts';
import type { Article } from '../../src/news/article.ts';
import { Failure } from '../../src/news/failure.ts';
import type { GuildId, UserId } from '../../src/news/ids.ts';
import { ALL } from '../../src/news/view.ts';
import { type IngestBench, openIngestBench } from '../kit/ingest-bench.ts';

const GUILD = '100000000000000001' as GuildId;
const USER = '200000000000000001' as UserId;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FEED = 'https://quay.invalid/feed';

const pageUrl = (id: number): string => `https://quay.invalid/${id}`;
const item = (id: number): string =>
  `<item><guid>id-${id}</guid><title>Ferry ${id} sails</title><link>${pageUrl(id)}</link><description>Ferry ${id} sailed.</description></item>`;
const feedOf = (...ids: number[]): string =>
  `<rss version="2.0"><channel><title>The Quay</title>${ids.map(item).join('')}</channel></rss>`;
const page = (id: number): string =>
  `<html><head><title>Ferry ${id} sails</title></head><body><article><h1>Ferry ${id} sails</h1>${`<p>Ferry ${id} sailed on Monday after the long storm, as the mayor said in a speech on the quay.</p>`.repeat(6)}</article></body></html>`;
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('save-entries', () => {
  let bench: IngestBench;
  beforeEach(async () => {
    bench = await openIngestBench();
  });
  afterEach(() => bench.store.close());

  const follow = (url = FEED) => followFeed(url, { guildId: GUILD, userId: USER }, bench);
  const poll = async (afterMs = HOUR) => {
    bench.time.clock += afterMs;
    bench.asked.length = 0;
    return pollDueFeeds(bench);
  };
  const pagesAsked = (): number => bench.asked.filter((url) => /\/\d+$/.test(url)).length;
  async function articles(): Promise<readonly Article[]> {
    const changes = await bench.store.articles.changesSince(0, 1_000, ALL);
    return changes.flatMap((change) => (change.kind === 'saved' ? [change.article] : []));
  }

  it('follows with the feed’s own texts, and completes them by the next poll without making them news', async () => {
    bench.pages.set(FEED, feedOf(1, 2));
    for (const id of [1, 2]) bench.pages.set(pageUrl(id), page(id));
    const began = bench.time.clock;
    assert.equal((await follow()).saved, 2);
    assert.deepEqual(bench.asked, [FEED]);
    assert.deepEqual(await poll(2 * MINUTE), { asked: 1, failed: 0, saved: 0 });
    const kept = await articles();
    assert.deepEqual(
      kept.map(({ version, text }) => [version, text.includes('long storm')]),
      [
        [2, true],
        [2, true],
      ],
    );
    const news = { from: began - HOUR, until: bench.time.clock + HOUR };
    assert.deepEqual(await bench.store.articles.newsBetween(news, { kind: 'guild', guildId: GUILD }), []);
    await poll();
    assert.equal(pagesAsked(), 0);
  });

  it('reads pages for half a minute in one poll, and the others by the next', async () => {
    bench.pages.set(FEED, feedOf());
    await follow();
    bench.pages.set(FEED, feedOf(...range(1, 10)));
    for (const id of range(1, 10)) bench.pages.set(pageUrl(id), page(id));
    bench.onAsk.run = (url) => {
      if (/\/\d+$/.test(url)) bench.time.clock += 6_000;
    };
    assert.deepEqual(await poll(), { asked: 1, failed: 0, saved: 10 });
    assert.equal(pagesAsked(), 5);
    assert.deepEqual(await poll(20 * MINUTE), { asked: 1, failed: 0, saved: 0 });
    assert.equal(pagesAsked(), 5);
    assert.ok((await articles()).every(({ text }) => text.includes('long storm')));
  });

  it('asks no more of a host that failed three times, and tries again for an hour only', async () => {
    bench.pages.set(FEED, feedOf());
    await follow();
    bench.pages.set(FEED, feedOf(...range(1, 5)));
    for (const id of range(1, 5)) bench.pages.set(pageUrl(id), new Failure('timeout', 'Too slow.'));
    assert.deepEqual(await poll(), { asked: 1, failed: 0, saved: 5 });
    assert.equal(pagesAsked(), 3);
    await poll(20 * MINUTE);
    assert.equal(pagesAsked(), 3);
    await poll(HOUR);
    assert.equal(pagesAsked(), 0);
    assert.deepEqual(
      (await articles()).map(({ version }) => version),
      [1, 1, 1, 1, 1],
    );
  });

  it('goes on after pages that are gone: they are no fault of the host', async () => {
    bench.pages.set(FEED, feedOf());
    await follow();
    bench.pages.set(FEED, feedOf(...range(1, 6)));
    await poll();
    assert.equal(pagesAsked(), 6);
  });

  it('keeps the full text under a changed headline whose page cannot be had now', async () => {
    bench.pages.set(FEED, feedOf());
    await follow();
    bench.pages.set(FEED, feedOf(1));
    bench.pages.set(pageUrl(1), page(1));
    await poll();
    const [first] = await articles();
    bench.pages.set(FEED, feedOf(1).replace('Ferry 1 sails', 'Ferry 1 sails after all'));
    bench.pages.set(pageUrl(1), new Failure('timeout', 'Too slow.'));
    await poll();
    const [changed, ...others] = await articles();
    assert.deepEqual([changed?.title, changed?.text, changed?.version], ['Ferry 1 sails after all', first?.text, 2]);
    assert.match(changed?.text ?? '', /long storm/);
    assert.deepEqual(others, []);
    bench.pages.set(pageUrl(1), page(1).replaceAll('long storm', 'short storm'));
    await poll();
    assert.match((await articles())[0]?.text ?? '', /short storm/, 'its page is asked again');
    await poll();
    assert.equal(pagesAsked(), 0, 'and then no more');
  });

  it('takes the new text under a changed headline when its page can be had', async () => {
    bench.pages.set(FEED, feedOf());
    await follow();
    bench.pages.set(FEED, feedOf(1));
    bench.pages.set(pageUrl(1), page(1));
    await poll();
    bench.pages.set(FEED, feedOf(1).replace('Ferry 1 sails', 'Ferry 1 sails after all'));
    bench.pages.set(pageUrl(1), page(1).replaceAll('long storm', 'short storm'));
    await poll();
    assert.match((await articles())[0]?.text ?? '', /short storm/);
  });

  it('keeps a correction that makes a feed’s own full text shorter, and the longer of two items that are one', async () => {
    const sentences = range(1, 12).map(
      (at) => `On the quay, witness ${at} told what the ferry did in the storm of Monday.`,
    );
    const full = (said: readonly string[]): string => feedOf(1).replace('Ferry 1 sailed.', said.join(' '));
    bench.pages.set(FEED, full(sentences));
    await follow();
    bench.pages.set(FEED, full(sentences.toSpliced(3, 1)));
    await poll();
    const [corrected] = await articles();
    assert.deepEqual([corrected?.version, corrected?.text], [2, sentences.toSpliced(3, 1).join(' ')]);
    const twice = full(sentences.toSpliced(3, 1)).replace(
      '</channel>',
      `${item(1).replace('sailed.', 'sailed. '.repeat(90))}</channel>`,
    );
    for (const after of [HOUR, 2 * HOUR]) {
      bench.pages.set(FEED, `${twice}<!-- ${after} -->`);
      await poll(after);
    }
    assert.deepEqual(
      (await articles()).map(({ version }) => version),
      [2],
    );
  });

  it('keeps the feed’s teaser where the page shows only a beginning to those who do not pay', async () => {
    bench.pages.set(FEED, feedOf());
    await follow();
    bench.pages.set(FEED, feedOf(1));
    const gate =
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry 1 sails","isAccessibleForFree":false}</script>';
    bench.pages.set(pageUrl(1), page(1).replace('</head>', `${gate}</head>`));
    await poll();
    assert.equal((await articles())[0]?.text, 'Ferry 1 sailed.');
  });

  it('does not use a page behind a redirect that robots.txt there forbids', async () => {
    bench.pages.set(FEED, feedOf());
    await follow();
    bench.pages.set(FEED, feedOf(1));
    bench.redirects.set(pageUrl(1), 'https://closed.invalid/1');
    bench.pages.set('https://closed.invalid/1', page(1));
    bench.pages.set('https://closed.invalid/robots.txt', 'User-agent: *\nDisallow: /');
    await poll();
    assert.deepEqual(
      (await articles()).map(({ text }) => text),
      ['Ferry 1 sailed.'],
    );
  });
});
