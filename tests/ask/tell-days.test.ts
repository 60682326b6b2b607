// What happened on a day, told from invented news: days read, events grouped, sources counted, other servers' news unseen.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { completeDays, tellDays } from '../../src/ask/ask.ts';
import type { DayView, ToldEvent } from '../../src/news/day-view.ts';
import type { FeedId, GuildId, UserId } from '../../src/news/ids.ts';
import { ALL, type View } from '../../src/news/view.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { checkCitations } from '../../src/write/write-cited.ts';
import { readArticle, type Told } from '../kit/memory-articles.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

/** A Thursday. */
const ASKED = Date.UTC(2025, 3, 10, 22);

const NEWS: readonly Told[] = [
  {
    id: 'bridge',
    title: 'Storm closes the Norvik bridge',
    source: 'The Harbour Post',
    publishedDay: '2025-03-05',
    text: 'The Norvik bridge was closed on 3 March after a storm damaged two of its pillars and 40 boats. Mayor Ingrid Solvang opened a shelter in Eastvale on 4 March. She visited it again on 5 March.\n\nThe school choir of Westhaven sang for the firefighters on 3 March.',
  },
  {
    id: 'bridge-copy',
    title: 'Storm closes the Norvik bridge',
    source: 'Eastvale Wire',
    publishedDay: '2025-03-05',
    copyOf: 'bridge',
    text: 'The Norvik bridge was closed on 3 March after a storm damaged two of its pillars and 40 boats. Mayor Ingrid Solvang opened a shelter in Eastvale on 4 March.',
  },
  {
    id: 'bridge-radio',
    title: 'Norvik bridge shut after storm',
    source: 'Coastal Radio',
    publishedDay: '2025-03-06',
    text: 'On Monday the storm damaged 55 boats and two pillars of the Norvik bridge, which was closed.',
  },
  {
    id: 'harvest',
    title: 'Kelp harvest begins early',
    source: 'The Harbour Post',
    publishedDay: '2025-04-02',
    text: 'Kelp farmers near Westhaven began their harvest on 1 April. The ferry line to Eastvale will reopen on 20 April. Last month the Kelp Growers Union elected Tomas Brekke as its head. Did anybody see the harvest of 1 April coming?',
  },
  {
    id: 'undated',
    title: 'Lighthouse painted',
    source: 'The Harbour Post',
    publishedDay: '2025-04-03',
    text: 'The lighthouse of Westhaven was painted green by volunteers. They worked for six hours.',
  },
  {
    id: 'excerpt',
    title: 'Long story of the tunnel',
    source: 'Tunnel Weekly',
    publishedDay: '2025-02-11',
    rights: { show: 'excerpt' },
    text: `The tunnel under the bay was opened on 10 February by Governor Astrid Lund, ${'who praised the patient workers, '.repeat(4)}and thanked them all. The old ferry made its last trip on 10 February with ${'a brass band, '.repeat(12)}and many guests.`,
  },
];

async function fill(store: Store, told: readonly Told[]): Promise<void> {
  for (const each of told) {
    for (const feed of each.feeds ?? []) {
      const url = `https://${feed}.example/feed`;
      const times = { nextPollAt: 0, leaseUntil: 0, failures: 0 };
      await store.feeds.add({ id: feed as FeedId, url, title: feed, listedForAll: false, ...times });
      await store.feeds.follow(`1${feed}` as GuildId, feed as FeedId, '1' as UserId, 0);
    }
    assert.equal(await store.articles.save(readArticle(each), { expectedVersion: 0 }), true);
  }
}

const open = () => openStore({ dataDir: temporaryFolder(), now: () => 0 });
const textsOf = (events: readonly ToldEvent[]) =>
  events.map(({ claims }) => claims.map(({ claim }) => claim.text).join(' | '));

