import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseFeed } from '../../src/feeds/feeds.ts';

const rss = (inner: string): string => `<rss version="2.0"><channel><title>The Quay</title>${inner}</channel></rss>`;
const item = (id: number): string => `<item><guid>${id}</guid><title>Ship ${id}</title></item>`;

describe('what a feed says of being polled', () => {
  it('reads ttl, updatePeriod and the hours and days to skip; the hour 24 of old feeds is midnight', () => {
    const hours = '<skipHours><hour>3</hour><hour>24</hour><hour>99</hour></skipHours>';
    const days = '<skipDays><day>Sunday</day><day>saturday</day><day>Someday</day></skipDays>';
    const feed = parseFeed({ body: rss(`<ttl>45</ttl>${hours}${days}${item(1)}`) });
    assert.equal(feed.ttlMinutes, 45);
    assert.deepEqual(feed.skipHours, [3, 0]);
    assert.deepEqual(feed.skipDays, [0, 6]);
    assert.equal(parseFeed({ body: rss(item(1)) }).skipHours, undefined);
  });

  it('reads the first 1,000 items of an archive, whatever stands behind them', () => {
    const body = rss(Array.from({ length: 1_200 }, (_, id) => item(id)).join(''));
    const { entries } = parseFeed({ body });
    assert.equal(entries.length, 1_000);
    assert.deepEqual([entries[0]?.title, entries.at(-1)?.title], ['Ship 0', 'Ship 999']);
    assert.equal(
      parseFeed({ body: rss(Array.from({ length: 1_000 }, (_, id) => item(id)).join('')) }).entries.length,
      1_000,
    );
  });
});
