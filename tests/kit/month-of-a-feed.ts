// A feed that lives for days on a server of its own, with all that happens to feeds, polled by a clock that is moved on.

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { followFeed } from '../../src/ingest/ingest.ts';
import { healthOf } from '../../src/news/feed-health.ts';
import type { FeedId, GuildId, Instant } from '../../src/news/ids.ts';
import { ALL, type View } from '../../src/news/view.ts';
import { openPollingBench, PERSON, type PollingBench } from './polling-bench.ts';
import { seededRandom } from './seeded-random.ts';

const START = Date.parse('2026-03-02T00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ITEMS_A_DAY = 4;
const ITEMS_SHOWN = 24;
const ITEMS_SHOWN_FEW = 6;
// A silent feed is asked every four hours, on a grid that may add two: what stands shorter than this may be missed.
const STANDS_MS_MIN = 8 * HOUR;
// After a day of failures the back-off is a day and a tenth at most.
const BACK_OFF_MS_MAX = 27 * HOUR;
const [EARLY, LATE] = ['100000000000000001' as GuildId, '100000000000000002' as GuildId];

interface Item {
  readonly number: number;
  readonly at: Instant;
  /** Its texts, each from an instant on. */
  readonly texts: readonly { readonly from: Instant; readonly text: string }[];
  readonly removedAt: Instant;
  /** Its stated date differs from this instant on. */
  readonly redatedAt: Instant;
}

export interface MonthOutcome {
  readonly wrong: readonly string[];
  readonly polls: number;
  readonly items: number;
  readonly versions: number;
}

/** Plays `days` days; the same seed gives the same feed. */
export async function playFeed({
  days,
  seed,
}: {
  readonly days: number;
  readonly seed: number;
}): Promise<MonthOutcome> {
  const time = { clock: START };
  const items = inventItems(days, seededRandom(seed));
  const server = createServer((request, response) =>
    answer({ items, days, at: time.clock, path: request.url }, response),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const bench = await openPollingBench({ now: () => time.clock, pause: async () => undefined });
  try {
    const url = `http://daily.example:${port}/feed`;
    const { feed } = await followFeed(url, { guildId: EARLY, userId: PERSON }, bench.needs);
    const played = await play({ bench, id: feed.id, url, days, time });
    return { ...played, items: items.length, ...(await judge(bench, items, days)) };
  } finally {
    await bench.close();
    server.closeAllConnections();
    server.close();
  }
}

async function play(parts: {
  readonly bench: PollingBench;
  readonly id: FeedId;
  readonly url: string;
  readonly days: number;
  readonly time: { clock: Instant };
}): Promise<{ readonly polls: number }> {
  const { bench, id, url, days, time } = parts;
  const followsLateAt = START + Math.floor(days / 5) * DAY + 9 * HOUR;
  let polls = 0;
  let isFollowedLate = false;
  // The last day brings nothing new, so that all that came can be found.
  while (time.clock < START + days * DAY) {
    const due = Math.ceil((await bench.feed(id)).nextPollAt / MINUTE) * MINUTE;
    if (!isFollowedLate && due >= followsLateAt) {
      isFollowedLate = true;
      time.clock = Math.max(followsLateAt, time.clock + 1);
      await followFeed(url, { guildId: LATE, userId: PERSON }, bench.needs);
      continue;
    }
    time.clock = Math.max(due, time.clock + MINUTE);
    polls += (await bench.polling.pollDue()).asked;
  }
  const health = healthOf(await bench.feed(id));
  if (health.state !== 'healthy') throw new Error(`the feed is ${health.state}: ${health.reason}`);
  return { polls };
}

/** Four items a day at odd times; every third is edited once or twice, some are redated, some removed. */
function inventItems(days: number, random: () => number): readonly Item[] {
  return Array.from({ length: (days - 1) * ITEMS_A_DAY }, (_, number) => {
    const at = START + Math.floor(((number + random()) / ITEMS_A_DAY) * DAY);
    const edits = number % 3 === 0 ? 1 + (number % 2) : 0;
    const texts = Array.from({ length: edits + 1 }, (_, edit) => ({
      from: at + edit * (STANDS_MS_MIN + Math.floor(random() * HOUR)),
      text: `Ship number ${number} reached the quay of Brackwater with ${100 + edit} passengers on board. ${`The harbour master of ship ${number} spoke of a calm crossing and of the long night before it. `.repeat(8)}`,
    }));
    const isRemoved = random() < 0.1 && edits === 0;
    return {
      number,
      at,
      texts,
      removedAt: isRemoved ? at + 3 * DAY : Number.POSITIVE_INFINITY,
      redatedAt: random() < 0.2 ? at + 5 * HOUR : Number.POSITIVE_INFINITY,
    };
  });
}

interface Asked {
  readonly items: readonly Item[];
  readonly days: number;
  readonly at: Instant;
  readonly path: string | undefined;
}

/** Half-way the server is down for a day; the feed is short for a day after a quarter; it moves for good after four fifths. */
function answer({ items, days, at, path }: Asked, response: ServerResponse): void {
  const day = (at - START) / DAY;
  const isIn = (share: number): boolean => day >= Math.floor(days * share) && day < Math.floor(days * share) + 1;
  if (path !== '/feed' && path !== '/moved') return void response.writeHead(404).end();
  if (isIn(1 / 2)) return void response.writeHead(500).end();
  if (path === '/feed' && day >= days * 0.8) return void response.writeHead(301, { location: '/moved' }).end();
  const shown = items.filter((item) => item.at <= at && item.removedAt > at);
  const latest = shown.slice(-(isIn(1 / 4) ? ITEMS_SHOWN_FEW : ITEMS_SHOWN));
  // The order changes every day, the ids for good after a third.
  const ordered = Math.floor(day) % 2 === 0 ? latest.toReversed() : latest;
  const body = ordered.map((item) => draw(item, at, day >= days / 3)).join('');
  response.writeHead(200, { 'content-type': 'application/rss+xml' });
  response.end(`<rss version="2.0"><channel><title>The Daily</title>${body}</channel></rss>`);
}

function draw({ number, at: published, texts, redatedAt }: Item, at: Instant, hasNewIds: boolean): string {
  const { text } = texts.findLast(({ from }) => from <= at) ?? { text: '' };
  const date = new Date(redatedAt <= at ? published + 3 * HOUR : published).toUTCString();
  const id = hasNewIds ? `urn:daily:${number}` : `${number}`;
  return `<item><guid isPermaLink="false">${id}</guid><title>Ship ${number} arrives</title><link>https://daily.example/${number}</link><pubDate>${date}</pubDate><description>${text}</description></item>`;
}

/** Every item once, each of its texts a version, and in exactly one morning's news of each server that followed already. */
async function judge(
  bench: PollingBench,
  items: readonly Item[],
  days: number,
): Promise<{ readonly wrong: readonly string[]; readonly versions: number }> {
  const { articles, feeds } = bench.needs.store;
  const wrong: string[] = [];
  const changes = await articles.changesSince(0, 100_000, ALL);
  const byTitle = Map.groupBy(
    changes.flatMap((change) => (change.kind === 'saved' ? [change.article] : [])),
    ({ title }) => title,
  );
  let versions = 0;
  for (const { number, texts } of items) {
    const kept = byTitle.get(`Ship ${number} arrives`) ?? [];
    if (kept.length !== 1 || kept[0] === undefined) {
      wrong.push(`item ${number} is stored ${kept.length} times`);
      continue;
    }
    const former = await articles.versions(kept[0].id, ALL);
    const told = [...former.map(({ text }) => text), kept[0].text].map((text) => /with (\d+) pass/.exec(text)?.[1]);
    versions += told.length;
    const expected = texts.flatMap(({ from }, edit) => {
      const until = texts[edit + 1]?.from ?? Number.POSITIVE_INFINITY;
      return told.includes(String(100 + edit)) || !stoodUnseen({ from, until, days }) ? [String(100 + edit)] : [];
    });
    if (told.join() !== expected.join()) wrong.push(`item ${number} has the texts ${told}, not ${expected}`);
  }
  if (changes.length !== items.length) wrong.push(`${changes.length} articles are stored of ${items.length} items`);
  for (const guildId of [EARLY, LATE]) wrong.push(...(await judgeNews(bench, { items, days, guildId })));
  const [feed, ...others] = await feeds.list({ kind: 'guild', guildId: EARLY });
  if (others.length > 0 || feed?.url.endsWith('/moved') !== true) wrong.push(`the feed is at ${feed?.url} now`);
  return { wrong, versions };
}

/** A text that stood only around the day on which the server was down may have been seen by nobody. */
function stoodUnseen({
  from,
  until,
  days,
}: {
  readonly from: Instant;
  readonly until: Instant;
  readonly days: number;
}) {
  const down = START + Math.floor(days / 2) * DAY;
  return from > down - STANDS_MS_MIN && until < down + DAY + BACK_OFF_MS_MAX;
}

async function judgeNews(
  bench: PollingBench,
  { items, days, guildId }: { readonly items: readonly Item[]; readonly days: number; readonly guildId: GuildId },
): Promise<readonly string[]> {
  const { articles } = bench.needs.store;
  const view: View = { kind: 'guild', guildId };
  const mornings = Array.from({ length: days + 3 }, (_, day) => START + day * DAY + 8 * HOUR);
  const told: string[] = [];
  for (const until of mornings) {
    const news = await articles.newsBetween({ from: until - DAY, until }, view);
    told.push(...(await articles.getMany(news, view)).map(({ article }) => article.title));
  }
  const since = guildId === EARLY ? START : START + Math.floor(days / 5) * DAY + 9 * HOUR;
  const expected = items.filter(({ at }) => at > since).map(({ number }) => `Ship ${number} arrives`);
  return [
    ...told.filter((title, place) => told.indexOf(title) !== place).map((title) => `${title} was told twice`),
    ...expected.filter((title) => !told.includes(title)).map((title) => `${title} was never told to ${guildId}`),
    ...told
      .filter((title) => !expected.includes(title))
      .map((title) => `${title} was told to ${guildId}, who came later`),
  ];
}
