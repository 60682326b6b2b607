import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { followFeed, pollDueFeeds, saveArticle } from '../../src/ingest/ingest.ts';
import type { Article, NewArticle } from '../../src/news/article.ts';
import { type FeedId, type GuildId, LOCAL_FEED, type UserId } from '../../src/news/ids.ts';
import { ALL, type View } from '../../src/news/view.ts';
import { type IngestBench, openIngestBench } from '../kit/ingest-bench.ts';

const FIRST = '100000000000000001' as GuildId;
const SECOND = '100000000000000002' as GuildId;
const USER = '200000000000000001' as UserId;
const HOUR = 3_600_000;
const ADDRESS = 'https://quay.invalid/ferry';

const feedOf = (title: string, text: string): string =>
  `<rss version="2.0"><channel><title>${title}</title><link>https://quay.invalid/</link><item><guid>${ADDRESS}</guid><title>Ferry sails</title><link>${ADDRESS}</link><description>${text}</description></item></channel></rss>`;

describe('save-article, with several feeds at one address', () => {
  let bench: IngestBench;
  before(async () => {
    bench = await openIngestBench();
  });
  after(() => bench.store.close());

  async function seenBy(view: View): Promise<readonly Article[]> {
    const changes = await bench.store.articles.changesSince(0, 100, view);
    return changes.flatMap((change) => (change.kind === 'saved' ? [change.article] : []));
  }
  const textsOf = async (view: View): Promise<readonly string[]> =>
    (await seenBy(view)).map(({ source, text }) => `${source}: ${text}`).sort();
  const follow = async (url: string, body: string, guildId: GuildId): Promise<void> => {
    bench.pages.set(url, body);
    await followFeed(url, { guildId, userId: USER }, bench);
  };

  it('lets no feed rewrite what another brought, and shows each server its own', async () => {
    await follow('https://quay.invalid/feed', feedOf('The Quay', 'It sailed at noon.'), FIRST);
    await follow('https://forger.invalid/feed', feedOf('The Forger', 'It sank at noon.'), SECOND);
    for (let poll = 0; poll < 3; poll += 1) {
      assert.deepEqual(await textsOf({ kind: 'guild', guildId: FIRST }), ['The Quay: It sailed at noon.']);
      assert.deepEqual(await textsOf({ kind: 'guild', guildId: SECOND }), ['The Forger: It sank at noon.']);
      assert.deepEqual(
        (await seenBy(ALL)).map(({ version }) => version),
        [1, 1],
      );
      bench.time.clock += HOUR;
      assert.deepEqual(await pollDueFeeds(bench), { asked: 2, failed: 0, saved: 0 });
    }
  });

  it('lets each feed change its own', async () => {
    bench.pages.set('https://forger.invalid/feed', feedOf('The Forger', 'It was stolen at noon.'));
    bench.time.clock += HOUR;
    await pollDueFeeds(bench);
    assert.deepEqual(await textsOf({ kind: 'guild', guildId: FIRST }), ['The Quay: It sailed at noon.']);
    assert.deepEqual(await textsOf({ kind: 'guild', guildId: SECOND }), ['The Forger: It was stolen at noon.']);
  });

  it('shows who follows the short feed of a site the short text alone, and takes it for a copy of the other', async () => {
    const third = '100000000000000003' as GuildId;
    await follow('https://feeds.quay.invalid/short', feedOf('Quay in short', 'It sailed.'), third);
    bench.time.clock += HOUR;
    await pollDueFeeds(bench);
    assert.deepEqual(await textsOf({ kind: 'guild', guildId: third }), ['Quay in short: It sailed.']);
    assert.deepEqual(await textsOf({ kind: 'guild', guildId: FIRST }), ['The Quay: It sailed at noon.']);
    const [long] = await seenBy({ kind: 'guild', guildId: FIRST });
    const [short] = await seenBy({ kind: 'guild', guildId: third });
    assert.equal(short?.copyOf, long?.id);
    await followFeed('https://feeds.quay.invalid/short', { guildId: FIRST, userId: USER }, bench);
    assert.equal((await seenBy({ kind: 'guild', guildId: FIRST })).length, 2);
    await bench.store.feeds.unfollow(FIRST, short?.feedId as FeedId);
  });

  it('shows a later text to those alone whose feed brought it, and joins them when theirs does', async () => {
    const [paid, open] = ['400000000000000001' as GuildId, '400000000000000002' as GuildId];
    const [long, short] = ['https://tide.invalid/paid', 'https://tide.invalid/open'];
    const told = (title: string, text: string) =>
      feedOf(title, text).replaceAll('quay.invalid/ferry', 'tide.invalid/a');
    await follow(long, told('Tide', 'The tide was high.'), paid);
    await follow(short, told('Tide', 'The tide was high.'), open);
    const [shared] = await seenBy({ kind: 'guild', guildId: open });
    assert.equal(shared?.feeds.length, 2);
    const began = bench.time.clock;
    bench.pages.set(long, told('Tide', 'The tide was high, for subscribers.'));
    for (let poll = 0; poll < 2; poll += 1) {
      bench.time.clock += HOUR;
      await pollDueFeeds(bench);
      assert.deepEqual(await textsOf({ kind: 'guild', guildId: paid }), ['Tide: The tide was high, for subscribers.']);
      assert.deepEqual(await textsOf({ kind: 'guild', guildId: open }), ['Tide: The tide was high.']);
    }
    const news = { from: began - HOUR, until: bench.time.clock + HOUR };
    assert.deepEqual(await bench.store.articles.newsBetween(news, { kind: 'guild', guildId: open }), []);
    bench.pages.set(short, told('Tide', 'The tide was high, for subscribers.'));
    bench.time.clock += HOUR;
    await pollDueFeeds(bench);
    const [joined, ...others] = await seenBy({ kind: 'guild', guildId: open });
    assert.equal(joined?.id, shared?.id);
    assert.deepEqual(others, []);
    assert.deepEqual(
      await bench.store.articles.newsBetween({ ...news, until: news.until + HOUR }, { kind: 'guild', guildId: open }),
      [],
    );
  });

  it('lets an imported file change what files brought, and nothing else', async () => {
    const imported: NewArticle = {
      title: 'Ferry sails',
      text: 'It sailed at one.',
      source: 'A file',
      url: ADDRESS,
      feedId: LOCAL_FEED,
      rights: { show: 'full' },
    };
    assert.equal((await saveArticle(imported, bench)).outcome, 'saved');
    assert.equal((await saveArticle({ ...imported, text: 'It sailed at two.' }, bench)).outcome, 'changed');
    assert.deepEqual(await textsOf({ kind: 'guild', guildId: FIRST }), [
      'A file: It sailed at two.',
      'The Quay: It sailed at noon.',
    ]);
  });

  it('knows one text of several publishers for copies though they come in one moment', async () => {
    const text = 'The ferry to Norvik was stopped by a storm, and forty passengers slept on board. '.repeat(4);
    const sources = ['The Pier', 'The Mole', 'The Groyne'];
    const arriving = sources.map((source, at): NewArticle => {
      const url = `https://pier${at}.invalid/storm`;
      return { title: 'Storm stops the ferry', text, source, url, feedId: LOCAL_FEED, rights: { show: 'full' } };
    });
    const saved = await Promise.all(arriving.map((article) => saveArticle(article, bench)));
    assert.deepEqual(
      saved.map(({ outcome }) => outcome),
      ['saved', 'copy', 'copy'],
    );
  });

  it('cuts a source that is longer than any name, for an index keeps none of thousands of characters', async () => {
    const source = Array.from({ length: 100 }, (_, at) => createHash('sha256').update(`${at}`).digest('hex')).join(' ');
    const rights = { show: 'full' } as const;
    const text = 'The tide table of Norvik is printed anew.';
    await saveArticle({ title: 'Tides', text, source, feedId: LOCAL_FEED, rights }, bench);
    const saved = (await seenBy(ALL)).find(({ title }) => title === 'Tides');
    assert.ok(saved !== undefined && saved.source.length <= 200 && source.startsWith(saved.source.slice(0, -1)));
  });

  it('cites an article at its address though that is too long to know it by, and never at one that is no web address', async () => {
    const long = `https://pier.invalid/tides?${'x'.repeat(3_000)}`;
    const tell = (title: string, url: string): NewArticle => {
      const text = `${title} tells of the tides of Norvik in its own words.`;
      return { title, text, source: 'The Pier', url, feedId: LOCAL_FEED, rights: { show: 'full' } };
    };
    await saveArticle(tell('Ebb', long), bench);
    await saveArticle(tell('Flow', 'javascript:alert(1)'), bench);
    const saved = await seenBy(ALL);
    const [ebb, flow] = ['Ebb', 'Flow'].map((wanted) => saved.find(({ title }) => title === wanted));
    assert.deepEqual([ebb?.citedUrl, ebb?.url], [long, undefined]);
    assert.match(flow?.citedUrl ?? '', /^dateline:article\//);
  });

  it('does not take a forged article that came first for the site’s own', async () => {
    const late = (text: string): string => feedOf('The Isle', text).replaceAll('quay.invalid/ferry', 'isle.invalid/a');
    await follow('https://early.invalid/feed', late('The isle burns.').replace('The Isle', 'Forged'), SECOND);
    await follow('https://isle.invalid/feed', late('The isle blooms.'), FIRST);
    const texts = await textsOf({ kind: 'guild', guildId: FIRST });
    assert.ok(texts.includes('The Isle: The isle blooms.'));
    assert.ok(!texts.some((text) => text.includes('burns')));
  });
});