describe('tellDays', () => {
  let store: Store;
  const on = (date: string, zone = 'UTC'): Promise<DayView> => tellDays({ date, view: ALL, zone, asked: ASKED }, store);
  before(async () => {
    store = await open();
    await fill(store, NEWS);
  });
  after(() => store.close());

  it('tells the distinct events of a day, what most sources tell first, and counts a copy with its original', async () => {
    const { events } = await on('3 March 2025');
    assert.equal(events.length, 2, textsOf(events).join('\n'));
    const [bridge, choir] = events;
    assert.match(textsOf(events)[0] ?? '', /Norvik bridge was closed on 3 March/u);
    assert.equal(bridge?.sources, 2);
    assert.ok(bridge?.about.some((name) => /Norvik/u.test(name)));
    assert.match(choir?.claims[0].claim.text ?? '', /choir of Westhaven/u);
    assert.equal(choir?.sources, 1);
  });

  it('folds near copies, and shows figures that differ side by side', async () => {
    const [bridge] = (await on('3 March 2025')).events;
    const cited = [...(bridge?.claims ?? []).map(({ claim }) => claim), ...(bridge?.conflicts ?? [])];
    const words = cited.map(({ text }) => text).join(' | ');
    assert.match(words, /40 boats/u);
    assert.match(words, /55 boats/u);
    assert.equal(bridge?.conflicts.length, 1);
    assert.deepEqual(bridge?.alsoIn, ['Eastvale Wire']);
  });

  it('says from which words the day was counted where it is not stated', async () => {
    const [bridge] = (await on('3 March 2025')).events;
    assert.equal(bridge?.claims[0].countedFrom, '3 March');
    const alone = await tellDays(
      { date: '2025-03-03', view: ALL, zone: 'UTC', asked: ASKED },
      await withOnly('bridge-radio'),
    );
    const [claim] = alone.events[0]?.claims ?? [];
    assert.equal(claim?.countedFrom, 'Monday');
    assert.deepEqual(claim?.days, { from: '2025-03-03', to: '2025-03-03' });
  });

  it('gives a sentence that refers back together with the one it refers to', async () => {
    const { events } = await on('5 March 2025');
    const visit = textsOf(events).find((text) => /visited it again/u.test(text));
    assert.match(visit ?? '', /Mayor Ingrid Solvang opened a shelter.*She visited it again on 5 March\./u);
  });

  it('goes back over a paragraph, and names who is meant', async () => {
    const text =
      'Harbour master Tomas Brekke spoke in Lundby on 7 May 2024.\n\nHe closed the old quay on 8 May 2024. She had asked for it on 9 May 2024.';
    const small = await open();
    await fill(small, [{ id: 'quay', title: 'Quay', text, publishedDay: '2024-05-10' }]);
    const told = async (date: string) => {
      const { events } = await tellDays({ date, view: ALL, zone: 'UTC', asked: ASKED }, small);
      return { text: textsOf(events).join('\n'), about: events.flatMap(({ about }) => about) };
    };
    const quay = await told('8 May 2024');
    assert.match(quay.text, /^Harbour master Tomas Brekke spoke .* He closed the old quay/u);
    assert.ok(quay.about.some((name) => /Brekke/u.test(name)));
    assert.match((await told('9 May 2024')).text, /^Harbour master .* He closed .* She had asked/u);
    await small.close();
  });

  it('tells news without a date under the day of its paper, and says so', async () => {
    const { events } = await on('3 April 2025');
    assert.equal(events.length, 1);
    assert.match(textsOf(events)[0] ?? '', /lighthouse of Westhaven was painted/u);
    assert.equal(events[0]?.claims[0].isDayOfPaper, true);
  });

  it('never mixes up what happened sometime in a month with its days', async () => {
    const { events, around } = await on('14 March 2025');
    assert.deepEqual(events, []);
    assert.match(textsOf(around).join('\n'), /Last month the Kelp Growers Union elected/u);
    const march = await on('March 2025');
    assert.match(textsOf(march.events).join('\n'), /Last month the Kelp Growers Union elected/u);
    assert.deepEqual(march.around, []);
  });

  it('marks what was announced, and leaves questions out', async () => {
    const [plan] = (await on('20 April 2025')).events;
    assert.equal(plan?.claims[0].isPlan, true);
    const harvest = await on('1 April 2025');
    assert.deepEqual(textsOf(harvest.events), ['Kelp farmers near Westhaven began their harvest on 1 April.']);
    assert.equal(harvest.events[0]?.claims[0].isPlan, false);
  });

  it('keeps what was published then apart, with its counts, each text once', async () => {
    const { published, events } = await on('5 March 2025');
    assert.deepEqual([published.articles, published.sources], [2, 2]);
    assert.deepEqual(
      published.headlines.map(({ title }) => title),
      ['Storm closes the Norvik bridge'],
    );
    assert.ok(events.every(({ claims }) => claims.every(({ days }) => days.from === '2025-03-05')));
    assert.deepEqual((await on('1 March 2025')).published, { articles: 0, sources: 0, headlines: [] });
  });

  it('cites every sentence by its exact words', async () => {
    const { events, around } = await on('2025');
    const claims = [...events, ...around].flatMap((event) => [
      ...event.claims.map(({ claim }) => claim),
      ...event.conflicts,
    ]);
    const articles = new Map(NEWS.map((told) => [told.id as string, readArticle(told).article]));
    assert.ok(claims.length >= 8);
    assert.deepEqual(checkCitations(claims, (id) => articles.get(id)).dropped, []);
  });

  it('shows at most 300 characters of an article that may only be excerpted', async () => {
    const { events } = await on('10 February 2025');
    assert.equal(events.length, 1);
    const shown = events.flatMap(({ claims }) => claims.map(({ claim }) => claim.text)).join('');
    assert.ok(shown.length > 100 && shown.length <= 300, `${shown.length}`);
  });

  it('counts all that one message tells of it: events, longer times around them, and its headline', async () => {
    const title = `The tunnel, told from its first plan to its last lamp: ${'how it was dug and paid for, '.repeat(7)}`;
    const text = `A tunnel was opened on 11 February by Governor Astrid Lund, ${'who praised the patient workers, '.repeat(4)}and thanked them. In February the union of the ferry elected Ole Strand to lead it, ${'as it had done each winter, '.repeat(4)}and held a feast.`;
    const told = readArticle({ id: 'whole', title, text, publishedDay: '2025-02-11', rights: { show: 'excerpt' } });
    const store = await openStore({ dataDir: temporaryFolder(), now: () => 0 });
    try {
      await store.articles.save(told, { expectedVersion: 0 });
      const view = await tellDays({ date: '11 February 2025', view: ALL, zone: 'UTC', asked: ASKED }, store);
      const claims = [...view.events, ...view.around].flatMap((event) => event.claims.map(({ claim }) => claim.text));
      const shown = [...claims, ...view.published.headlines.map((headline) => headline.title)].join('');
      assert.ok(shown.length > 150 && shown.length <= 300, `${shown.length}: ${shown}`);
    } finally {
      await store.close();
    }
  });

  it('says of an empty day what there is, and the nearest days that have something', async () => {
    const day = await on('20 March 2025');
    assert.deepEqual(day.events, []);
    assert.deepEqual(day.nearest, { before: '2025-03-05', after: '2025-04-01' });
    assert.deepEqual(day.coverage, { articles: 6, sources: 4, from: '2025-02-11', to: '2025-04-03' });
    const late = await on('1 January 2031');
    assert.deepEqual(late.nearest, { before: '2025-04-20' });
  });

  for (const [text, from, to, isCounted] of [
    ['20 February 2017', '2017-02-20', '2017-02-20', false],
    ['2017-02-20', '2017-02-20', '2017-02-20', false],
    ['2017-02-13/2017-02-19', '2017-02-13', '2017-02-19', false],
    ['last week', '2025-03-31', '2025-04-06', true],
    ['yesterday', '2025-04-09', '2025-04-09', true],
    ['between 16 and 20 February', '2025-02-16', '2025-02-20', true],
    ['Q1 2017', '2017-01-01', '2017-03-31', false],
    ['December 2016', '2016-12-01', '2016-12-31', false],
    ['5 December', '2024-12-05', '2024-12-05', true],
    ['What happened on 3 March 2025?', '2025-03-03', '2025-03-03', false],
    ['le 20 février 2017', '2017-02-20', '2017-02-20', false],
    ['20 de febrero de 2017', '2017-02-20', '2017-02-20', false],
    ['3. März', '2025-03-03', '2025-03-03', true],
    ['20 فبراير 2017', '2017-02-20', '2017-02-20', false],
    ['février 2017', '2017-02-01', '2017-02-28', false],
    ['since 1 April', '2025-04-01', '2025-04-10', true],
  ] as const) {
    it(`reads “${text}”`, async () => {
      const day = await on(text);
      assert.deepEqual([day.from, day.to, day.isCounted], [from, to, isCounted]);
    });
  }

  it('reads "yesterday" in the zone of the server', async () => {
    assert.equal((await on('yesterday', 'Asia/Tokyo')).from, '2025-04-10');
  });

  for (const text of [
    '',
    'Haftar',
    '31 February 2017',
    '3 March or 9 June 2020',
    'every Monday',
    'x'.repeat(300),
    '2017-13-01',
    '2017-02-30',
    '0099-01-01',
    'before 3 March',
    'avant le 3 mars 2025',
    '31 février 2017',
    'yesterday or 2017',
  ]) {
    it(`says with examples that “${text.slice(0, 30)}” is no day`, async () => {
      await assert.rejects(
        on(text),
        /cannot read “.*” as a day: write it like 20 February 2017, yesterday, last week/u,
      );
    });
  }

  for (const [asked, previous, next] of [
    ['1 March 2024', '2024-02-29/2024-02-29', '2024-03-02/2024-03-02'],
    ['2025-03-03/2025-03-09', '2025-02-24/2025-03-02', '2025-03-10/2025-03-16'],
    ['February 2024', '2024-01-01/2024-01-31', '2024-03-01/2024-03-31'],
    ['Q1 2025', '2024-10-01/2024-12-31', '2025-04-01/2025-06-30'],
    ['2024', '2023-01-01/2023-12-31', '2025-01-01/2025-12-31'],
    ['16 to 20 February 2025', '2025-02-11/2025-02-15', '2025-02-21/2025-02-25'],
  ] as const) {
    it(`steps from ${asked} by its own length`, async () => {
      const day = await on(asked);
      const said = [day.previous, day.next].map((period) => `${period?.from}/${period?.to}`);
      assert.deepEqual(said, [previous, next]);
    });
  }

  async function withOnly(id: string): Promise<Store> {
    const small = await open();
    await fill(
      small,
      NEWS.filter((told) => told.id === id),
    );
    return small;
  }
});

