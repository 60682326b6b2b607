// Small working stand-ins for what commands need: kept in memory, with just enough behaviour to be asked.

import { actorCommand } from '../../commands/actor.ts';
import { articleCommand } from '../../commands/article.ts';
import { askCommand } from '../../commands/ask.ts';
import { briefingCommand } from '../../commands/briefing.ts';
import { feedCommand } from '../../commands/feed.ts';
import { findNewsCommand } from '../../commands/find-news.ts';
import { followCommand } from '../../commands/follow.ts';
import { helpCommand } from '../../commands/help.ts';
import { onCommand } from '../../commands/on.ts';
import { privacyCommand } from '../../commands/privacy.ts';
import { searchCommand } from '../../commands/search.ts';
import { settingsCommand } from '../../commands/settings.ts';
import { setupCommand } from '../../commands/setup.ts';
import { subscriptionCommand } from '../../commands/subscription.ts';
import { timelineCommand } from '../../commands/timeline.ts';
import { topicCommand } from '../../commands/topic.ts';
import { readDays, type ToldActor } from '../../src/ask/ask.ts';
import { nextClockChange, readQuietHours } from '../../src/briefing/run-due.ts';
import type { Command } from '../../src/discord/command.ts';
import { type FeedReport, importFeeds } from '../../src/ingest/ingest.ts';
import type { ActorDecision, DecidedActor } from '../../src/news/actor-profile.ts';
import type { AuditLine } from '../../src/news/audit.ts';
import type { Answer, Briefing, Citation, Hits } from '../../src/news/cited-text.ts';
import type { DayView } from '../../src/news/day-view.ts';
import type { Decision } from '../../src/news/decision.ts';
import { Failure } from '../../src/news/failure.ts';
import type { Feed, GuildSettings, Notice } from '../../src/news/guild.ts';
import type { ActorId, ArticleId, ChannelId, FeedId, GuildId, Instant, TopicId } from '../../src/news/ids.ts';
import type { StoryView } from '../../src/news/story-view.ts';
import type { Subscription } from '../../src/news/subscription.ts';
import type { Topic } from '../../src/news/topic.ts';
import type { SearchRequest } from '../../src/search/search.ts';
import type { AddressedArticle, Store } from '../../src/store/store.ts';
import {
  actorNamed,
  actorSummary,
  answer,
  briefing,
  dayView,
  hits,
  storyView,
  timelineOf,
} from '../discord/samples.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const COVERAGE = { articles: 412, sources: 6, from: '2023-05-01', to: '2023-05-07' };
/** A PNG of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Everything that the commands are given, with what they kept and were asked. */
export interface Fakes {
  readonly commands: readonly Command[];
  readonly topics: Map<string, Topic>;
  readonly subscriptions: Map<string, Subscription>;
  readonly feeds: Map<string, Feed>;
  readonly follows: Map<string, Subscription>;
  greet: (userId: string, text: string) => Promise<ChannelId>;
  readonly settings: Map<string, GuildSettings>;
  readonly takenDown: Map<string, AddressedArticle>;
  /** Attached files by their address. */
  readonly files: Map<string, string>;
  readonly notices: Notice[];
  readonly changes: AuditLine[];
  /** Who had all about them deleted. */
  readonly forgotten: string[];
  /** What was decided about actors and stands. */
  readonly decisions: DecidedActor[];
  readonly searched: SearchRequest[];
  readonly asked: { readonly question: string; readonly now: Instant }[];
  readonly guilds: Store['guilds'];
  /** What the channel lacks; undefined: it cannot be seen. */
  missing: readonly string[] | undefined;
  /** What the channel is. */
  place: { kind: 'text' | 'announcement' | 'forum' | 'thread' | 'other'; tags: readonly string[]; needsTag: boolean };
  why: (articleId: ArticleId) => { readonly decision: Decision; readonly dueAt?: Instant } | undefined;
  answer: () => Promise<Answer>;
  improve: () => Promise<Answer | undefined>;
  find: (request: SearchRequest) => Promise<Hits>;
  brief: () => Promise<Briefing>;
  /** What was asked of briefings. */
  readonly briefed: unknown[];
  openStory: () => StoryView;
  postNow: () => { readonly state: 'posted' | 'waiting' | 'repeated' | 'empty'; readonly items: number };
  tellActor: (name: string) => Promise<ToldActor>;
  drawDays: () => Promise<Uint8Array | undefined>;
  check: (rawUrl: string) => FeedReport;
}

