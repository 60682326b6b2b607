// A client identifies: what Discord refuses, and the session with its READY and guilds that begins otherwise.

import { drawGuildCreate, drawUser } from '../draw-objects.ts';
import { makeSecret } from '../make-secret.ts';
import { gatewayUrl } from '../rest/guilds.ts';
import { shardOf } from '../snowflake.ts';
import type { Wire } from '../wire.ts';
import { isWire } from '../wire.ts';
import { INTENT } from './dispatch-events.ts';
import type { Connection, GatewayGiven } from './gateway-given.ts';
import { CLOSE, OP } from './gateway-given.ts';
import type { Session } from './session.ts';
import { dispatch } from './session.ts';

const GUILDS_PER_SHARD_MAX = 2500;
const INTENTS_KNOWN = 0x3ff_ffff;

/** Begins a session for a client, or closes on it, or sends it away for a while when it identifies too often. */
export function identify(connection: Connection, data: Wire): void {
  const { given, socket } = connection;
  const { state } = given;
  const shard = Array.isArray(data.shard) ? data.shard.map(Number) : [0, 1];
  const [id = 0, count = 1] = shard;
  const guilds = [...state.guilds.keys()].filter((guildId) => count > 0 && shardOf(guildId, count) === id);
  const closeWith = identifyFault(given, data, { id, count, guilds: guilds.length });
  if (closeWith !== undefined) {
    socket.close(...closeWith);
    return;
  }
  if (isTooSoon(given, id)) {
    connection.send({ op: OP.invalid, d: false, s: null, t: null });
    return;
  }
  const session: Session = {
    id: makeSecret(state.random),
    intents: Number(data.intents),
    shard: [id, count],
    sequence: 0,
    kept: [],
    send: connection.send,
    presence: isWire(data.presence) ? data.presence : undefined,
    lostAt: undefined,
  };
  given.sessions.set(session.id, session);
  given.counts.begun += 1;
  connection.session = session;
  const bot = state.users.get(state.botId);
  dispatch(session, 'READY', {
    v: 10,
    user: bot && { ...drawUser(bot), mfa_enabled: true, verified: true, email: null },
    guilds: guilds.map((guildId) => ({ id: guildId, unavailable: true })),
    session_id: session.id,
    resume_gateway_url: gatewayUrl(state),
    ...(Array.isArray(data.shard) ? { shard } : {}),
    application: { id: state.botId, flags: 0 },
  });
  if ((session.intents & INTENT.guilds) === 0) return;
  for (const guildId of guilds) {
    const guild = state.guilds.get(guildId);
    if (guild !== undefined) dispatch(session, 'GUILD_CREATE', drawGuildCreate(state, guild));
  }
}

/** True when the shard, or one that shares its turn with it, identified a moment ago. Counts this time. */
function isTooSoon({ state, identifySeconds }: GatewayGiven, shard: number): boolean {
  if (identifySeconds === undefined) return false;
  const budget = { name: 'identify', max: 1, lengthMs: identifySeconds * 1000 };
  return state.spend(budget, String(shard % state.maxConcurrency)).used > budget.max;
}

function identifyFault(
  given: GatewayGiven,
  data: Wire,
  shard: { id: number; count: number; guilds: number },
): [number, string] | undefined {
  const privileged = INTENT.members | INTENT.presences | INTENT.messageContent;
  const { intents } = data;
  const { state } = given;
  // Over the limit of a day, Discord takes the bot's token back: from then on it is wrong.
  const isSpent = state.spend(state.identifies, 'the bot').used > state.identifies.max;
  if (isSpent || data.token !== state.token) return [CLOSE.wrongToken, 'Authentication failed.'];
  if (!Number.isInteger(shard.id) || shard.id < 0 || shard.id >= shard.count)
    return [CLOSE.wrongShard, 'Invalid shard.'];
  if (shard.guilds > GUILDS_PER_SHARD_MAX) return [CLOSE.shardingNeeded, 'Sharding required.'];
  if (typeof intents !== 'number' || (intents & ~INTENTS_KNOWN) !== 0)
    return [CLOSE.wrongIntents, 'Invalid intent(s).'];
  const asked = intents & privileged;
  return (asked & ~given.privilegedIntents) === 0 ? undefined : [CLOSE.intentsNotAllowed, 'Disallowed intent(s).'];
}