describe('two servers with feeds of their own', () => {
  const viewOf = (feed: string): View => ({ kind: 'guild', guildId: `1${feed}` as GuildId });
  const told = (feed: string, day: number): Told => ({
    id: feed,
    title: `The quarry of ${feed}`,
    source: `${feed} Times`,
    publishedDay: `2025-03-1${day}`,
    feeds: [feed],
    text: `The quarry of ${feed} was closed on 1${day} March 2025 by the council. The bakery of ${feed} burnt down on 18 March 2025.`,
  });

  it('tell nothing of each other: no event, headline, count, nearest day or completion', async () => {
    const store = await open();
    await fill(store, [told('ALFA', 1), told('BRAVO', 5)]);
    for (const [own, other, ownDay, otherDay] of [
      ['ALFA', 'BRAVO', 1, 5],
      ['BRAVO', 'ALFA', 5, 1],
    ] as const) {
      const asked = { view: viewOf(own), zone: 'UTC', asked: Date.UTC(2025, 3, 1) };
      const shared = await tellDays({ date: '18 March 2025', ...asked }, store);
      assert.equal(shared.events.length, 1);
      assert.deepEqual(shared.coverage.articles, 1);
      const elsewhere = await tellDays({ date: `1${otherDay} March 2025`, ...asked }, store);
      assert.deepEqual([elsewhere.events, elsewhere.published.articles], [[], 0]);
      const nearest = Object.values(elsewhere.nearest);
      assert.ok(nearest.includes(`2025-03-1${ownDay}`) || nearest.includes('2025-03-18'));
      const month = await tellDays({ date: 'March 2025', ...asked }, store);
      assert.equal(month.published.articles, 1);
      const completed = await completeDays('', { ...asked, limit: 25 }, store);
      assert.ok(completed.includes(`1${ownDay} March 2025`) && completed.includes('18 March 2025'));
      assert.ok(!completed.includes(`1${otherDay} March 2025`));
      const seen = JSON.stringify([shared, elsewhere, month, completed]).replaceAll(`1${otherDay} March 2025`, '');
      assert.ok(!seen.includes(other), `${own} sees ${other}`);
    }
    await store.close();
  });
});

