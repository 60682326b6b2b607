// What bringing news in tells to the metrics: each article by what it was taken for, each poll by whether it could be read.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { followFeed, pollDueFeeds, saveArticle } from '../../src/ingest/ingest.ts';
import type { NewArticle } from '../../src/news/article.ts';
import { Failure } from '../../src/news/failure.ts';
import { type GuildId, LOCAL_FEED, type UserId } from '../../src/news/ids.ts';
import { type IngestBench, openIngestBench } from '../kit/ingest-bench.ts';

const HOUR = 3_600_000;
const BY = { guildId: '100000000000000001' as GuildId, userId: '200000000000000001' as UserId };

describe('news that are brought in', () => {
  let bench: IngestBench;
  const told: string[] = [];
  const metrics = {
    article: (result: string) => void told.push(result),
    poll: (result: string) => void told.push(`poll ${result}`),
  };
  before(async () => {
    bench = await openIngestBench();
  });
  after(() => bench.store.close());
  beforeEach(() => {
    told.length = 0;
  });

  it('count by what each article was taken for', async () => {
    const needs = { ...bench, metrics };
    const article: NewArticle = {
      title: 'Ferry sails',
      text: 'It sailed at one.',
      source: 'A file',
      url: 'https://quay.invalid/ferry',
      feedId: LOCAL_FEED,
      rights: { show: 'full' },
    };
    await saveArticle(article, needs);
    await saveArticle(article, needs);
    await saveArticle({ ...article, text: 'It sailed at two.' }, needs);
    await assert.rejects(saveArticle({ ...article, text: ' ' }, needs), { code: 'bad-input' });
    assert.deepEqual(told, ['saved', 'unchanged', 'changed', 'failed']);
  });

  it('count feeds that were read, and those that could not be', async () => {
    const item = '<item><guid>1</guid><title>Whales return</title><description>They returned.</description></item>';
    bench.pages.set(
      'https://good.invalid/feed',
      `<rss version="2.0"><channel><title>Good</title>${item}</channel></rss>`,
    );
    await followFeed('https://good.invalid/feed', BY, bench);
    bench.time.clock += HOUR;
    await pollDueFeeds({ ...bench, metrics });
    // An item that the last poll read already is not even looked at as an article.
    assert.deepEqual(told, ['poll read']);
    told.length = 0;
    bench.pages.set('https://good.invalid/feed', new Failure('unreachable', 'It is away.'));
    bench.time.clock += HOUR;
    await pollDueFeeds({ ...bench, metrics });
    assert.deepEqual(told, ['poll failed']);
  });
});
