import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { followFeed, lookAtAddress, pollDueFeeds } from '../../src/ingest/ingest.ts';
import { Failure } from '../../src/news/failure.ts';
import type { GuildId, UserId } from '../../src/news/ids.ts';
import { ALL, type View } from '../../src/news/view.ts';
import { type IngestBench, openIngestBench } from '../kit/ingest-bench.ts';

const GUILD = '100000000000000001' as GuildId;
const OTHER = '100000000000000002' as GuildId;
const USER = '200000000000000001' as UserId;
const HOUR = 3_600_000;

const item = (id: number, text: string): string =>
  `<item><guid>id-${id}</guid><title>Ferry ${id} sails</title><link>https://quay.invalid/${id}</link><pubDate>Mon, 04 May 2026 06:00:00 GMT</pubDate><description>${text}</description></item>`;
const feedOf = (...items: string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>The Quay</title><link>https://quay.invalid/</link>${items.join('')}</channel></rss>`;

describe('feeds, from following to polling', () => {
  let bench: IngestBench;
  before(async () => {
    bench = await openIngestBench();
    bench.pages.set(
      'https://quay.invalid/feed',
      feedOf(item(1, 'The first ferry sailed.'), item(2, 'The second ferry sailed.')),
    );
    bench.pages.set(
      'https://quay.invalid/',
      '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>Quay</body></html>',
    );
  });
  after(() => bench.store.close());

  it('finds the feed that a page names, and says when there is none', async () => {
    assert.equal((await lookAtAddress('quay.invalid', bench)).url, 'https://quay.invalid/feed');
    bench.pages.set('https://bare.invalid/', '<html><body>nothing here</body></html>');
    await assert.rejects(
      lookAtAddress('https://bare.invalid', bench),
      (error) => error instanceof Failure && /neither a feed/.test(error.message),
    );
    await assert.rejects(
      lookAtAddress('http://exa mple', bench),
      (error) => error instanceof Failure && error.code === 'bad-input',
    );
  });

  it('stores the present items on following; they are searchable and not new', async () => {
    const followed = await followFeed('https://quay.invalid/', { guildId: GUILD, userId: USER }, bench);
    assert.equal(followed.isNew, true);
    assert.equal(followed.saved, 2);
    const view: View = { kind: 'guild', guildId: GUILD };
    assert.equal((await bench.store.articles.coverage(view)).articles, 2);
    const range = { from: bench.time.clock - HOUR, until: bench.time.clock + HOUR };
    bench.time.clock += HOUR;
    assert.equal((await bench.store.articles.newsBetween(range, ALL)).length, 2);
    assert.deepEqual(await bench.store.articles.newsBetween(range, view), []);
    assert.equal((await bench.store.articles.coverage({ kind: 'guild', guildId: OTHER })).articles, 0);
  });

  it('takes in what is new by the next poll, once, however often the feed repeats it', async () => {
    bench.pages.set(
      'https://quay.invalid/feed',
      feedOf(item(1, 'The first ferry sailed.'), item(3, 'The third ferry sailed.')),
    );
    assert.deepEqual(await pollDueFeeds(bench), { asked: 1, failed: 0, saved: 1 });
    bench.time.clock += HOUR;
    assert.deepEqual(await pollDueFeeds(bench), { asked: 1, failed: 0, saved: 0 });
    assert.equal((await bench.store.articles.coverage(ALL)).articles, 3);
  });

  it('keeps the former text of a changed item as a version', async () => {
    bench.pages.set('https://quay.invalid/feed', feedOf(item(3, 'The third ferry did not sail after all.')));
    bench.time.clock += HOUR;
    await pollDueFeeds(bench);
    const changes = await bench.store.articles.changesSince(0, 100, ALL);
    const third = changes.find((change) => change.kind === 'saved' && change.article.title === 'Ferry 3 sails');
    assert.ok(third?.kind === 'saved');
    assert.equal(third.article.version, 2);
    const versions = await bench.store.articles.versions(third.article.id, ALL);
    assert.deepEqual(
      versions.map(({ text }) => text),
      ['The third ferry sailed.'],
    );
  });

  it('counts failures, backs off, and one broken feed stops no other', async () => {
    bench.pages.set('https://broken.invalid/feed', feedOf());
    await followFeed('https://broken.invalid/feed', { guildId: GUILD, userId: USER }, bench);
    bench.pages.set('https://broken.invalid/feed', 'this is no feed any more');
    bench.pages.set('https://quay.invalid/feed', feedOf(item(4, 'The fourth ferry sailed.')));
    bench.time.clock += HOUR;
    assert.deepEqual(await pollDueFeeds(bench), { asked: 2, failed: 1, saved: 1 });
    const broken = (await bench.store.feeds.list(ALL)).find((feed) => feed.url === 'https://broken.invalid/feed');
    assert.equal(broken?.failures, 1);
    assert.ok(broken?.lastError);
    assert.ok((broken?.nextPollAt ?? 0) >= bench.time.clock + 5 * 60_000);
  });
});
