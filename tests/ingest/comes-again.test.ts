// A feed that gives its items other ids, addresses, dates or some other words: nothing of it becomes news twice.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { pollDueFeeds } from '../../src/ingest/ingest.ts';
import type { GuildId } from '../../src/news/ids.ts';
import { type NewsWorld, openNewsWorld, viewOf } from '../kit/news-world.ts';

const GUILD = '100000000000000001' as GuildId;
const OTHER = '100000000000000002' as GuildId;
const HOUR = 3_600_000;
const FEED = 'https://thequay.invalid/feed';

interface Item {
  readonly id: string;
  readonly link: string;
  readonly title: string;
  readonly day: string;
  readonly text: string;
}

const SUBJECTS = ['ferry', 'harbour', 'trawler', 'lighthouse', 'dredger'];
const item = (number: number): Item => ({
  id: `id-${number}`,
  link: `https://thequay.invalid/news/${number}`,
  title: `The ${SUBJECTS[number]} of Port Sevrin is repaired`,
  day: 'Mon, 04 May 2026 07:00:00 GMT',
  text: [
    `The ${SUBJECTS[number]} of Port Sevrin was brought to the yard on Monday, where it will stay for ${number + 3} weeks.`,
    `Its owner, Ana Roth, said that the ${SUBJECTS[number]} had served for ${number + 20} years without a day in repair.`,
    `Number ${number} of the yard’s five docks was emptied for it, and ${number + 11} people will work there by day and night.`,
    `The council pays ${number + 2} million for the work on the ${SUBJECTS[number]}, half of it from what the port earned last year.`,
    `Until it is back, people are asked to use what else lies at quay ${number + 1}, and to be patient with those who man it.`,
  ].join(' '),
});
const feedOf = (items: readonly Item[], title = 'The Quay'): string =>
  `<rss version="2.0"><channel><title>${title}</title>${items
    .map(
      ({ id, link, title: headline, day, text }) =>
        `<item><guid isPermaLink="false">${id}</guid><link>${link}</link><title>${headline}</title><pubDate>${day}</pubDate><description>${text}</description></item>`,
    )
    .join('')}</channel></rss>`;

describe('what comes again', () => {
  let world: NewsWorld;
  const items = SUBJECTS.map((_, number) => item(number));
  beforeEach(async () => {
    world = await openNewsWorld();
    await world.follow('The Quay', GUILD);
    world.pages.set(FEED, feedOf(items));
    assert.deepEqual(await pollDueFeeds(world), { asked: 1, failed: 0, saved: 5 });
  });
  afterEach(() => world.store.close());

  /** Polls the changed feed; gives how many articles there are, and how many became news by it. */
  async function pollAgain(changed: readonly Item[], times = 2): Promise<readonly [number, number]> {
    const from = world.time.clock + 1;
    world.pages.set(FEED, feedOf(changed));
    for (let poll = 0; poll < times; poll += 1) {
      world.time.clock += HOUR;
      await pollDueFeeds(world);
    }
    const news = await world.store.articles.newsBetween({ from, until: world.time.clock + 1 }, viewOf(GUILD));
    return [(await world.store.articles.coverage(viewOf(GUILD))).articles, news.length];
  }

  const CHANGES: Readonly<Record<string, (one: Item, number: number) => Item>> = {
    ids: (one) => ({ ...one, id: `new-${one.id}` }),
    dates: (one) => ({ ...one, day: 'Mon, 04 May 2026 11:30:00 GMT' }),
    'dates, by a week': (one) => ({ ...one, day: 'Mon, 11 May 2026 11:30:00 GMT' }),
    addresses: (one, number) => ({ ...one, link: `https://thequay.invalid/2026/${number}` }),
    'ids and addresses': (one, number) => ({ ...one, id: `n${number}`, link: `https://thequay.invalid/n/${number}` }),
    'ids, addresses and dates': (one, number) => ({
      ...one,
      id: `n${number}`,
      link: `https://thequay.invalid/n/${number}`,
      day: 'Mon, 11 May 2026 11:30:00 GMT',
    }),
    'ids, addresses and some words': (one, number) => ({
      ...one,
      id: `n${number}`,
      link: `https://thequay.invalid/n/${number}`,
      text: `${one.text} This story was changed.`,
    }),
    'ids to one and the same': (one) => ({ ...one, id: 'the feed' }),
    'addresses to one and the same': (one) => ({ ...one, link: 'https://thequay.invalid/' }),
  };
  for (const [name, change] of Object.entries(CHANGES)) {
    it(`is no news when a feed changes all its ${name}`, async () => {
      assert.deepEqual(await pollAgain(items.map(change)), [5, 0]);
    });
  }

  it('is linked where its feed links it now, unless it was published anew', async () => {
    await pollAgain(items.map(CHANGES['ids and addresses'] as never));
    const urls = (await world.store.articles.changesSince(0, 9, viewOf(GUILD))).map(
      (one) => one.kind === 'saved' && one.article.citedUrl,
    );
    assert.ok(urls.every((url) => String(url).startsWith('https://thequay.invalid/n/')));
  });

  it('keeps items apart that share one address, in every poll', async () => {
    const shared = [0, 1, 2].map((number) => ({
      ...item(number),
      link: 'https://thequay.invalid/live',
      title: `Flash ${number}`,
      text: `${item(number).text} Flash.`,
      id: `flash-${number}`,
    }));
    assert.deepEqual(await pollAgain([...items, ...shared]), [8, 3]);
    const versions = await world.store.articles.changesSince(0, 20, viewOf(GUILD));
    assert.ok(versions.every((one) => one.kind === 'saved' && one.article.version === 1));
  });

  it('is a copy where another paper prints the wire text under its own lede and ending', async () => {
    const gazette = await world.follow('Gazette', GUILD, OTHER);
    const [wire] = items;
    assert.ok(wire !== undefined);
    const sentences = wire.text.split(/(?<=\.) /u);
    const rewritten = ['Passengers will have to wait.', ...sentences.slice(1, 4), 'The Gazette will report.'].join(' ');
    const id = await world.add(gazette, { title: 'Passengers must wait for the ferry', text: rewritten });
    const reads = await world.store.articles.changesSince(0, 20, viewOf(OTHER));
    const copy = reads.find((one) => one.kind === 'saved' && one.article.id === id);
    assert.ok(copy?.kind === 'saved' && copy.article.copyOf !== undefined);
    const hits = await world.search.search({ reading: 'query', words: 'ferry', view: viewOf(GUILD), limit: 10 });
    assert.deepEqual([hits.total, hits.hits[0]?.alsoIn], [1, ['Gazette']]);
  });
});
