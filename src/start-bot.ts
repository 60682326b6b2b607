// Starts the bot and stops it in order: store, Discord or its stand-in, commands, tick, status pages. Wires, as main does.

import { join } from 'node:path';
import { purseOfBriefings } from './answer-question.ts';
import { type Briefings, createBriefings, createWriteItems } from './briefing/run-due.ts';
import type { Config } from './config.ts';
import { drawBriefing } from './discord/briefing-message.ts';
import { connectDiscord, type DiscordConnection } from './discord/connect.ts';
import { redrawAnswer } from './discord/follow-answer.ts';
import { countItems, redrawBriefing } from './discord/redraw-briefing.ts';
import { type Ending, type Stop, stopInOrder, together, waitForEnd } from './ending.ts';
import { followMembership } from './follow-membership.ts';
import { createPolling } from './ingest/ingest.ts';
import { commandsOf } from './list-commands.ts';
import { jobsOf } from './list-jobs.ts';
import { followsOf } from './list-member-commands.ts';
import type { Log } from './log.ts';
import { makeId } from './make-id.ts';
import { Failure } from './news/failure.ts';
import { type Caches, openCaches } from './open-caches.ts';
import { type House, openHouse } from './open-house.ts';
import { readPacksOf } from './open-packs.ts';
import { emptySandboxFolder, openSandbox } from './open-sandbox.ts';
import { openMetrics, openStatus } from './open-status.ts';
import { rehearse } from './rehearse.ts';
import { tellIndexing } from './tell-indexing.ts';
import { type Job, startTimetable } from './timetable.ts';

/** A clock that somebody else may move, as tests do. */
export interface MovableClock {
  /** How far it is ahead of the machine's, in milliseconds. */
  aheadMs: number;
  /** Is given the tick as soon as the bot is up: what falls due by a move is done at the next one. */
  readonly useTick?: (tick: () => Promise<void>) => void;
}

/**
 * Runs the bot until it is told to stop (SIGTERM, SIGINT) or Discord ends the connection for good. Without a token it
 * runs against the sandbox. Gives the exit code. Throws Failure when it cannot start.
 */
export async function startBot(
  config: Config,
  log: Log,
  print: (line: string) => void,
  clock: MovableClock = { aheadMs: 0 },
): Promise<number> {
  const now = (): number => Date.now() + clock.aheadMs;
  const stops: Stop[] = [];
  const ending = waitForEnd();
  try {
    const sandboxed = config.discordToken === undefined;
    // Invented news never mixes with what was really read: the sandbox has a folder of its own.
    const { dataDir, databaseUrl } = sandboxed ? { dataDir: join(config.dataDir, 'sandbox') } : config;
    if (sandboxed) emptySandboxFolder(dataDir);
    const { recorders: metrics, kept } = openMetrics(config, now);
    const caches = await openCaches(config, dataDir, now, log, metrics);
    stops.unshift(caches.close);
    const { sites } = caches;
    const open = { config, dataDir, databaseUrl, role: 'bot', now, log, metrics, sites } as const;
    const house = await openHouse({ ...open, ...(await withModel(caches)) });
    stops.unshift(house.close);
    let connection: DiscordConnection | undefined;
    const isEnding = () => ending.signal.aborted;
    const pages = await openStatus({ config, kept, store: house.store, now, connected: () => connection, isEnding });
    if (pages !== undefined) stops.unshift(pages.stop);
    await house.search.refresh(tellIndexing(log));
    await rehearse(house.ask.ask, now());
    const bot = await ending.unless(startSpeaking({ config, house, caches, clock, stops, ending, sandboxed, print }));
    if (bot === undefined) return 0;
    connection = bot.connection;
    const polling = createPolling(house);
    const { tell, showReading } = connection;
    const jobs = jobsOf({ house, briefings: bot.briefings, caches, polling, tell, showReading });
    const timetable = startTimetable([...bot.arrivals, ...jobs], { now, log, metrics });
    // Side by side: each may have to wait for Discord, or for a host.
    stops.unshift(together([() => polling.stop(), timetable.stop, connection.stop], log));
    bot.useTick(timetable.tick);
    await bot.filled;
    log.info('ready', sandboxed ? {} : { invite: connection.inviteLink });
    // What a crash or an outage left waiting does not wait for the next full minute.
    void timetable.tick();
    clock.useTick?.(timetable.tick);
    print(sandboxed ? `Open the sandbox: ${bot.pageUrl}` : `Invite Dateline to a server: ${connection.inviteLink}`);
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
  /** What lets the sandbox's news arrive; nothing outside of it. */
  readonly arrivals: readonly Job[];
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
  const { log, now, store, metrics } = house;
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
  const briefings = openBriefings(house, connected, caches);
  const apiUrl = sandbox?.apiUrl ?? config.discordApiUrl;
  connection = await connectDiscord({
    token: sandbox?.token ?? config.discordToken ?? '',
    commands: commandsOf(house, briefings, connected, {
      standInUrl: sandbox?.apiUrl,
      talks: caches.talks,
      packs: readPacksOf(config),
      forgetPerson: caches.forgetPerson,
    }),
    log,
    facts: store.facts,
    guilds: store.guilds,
    ...followsOf(store),
    knownServers: (userId) => store.people.servers(userId),
    membership: followMembership(store.departures, now),
    pages: caches.pages,
    follow: async (message) =>
      store.shown.add(message).catch((error) => log.error('an answer will not follow its articles', { err: error })),
    now,
    metrics,
    signal: ending.signal,
    onLost: ending.end,
    ...(apiUrl === undefined ? {} : { apiUrl }),
    ...(config.discordGuildId === undefined ? {} : { guildIdForCommands: config.discordGuildId }),
  });
  const useTick = (wanted: () => Promise<void>): void => {
    tick = wanted;
  };
  const filled = sandbox?.filled ?? Promise.resolve();
  const arrivals = sandbox === undefined ? [] : [sandbox.arrivals];
  return { connection, briefings, pageUrl: sandbox?.pageUrl, filled, arrivals, useTick };
}

/** The briefings of the house, told in Discord. */
function openBriefings(house: House, connected: () => DiscordConnection, { model }: Pick<Caches, 'model'>): Briefings {
  return createBriefings({
    ...house,
    ...(model === undefined
      ? {}
      : { writeItems: createWriteItems({ ...house, model, purseOf: (guildId) => purseOfBriefings(guildId, house) }) }),
    newId: makeId,
    draw: (briefing, { subscription: { id, mentionRoleId, followerId }, rowIds }) =>
      drawBriefing(briefing, {
        rowIds,
        ...(mentionRoleId === undefined ? {} : { mentionRoleId }),
        ...(followerId === undefined ? {} : { followId: id }),
      }),
    countItems,
    redraw: ({ kind, body }, changes) => (kind === 'answer' ? redrawAnswer : redrawBriefing)(body, changes),
    edit: (request) => connected().edit(request),
    post: (request) => connected().post(request),
    history: (channelId, after) => connected().history(channelId, after),
    places: {
      openThread: (from) => connected().places.openThread(from),
      openPost: (post) => connected().places.openPost(post),
      findPosts: (channelId, after) => connected().places.findPosts(channelId, after),
      publish: (channelId, messageId) => connected().places.publish(channelId, messageId),
    },
    isMember: (guildId, userId) => connected().isMember(guildId, userId),
    tell: (report) => connected().tellTrouble(report),
  });
}
