// The door of sandbox/: a stand-in for Discord behind the wire, on 127.0.0.1, to try Dateline and to test it.

import { randomInt } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { type Arrivals, planArrivals } from './arrivals.ts';
import { FLAGS_IN_CHANNELS, readMessage } from './checks/read-message.ts';
import { serveControl } from './control.ts';
import { NotPossible } from './deeds.ts';
import { drawGuildCreate } from './draw-objects.ts';
import { type Gateway, startGateway } from './gateway/serve-gateway.ts';
import { act, personOf } from './interact.ts';
import { makeSecret } from './make-secret.ts';
import { makeWorld } from './make-world.ts';
import type { Sandbox, SandboxHooks, SandboxOptions, SandboxWorld } from './offer.ts';
import { postMessage } from './post-message.ts';
import { directMessageWith, removeChannel } from './rest/channels.ts';
import { createRateLimits } from './rest/rate-limits.ts';
import { createRest } from './rest/serve-rest.ts';
import { createDoor } from './rest/shut-out.ts';
import type { Troubles } from './rest/trouble.ts';
import { createTroubles } from './rest/trouble.ts';
import type { NewsFile } from './sample-news.ts';
import { listen } from './serve-http.ts';
import { bundlePage, type Page, showArticle } from './serve-page.ts';
import { setBotPermissions } from './set-permissions.ts';
import type { State } from './state.ts';
import { messagesIn, tell } from './state.ts';
import { drawPosted, waitUntil, watchAnswer } from './watch.ts';
import { asJson, type Wire, wires } from './wire.ts';

export type { Said, Sandbox, SandboxOptions } from './offer.ts';

const HEARTBEAT_MS = 45_000; // Discord's own example
const RANDOM_STEPS = 2 ** 47; // below the largest range that randomInt takes

/** Starts the stand-in. Rejects when the port is taken or the page does not build. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const random = options.random ?? (() => randomInt(RANDOM_STEPS) / RANDOM_STEPS);
  const { now, hooks = {} } = options;
  const state = openWorld(options, random);
  const accessToken = makeSecret(random);
  const gateway = startGateway({
    state,
    privilegedIntents: options.privilegedIntents ?? 0,
    heartbeatMs: options.heartbeatMs ?? HEARTBEAT_MS,
    identifySeconds: options.limits?.identifySeconds,
  });
  const troubles = createTroubles();
  const page = options.page ? await bundlePage(now()) : undefined;
  const arrivals = planNews(hooks, now, page);
  const http = await listen(
    {
      state,
      accessToken,
      gateway,
      rest: openRest(options, state, troubles),
      control: (request, response) => serveControl({ sandbox, hooks }, request, response),
      page,
      controls: { hooks, arrivals, cutGateway: () => gateway.cut('without a word') },
    },
    options.port,
  );
  state.origin = `http://127.0.0.1:${http.port}`;
  const sandbox: Sandbox = {
    apiUrl: `${state.origin}/api`,
    ...(options.page ? { pageUrl: `${state.origin}/?token=${accessToken}` } : {}),
    controlUrl: `${state.origin}/sandbox/control`,
    accessToken,
    ...lookInto(state),
    ...meddleWith(state, troubles),
    ...disturb(gateway),
    interact: async (deed) => watchAnswer(state, act(state, deed)),
    letNewsArrive: () => letArrive(state, arrivals),
    until: (find, timeoutMs) => waitUntil(state, find, timeoutMs),
    stop: async () => {
      gateway.stop();
      await http.stop();
    },
  };
  return sandbox;
}

function openWorld({ now, token, world = {}, limits = {}, shards }: SandboxOptions, random: () => number): State {
  const { identifiesPerDay, maxConcurrency } = limits;
  return makeWorld({ now, random, token, size: world, identifiesPerDay, shards, maxConcurrency });
}

function openRest(
  { limits = {}, now, elapsed = () => performance.now() }: SandboxOptions,
  state: State,
  troubles: Troubles,
) {
  const count = createRateLimits({ limits, now, elapsed });
  const door = createDoor({ now, spend: state.spend, invalidMax: limits.invalidMax });
  return createRest({ state, count, troubles, door });
}

/** The articles that arrive while the sandbox runs, where the host takes them in; the page shows each from then on. */
function planNews({ takeNews }: SandboxHooks, now: () => number, page: Page = new Map()): Arrivals | undefined {
  if (takeNews === undefined) return undefined;
  const take = async (file: NewsFile, at: number): Promise<string> => {
    await takeNews(file, at);
    return showArticle(page, file);
  };
  return planArrivals({ now, take });
}

