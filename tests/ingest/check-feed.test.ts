import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { checkFeed } from '../../src/ingest/ingest.ts';
import { Failure } from '../../src/news/failure.ts';
import { ALL } from '../../src/news/view.ts';
import { type IngestBench, openIngestBench } from '../kit/ingest-bench.ts';

const FEED = 'https://quay.invalid/feed';
const DAY = 86_400_000;

describe('check-feed', () => {
  let bench: IngestBench;
  beforeEach(async () => {
    bench = await openIngestBench();
  });
  afterEach(() => bench.store.close());

  const item = (number: number, daysAgo: number, over = ''): string =>
    `<item><title>Item ${number}</title>${over.includes('<guid>') ? '' : `<guid>${number}</guid>`}${over.includes('<link>') ? '' : `<link>https://quay.invalid/${number}</link>`}<pubDate>${new Date(bench.time.clock - daysAgo * DAY).toUTCString()}</pubDate><description>${over.includes('<description>') ? '' : 'A teaser.'}</description>${over}</item>`;
  const check = (...items: readonly string[]) => {
    bench.pages.set(
      FEED,
      `<rss version="2.0"><channel><title>The Quay</title><language>en-gb</language>${items.join('')}</channel></rss>`,
    );
    return checkFeed(FEED, bench);
  };

  it('tells title, language, rhythm and the newest items, and stores nothing', async () => {
    const report = await check(...[0, 0.5, 1, 1.5, 2].map((days, number) => item(number, days)));
    assert.deepEqual([report.title, report.items, report.language, report.url], ['The Quay', 5, 'en-gb', FEED]);
    assert.ok(Math.abs((report.itemsPerDay ?? 0) - 2) < 0.01);
    assert.deepEqual(
      report.newest.map(({ title }) => title),
      ['Item 0', 'Item 1', 'Item 2'],
    );
    assert.deepEqual(report.faults, []);
    assert.equal((await bench.store.articles.coverage(ALL)).articles, 0);
    assert.equal(await bench.store.feeds.findByUrl(FEED), undefined);
  });

  it('tells whole texts from teasers, and whether the pages behind these can be read', async () => {
    assert.equal((await check(item(1, 0))).texts, 'teasers, pages unread');
    bench.pages.set(
      'https://quay.invalid/1',
      `<html><head><title>Item 1</title></head><body><article><h1>Item 1</h1>${'<p>The ferry sailed on Monday after the long storm, said the mayor on the quay.</p>'.repeat(8)}</article></body></html>`,
    );
    assert.equal((await check(item(1, 0))).texts, 'teasers, pages read');
    const whole = `<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">${'The ferry sailed on Monday. '.repeat(40)}</content:encoded>`;
    assert.equal((await check(item(1, 0, whole))).texts, 'whole');
  });

  it('respects robots.txt while it looks', async () => {
    bench.pages.set('https://quay.invalid/robots.txt', 'User-agent: *\nDisallow: /');
    assert.equal((await check(item(1, 0))).texts, 'teasers, pages closed');
    assert.ok(!bench.asked.includes('https://quay.invalid/1'));
  });

  it('names what is wrong', async () => {
    assert.deepEqual((await check()).faults, ['no items']);
    const odd = [1, 2].map((number) => item(number, -3, '<guid>same</guid><link>https://quay.invalid/</link>'));
    assert.deepEqual((await check(...odd)).faults, ['shared links', 'repeated ids', 'days to come']);
    assert.deepEqual((await check(item(1, 100))).faults, ['stale']);
    assert.deepEqual((await check('<item><title>Bare</title></item>')).faults, ['no days', 'no links']);
    await assert.rejects(checkFeed('https://none.invalid/', bench), Failure);
  });
});
