import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { addArticle, followFeed, pollDueFeeds, restoreAt, takeDownAt } from '../../src/ingest/ingest.ts';
import type { GuildId } from '../../src/news/ids.ts';
import { type IngestBench, openIngestBench } from '../kit/ingest-bench.ts';
import { USER, viewOf } from '../kit/news-world.ts';

const HERE = '100000000000000001' as GuildId;
const THERE = '100000000000000002' as GuildId;
const PAGE = 'https://quay.invalid/owl';
const html = (head = ''): string =>
  `<html><head><title>Owl seen at the pier</title><meta property="og:site_name" content="The Quay">${head}</head><body><article><h1>Owl seen at the pier</h1>${'<p>An owl was seen at the pier on Sunday, said Bo Lund of the bird club, who had waited for it.</p>'.repeat(6)}</article></body></html>`;

describe('add-article', () => {
  let bench: IngestBench;
  beforeEach(async () => {
    bench = await openIngestBench();
    bench.pages.set(PAGE, html());
  });
  afterEach(() => bench.store.close());

  const add = (address = PAGE) => addArticle(address, { guildId: HERE, userId: USER }, bench);
  const countIn = async (guildId: GuildId): Promise<number> =>
    (await bench.store.articles.coverage(viewOf(guildId))).articles;

  it('stores a page for one server, once, under its own address', async () => {
    const added = await add('quay.invalid/owl');
    assert.deepEqual(added, {
      title: 'Owl seen at the pier',
      source: 'The Quay',
      outcome: 'saved',
      isTakenDown: false,
    });
    assert.equal((await add()).outcome, 'unchanged');
    assert.deepEqual([await countIn(HERE), await countIn(THERE)], [1, 0]);
    assert.deepEqual(await pollDueFeeds(bench), { asked: 0, failed: 0, saved: 0 });
  });

  it('reads no page that robots.txt closes, nor one that is no article', async () => {
    bench.pages.set('https://quay.invalid/robots.txt', 'User-agent: *\nDisallow: /owl');
    await assert.rejects(add(), /asks not to read that page/u);
    await assert.rejects(add('https://other.invalid/none'), /has nothing/u);
    await assert.rejects(add('mailto:a@b.invalid'), /no web address/u);
    assert.equal(await countIn(HERE), 0);
  });

  it('believes no page that calls another site’s address its own', async () => {
    bench.pages.set(PAGE, html('<link rel="canonical" href="https://victim.invalid/story">'));
    await add();
    assert.deepEqual(await bench.store.takeDowns.find('https://victim.invalid/story', viewOf(HERE)), []);
    assert.equal((await bench.store.takeDowns.find(PAGE, viewOf(HERE))).length, 1);
  });

  it('shows nothing of what is taken down, until that is undone', async () => {
    await add();
    const down = await takeDownAt(`<${PAGE}?utm_source=mail>`, { view: viewOf(HERE), by: USER }, bench);
    assert.equal(down.taken.length, 1);
    assert.deepEqual(await takeDownAt(PAGE, { view: viewOf(HERE), by: USER }, bench), { taken: [], isDown: true });
    assert.equal((await add()).isTakenDown, true);
    assert.equal(await countIn(HERE), 0);
    assert.equal((await restoreAt(`${PAGE}/`, viewOf(HERE), bench)).length, 1);
    assert.equal(await countIn(HERE), 1);
  });
});

describe('how many feeds a server follows', () => {
  it('is limited, without what was handed in', async () => {
    const bench = await openIngestBench();
    bench.pages.set(PAGE, html());
    for (const name of ['a', 'b', 'c'])
      bench.pages.set(
        `https://${name}.invalid/feed`,
        `<rss version="2.0"><channel><title>${name}</title></channel></rss>`,
      );
    const needs = { ...bench, feedsPerServer: 2 };
    const follow = (name: string, guildId = HERE) =>
      followFeed(`https://${name}.invalid/feed`, { guildId, userId: USER }, needs);
    await addArticle(PAGE, { guildId: HERE, userId: USER }, bench);
    await follow('a');
    await follow('b');
    await assert.rejects(follow('c'), /follows 2 feeds, as many as it may/u);
    assert.equal((await follow('c', THERE)).isNew, true);
    await bench.store.close();
  });
});