describe('completeDays', () => {
  it('offers words and the latest days with events, and what fits when something is typed', async () => {
    const store = await open();
    await fill(store, NEWS);
    const complete = (typed: string) => completeDays(typed, { view: ALL, zone: 'UTC', asked: ASKED, limit: 25 }, store);
    const all = await complete('');
    assert.deepEqual(all.slice(0, 4), ['today', 'yesterday', 'this week', 'last week']);
    assert.ok(all.includes('3 April 2025') && !all.includes('20 April 2025'), 'no day that is to come');
    assert.deepEqual((await complete('yes')).slice(0, 1), ['yesterday']);
    assert.deepEqual(await complete('March 2025'), ['5 March 2025', '4 March 2025', '3 March 2025']);
    assert.deepEqual(await complete('Feb'), ['10 February 2025']);
    assert.deepEqual(await complete('2025-03'), ['2025-03-05', '2025-03-04', '2025-03-03']);
    assert.deepEqual(await complete('nonsense'), []);
    await store.close();
  });
});

const ARTICLE = new URL('../../../shared/articles/us-interrogates-is-fighters.txt', import.meta.url);

describe('tellDays over a real article', {
  skip: existsSync(ARTICLE) ? false : 'the real article is not in ../shared',
}, () => {
  let store: Store;
  before(async () => {
    store = await open();
    const [title = '', ...lines] = readFileSync(ARTICLE, 'utf8').split('\n');
    await fill(store, [
      { id: 'real', title, text: lines.join('\n').trim(), publishedDay: '2017-02-22', source: 'Libya-Analysis' },
    ]);
  });
  after(() => store.close());

  for (const [date, ...wanted] of [
    ['19 January 2017', /hit by US airstrikes on 19 January/u],
    ['16 February 2017', /Serraj requested support from NATO/u],
    ['17 February 2017', /Waldhauser, the head of US Africa Command/u],
    ['18 February 2017', /one hundred more families began returning/u],
    ['20 February 2017', /issued a ministerial declaration/u, /French ambassador met/u],
  ] as const) {
    it(`tells what happened on ${date}, and nothing else`, async () => {
      const { events } = await tellDays({ date, view: ALL, zone: 'UTC', asked: ASKED }, store);
      const texts = textsOf(events);
      assert.equal(texts.length, wanted.length, texts.join('\n'));
      for (const pattern of wanted) assert.match(texts.join('\n'), pattern);
    });
  }

  it('says of 5 March 2017 that nothing is known, and what there is', async () => {
    const day = await tellDays({ date: '5 March 2017', view: ALL, zone: 'UTC', asked: ASKED }, store);
    assert.deepEqual([day.events, day.around], [[], []]);
    assert.deepEqual(day.coverage, { articles: 1, sources: 1, from: '2017-02-22', to: '2017-02-22' });
    assert.equal(day.nearest.after, undefined);
  });
});
