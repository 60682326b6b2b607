// Lists all commands with what each needs. Wires, as main does.

import { actorCommand } from '../commands/actor.ts';
import { articleCommand } from '../commands/article.ts';
import { askCommand } from '../commands/ask.ts';
import { briefingCommand } from '../commands/briefing.ts';
import { feedCommand } from '../commands/feed.ts';
import { findNewsCommand } from '../commands/find-news.ts';
import { helpCommand } from '../commands/help.ts';
import { onCommand } from '../commands/on.ts';
import type { ReadDays } from '../commands/options.ts';
import { searchCommand } from '../commands/search.ts';
import { settingsCommand } from '../commands/settings.ts';
import { setupCommand } from '../commands/setup.ts';
import { subscriptionCommand } from '../commands/subscription.ts';
import { timelineCommand } from '../commands/timeline.ts';
import { topicCommand } from '../commands/topic.ts';
import { answerQuestion } from './answer-question.ts';
import { completeDays, findActor, readDays, tellActor, tellDays, tellTimeline } from './ask/ask.ts';
import { type Briefings, nextClockChange, nextDue, readQuietHours } from './briefing/run-due.ts';
import { type Conversations, keepConversations } from './conversations.ts';
import { answerTexts, type Command } from './discord/command.ts';
import type { DiscordConnection } from './discord/connect.ts';
import { drawDays } from './draw-days.ts';
import { createFetchPage, type FeedPack, resolveHost } from './feeds/feeds.ts';
import { addArticle, checkFeed, followFeed, importFeeds, restoreAt, takeDownAt } from './ingest/ingest.ts';
import { postDue } from './list-jobs.ts';
import { commandsOfMembers } from './list-member-commands.ts';
import { makeId } from './make-id.ts';
import type { UserId } from './news/ids.ts';
import type { View } from './news/view.ts';
import type { House } from './open-house.ts';

interface CommandParts {
  /** The address of the stand-in for Discord that was started here. */
  readonly standInUrl?: string | undefined;
  /** Where it is kept what was asked before. */
  readonly talks?: Parameters<typeof keepConversations>[0];
  /** What /setup offers. */
  readonly packs?: readonly FeedPack[];
  /** Deletes what names a person where it may be lost. */
  readonly forgetPerson?: (userId: UserId) => Promise<void>;
}

/**
 * All commands. With no house (to print their table) nothing of it is touched until one is run.
 */
export function commandsOf(
  house: House,
  briefings: Briefings,
  connected: () => DiscordConnection,
  { standInUrl, talks, packs = [], forgetPerson = async () => {} }: CommandParts = {},
): readonly Command[] {
  const { store } = house;
  const { topics, guilds } = store;
  const search: House['search'] = {
    ...house.search,
    search: async (request) => {
      const zone = await zoneOf(request.view, store);
      return house.inTurn(() => house.search.search({ zone, ...request }));
    },
  };
  const missingPermissions: DiscordConnection['missingPermissions'] = (purpose) =>
    connected().missingPermissions(purpose);
  const daysOf: ReadDays = async (text, view, now) => readDays(text, { asked: now, zone: await zoneOf(view, store) });
  return [
    askCommand(askNeeds(house, connected, keepConversations(talks))),
    searchCommand({ search, topics, readDays: daysOf }),
    onCommand({
      tellDays: async (date, view, now) => tellDays({ date, view, zone: await zoneOf(view, store), asked: now }, store),
      completeDays: async (typed, view, now, limit) =>
        completeDays(typed, { view, zone: await zoneOf(view, store), asked: now, limit }, store),
    }),
    actorCommand(actorNeeds(house)),
    timelineCommand(timelineNeeds(house, daysOf)),
    findNewsCommand({ search }),
    briefingCommand({
      briefingNow: (request) => house.inTurn(() => briefings.briefingNow(request)),
      openStory: (of) => house.inTurn(() => briefings.openStory(of)),
      postNow: (request) => briefings.postNow(request),
      subscriptions: store.subscriptions,
      topics,
      missingPermissions,
    }),
    topicCommand({ topics, search, audit: store.audit, newId: makeId, limits: house.limits }),
    subscriptionCommand(subscriptionNeeds({ house, briefings, connected, search })),
    ...commandsOfNews(house, standInUrl),
    settingsCommand({
      guilds,
      audit: store.audit,
      missingPermissions,
      ...(house.hasModel ? { model: { limits: house.modelLimits, budgets: store.budgets } } : {}),
    }),
    setupCommand(setupNeeds({ house, briefings, connected, packs })),
    ...commandsOfMembers({ house, search }, connected, forgetPerson),
    helpCommand(),
  ];
}

function askNeeds(
  house: House,
  connected: () => DiscordConnection,
  talks: Conversations,
): Parameters<typeof askCommand>[0] {
  return {
    ask: (question) => answerQuestion(question, house, talks),
    report: async ({ guildId, channelId, userId, now }, question) => {
      if (!(await talks.isFirstReport({ userId, channelId }, question))) return false;
      const text = answerTexts.report(userId, channelId, question);
      await connected().tell({ id: makeId(), guildId, text, createdAt: now });
      return true;
    },
    topics: house.store.topics,
  };
}