async function letArrive(state: State, arrivals: Arrivals | undefined): Promise<readonly string[]> {
  const titles = (await arrivals?.letDue()) ?? [];
  if (titles.length > 0) tell(state, { name: 'sandbox:settings', data: {} });
  return titles;
}

function disturb(
  gateway: Gateway,
): Pick<Sandbox, 'cutGateway' | 'presences' | 'disturbGateway' | 'swallowHeartbeats' | 'sessions' | 'forgetSessions'> {
  return {
    cutGateway: gateway.cut,
    presences: () => [...gateway.presences()].map(([shard, presence]) => ({ shard, text: textOf(presence) })),
    disturbGateway: gateway.disturb,
    swallowHeartbeats: gateway.swallowBeats,
    sessions: gateway.sessions,
    forgetSessions: gateway.forget,
  };
}

/** What a presence says: the text of a custom status, else the name of what is done. */
function textOf(presence: Wire | undefined): string {
  const [activity] = wires(presence?.activities);
  return String(activity?.state ?? activity?.name ?? '');
}

function lookInto(
  state: State,
): Pick<Sandbox, 'world' | 'channel' | 'directMessages' | 'messages' | 'requests' | 'commands'> {
  return {
    world: () => drawWorld(state),
    channel: (name) => {
      const guildId = [...state.guilds.keys()][0];
      const found = [...state.channels.values()].find((each) => each.guildId === guildId && each.name === name);
      if (found === undefined) throw new NotPossible(`There is no channel ${name}.`);
      return found.id;
    },
    directMessages: (as) => directMessageWith(state, personOf(state, as)).id,
    messages: (channelId) => messagesIn(state, channelId).map(drawPosted),
    requests: () => [...state.requests],
    commands: () => [...state.commands.values()].flat().map(asJson),
  };
}

function drawWorld(state: State): SandboxWorld {
  const guilds = [...state.guilds.values()].map((guild) => ({
    id: guild.id,
    name: guild.name,
    channels: [...state.channels.values()]
      .filter((channel) => channel.guildId === guild.id)
      .map(({ id, name, type, parentId }) => ({ id, name, type, ...(parentId === undefined ? {} : { parentId }) })),
    roles: [...guild.roles.values()].map(({ id, name }) => ({ id, name })),
  }));
  return { botId: state.botId, people: state.people, guilds };
}

function meddleWith(
  state: State,
  troubles: Troubles,
): Pick<
  Sandbox,
  'say' | 'setPermissions' | 'deleteChannel' | 'tellOfGuild' | 'closeDirectMessages' | 'fault' | 'endFaults'
> {
  const channelOf = (id: string) => {
    const channel = state.channels.get(id);
    if (channel === undefined) throw new NotPossible('There is no such channel.');
    return channel;
  };
  return {
    say: ({ as, channelId, content }) => {
      const form = readMessage(
        { content, allowed_mentions: { parse: ['users'] } },
        { files: [], flagsAllowed: FLAGS_IN_CHANNELS },
      );
      const authorId = personOf(state, as);
      return drawPosted(
        postMessage(state, { channel: channelOf(channelId), authorId, form, files: [], kind: 'channel' }),
      );
    },
    setPermissions: (channelId, bits) => setBotPermissions(state, channelOf(channelId), bits),
    deleteChannel: (channelId) => removeChannel(state, channelOf(channelId)),
    tellOfGuild: (id, what) => {
      const guild = state.guilds.get(id);
      if (guild === undefined) throw new NotPossible('There is no such guild.');
      const gone = { id, ...(what === 'down' ? { unavailable: true } : {}) };
      if (what === 'there') tell(state, { name: 'GUILD_CREATE', data: drawGuildCreate(state, guild), guildId: id });
      else tell(state, { name: 'GUILD_DELETE', data: gone, guildId: id });
    },
    closeDirectMessages: (as) => {
      const user = state.users.get(personOf(state, as));
      if (user !== undefined) user.acceptsDirectMessages = false;
    },
    fault: troubles.add,
    endFaults: troubles.end,
  };
}