export function makeFakes(): Fakes {
  let count = 0;
  const newId = (): string => {
    count += 1;
    return `${count}`.padStart(32, '0');
  };
  const fakes: Fakes = {
    commands: [],
    topics: new Map(),
    subscriptions: new Map(),
    feeds: new Map(),
    follows: new Map(),
    greet: async () => '400000000000000001' as ChannelId,
    settings: new Map(),
    takenDown: new Map(),
    files: new Map(),
    notices: [],
    changes: [],
    forgotten: [],
    decisions: [],
    searched: [],
    asked: [],
    guilds: {
      settings: async (guildId) => fakes.settings.get(guildId) ?? { guildId, zone: 'UTC' },
      saveSettings: async (settings) => void fakes.settings.set(settings.guildId, settings),
      addNotice: async (notice) => void fakes.notices.push(notice),
      pendingNotices: async (guildId) => fakes.notices.filter((notice) => notice.guildId === guildId),
      removeNotice: async (id) =>
        void fakes.notices.splice(
          fakes.notices.findIndex((notice) => notice.id === id),
          1,
        ),
    },
    missing: [],
    why: (articleId) => ({ decision: { articleId, item: 0, rule: { kind: 'leads' } }, dueAt: 1_699_999_200_000 }),
    place: { kind: 'text', tags: [], needsTag: false },
    answer: async () => answer(2, 'The port was closed.'),
    improve: async () => undefined,
    find: async (request) => ({ ...hits(10, 'Port closed', 34), offset: request.offset ?? 0 }),
    brief: async () => briefing(2, 'Port closed'),
    briefed: [],
    openStory: () => storyView(7, 'Port closed'),
    postNow: () => ({ state: 'posted', items: 2 }),
    tellActor: async (name) => ({ kind: 'one', profile: actorNamed(name, 8, 'Ana Roth'), coverage: COVERAGE }),
    drawDays: async () => PIXEL,
    check: (url) => ({ url, title: 'The *Daily* Paper', items: 0, newest: [], texts: 'none', faults: ['no items'] }),
  };
  return Object.assign(fakes, { commands: makeCommands(fakes, newId) });
}