function subscriptionNeeds({
  house: { store, limits },
  briefings,
  connected,
  search,
}: {
  readonly house: House;
  readonly briefings: Briefings;
  readonly connected: () => DiscordConnection;
  readonly search: House['search'];
}): Parameters<typeof subscriptionCommand>[0] {
  return {
    subscriptions: store.subscriptions,
    topics: store.topics,
    guilds: store.guilds,
    audit: store.audit,
    missingPermissions: (purpose) => connected().missingPermissions(purpose),
    channelName: (channelId) => connected().channelName(channelId),
    placeOf: (channelId) => connected().places.describe(channelId),
    nextDue,
    nextClockChange,
    readQuietHours,
    preview: (subscription) => briefings.preview(subscription),
    why: (articleId, subscription) => briefings.why(articleId, subscription),
    findArticles: (address, view) => store.takeDowns.find(address, view),
    titleOf: async (articleId, view) => (await store.articles.getArticles([articleId], view))[0]?.title,
    search,
    newId: makeId,
    limits,
  };
}

function setupNeeds({
  house,
  briefings,
  connected,
  packs,
}: {
  readonly house: House;
  readonly briefings: Briefings;
  readonly connected: () => DiscordConnection;
  readonly packs: readonly FeedPack[];
}): Parameters<typeof setupCommand>[0] {
  const { store, limits } = house;
  return {
    packs,
    countFollowed: (guildId) => store.feeds.countFollowed(guildId),
    importFeeds: importFeedsBy(house),
    guilds: store.guilds,
    subscriptions: store.subscriptions,
    missingPermissions: (purpose) => connected().missingPermissions(purpose),
    placeOf: (channelId) => connected().places.describe(channelId),
    nextDue,
    preview: (subscription) => briefings.preview(subscription),
    postDue: (id) => postDue(house, briefings, id),
    limits,
    newId: makeId,
  };
}

const importFeedsBy =
  (house: House): Parameters<typeof feedCommand>[0]['importFeeds'] =>
  (opml, by, onProgress) =>
    importFeeds(opml, (url) => followFeed(url, by, house), { now: house.now, onProgress });

function actorNeeds(house: House): Parameters<typeof actorCommand>[0] {
  const { store, search, inTurn } = house;
  return {
    tellActor: (name, view) => inTurn(() => tellActor(name, view, store)),
    findActor: (name, view) => findActor(name, view, store.actors),
    coverage: (view) => store.articles.coverage(view),
    complete: (typed, view, limit) => search.complete('actor', typed, view, limit),
    actors: store.actors,
    drawDays: (counts) => drawDays(counts, house),
  };
}

function timelineNeeds(house: House, readDays: ReadDays): Parameters<typeof timelineCommand>[0] {
  const { store, search, inTurn } = house;
  return {
    tellTimeline: (subject, days, view) => inTurn(() => tellTimeline({ subject, view, ...days }, { ...store, search })),
    readDays,
    complete: (typed, view, limit) => search.complete('actor', typed, view, limit),
    drawDays: (counts) => drawDays(counts, house),
  };
}

/** The commands by which moderators choose what is read. */
function commandsOfNews(house: House, standInUrl: string | undefined): readonly Command[] {
  const { store } = house;
  return [
    feedCommand({
      feeds: store.feeds,
      followFeed: (rawUrl, by) => followFeed(rawUrl, by, house),
      checkFeed: (rawUrl) => checkFeed(rawUrl, house),
      readFile: (url) => readAttachment(url, house, standInUrl),
      importFeeds: importFeedsBy(house),
    }),
    articleCommand({
      takeDowns: store.takeDowns,
      addArticle: (rawUrl, by) => addArticle(rawUrl, by, house),
      takeDown: (rawAddress, by) => takeDownAt(rawAddress, by, house),
      restore: (rawAddress, view, by) => restoreAt(rawAddress, view, { store, by }),
    }),
  ];
}

/**
 * The text of a file that somebody attached: Discord gives its address, which lies on its own servers. The stand-in's files
 * lie on this machine, where nothing else may be fetched from.
 */
async function readAttachment(url: string, { fetchPage, now }: House, standInUrl: string | undefined): Promise<string> {
  const standIn = standInUrl === undefined ? undefined : new URL(standInUrl).host;
  const isItsOwn = standIn !== undefined && URL.parse(url)?.host === standIn;
  const fetchFile = isItsOwn
    ? createFetchPage({ resolve: resolveHost, allowedAddresses: [standIn], userAgent: 'Dateline', now })
    : fetchPage;
  return new TextDecoder().decode((await fetchFile(url, { accept: '*/*' })).body);
}

/** The zone in which a server reads "today"; UTC where nobody set one. */
async function zoneOf(view: View, store: House['store']): Promise<string> {
  return view.kind === 'guild' ? (await store.guilds.settings(view.guildId)).zone : 'UTC';
}
