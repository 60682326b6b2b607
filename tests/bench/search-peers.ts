// What finding is measured beside: SQLite's FTS5 with bm25, and MiniSearch, over the same passages.

import { DatabaseSync } from 'node:sqlite';
import MiniSearch from 'minisearch';
import { findTerms, isStopWord } from '../../src/text/understand.ts';
import { feedOf, isFollowed } from './fill-store.ts';
import { INVENTED_NAME, inventArticles } from './invented-text.ts';
import type { BenchQuery } from './search-queries.ts';

/** Passages of our index have at most 100 words: five invented sentences. */
const SENTENCES_PER_PASSAGE = 5;
const LIMIT = 10;
/** Passages taken in between two looks at the clock of the event loop. */
const PASSAGES_AT_ONCE = 20_000;

export interface Peer {
  readonly name: string;
  /** The ten best with their texts, and how many there are. */
  find(query: BenchQuery): unknown;
}

interface Passage {
  readonly title: string;
  readonly text: string;
  readonly day: string;
  readonly feed: string;
}

function* inventPassages(articles: number): Generator<Passage> {
  let number = 0;
  for (const { title, text, publishedDay = '' } of inventArticles(articles)) {
    const sentences = text.match(/[^.]+\./gu) ?? [];
    for (let at = 0; at < sentences.length; at += SENTENCES_PER_PASSAGE) {
      const part = sentences
        .slice(at, at + SENTENCES_PER_PASSAGE)
        .join('')
        .trim();
      yield { title, text: part, day: publishedDay, feed: feedOf(number) };
    }
    number += 1;
  }
}

const contentOf = (text: string): string =>
  findTerms(text, 'en')
    .filter(({ term }) => !isStopWord(term, 'en'))
    .map(({ start, end }) => text.slice(start, end))
    .join(' ');

/** Writes the passages of `articles` articles into an FTS5 table of a file. Gives the milliseconds of the processor that it took, without inventing them, and the bytes of its index. */
export function fillFts5(file: string, articles: number): { readonly ms: number; readonly bytes: number } {
  const db = new DatabaseSync(file);
  db.exec('pragma journal_mode = wal; pragma synchronous = off; pragma cache_size = -262144');
  db.exec(
    `create virtual table passages using fts5(title, text, day unindexed, feed unindexed, tokenize = 'porter unicode61')`,
  );
  db.exec(`create table names (name text primary key, articles integer not null)`);
  db.exec(`create virtual table completions using fts5(name, content = names, prefix = '2 3')`);
  const insert = db.prepare('insert into passages (title, text, day, feed) values (?, ?, ?, ?)');
  const name = db.prepare(
    'insert into names (name, articles) values (?, 1) on conflict do update set articles = articles + 1',
  );
  let ms = 0;
  let rows: Passage[] = [];
  const flush = () => {
    const before = process.cpuUsage();
    db.exec('begin');
    for (const { title, text, day, feed } of rows) insert.run(title, text, day, feed);
    db.exec('commit');
    const { user, system } = process.cpuUsage(before);
    ms += (user + system) / 1_000;
    db.exec('begin');
    for (const { text } of rows) for (const [found] of text.matchAll(INVENTED_NAME)) name.run(found);
    db.exec('commit');
    rows = [];
  };
  for (const passage of inventPassages(articles)) {
    rows.push({ ...passage, title: contentOf(passage.title), text: contentOf(passage.text) });
    if (rows.length === PASSAGES_AT_ONCE) flush();
  }
  flush();
  db.exec(`insert into completions (completions) values ('rebuild')`);
  const bytes = ['data', 'idx', 'docsize'].reduce((sum, table) => {
    const columns = { data: 'block', idx: 'term', docsize: 'sz' }[table];
    return sum + Number(db.prepare(`select sum(length(${columns})) as n from passages_${table}`).get()?.n);
  }, 0);
  db.close();
  return { ms, bytes };
}

/** Opens a filled file with a cache of so many KiB; SQLite's own where none is said. */
export function openFts5(name: string, file: string, cacheKib?: number): Peer {
  const db = new DatabaseSync(file, { readOnly: true });
  if (cacheKib !== undefined) db.exec(`pragma cache_size = -${cacheKib}`);
  const feeds = Array.from({ length: 10 }, (_, number) => number)
    .filter(isFollowed)
    .map((number) => `'${feedOf(number)}'`)
    .join(', ');
  const completions = db.prepare(
    `select names.name from completions join names on names.rowid = completions.rowid
     where completions match ? order by articles desc limit ${LIMIT}`,
  );
  return {
    name,
    find(query) {
      if (query.typed !== undefined) return completions.all(`${query.typed.toLowerCase()}*`);
      const limits = [
        ...(query.month === undefined ? [] : [`and day between '${query.month}-01' and '${query.month}-31'`]),
        ...(query.isViewed === true ? [`and feed in (${feeds})`] : []),
      ].join(' ');
      const match = matchOf(query);
      const hits = db
        .prepare(`select title, text from passages where passages match ? ${limits} order by rank limit ${LIMIT}`)
        .all(match);
      const total = db.prepare(`select count(*) as n from passages where passages match ? ${limits}`).get(match);
      return { hits, total };
    },
  };
}

function matchOf({ words, phrase, actor }: BenchQuery): string {
  const quoted = phrase ?? actor;
  return quoted === undefined
    ? contentOf(words ?? '')
        .split(' ')
        .join(' OR ')
    : `"${quoted}"`;
}

/** MiniSearch over the same passages, in memory. Gives it, and what filling it took. */
export function fillMiniSearch(articles: number): { readonly peer: Peer; readonly ms: number } {
  const stem = (term: string): string => findTerms(term, 'en')[0]?.stem ?? term;
  const mini = new MiniSearch<Passage & { id: number }>({
    fields: ['title', 'text'],
    storeFields: ['title', 'text', 'day', 'feed'],
    processTerm: (term) => stem(term.toLowerCase()),
  });
  let ms = 0;
  let id = 0;
  for (const passage of inventPassages(articles)) {
    const content = { ...passage, title: contentOf(passage.title), text: contentOf(passage.text) };
    const start = performance.now();
    mini.add({ id: id++, ...content });
    ms += performance.now() - start;
  }
  const followed = new Set(
    Array.from({ length: 10 }, (_, number) => number)
      .filter(isFollowed)
      .map(feedOf),
  );
  const find = ({ words, phrase, actor, typed, month, isViewed }: BenchQuery): unknown => {
    if (typed !== undefined) return mini.autoSuggest(typed).slice(0, LIMIT);
    const quoted = phrase ?? actor;
    const found = mini.search(quoted ?? words ?? '', {
      combineWith: quoted === undefined ? 'OR' : 'AND',
      filter: ({ text, day, feed }) =>
        (quoted === undefined || String(text).toLowerCase().includes(quoted.toLowerCase())) &&
        (month === undefined || String(day).startsWith(month)) &&
        (isViewed !== true || followed.has(String(feed))),
    });
    return { hits: found.slice(0, LIMIT), total: found.length };
  };
  return { peer: { name: 'MiniSearch', find }, ms };
}
