// Starts the bot and stops it in order: store, Discord or its stand-in, commands, tick, status pages. Wires, as main does.

import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Briefings } from './briefing/run-due.ts';
import type { Config } from './config.ts';
import { connectDiscord, type DiscordConnection } from './discord/connect.ts';
import { type Ending, type Stop, stopInOrder, together, waitForEnd } from './ending.ts';
import { followMembership } from './follow-membership.ts';
import { ALONE, type HeldPlace, holdPlace } from './hold-place.ts';
import { createPolling } from './ingest/ingest.ts';
import { commandsOf } from './list-commands.ts';
import { jobsOf, jobsOfBot } from './list-jobs.ts';
import { followsOf } from './list-member-commands.ts';
import type { Log } from './log.ts';
import { makeId } from './make-id.ts';
import { Failure } from './news/failure.ts';
import type { UserId } from './news/ids.ts';
import { holdsServer } from './news/process.ts';
import type { ShownMessage } from './news/shown.ts';
import { openBriefings } from './open-briefings.ts';
import { type Caches, openCaches } from './open-caches.ts';
import { type House, openHouse } from './open-house.ts';
import { readPacksOf } from './open-packs.ts';
import { emptySandboxFolder, openSandbox } from './open-sandbox.ts';
import { openMetrics, openStatus } from './open-status.ts';
import { rehearse } from './rehearse.ts';
import { tellIndexing } from './tell-indexing.ts';
import { type Job, startTimetable, type Timetable } from './timetable.ts';
import { work } from './work.ts';

/** A clock that somebody else may move, as tests do. */
export interface MovableClock {
  /** How far it is ahead of the machine's, in milliseconds. */
  aheadMs: number;
  /** Is given the tick as soon as the bot is up: what falls due by a move is done at the next one. */
  readonly useTick?: (tick: () => Promise<void>) => void;
}

/** The browser opens and draws the page meanwhile, and is asked nothing. */
const REHEARSE_AFTER_MS = 1_000;

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
    const { recorders: metrics, kept } = await openMetrics(config, now);
    const caches = await openCaches(config, dataDir, now, log, metrics);
    stops.unshift(caches.close);
    const { sites } = caches;
    const open = { config, dataDir, databaseUrl, role: 'bot', now, log, metrics, sites } as const;
    const house = await openHouse({ ...open, ...(await withModel(caches)) });
    stops.unshift(house.close);
    const place = await placeOf({ config, house, dataDir, isShared: databaseUrl !== undefined, ending });
    stops.unshift(place.stop);
    let connection: DiscordConnection | undefined;
    const isWorker = config.role === 'worker';
    const status = { config, kept, store: house.store, now, connected: () => connection, isWorker };
    const pages = await openStatus({ ...status, isEnding: () => ending.signal.aborted });
    if (pages !== undefined) stops.unshift(pages.stop);
    await house.search.refresh(tellIndexing(log));
    if (isWorker) return await work({ config, house, caches, place, stops, ending, clock, realNow: Date.now, print });
    if (!sandboxed) await rehearse(house.ask.ask, now());
    const speaking = startSpeaking({ config, house, caches, place, clock, stops, ending, sandboxed, print });
    const bot = await ending.unless(speaking);
    if (bot === undefined) return 0;
    ({ connection } = bot);
    const { tick, tickWhole } = startTicking(bot, { config, house, caches, stops });
    bot.useTick(tickWhole);
    await bot.filled;
    log.info('ready', sandboxed ? {} : { invite: connection.inviteLink });
    readAhead(house, sandboxed);
    void tick(); // what a crash or an outage left waiting does not wait for the next full minute
    clock.useTick?.(tick);
    print(sandboxed ? `Open the sandbox: ${bot.pageUrl}` : `Invite Dateline to a server: ${connection.inviteLink}`);
    const failure = await ending.ended;
    if (failure !== undefined) throw failure;
    return 0;
  } finally {
    await stopInOrder(stops, log);
  }
}

/**
 * Behind all else: the first searches need not wait for it. Nor need the sandbox's page wait for the rehearsal: one person
 * opens it, and holds nobody up by asking.
 */
function readAhead({ search, ask, log, now }: House, sandboxed: boolean): void {
  void search.readAhead().catch((error: unknown) => log.warn('the search index could not be read ahead', { error }));
  if (!sandboxed) return;
  const rehearseBehind = async (): Promise<void> => {
    await wait(REHEARSE_AFTER_MS, undefined, { ref: false });
    await rehearse(ask.ask, now());
  };
  void rehearseBehind().catch((error: unknown) => log.warn('no question could be rehearsed', { error }));
}

/** Starts the timetable of what this process is to do, and gives it. */
function startTicking(
  { connection, briefings, arrivals }: Speaking,
  parts: { readonly config: Config; readonly house: House; readonly caches: Caches; readonly stops: Stop[] },
): Timetable {
  const { config, house, caches, stops } = parts;
  const { log, now, metrics } = house;
  const { tell, showReading } = connection;
  const polling = config.role === 'bot' ? undefined : createPolling(house);
  const jobs =
    polling === undefined
      ? jobsOfBot({ house, briefings, showReading })
      : jobsOf({ house, briefings, caches, polling, tell, showReading });
  const timetable = startTimetable([...arrivals, ...jobs], { now, log, metrics });
  // Side by side: each may have to wait for Discord, or for a host.
  stops.unshift(together([() => polling?.stop(), timetable.stop, connection.stop], log));
  return timetable;
}

/** Its place among the processes of its database. */
async function placeOf({
  config: { role, shards },
  house: { store, now, log },
  dataDir,
  isShared,
  ending,
}: {
  readonly config: Config;
  readonly house: House;
  readonly dataDir: string;
  readonly isShared: boolean;
  readonly ending: Ending;
}): Promise<HeldPlace> {
  if (!isShared) return ALONE;
  const { processes } = store;
  return holdPlace({ processes, dataDir, role, shards, newId: makeId, now, log, onLost: ending.end });
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
  readonly place: HeldPlace;
  readonly clock: { aheadMs: number };
  readonly stops: Stop[];
  readonly ending: Ending;
  readonly sandboxed: boolean;
  readonly print: (line: string) => void;
}): Promise<Speaking> {
  const { config, house, caches, ending, stops } = parts;
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
    ...knowingOf(house, config),
    perSecond: parts.place.perSecond,
    realNow: Date.now,
    pages: caches.pages,
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

/** What a connection reads and keeps of the house. */
function knowingOf({ store, log, now, metrics }: House, { shards }: Config) {
  return {
    log,
    now,
    metrics,
    facts: store.facts,
    guilds: store.guilds,
    ...followsOf(store),
    knownServers: (userId: UserId) => store.people.servers(userId),
    membership: followMembership(store.departures, now, (guildId) => holdsServer(shards, guildId)),
    follow: async (message: ShownMessage) =>
      store.shown.add(message).catch((error) => log.error('an answer will not follow its articles', { err: error })),
    ...(shards === undefined ? {} : { shards }),
  };
}
