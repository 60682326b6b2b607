// What linking costs a mention as the store grows, and how fast names are completed among 100,000 actors, beside looking
// through a list of all names in the same run.

import { linkedActors } from '../../../src/ingest/link-actors.ts';
import { nameActors } from '../../../src/ingest/name-actors.ts';
import type { ReadArticle } from '../../../src/news/article.ts';
import type { ArticleId, FeedId, GuildId, UserId } from '../../../src/news/ids.ts';
import { ALL, type View } from '../../../src/news/view.ts';
import { completeNamed } from '../../../src/search/search.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { NamedActor, Store } from '../../../src/store/store.ts';
import { seededRandom } from '../../kit/seeded-random.ts';
import { temporaryFolder } from '../../kit/temporary-folder.ts';

const LINKED_ACTORS = 20_000;
const COMPLETED_ACTORS = 100_000;
/** As many as Discord shows. */
const COMPLETED_MAX = 25;
const MENTIONS = [10_000, 100_000, 500_000] as const;
const ACTORS_PER_ARTICLE = 20;
/** Each actor of an article is named this often in it, as in the news that we measured on. */
const MENTIONS_PER_ACTOR = 2;
const AT_ONCE = 16;
const FEEDS = 10;
const GUILD: View = { kind: 'guild', guildId: '7' as GuildId };
const feedOf = (number: number): FeedId => `${number % FEEDS}`.repeat(32) as FeedId;

/** Files mentions in a store of 20,000 actors up to the sizes asked for, each at least 10,000; then completes among 100,000. */
export async function benchActors(sizes: readonly string[]): Promise<readonly string[]> {
  const counts: readonly number[] = sizes.length === 0 ? MENTIONS : sizes.map(Number);
  return [...(await benchLinking(counts)), ...(await benchCompletion())];
}

/** So many articles are timed up to each size: those of the smallest. */
const TIMED_ARTICLES = MENTIONS[0] / (ACTORS_PER_ARTICLE * MENTIONS_PER_ACTOR);

/**
 * Milliseconds of this thread that a mention costs in a store that knows all the actors, for the last 10,000 mentions up to
 * each of the sizes; first, as the peer, that of as many articles saved without their actors.
 */
async function timeLinking(counts: readonly number[], actors: number): Promise<readonly number[]> {
  const store = await openBenchStore();
  const named = inventPeople(actors);
  const random = seededRandom(1);
  const some = () => {
    const chosen = Array.from({ length: ACTORS_PER_ARTICLE }, () => named[zipf(random, actors)] as NamedActor);
    return [...new Map(chosen.map((one) => [one.named, one])).values()];
  };
  let saved = 0;
  const save = async (until: number, choose: (article: number) => readonly NamedActor[] | undefined) => {
    for (; saved < until; saved += AT_ONCE)
      await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => saveNaming(store, saved + at, choose(saved + at))));
  };
  const time = async (choose: () => readonly NamedActor[] | undefined) => {
    const [start, before] = [process.threadCpuUsage(), saved];
    await save(saved + TIMED_ARTICLES, choose);
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1000 / ((saved - before) * ACTORS_PER_ARTICLE * MENTIONS_PER_ACTOR);
  };
  // Each of them once, so that the store knows them.
  await save(actors / ACTORS_PER_ARTICLE, (at) => named.slice(at * ACTORS_PER_ARTICLE, (at + 1) * ACTORS_PER_ARTICLE));
  const times = [await time(() => undefined)];
  const first = saved;
  for (const count of counts) {
    await save(first + count / (ACTORS_PER_ARTICLE * MENTIONS_PER_ACTOR) - TIMED_ARTICLES, some);
    times.push(await time(some));
  }
  await store.close();
  return times;
}

async function benchLinking(counts: readonly number[]): Promise<readonly string[]> {
  const [without = 0, ...times] = await timeLinking(counts, LINKED_ACTORS);
  const micro = (ms: number): string => (ms * 1000).toFixed(0);
  return counts.map((count, at) => {
    const ms = times[at] ?? 0;
    const ratio = (ms / (times[0] ?? 1)).toFixed(2);
    return `linked and saved at ${count} mentions in a store of ${LINKED_ACTORS} actors: ${micro(ms)} µs a mention (${ratio} of the first; their articles without actors ${micro(without)} µs)`;
  });
}

async function benchCompletion(): Promise<readonly string[]> {
  const store = await openBenchStore();
  const named = inventPeople(COMPLETED_ACTORS);
  for (let at = 0; at < named.length; at += 100 * AT_ONCE)
    await Promise.all(
      Array.from({ length: AT_ONCE }, (_, part) =>
        saveNaming(store, at + part, named.slice(at + part * 100, at + (part + 1) * 100)),
      ),
    );
  const lines: string[] = [];
  const before = process.memoryUsage().rss;
  const typed = typedBeginnings(named);
  const timed = async (text: string, view: View): Promise<number> => {
    const start = performance.now();
    await completeNamed(text, view, COMPLETED_MAX, store.actors);
    return performance.now() - start;
  };
  for (const [who, view] of [
    ['the operator', ALL],
    ['a server of half the feeds', GUILD],
  ] as const) {
    lines.push(`${who}, the very first: ${(await timed('', view)).toFixed(1)} ms`);
    for (const [what, texts] of typed) {
      const times: number[] = [];
      for (const text of texts) times.push(await timed(text, view));
      lines.push(`${who}, ${what}: ${percentiles(times)}`);
    }
  }
  const names = named.map(({ named: name }) => name);
  const scans = (typed.get('three letters') ?? []).map((text) => {
    const start = performance.now();
    names.filter((name) => name.startsWith(text) || name.includes(` ${text}`));
    return performance.now() - start;
  });
  lines.push(`looking through a list of all ${names.length} names: ${percentiles(scans)}`);
  lines.push(`memory for all these completions: ${((process.memoryUsage().rss - before) / 1e6).toFixed(0)} MB more`);
  await store.close();
  return lines;
}

