// Starts the bot and stops it in order: store, Discord or its stand-in, commands, tick, status pages. Wires, as main does.

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { askCommand } from '../commands/ask.ts';
import { briefingCommand } from '../commands/briefing.ts';
import { feedCommand } from '../commands/feed.ts';
import { helpCommand } from '../commands/help.ts';
import { searchCommand } from '../commands/search.ts';
import { settingsCommand } from '../commands/settings.ts';
import { subscriptionCommand } from '../commands/subscription.ts';
import { topicCommand } from '../commands/topic.ts';
import type { AskRequest } from './ask/ask.ts';
import { type Briefings, createBriefings, nextDue } from './briefing/run-due.ts';
import type { Config } from './config.ts';
import { drawBriefing } from './discord/briefing-message.ts';
import type { Command } from './discord/command.ts';
import { connectDiscord, type DiscordConnection } from './discord/connect.ts';
import { type Ending, type Stop, stopInOrder, together, waitForEnd } from './ending.ts';
import { followFeed, pollDueFeeds } from './ingest/ingest.ts';
import type { Log } from './log.ts';
import { Failure } from './news/failure.ts';
import type { Topic } from './news/topic.ts';
import { ALL, type View } from './news/view.ts';
import { type Caches, openCaches } from './open-caches.ts';
import { type House, openHouse } from './open-house.ts';
import { emptySandboxFolder, openSandbox } from './open-sandbox.ts';
import { reportFailures } from './report-failures.ts';
import { serveStatusPages } from './status-pages.ts';
import { startTimetable } from './timetable.ts';

const newId = (): string => randomBytes(16).toString('hex');

/**
 * Runs the bot until it is told to stop (SIGTERM, SIGINT) or Discord ends the connection for good. Without a token it
 * runs against the sandbox. `aheadMs` is how far its clock is ahead of the machine's. Gives the exit code. Throws
 * Failure when it cannot start.
 */
export async function startBot(config: Config, log: Log, print: (line: string) => void, aheadMs = 0): Promise<number> {
  const clock = { aheadMs };
  const now = (): number => Date.now() + clock.aheadMs;
  const stops: Stop[] = [];
  const ending = waitForEnd();
  try {
    const sandboxed = config.discordToken === undefined;
    // Invented news never mixes with what was really read: the sandbox has a folder of its own.
    const dataDir = sandboxed ? join(config.dataDir, 'sandbox') : config.dataDir;
    if (sandboxed) emptySandboxFolder(dataDir);
    const caches = await openCaches(config, dataDir, now, log);
    stops.unshift(caches.close);
    const house = await openHouse({ config, dataDir, role: 'bot', now, log, ...(await withModel(caches)) });
    stops.unshift(house.close);
    await house.search.refresh((done, total) => log.debug('indexing', { done, total }));
    const bot = await ending.unless(startSpeaking({ config, house, caches, clock, stops, ending, sandboxed, print }));
    if (bot === undefined) return 0;
    const timetable = startTimetable(jobsOf(house, bot.briefings, caches), { now, log });
    // Side by side: each may have to wait for Discord.
    stops.unshift(together([timetable.stop, bot.connection.stop], log));
    bot.useTick(timetable.tick);
    await startStatusPages(config, house, bot.connection, stops);
    await bot.filled;
    log.info('ready', sandboxed ? {} : { invite: bot.connection.inviteLink });
    // What a crash or an outage left waiting does not wait for the next full minute.
    void timetable.tick();
    print(sandboxed ? `Open the sandbox: ${bot.pageUrl}` : `Invite Dateline to a server: ${bot.connection.inviteLink}`);
    const failure = await ending.ended;
    if (failure !== undefined) throw failure;
    return 0;
  } finally {
    await stopInOrder(stops, log);
  }
}

async function withModel(caches: Caches): Promise<{ readonly model?: NonNullable<Caches['model']> }> {
  return caches.model === undefined ? {} : { model: caches.model };
}

interface Speaking {
  readonly connection: DiscordConnection;
  readonly briefings: Briefings;
  readonly pageUrl: string | undefined;
  /** Resolves when the sandbox's news are in the store; at once outside of it. */
  readonly filled: Promise<void>;
  readonly useTick: (tick: () => Promise<void>) => void;
}

