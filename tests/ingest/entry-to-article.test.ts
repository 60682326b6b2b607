import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { followFeed, pollDueFeeds } from '../../src/ingest/ingest.ts';
import type { Article } from '../../src/news/article.ts';
import type { GuildId, UserId } from '../../src/news/ids.ts';
import { ALL } from '../../src/news/view.ts';
import { type IngestBench, openIngestBench } from '../kit/ingest-bench.ts';

const FEED = 'https://quay.invalid/feed';
const PAGE = 'https://quay.invalid/1';
const SENTENCE = 'The ferry Aurora sailed again on Monday after the long storm, and the mayor waved from the quay. ';

describe('an item of a feed as an article', () => {
  let bench: IngestBench;
  beforeEach(async () => {
    bench = await openIngestBench();
  });
  afterEach(() => bench.store.close());

  async function keptOf(inside: string): Promise<Article> {
    const feed = `<rss version="2.0"><channel><title>The Quay</title>${'%'}</channel></rss>`;
    bench.pages.set(FEED, feed.replace('%', ''));
    await followFeed(FEED, { guildId: '1' as GuildId, userId: '2' as UserId }, bench);
    bench.pages.set(FEED, feed.replace('%', `<item><title>Ferry sails</title><link>${PAGE}</link>${inside}</item>`));
    bench.time.clock += 60 * 60_000;
    await pollDueFeeds(bench);
    const [change] = await bench.store.articles.changesSince(0, 10, ALL);
    assert.equal(change?.kind, 'saved');
    return change.kind === 'saved' ? change.article : assert.fail();
  }

  it('keeps the feed’s own full text and asks for no page', async () => {
    const { text } = await keptOf(`<description>${SENTENCE.repeat(8)}</description>`);
    assert.equal(text, SENTENCE.repeat(8).trim());
    assert.ok(!bench.asked.includes(PAGE));
  });

  it('asks for the page where the feed’s long text is cut short', async () => {
    const whole = `${SENTENCE.repeat(12)}The end came at noon.`;
    bench.pages.set(
      PAGE,
      `<html><head><title>Ferry sails</title></head><body><article><h1>Ferry sails</h1><p>${whole}</p></article></body></html>`,
    );
    assert.equal((await keptOf(`<description>${SENTENCE.repeat(8)} […] Read more</description>`)).text, whole);
  });

  it('leaves out what the feed adds to each text', async () => {
    const added = '&lt;p&gt;The post Ferry sails appeared first on The Quay.&lt;/p&gt;';
    const { text } = await keptOf(`<description>&lt;p&gt;${SENTENCE.repeat(8)}&lt;/p&gt;${added}</description>`);
    assert.equal(text, SENTENCE.repeat(8).trim());
  });

  it('names people as authors, and neither the feed nor a bare address', async () => {
    assert.equal(
      (await keptOf('<author>By MARA LIND and Jon Oke, Staff Writers</author>')).byline,
      'Mara Lind, Jon Oke',
    );
    for (const author of ['The Quay', 'desk@quay.invalid']) {
      await bench.store.close();
      bench = await openIngestBench();
      assert.equal((await keptOf(`<author>${author}</author>`)).byline, undefined);
    }
  });
});