function typedBeginnings(named: readonly NamedActor[]): ReadonlyMap<string, readonly string[]> {
  const some = named.filter((_, at) => at % (named.length / 50) === 7).map(({ named: name }) => name);
  const surname = (name: string) => name.slice(name.indexOf(' ') + 1);
  return new Map([
    ['nothing', Array.from({ length: 50 }, () => '')],
    ['one letter', [...'abcdefghijklmnopqrstuvwxyz']],
    ['three letters', some.map((name) => name.slice(0, 3))],
    ['a surname', some.map(surname)],
    ['a full name', some],
    ['a name with a slip', some.map((name) => `${name.slice(0, 2)}${name.slice(3)}`)],
  ]);
}

async function openBenchStore(): Promise<Store> {
  const store = await openStore({ dataDir: temporaryFolder(), now: Date.now });
  for (let number = 0; number < FEEDS; number += 1) {
    const id = feedOf(number);
    await store.feeds.add({
      ...{ id, url: `https://${id}.invalid/`, title: id, listedForAll: false },
      ...{ nextPollAt: 0, leaseUntil: 0, failures: 0 },
    });
    if (number % 2 === 0) await store.feeds.follow('7' as GuildId, id, '9' as UserId, 0);
  }
  return store;
}

const ONSETS = 'b br ch d dr f g gr h j k kl l m n p pr r s sh st t tr v w y z'.split(' ');
const VOWELS = 'a e i o u ai au ou'.split(' ');
const CODAS = ['', 'n', 'r', 'l', 's', 'm', 'k', 'rd', 'nt', 'sky', 'ton', 'ova'];

/** The name of a rank, as different from others as names are: syllables with an onset, a vowel and at times a coda. */
function nameOf(rank: number): string {
  // As a number of mixed bases, after stirring: neighbours in rank are no neighbours in spelling.
  let rest = (Math.imul(rank, 2_654_435_761) >>> 0) % 1_000_003;
  let name = '';
  const take = (parts: readonly string[]): void => {
    name += parts[rest % parts.length] ?? '';
    rest = Math.floor(rest / parts.length);
  };
  for (const parts of [ONSETS, VOWELS, CODAS, ONSETS, VOWELS]) take(parts);
  name += CODAS[rank % CODAS.length] ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** People with surnames that some share, each also called by the surname alone; as an article's actors are listed. */
function inventPeople(count: number): readonly NamedActor[] {
  const people = new Map<string, NamedActor>();
  for (let rank = 0; people.size < count; rank += 1) {
    const [given, surname] = [nameOf(rank * 7 + 3), nameOf((rank * 13 + 11) % Math.ceil(count / 2))];
    const actor = `${given} ${surname}`;
    const mentions = [actor, ...Array.from({ length: MENTIONS_PER_ACTOR - 1 }, () => surname)];
    const actorMentions = mentions.map((text) => ({ start: 0, end: text.length, text, type: 'PER' as const, actor }));
    const [named] = nameActors({ ...UNDERSTOOD, actorMentions });
    if (named !== undefined) people.set(named.named, named);
  }
  return [...people.values()];
}

const UNDERSTOOD: ReadArticle['understanding'] = {
  ...{ language: 'en', sentences: [{ start: 0, end: 5, text: 'Text.' }], timeMentions: [], actorMentions: [] },
  ...{ abbreviations: [], references: [], quotes: [], statements: [], numbers: [], roles: [], eventDays: [] },
};

/** `named`: undefined leaves its actors to be filed later. */
async function saveNaming(store: Store, number: number, named: readonly NamedActor[] | undefined): Promise<void> {
  const id = number.toString(16).padStart(32, '0') as ArticleId;
  const feedId = feedOf(number);
  const article: ReadArticle['article'] = {
    ...{ id, citedUrl: `dateline:article/${id}`, title: `Title ${number}`, source: 'The Bench', language: 'en' },
    ...{ rights: { show: 'full' }, text: 'Text.', feedId, firstSeenAt: 0, changedAt: 0, version: 1, textHash: id },
    ...{ publishedDay: new Date(Date.UTC(2025, 0, 1 + (number % 365))).toISOString().slice(0, 10), feeds: [feedId] },
  };
  await store.articles.save(
    { article, understanding: UNDERSTOOD },
    { expectedVersion: 0, ...(named === undefined ? {} : { actors: linkedActors(named, []) }) },
  );
}

/** A rank that is low more often than high. */
const zipf = (random: () => number, size: number): number =>
  Math.min(size - 1, Math.floor(size ** random()) - 1 + Math.floor(random() * size * 0.05));

function percentiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}
