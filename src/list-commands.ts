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
import { subscriptionCommand } from '../commands/subscription.ts';
import { timelineCommand } from '../commands/timeline.ts';
import { topicCommand } from '../commands/topic.ts';
import { type AskRequest, completeDays, findActor, readDays, tellActor, tellDays, tellTimeline } from './ask/ask.ts';
import { type Briefings, nextDue, readQuietHours } from './briefing/run-due.ts';
import type { Command } from './discord/command.ts';
import type { DiscordConnection } from './discord/connect.ts';
import { drawDays } from './draw-days.ts';
import { createFetchPage, resolveHost } from './feeds/feeds.ts';
import { addArticle, checkFeed, followFeed, importFeeds, restoreAt, takeDownAt } from './ingest/ingest.ts';
import { ModelFault, type Purse } from './llm/language-model.ts';
import { makeId } from './make-id.ts';
import type { GuildSettings } from './news/guild.ts';
import type { UserId } from './news/ids.ts';
import type { Topic } from './news/topic.ts';
import type { View } from './news/view.ts';
import type { House } from './open-house.ts';
import { limitsOf, openPurse } from './write/write-cited.ts';

/**
 * All commands. With no house (to print their table) nothing of it is touched until one is run. `standInUrl`: the address of
 * the stand-in for Discord that was started here.
 */
export function commandsOf(
  house: House,
  briefings: Briefings,
  connected: () => DiscordConnection,
  standInUrl?: string,
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
    askCommand({ ask: (question) => answer(question, house), topics }),
    searchCommand({ search, topics, readDays: daysOf }),
    onCommand({
      tellDays: async (date, view, now) => tellDays({ date, view, zone: await zoneOf(view, store), asked: now }, store),
      completeDays: async (typed, view, now, limit) =>
        completeDays(typed, { view, zone: await zoneOf(view, store), asked: now, limit }, store),
    }),
    actorCommand(actorNeeds(house)),
    timelineCommand(timelineNeeds(house, daysOf)),
    findNewsCommand({ search }),
    briefingCommand({ briefingNow: (request) => house.inTurn(() => briefings.briefingNow(request)), topics }),
    topicCommand({ topics, search, newId: makeId }),
    subscriptionCommand({
      subscriptions: store.subscriptions,
      topics,
      guilds,
      missingPermissions,
      channelName: (channelId) => connected().channelName(channelId),
      placeOf: (channelId) => connected().places.describe(channelId),
      nextDue,
      readQuietHours,
      preview: (subscription) => briefings.preview(subscription),
      search,
      newId: makeId,
    }),
    ...commandsOfNews(house, standInUrl),
    settingsCommand({
      guilds,
      missingPermissions,
      ...(house.hasModel ? { model: { limits: house.modelLimits, budgets: store.budgets } } : {}),
    }),
    helpCommand(),
  ];
}

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
      importFeeds: (opml, by, onProgress) =>
        importFeeds(opml, (url) => followFeed(url, by, house), { now: house.now, onProgress }),
    }),
    articleCommand({
      takeDowns: store.takeDowns,
      addArticle: (rawUrl, by) => addArticle(rawUrl, by, house),
      takeDown: (rawAddress, by) => takeDownAt(rawAddress, by, house),
      restore: (rawAddress, view) => restoreAt(rawAddress, view, house),
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

/**
 * The exact-sentence answer at once; where a model writes, its answer after it, when it has passed. What went wrong with
 * the model is logged here, once.
 */
async function answer(
  question: Parameters<Parameters<typeof askCommand>[0]['ask']>[0],
  house: House,
): ReturnType<House['ask']['ask']> {
  const { ask, store, hasModel, inTurn, log } = house;
  const { view } = question;
  const settings = view.kind === 'guild' ? await store.guilds.settings(view.guildId) : undefined;
  const request: AskRequest = {
    question: question.question,
    view,
    zone: settings?.zone ?? 'UTC',
    asked: question.now,
    ...(question.topic === undefined ? {} : { filters: filtersOf(question.topic) }),
  };
  const first = await inTurn(() => ask.ask(request));
  const purse = settings === undefined ? undefined : purseOf(settings, question.userId, house);
  // Shown once when nothing can follow it: a second, equal form of it would be marked as edited.
  if (!first.answered || !hasModel || purse === 'none') return first;
  const paid = purse === undefined ? request : { ...request, purse };
  const [improved] = await Promise.all([ask.improve(first, paid), question.onFirst(first)]);
  if (improved?.fault !== undefined) log.warn('the language model failed', describeFault(improved.fault));
  return improved?.answer ?? first;
}

/** The zone in which a server reads "today"; UTC where nobody set one. */
async function zoneOf(view: View, store: House['store']): Promise<string> {
  return view.kind === 'guild' ? (await store.guilds.settings(view.guildId)).zone : 'UTC';
}

/** What the person may spend; 'none' where moderators or the operator leave nothing to spend. */
function purseOf(settings: GuildSettings, userId: UserId, { store, modelLimits, now }: House): Purse | 'none' {
  const limits = limitsOf(settings, modelLimits);
  if (limits.tokensPerDay === 0 || limits.questionsPerDay === 0) return 'none';
  return openPurse({ budgets: store.budgets, guildId: settings.guildId, userId, limits, now });
}

/** A model's fault by its kind, which tells nothing that was asked; a bug by its error. */
function describeFault(fault: unknown): Record<string, unknown> {
  if (!(fault instanceof ModelFault)) return { err: fault };
  const { kind, status, message } = fault;
  return { kind, why: message, ...(status === undefined ? {} : { status }) };
}

function filtersOf({ actors, sources, languages }: Topic): NonNullable<AskRequest['filters']> {
  return {
    ...(actors.length === 0 ? {} : { actors }),
    ...(sources.length === 0 ? {} : { sources }),
    ...(languages.length === 0 ? {} : { languages }),
  };
}