function makeCommands(fakes: Fakes, newId: () => string): readonly Command[] {
  const topics = topicStore(fakes.topics);
  const search = {
    search: async (request: SearchRequest): Promise<Hits> => {
      fakes.searched.push(request);
      return fakes.find(request);
    },
    complete: async (what: string, typed: string) =>
      Array.from({ length: 40 }, (_, index) => `${what} ${typed} ${index}`),
  };
  const audit = { list: async () => fakes.changes };
  const missingPermissions = async (): Promise<readonly string[] | undefined> => fakes.missing;
  return [
    askCommand({
      ask: async ({ question, understood = question, now, onFirst }) => {
        fakes.asked.push({ question, now });
        const dress = (given: Answer) => ({ answer: given, understood, about: { names: ['Ana Roth'], days: [] } });
        const first = dress(await fakes.answer());
        await onFirst(first);
        const improved = await fakes.improve();
        return improved === undefined ? first : dress(improved);
      },
      report: async () => true,
      topics,
    }),
    searchCommand({
      search,
      topics,
      readDays: async (text, _view, now) => readDays(text, { asked: now, zone: 'UTC' }),
    }),
    onCommand({
      tellDays: async (date) => weekOf(date),
      completeDays: async (typed) => ['yesterday', `${typed} 2017`],
    }),
    actorCommand(actorNeeds(fakes)),
    timelineCommand({
      tellTimeline: async (subject) => ({ kind: 'told', timeline: timelineOf(subject, 23) }),
      readDays: async (text, _view, now) => readDays(text, { asked: now, zone: 'UTC' }),
      complete: async (typed) => [`actor ${typed}`],
      drawDays: () => fakes.drawDays(),
    }),
    findNewsCommand({ search }),
    briefingCommand({
      briefingNow: async (request) => {
        fakes.briefed.push(request);
        const topic = [...fakes.topics.values()].find(({ id }) => id === request.topicId);
        return { ...(await fakes.brief()), ...(topic === undefined ? {} : { title: topic.name }) };
      },
      openStory: async ({ articleId, guildId }) => {
        fakes.briefed.push({ articleId, guildId });
        return fakes.openStory();
      },
      postNow: async (request) => {
        fakes.briefed.push(request);
        return fakes.postNow();
      },
      subscriptions: { list: async () => [...fakes.subscriptions.values()] },
      topics,
      missingPermissions,
    }),
    topicCommand({ topics, search, audit, newId, limits: { topics: 100 } }),
    subscriptionCommand({
      subscriptions: {
        list: async (guildId) => [...fakes.subscriptions.values()].filter((each) => each.guildId === guildId),
        listNamed: async (guildId) =>
          [...fakes.subscriptions.values()]
            .filter((each) => each.guildId === guildId)
            .map((subscription) => ({
              subscription,
              topicName: [...fakes.topics.values()].find(({ id }) => id === subscription.topicId)?.name,
            })),
        add: async (subscription) => void fakes.subscriptions.set(subscription.id, subscription),
        save: async (changes) => {
          const { id, ...changed } = { ...fakes.subscriptions.get(changes.id), ...changes };
          const kept = Object.entries(changed).filter(([, value]) => value !== undefined);
          fakes.subscriptions.set(id, { id, ...Object.fromEntries(kept) } as Subscription);
        },
        remove: async (id) => fakes.subscriptions.delete(id),
        get: async (id) => fakes.subscriptions.get(id),
        edit: async (subscription, expectedVersion) => {
          if ((fakes.subscriptions.get(subscription.id)?.version ?? 1) !== expectedVersion) return false;
          fakes.subscriptions.set(subscription.id, { ...subscription, version: expectedVersion + 1 });
          return true;
        },
      },
      topics,
      guilds: fakes.guilds,
      audit,
      missingPermissions,
      channelName: () => 'news',
      placeOf: async () => fakes.place,
      nextDue,
      nextClockChange,
      readQuietHours,
      preview: async () => fakes.brief(),
      why: async (articleId) => fakes.why(articleId),
      findArticles: async (address) => [...fakes.takenDown.values()].filter((each) => each.address === address),
      titleOf: async (articleId) => `Headline of ${articleId}`,
      search,
      newId,
      limits: { subscriptions: 50 },
    }),
    feedCommand({
      feeds: {
        list: async () => [...fakes.feeds.values()],
        unfollow: async (_guildId, feedId) => fakes.feeds.delete(feedId),
        setRights: async (feedId, rights) => {
          const feed = fakes.feeds.get(feedId);
          if (feed !== undefined) fakes.feeds.set(feedId, { ...feed, rights });
        },
      },
      followFeed: async (rawUrl) => followFeed(fakes.feeds, rawUrl),
      checkFeed: async (rawUrl) => fakes.check(rawUrl),
      readFile: async (url) => {
        // What was attached at the stand-in lies there.
        const file = url.startsWith('http://127.0.0.1:') ? await (await fetch(url)).text() : fakes.files.get(url);
        if (file === undefined) throw new Failure('not-found', 'There is no such file.');
        return file;
      },
      importFeeds: (opml, _by, onProgress) =>
        importFeeds(opml, async (url) => followFeed(fakes.feeds, url), { now: () => 0, onProgress }),
    }),
    articleCommand({
      takeDowns: { list: async () => [...fakes.takenDown.values()].map((one) => ({ ...one, at: 0 })) },
      addArticle: async () => ({ title: 'The *port*', source: 'Quay', outcome: 'saved', isTakenDown: false }),
      takeDown: async (address) => {
        const isDown = fakes.takenDown.has(address);
        if (isDown || !address.startsWith('https://')) return { taken: [], isDown };
        const article = { id: '1' as ArticleId, title: 'The *port*', source: 'Quay', address, isTakenDown: false };
        fakes.takenDown.set(address, article);
        return { taken: [article], isDown: true };
      },
      restore: async (address) => {
        const article = fakes.takenDown.get(address);
        fakes.takenDown.delete(address);
        return article === undefined ? [] : [article];
      },
    }),
    settingsCommand({
      guilds: fakes.guilds,
      audit,
      missingPermissions,
      model: { limits: { tokensPerDay: 10_000, questionsPerDay: 20 }, budgets: { tokensUsed: async () => 1_234 } },
    }),
    setupCommand(setupNeeds(fakes, { missingPermissions, newId })),
    followCommand({
      subscriptions: {
        follows: async (userId, guildId) =>
          [...fakes.follows.values()].filter((each) => each.followerId === userId && each.guildId === guildId),
        add: async (subscription) => void fakes.follows.set(subscription.id, subscription),
        removeFollow: async (id) => fakes.follows.delete(id),
      },
      topics,
      guilds: fakes.guilds,
      search,
      nextDue,
      newId,
      limits: { followsPerPerson: 20 },
      greet: async (userId, text) => fakes.greet(userId, text),
    }),
    privacyCommand({
      kept: async () => ({ follows: 1, questionDays: 2, answers: 3, notices: 0, made: 4, changes: 5 }),
      forget: async (userId) => void fakes.forgotten.push(userId),
    }),
    helpCommand(),
  ];
}

