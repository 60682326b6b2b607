// The door of sandbox/: a stand-in for Discord behind the wire, on 127.0.0.1, to try Dateline and to test it.

import { randomInt } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { FLAGS_IN_CHANNELS, readMessage } from './checks/read-message.ts';
import { serveControl } from './control.ts';
import { NotPossible } from './deeds.ts';
import { drawGuildCreate } from './draw-objects.ts';
import { startGateway } from './gateway/serve-gateway.ts';
import { act, personOf } from './interact.ts';
import { makeSecret } from './make-secret.ts';
import { makeWorld } from './make-world.ts';
import type { Sandbox, SandboxOptions, SandboxWorld } from './offer.ts';
import { ALL_PERMISSIONS } from './permissions.ts';
import { postMessage } from './post-message.ts';
import { directMessageWith, removeChannel, tellChannel } from './rest/channels.ts';
import { createRateLimits } from './rest/rate-limits.ts';
import { createRest } from './rest/serve-rest.ts';
import { createDoor } from './rest/shut-out.ts';
import type { Troubles } from './rest/trouble.ts';
import { createTroubles } from './rest/trouble.ts';
import { listen } from './serve-http.ts';
import { bundlePage } from './serve-page.ts';
import type { State } from './state.ts';
import { messagesIn, tell } from './state.ts';
import { drawPosted, waitUntil, watchAnswer } from './watch.ts';
import { asJson, type Wire, wires } from './wire.ts';

export type { Sandbox, SandboxOptions } from './offer.ts';

const HEARTBEAT_MS = 45_000; // Discord's own example
const RANDOM_STEPS = 2 ** 47; // below the largest range that randomInt takes

/** Starts the stand-in. Rejects when the port is taken or the page does not build. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const random = options.random ?? (() => randomInt(RANDOM_STEPS) / RANDOM_STEPS);
  const { now, token } = options;
  const limits = options.limits ?? {};
  const { identifiesPerDay, identifySeconds, invalidMax, maxConcurrency } = limits;
  const { shards, world: size = {} } = options;
  const state = makeWorld({ now, random, token, size, identifiesPerDay, shards, maxConcurrency });
  const accessToken = makeSecret(random);
  const gateway = startGateway({
    state,
    privilegedIntents: options.privilegedIntents ?? 0,
    heartbeatMs: options.heartbeatMs ?? HEARTBEAT_MS,
    identifySeconds,
  });
  const troubles = createTroubles();
  const elapsed = options.elapsed ?? (() => performance.now());
  const count = createRateLimits({ limits, now, elapsed });
  const page = options.page ? await bundlePage(now()) : undefined;
  const hooks = options.hooks ?? {};
  const http = await listen(
    {
      state,
      accessToken,
      gateway,
      rest: createRest({ state, count, troubles, door: createDoor({ now, spend: state.spend, invalidMax }) }),
      control: (request, response) => serveControl({ sandbox, hooks }, request, response),
      page,
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
    interact: async (deed) => watchAnswer(state, act(state, deed)),
    cutGateway: gateway.cut,
    presences: () => [...gateway.presences()].map(([shard, presence]) => ({ shard, text: textOf(presence) })),
    disturbGateway: gateway.disturb,
    swallowHeartbeats: gateway.swallowBeats,
    sessions: gateway.sessions,
    forgetSessions: gateway.forget,
    until: (find, timeoutMs) => waitUntil(state, find, timeoutMs),
    stop: async () => {
      gateway.stop();
      await http.stop();
    },
  };
  return sandbox;
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
    setPermissions: (channelId, bits) => {
      const channel = channelOf(channelId);
      const others = channel.overwrites.filter((overwrite) => overwrite.id !== state.botId);
      const own = { id: state.botId, type: 1 as const, allow: bits ?? 0n, deny: ALL_PERMISSIONS & ~(bits ?? 0n) };
      channel.overwrites = bits === undefined ? others : [...others, own];
      tellChannel(state, channel, 'CHANNEL_UPDATE');
    },
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
