// Fills a store file with invented articles in one go, past the saving of each: for benches of what comes after it.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Understanding } from '../../src/news/article.ts';
import { openStore, STORE_FILE } from '../../src/store/open-store.ts';
import { INVENTED_NAME, inventArticles } from './invented-text.ts';

/** A server that follows the first three of the ten feeds that the articles come from: what its view shows. */
export const BENCH_GUILD = 'bench-guild';
const FEEDS = 10;
const FOLLOWED = 3;

/** The feed of the article with a number. */
export const feedOf = (number: number): string => `bench-${number % FEEDS}`;
/** Whether the server of the bench sees the article with a number. */
export const isFollowed = (number: number): boolean => number % FEEDS < FOLLOWED;

/** Articles written in one transaction. */
const ARTICLES_AT_ONCE = 5_000;

/**
 * Writes `count` invented articles into the data folder as they would stand there after an import by an older program:
 * understood, but in no index. Actors are the invented names. `onProgress` hears how many are written.
 */
export async function fillStore(dataDir: string, count: number, onProgress: (done: number) => void): Promise<void> {
  await (await openStore({ dataDir, now: Date.now })).close();
  const db = new DatabaseSync(join(dataDir, STORE_FILE));
  db.exec('pragma synchronous = off; pragma journal_mode = wal; pragma cache_size = -200000');
  const article = db.prepare(
    `insert into articles (id, url, cited_url, title, source, published_day, published_at, language, rights_show, feed_id,
      feed_count, first_seen_at, changed_at, version, text_hash, sequence, text)
      values (?, ?, ?, ?, ?, ?, ?, 'en', 'full', ?, 1, ?, ?, 1, ?, ?, ?)`,
  );
  const understood = db.prepare('insert into understandings (article_id, body) values (?, ?)');
  const feed = db.prepare(`insert into article_feeds (article_id, feed_id, seen_at) values (?, ?, ?)`);
  addFeeds(db);
  let sequence = 0;
  db.exec('begin');
  for (const { title, text, url = '', source, publishedDay = '', publishedAt = 0 } of inventArticles(count)) {
    const feedId = feedOf(sequence);
    sequence += 1;
    const id = createHash('sha256').update(url).digest('hex').slice(0, 32);
    article.run(
      id,
      url,
      url,
      title,
      source,
      publishedDay,
      publishedAt,
      feedId,
      publishedAt,
      publishedAt,
      id,
      sequence,
      text,
    );
    understood.run(id, JSON.stringify(understandInvented(text, publishedDay)));
    feed.run(id, feedId, publishedAt);
    if (sequence % ARTICLES_AT_ONCE === 0) {
      db.exec('commit; begin');
      onProgress(sequence);
    }
  }
  db.exec(`update counters set value = ${sequence} where name = 'articles'; commit`);
  db.close();
}

function addFeeds(db: DatabaseSync): void {
  const feed = db.prepare(
    'insert into feeds (id, url, title, listed_for_all, next_poll_at, lease_until, failures) values (?, ?, ?, 0, 0, 0, 0)',
  );
  const follow = db.prepare('insert into follows (guild_id, feed_id, followed_by, followed_at) values (?, ?, ?, 0)');
  for (let number = 0; number < FEEDS; number += 1) {
    feed.run(feedOf(number), `https://${feedOf(number)}.invalid/`, feedOf(number));
    if (isFollowed(number)) follow.run(BENCH_GUILD, feedOf(number), BENCH_GUILD);
  }
}

/** As the text engine would understand it; written out, for the engine would take most of the time. */
function understandInvented(text: string, published: string): Understanding {
  const sentences = [...text.matchAll(/[^.]+\./gu)].map(({ 0: sentence, index }) => {
    const start = index + sentence.length - sentence.trimStart().length;
    return { start, end: index + sentence.length, text: sentence.trimStart() };
  });
  const actorMentions = [...text.matchAll(INVENTED_NAME)].map(({ 0: name, index }) => {
    return { start: index, end: index + name.length, text: name, type: 'PER' as const, actor: name };
  });
  const timeMentions = [...text.matchAll(/(\d{1,2}) March/gu)].map(({ 0: words, 1: day = '', index }) => {
    const value = `${published.slice(0, 4)}-03-${day.padStart(2, '0')}`;
    const moment = { from: value, to: value, granularity: 'day' as const, basis: 'published' as const };
    return { start: index, end: index + words.length, text: words, type: 'DATE' as const, value, ...moment };
  });
  return {
    language: 'en',
    sentences,
    timeMentions,
    actorMentions,
    abbreviations: [],
    quotes: [],
    roles: [],
    references: [],
    statements: [],
    numbers: [],
    eventDays: [],
  };
}