/** Connects to Discord, or to a stand-in started for it, with all commands. */
async function startSpeaking(parts: {
  readonly config: Config;
  readonly house: House;
  readonly caches: Caches;
  readonly clock: { aheadMs: number };
  readonly stops: Stop[];
  readonly ending: Ending;
  readonly sandboxed: boolean;
  readonly print: (line: string) => void;
}): Promise<Speaking> {
  const { config, house, caches, ending, stops } = parts;
  const { log, now, store } = house;
  let connection: DiscordConnection | undefined;
  let tick = async (): Promise<void> => {};
  const connected = (): DiscordConnection => {
    if (connection === undefined)
      throw new Failure('busy', 'Dateline is not connected to Discord yet; try again in a moment.');
    return connection;
  };
  const sandbox = parts.sandboxed
    ? await openSandbox({ config, house, clock: parts.clock, tick: () => tick() })
    : undefined;
  if (sandbox !== undefined) stops.unshift(sandbox.stop);
  const briefings = createBriefings({
    store,
    search: house.search,
    now,
    newId,
    log,
    draw: (briefing, { subscription: { mentionRoleId }, rowIds }) =>
      drawBriefing(briefing, { rowIds, ...(mentionRoleId === undefined ? {} : { mentionRoleId }) }),
    post: (request) => connected().post(request),
    history: (channelId, after) => connected().history(channelId, after),
    tell: (notice) => connected().tell(notice),
  });
  const apiUrl = sandbox?.apiUrl ?? config.discordApiUrl;
  connection = await connectDiscord({
    token: sandbox?.token ?? config.discordToken ?? '',
    commands: commandsOf(house, briefings, connected),
    log,
    facts: store.facts,
    guilds: store.guilds,
    pages: caches.pages,
    now,
    signal: ending.signal,
    onLost: ending.end,
    ...(apiUrl === undefined ? {} : { apiUrl }),
    ...(config.discordGuildId === undefined ? {} : { guildIdForCommands: config.discordGuildId }),
  });
  const useTick = (wanted: () => Promise<void>): void => {
    tick = wanted;
  };
  const filled = sandbox?.filled ?? Promise.resolve();
  return { connection, briefings, pageUrl: sandbox?.pageUrl, filled, useTick };
}

/** All commands. With no house (to print their table) nothing of it is touched until one is run. */
export function commandsOf(house: House, briefings: Briefings, connected: () => DiscordConnection): readonly Command[] {
  const { store, search } = house;
  const { topics, guilds } = store;
  const missingPermissions: DiscordConnection['missingPermissions'] = (purpose) =>
    connected().missingPermissions(purpose);
  return [
    askCommand({ ask: (question) => answer(question, house), topics }),
    searchCommand({ search, topics }),
    briefingCommand({ briefingNow: (request) => briefings.briefingNow(request), topics }),
    topicCommand({ topics, search, newId }),
    subscriptionCommand({
      subscriptions: store.subscriptions,
      topics,
      guilds,
      missingPermissions,
      channelName: (channelId) => connected().channelName(channelId),
      nextDue,
      newId,
    }),
    feedCommand({ feeds: store.feeds, followFeed: (rawUrl, by) => followFeed(rawUrl, by, house) }),
    settingsCommand({ guilds, missingPermissions }),
    helpCommand(),
  ];
}

/** The exact-sentence answer at once; where a model writes, its answer after it, when it has passed. */
async function answer(
  question: Parameters<Parameters<typeof askCommand>[0]['ask']>[0],
  { ask, store, hasModel }: House,
): ReturnType<typeof ask.ask> {
  const request: AskRequest = {
    question: question.question,
    view: question.view,
    zone: await zoneOf(question.view, store),
    asked: question.now,
    ...(question.topic === undefined ? {} : { filters: filtersOf(question.topic) }),
  };
  const first = await ask.ask(request);
  // Shown once when nothing can follow it: a second, equal form of it would be marked as edited.
  if (!first.answered || !hasModel) return first;
  const [improved] = await Promise.all([ask.improve(first, request), question.onFirst(first)]);
  return improved ?? first;
}

async function zoneOf(view: View, store: House['store']): Promise<string> {
  return view.kind === 'guild' ? (await store.guilds.settings(view.guildId)).zone : 'UTC';
}

function filtersOf({ actors, sources, languages }: Topic): NonNullable<AskRequest['filters']> {
  return {
    ...(actors.length === 0 ? {} : { actors }),
    ...(sources.length === 0 ? {} : { sources }),
    ...(languages.length === 0 ? {} : { languages }),
  };
}

const HOUR_MINUTES = 60;
const MINUTE_MS = 60_000;

function jobsOf(house: House, briefings: Briefings, caches: Caches) {
  return [
    { name: 'feeds', run: async () => void (await pollDueFeeds(house)) },
    {
      name: 'briefings',
      run: async () => {
        reportFailures(await briefings.runDue(), house.log);
        reportFailures(await briefings.deliver(), house.log);
      },
    },
    {
      name: 'sweep the cache',
      when: (at: number) => Math.floor(at / MINUTE_MS) % HOUR_MINUTES === 0,
      run: async () => caches.sweep(),
    },
  ];
}

async function startStatusPages(
  config: Config,
  house: House,
  connection: DiscordConnection,
  stops: Stop[],
): Promise<void> {
  if (config.statusPort === 0) return;
  const checks = {
    discord: async () => (connection.isReady() ? undefined : 'not connected'),
    store: async () => void (await house.store.articles.lastSequence(ALL)),
  };
  const pages = await serveStatusPages({ port: config.statusPort, checks });
  stops.unshift(pages.stop);
}
