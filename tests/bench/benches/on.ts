// How fast a day is told among 50,000 articles, beside FTS5's bm25 over the same articles in the same run.

import { DatabaseSync } from 'node:sqlite';
import { completeDays, tellDays } from '../../../src/ask/ask.ts';
import type { EventDay, ReadArticle, Sentence } from '../../../src/news/article.ts';
import type { ArticleId, FeedId, GuildId } from '../../../src/news/ids.ts';
import { LOCAL_FEED } from '../../../src/news/ids.ts';
import { ALL, type View } from '../../../src/news/view.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { temporaryFolder } from '../../kit/temporary-folder.ts';
import { inventArticles, wordOf } from '../invented-text.ts';

const ARTICLES = 50_000;
const DAYS = 365;
const ROUNDS = 20;
const CACHE_KIB = 256 * 1024;
/** A server that follows one feed of a few articles, all old: the nearest day is far from what others read. */
const SMALL: View = { kind: 'guild', guildId: '7' as GuildId };
const SMALL_FEED = 'f'.repeat(32) as FeedId;

const dayOf = (number: number): string => new Date(Date.UTC(2025, 0, 1 + number)).toISOString().slice(0, 10);

/** Tells days and completes them; prints p50 and p99 in milliseconds, and the ratio to a query of three words in FTS5. */
export async function benchOn(): Promise<readonly string[]> {
  const store = await openStore({ dataDir: temporaryFolder(), now: Date.now });
  const fts = new DatabaseSync(':memory:');
  fts.exec(`pragma cache_size = -${CACHE_KIB}; create virtual table articles using fts5(title, text)`);
  const fillMs = await timeMs(() => fill(store, fts));
  const find = fts.prepare(
    'select rowid, bm25(articles) as score from articles where articles match ? order by score limit 10',
  );
  const words = [wordOf(50), wordOf(500), wordOf(5_000)].join(' OR ');
  const peer = at(await timeAll(async () => find.all(words)), 0.5);
  const asked = Date.UTC(2026, 0, 1);
  const tell = (date: string, view: View) => tellDays({ date, view, zone: 'UTC', asked }, store);
  const lines = [
    `${ARTICLES} articles over ${DAYS} days, saved in ${(fillMs / 1000).toFixed(0)} s; FTS5, three words: p50 ${peer.toFixed(1)} ms`,
  ];
  for (const [name, work] of [
    ['the index of a day', () => store.eventDays.tellingOf({ from: dayOf(200), to: dayOf(200) }, ALL)],
    ['the index of a quarter', () => store.eventDays.tellingOf({ from: dayOf(90), to: dayOf(180) }, ALL)],
    ['nearest of few', () => store.eventDays.nearestDays({ before: dayOf(DAYS) }, 1, SMALL)],
    ['a day', () => tell(dayOf(200), ALL)],
    ['a month', () => tell('March 2025', ALL)],
    ['an empty day', () => tell('1 June 2027', SMALL)],
    ['completion', () => completeDays('mar', { view: ALL, zone: 'UTC', asked, limit: 25 }, store)],
  ] as const) {
    const times = await timeAll(work);
    const ratio = at(times, 0.5) / peer;
    lines.push(
      `${name.padEnd(22)} p50 ${at(times, 0.5).toFixed(2)} p99 ${at(times, 0.99).toFixed(2)} ms · ${ratio.toFixed(2)} of FTS5`,
    );
  }
  await store.close();
  fts.close();
  return lines;
}

async function fill(store: Store, fts: DatabaseSync): Promise<void> {
  const feed = { id: SMALL_FEED, url: 'https://small.example/feed', title: 'Small', listedForAll: false };
  await store.feeds.add({ ...feed, nextPollAt: 0, leaseUntil: 0, failures: 0 });
  await store.feeds.setListedForAll(LOCAL_FEED, false);
  await store.feeds.follow('7' as GuildId, SMALL_FEED, '7' as never, 0);
  const insert = fts.prepare('insert into articles (title, text) values (?, ?)');
  fts.exec('begin');
  let number = 0;
  for (const { title, text } of inventArticles(ARTICLES)) {
    insert.run(title, text);
    await store.articles.save(readInvented(number, title, text), { expectedVersion: 0 });
    number += 1;
  }
  fts.exec('commit');
}

/** An article with three kinds of days: most sentences of its paper's, one of another day, one of a month. */
function readInvented(number: number, title: string, text: string): Omit<ReadArticle, 'sequence'> {
  const id = number.toString(16).padStart(32, '0') as ArticleId;
  const isSmall = number < 20;
  const day = isSmall ? number : number % DAYS;
  const feedId = isSmall ? SMALL_FEED : LOCAL_FEED;
  const sentences: Sentence[] = [...text.matchAll(/[^.]+\.\s*/gu)].map(({ 0: words, index }) => {
    const trimmed = words.trimEnd();
    return { start: index, end: index + trimmed.length, text: trimmed };
  });
  const eventDays = sentences.map((_, sentence): EventDay => {
    const told = dayOf(sentence === 1 ? (day * 7) % DAYS : day);
    return sentence === 2
      ? {
          sentence,
          from: `${told.slice(0, 7)}-01`,
          to: `${told.slice(0, 7)}-28`,
          granularity: 'month',
          basis: 'stated',
        }
      : { sentence, from: told, to: told, granularity: 'day', basis: 'published' };
  });
  return {
    article: {
      ...{
        id,
        citedUrl: `https://news.example/${number}`,
        title,
        source: `Paper ${number % 40}`,
        language: 'en',
        text,
      },
      ...{ rights: { show: 'full' }, publishedDay: dayOf(day), feedId, feeds: [feedId], version: 1, textHash: id },
      ...{ firstSeenAt: number, changedAt: number },
    },
    understanding: {
      ...{ language: 'en', sentences, eventDays, timeMentions: [], actorMentions: [], abbreviations: [], quotes: [] },
      ...{ roles: [], references: [], statements: [], numbers: [] },
    },
  };
}

async function timeMs(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function timeAll(work: () => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await timeMs(work));
  return times.sort((a, b) => a - b);
}

function at(times: readonly number[], part: number): number {
  return times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN;
}
