import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { followFeed, pollDueFeeds, saveArticle } from '../../src/ingest/ingest.ts';
import type { Article, NewArticle } from '../../src/news/article.ts';
import { type GuildId, LOCAL_FEED, type UserId } from '../../src/news/ids.ts';
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

  it('keeps the first text where two feeds of one site tell it differently', async () => {
    await follow('https://feeds.quay.invalid/short', feedOf('Quay in short', 'It sailed.'), FIRST);
    bench.time.clock += HOUR;
    await pollDueFeeds(bench);
    assert.deepEqual(await textsOf({ kind: 'guild', guildId: FIRST }), ['The Quay: It sailed at noon.']);
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

  it('does not take a forged article that came first for the site’s own', async () => {
    const late = (text: string): string => feedOf('The Isle', text).replaceAll('quay.invalid/ferry', 'isle.invalid/a');
    await follow('https://early.invalid/feed', late('The isle burns.').replace('The Isle', 'Forged'), SECOND);
    await follow('https://isle.invalid/feed', late('The isle blooms.'), FIRST);
    const texts = await textsOf({ kind: 'guild', guildId: FIRST });
    assert.ok(texts.includes('The Isle: The isle blooms.'));
    assert.ok(!texts.some((text) => text.includes('burns')));
  });
});