/** Two packs, of which one needs no feed. */
function setupNeeds(
  fakes: Fakes,
  {
    missingPermissions,
    newId,
  }: { readonly missingPermissions: () => Promise<readonly string[] | undefined>; readonly newId: () => string },
): Parameters<typeof setupCommand>[0] {
  return {
    packs: [
      { name: 'Sample *news*', feeds: [] },
      { name: 'World', description: 'All of it', feeds: [{ title: 'Quay', url: 'https://quay.example/feed.xml' }] },
    ],
    countFollowed: async () => fakes.feeds.size,
    importFeeds: (opml, _by, onProgress) =>
      importFeeds(opml, async (url) => followFeed(fakes.feeds, url), { now: () => 0, onProgress }),
    guilds: fakes.guilds,
    subscriptions: {
      list: async (guildId) => [...fakes.subscriptions.values()].filter((each) => each.guildId === guildId),
      add: async (subscription) => void fakes.subscriptions.set(subscription.id, subscription),
    },
    missingPermissions,
    placeOf: async () => fakes.place,
    nextDue,
    preview: async () => fakes.brief(),
    postDue: async (id) => fakes.subscriptions.has(id),
    limits: { subscriptions: 50 },
    newId,
  };
}

/** Each name typed is another actor, made of two; whom buttons name stays the same. */
function actorNeeds(fakes: Fakes): Parameters<typeof actorCommand>[0] {
  let named = 0;
  const next = (): number => {
    named += 1;
    return named;
  };
  const decide = async (decision: ActorDecision, at: Instant): Promise<DecidedActor> => {
    const decided: DecidedActor = { decision, name: 'Roth', other: 'Ana *Roth*', result: decision.actor, at };
    fakes.decisions.unshift(decided);
    return decided;
  };
  return {
    tellActor: (name) => fakes.tellActor(name),
    drawDays: () => fakes.drawDays(),
    findActor: async (name) => {
      const told = await fakes.tellActor(name);
      if (told.kind !== 'one') return told;
      const id = /^#(.+)/u.exec(name)?.[1] as ActorId | undefined;
      return { kind: 'one', actor: { ...actorSummary(next(), name), ...(id === undefined ? {} : { id }) } };
    },
    coverage: async () => COVERAGE,
    complete: async (typed) => [`${typed} Roth ${next()}`],
    actors: {
      parts: async () =>
        ['ana roth', 'roth'].map((folded, at) => ({ named: folded, names: [folded, 'Roth'], articles: 3 - at })),
      decide: (decision, _decider, at) => decide(decision, at),
      undo: async () => fakes.decisions.shift(),
      decisions: async () => fakes.decisions,
      questions: async (_view, limit) =>
        Array.from({ length: Math.min(limit, 3) }, (_, at) => ({
          actor: actorSummary(2 * at, 'Roth'),
          other: actorSummary(2 * at + 1, 'Ana *Roth*'),
          citation: actorNamed('', 1, 'Ana *Roth* spoke.').sentences[0] as Citation,
        })),
    },
  };
}

/** The days asked for with the weeks before and after them, so that each button leads elsewhere; for words a week of 2017. */
function weekOf(date: string): DayView {
  const asked = /^\d{4}-\d\d-\d\d(?=\/|$)/u.exec(date)?.[0];
  const day = (days: number) => new Date(Date.parse(asked ?? '2017-02-13') + days * DAY_MS).toISOString().slice(0, 10);
  const week = (weeks: number) => ({ from: day(7 * weeks), to: day(7 * weeks + 6) });
  const around = { previous: week(-1), next: week(1) };
  return dayView(20, 'Port closed', { asked: date, isCounted: asked === undefined, ...week(0), ...around });
}

/** Every eight hours, whatever the cadence says. */
function nextDue(cadence: string, _zone: string, after: Instant, count: number): readonly Instant[] {
  if (!cadence.startsWith('daily')) throw new Failure('bad-input', `“${cadence}” is no cadence that I know.`);
  return Array.from({ length: count }, (_, index) => after + (index + 1) * 8 * HOUR_MS);
}

async function followFeed(feeds: Map<string, Feed>, url: string) {
  if (!URL.canParse(url)) throw new Failure('bad-input', `“${url}” is no address.`);
  const feed: Feed = {
    id: `${feeds.size}` as FeedId,
    url,
    title: 'The *Daily* Paper',
    listedForAll: false,
    nextPollAt: 0,
    leaseUntil: 0,
    failures: 0,
  };
  feeds.set(feed.id, feed);
  return { feed, isNew: true, saved: 12 };
}

function topicStore(topics: Map<string, Topic>): Store['topics'] {
  const of = (guildId: GuildId) => [...topics.values()].filter((topic) => topic.guildId === guildId);
  return {
    get: async (id: TopicId, guildId) => of(guildId).find((topic) => topic.id === id),
    findByName: async (name, guildId) => of(guildId).find((topic) => topic.name.toLowerCase() === name.toLowerCase()),
    list: async (guildId) => of(guildId),
    add: async (topic) => void topics.set(topic.id, topic),
    edit: async (topic, expectedVersion) => {
      if (topics.get(topic.id)?.version !== expectedVersion) return false;
      topics.set(topic.id, { ...topic, version: expectedVersion + 1 });
      return true;
    },
    remove: async (id) => topics.delete(id),
  };
}
