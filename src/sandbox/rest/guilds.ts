// The routes of guilds, members, users, the application and the gateway's address.

import { drawApplication, drawChannel, drawGuild, drawMember, drawRole, drawUser } from '../draw-objects.ts';
import { permissionsInGuild } from '../permissions.ts';
import { refusal } from '../refusal.ts';
import type { State } from '../state.ts';
import { knownGuild } from './look-up.ts';
import type { Call, Reply, Route } from './route.ts';

const SEARCH_MAX = 1000;

export const GUILD_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/gateway', isOpen: true, handle: ({ state }) => ok({ url: gatewayUrl(state) }) },
  { method: 'GET', path: '/gateway/bot', handle: gatewayBot },
  { method: 'GET', path: '/users/@me', handle: ({ state }) => ok(drawSelf(state)) },
  { method: 'GET', path: '/users/@me/guilds', handle: listGuilds },
  { method: 'GET', path: '/users/:user', handle: getUser },
  { method: 'GET', path: '/oauth2/applications/@me', handle: ({ state }) => ok(drawApplication(state)) },
  { method: 'GET', path: '/applications/@me', handle: ({ state }) => ok(drawApplication(state)) },
  { method: 'GET', path: '/guilds/:guild', handle: getGuild },
  { method: 'GET', path: '/guilds/:guild/channels', handle: listChannels },
  { method: 'GET', path: '/guilds/:guild/roles', handle: listRoles },
  { method: 'GET', path: '/guilds/:guild/roles/:role', handle: getRole },
  { method: 'GET', path: '/guilds/:guild/members/search', handle: searchMembers },
  { method: 'GET', path: '/guilds/:guild/members/:user', handle: getMember },
];

/** Where a client connects its gateway socket. */
export function gatewayUrl(state: State): string {
  return `${state.origin.replace('http', 'ws')}/gateway`;
}

function ok(body: unknown): Reply {
  return { status: 200, body };
}

function gatewayBot({ state }: Call): Reply {
  const { max } = state.identifies;
  const { used, leftMs } = state.spend(state.identifies, 'the bot', 0);
  const limit = {
    total: max,
    remaining: Math.max(0, max - used),
    reset_after: leftMs,
    max_concurrency: state.maxConcurrency,
  };
  return ok({ url: gatewayUrl(state), shards: state.shards, session_start_limit: limit });
}

function drawSelf(state: State) {
  const bot = state.users.get(state.botId);
  if (bot === undefined) throw new Error('the world has no bot');
  return { ...drawUser(bot), bio: '', locale: 'en-US', mfa_enabled: true, verified: true, email: null };
}

function listGuilds({ state }: Call): Reply {
  const drawn = [...state.guilds.values()].map((guild) => {
    const permissions = permissionsInGuild(guild, state.botId).toString();
    return { id: guild.id, name: guild.name, icon: null, banner: null, owner: false, permissions, features: [] };
  });
  return ok(drawn);
}

function getUser({ state, params }: Call): Reply {
  const user = state.users.get(params.user ?? '');
  if (user === undefined) throw refusal(10013);
  return ok(drawUser(user));
}

function getGuild({ state, params, query }: Call): Reply {
  const guild = knownGuild(state, params.guild);
  const counts = query.get('with_counts') === 'true' ? { approximate_member_count: guild.members.size } : {};
  return ok({ ...drawGuild(guild), ...counts });
}

function listChannels({ state, params }: Call): Reply {
  const guild = knownGuild(state, params.guild);
  const inGuild = [...state.channels.values()].filter((each) => each.guildId === guild.id && each.thread === undefined);
  return ok(inGuild.map((channel) => drawChannel(state, channel)));
}

function listRoles({ state, params }: Call): Reply {
  return ok([...knownGuild(state, params.guild).roles.values()].map(drawRole));
}

function getRole({ state, params }: Call): Reply {
  const role = knownGuild(state, params.guild).roles.get(params.role ?? '');
  if (role === undefined) throw refusal(10011);
  return ok(drawRole(role));
}

function getMember({ state, params }: Call): Reply {
  const guild = knownGuild(state, params.guild);
  if (!state.users.has(params.user ?? '')) throw refusal(10013);
  const member = guild.members.get(params.user ?? '');
  if (member === undefined) throw refusal(10007);
  return ok(drawMember(state, member));
}

function searchMembers({ state, params, query }: Call): Reply {
  const guild = knownGuild(state, params.guild);
  const start = (query.get('query') ?? '').toLowerCase();
  const limit = Math.min(SEARCH_MAX, Number(query.get('limit') ?? 1));
  const found = [...guild.members.values()].filter((member) => {
    const user = state.users.get(member.userId);
    return [user?.username, user?.displayName].some((name) => name?.toLowerCase().startsWith(start));
  });
  return ok(found.slice(0, limit).map((member) => drawMember(state, member)));
}
