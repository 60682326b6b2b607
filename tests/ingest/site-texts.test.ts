import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Keyv } from 'keyv';
import { createSiteTexts, followFeed, pollDueFeeds } from '../../src/ingest/ingest.ts';
import type { GuildId, UserId } from '../../src/news/ids.ts';
import { ALL } from '../../src/news/view.ts';
import { JOBS } from '../../src/workers/jobs.ts';
import { openIngestBench } from '../kit/ingest-bench.ts';

const CLUB = 'The Quay belongs to its members, and so could you.';
const TEXTS = [
  [
    'The ferry Aurora sailed for the first time since the storm.',
    'Its captain thanked the divers who had freed the rudder.',
  ],
  ['A bakery in Mill Lane has won the national rye prize.', 'The judges had tasted more than two hundred loaves.'],
  ['Nobody was hurt when the old crane fell into the dock.', 'It had stood there since the year of the great flood.'],
  ['The library will stay open on Sundays after all.', 'Readers had collected four thousand signatures for it.'],
  ['Otters have come back to the mouth of the river.', 'A warden saw a mother with three cubs on the slipway.'],
  ['The lighthouse is to be painted in its old colours.', 'Stripes of red had been covered over in the war.'],
];

const page = (index: number): string => {
  const [lede = '', end = ''] = TEXTS[index] ?? [];
  const filler = `<p>${`${lede} So say those who were there, and ${index} others who were not. `.repeat(3)}</p>`;
  return `<html><head><title>Report ${index} from the quay side</title></head><body><article><h1>Report ${index} from the quay side</h1><p>${lede}</p>${filler}<p>${end} ${CLUB}</p></article></body></html>`;
};

describe('site-texts', () => {
  it('takes a sentence off once it was seen on four pages of a third of them, and no other', async () => {
    const siteTexts = createSiteTexts(new Keyv());
    const read = async (index: number): Promise<string> => {
      const url = `https://www.quay.invalid/${index}`;
      const recurring = await siteTexts.recurringAt(url);
      const extracted = await JOBS.extractArticle({ html: page(index), url, recurring });
      await siteTexts.learn(url, extracted.edges);
      return extracted.text;
    };
    for (const index of [0, 1, 2, 3]) assert.ok((await read(index)).includes(CLUB), `page ${index}`);
    for (const index of [4, 5]) {
      const text = await read(index);
      assert.ok(!text.includes(CLUB), text);
      assert.ok(text.endsWith(TEXTS[index]?.[1] ?? '?'), text);
    }
  });

  it('counts a page once however often it is read, knows no other host, and forgets nothing it should not', async () => {
    const siteTexts = createSiteTexts(new Keyv());
    for (let time = 0; time < 6; time += 1) await siteTexts.learn('https://quay.invalid/1', ['a']);
    assert.deepEqual(await siteTexts.recurringAt('https://quay.invalid/2'), []);
    for (const id of [2, 3, 4]) await siteTexts.learn(`https://www.quay.invalid/${id}`, ['a', `own-${id}`]);
    assert.deepEqual(await siteTexts.recurringAt('https://quay.invalid/9'), ['a']);
    assert.deepEqual(await siteTexts.recurringAt('https://other.invalid/9'), []);
    // A background sentence on four pages of thirty is none of the site's own.
    for (let id = 10; id < 60; id += 1) await siteTexts.learn(`https://quay.invalid/${id}`, id < 14 ? ['b'] : []);
    for (let id = 60; id < 64; id += 1) await siteTexts.learn(`https://quay.invalid/${id}`, ['c']);
    assert.deepEqual(await siteTexts.recurringAt('https://quay.invalid/99'), []);
  });

  it('learns while feeds are polled', async () => {
    const bench = await openIngestBench();
    try {
      const needs = { ...bench, siteTexts: createSiteTexts(new Keyv()) };
      const feed = 'https://quay.invalid/feed';
      const items = (to: number): string =>
        `<rss version="2.0"><channel><title>The Quay</title>${TEXTS.slice(0, to)
          .map(
            (_, id) =>
              `<item><guid>${id}</guid><title>Report ${id} from the quay side</title><link>https://quay.invalid/${id}</link></item>`,
          )
          .join('')}</channel></rss>`;
      for (const id of TEXTS.keys()) bench.pages.set(`https://quay.invalid/${id}`, page(id));
      bench.pages.set(feed, items(0));
      await followFeed(feed, { guildId: '1' as GuildId, userId: '2' as UserId }, needs);
      for (const to of [4, 6]) {
        bench.pages.set(feed, items(to));
        bench.time.clock += 60 * 60_000;
        await pollDueFeeds(needs);
      }
      const changes = await bench.store.articles.changesSince(0, 100, ALL);
      const texts = changes.flatMap((one) => (one.kind === 'saved' ? [one.article.text] : []));
      assert.deepEqual(texts.map((text) => text.includes(CLUB)).sort(), [false, false, true, true, true, true]);
    } finally {
      await bench.store.close();
    }
  });
});
