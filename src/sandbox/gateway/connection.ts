// One socket on the gateway: hello, heartbeats, identify or resume, and the codes with which Discord closes.

import type { WebSocket } from 'ws';
import { drawGuildCreate, drawMember, drawUser } from '../draw-objects.ts';
import { makeSecret } from '../make-secret.ts';
import { gatewayUrl } from '../rest/guilds.ts';
import { shardOf } from '../snowflake.ts';
import type { State } from '../state.ts';
import type { Wire } from '../wire.ts';
import { isWire } from '../wire.ts';
import { createSender } from './create-sender.ts';
import { INTENT } from './dispatch-events.ts';
import type { Session } from './session.ts';
import { dispatch, missedSince } from './session.ts';

const HEARTBEAT_MS = 45_000; // Discord's own example
const FRAME_BYTES_MAX = 4096;
const FRAMES_PER_MINUTE_MAX = 120;
const GUILDS_PER_SHARD_MAX = 2500;
const RESUME_MS_MAX = 3 * 60_000; // "a few minutes" in Discord's words; the number is ours
const INTENTS_KNOWN = 0x3ff_ffff;

const OP = {
  beat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  members: 8,
  invalid: 9,
  hello: 10,
  ack: 11,
} as const;

/** Close codes. */
const CLOSE = {
  opcode: 4001,
  decode: 4002,
  notIdentified: 4003,
  wrongToken: 4004,
  identifiedTwice: 4005,
  wrongSequence: 4007,
  tooFast: 4008,
  timedOut: 4009,
  wrongShard: 4010,
  shardingNeeded: 4011,
  wrongVersion: 4012,
  wrongIntents: 4013,
  intentsNotAllowed: 4014,
} as const;

export interface GatewayGiven {
  readonly state: State;
  readonly sessions: Map<string, Session>;
  /** Privileged intents that the bot has been granted, as bits. */
  readonly privilegedIntents: number;
}

interface Connection {
  readonly given: GatewayGiven;
  readonly socket: WebSocket;
  readonly send: (frame: unknown) => void;
  session: Session | undefined;
  frames: number;
  lastBeat: boolean;
}

/** Serves one client on a fresh socket until it closes. `query` is that of the address it connected to. */
export function serveConnection(given: GatewayGiven, socket: WebSocket, query: URLSearchParams): void {
  const send = createSender(socket, query.get('compress') === 'zlib-stream');
  const connection: Connection = { given, socket, send, session: undefined, frames: 0, lastBeat: true };
  if ((query.get('v') ?? '10') !== '10') {
    socket.close(CLOSE.wrongVersion, 'Invalid API version.');
    return;
  }
  send({ op: OP.hello, d: { heartbeat_interval: HEARTBEAT_MS }, s: null, t: null });
  const minute = setInterval(() => {
    connection.frames = 0;
  }, 60_000).unref();
  const watch = setInterval(() => {
    if (!connection.lastBeat) socket.close(CLOSE.timedOut, 'Session timed out.');
    connection.lastBeat = false;
  }, HEARTBEAT_MS * 2).unref();
  socket.on('message', (data, isBinary) => receive(connection, String(data), isBinary));
  socket.on('error', () => socket.terminate());
  socket.on('close', (code) => {
    clearInterval(minute);
    clearInterval(watch);
    leave(connection, code);
  });
}

/** A client that says goodbye ends its session; one that is lost may come back for a while. */
function leave(connection: Connection, code: number): void {
  const { session, given } = connection;
  if (session === undefined) return;
  session.send = undefined;
  session.lostAt = given.state.now();
  if (code === 1000 || code === 1001) given.sessions.delete(session.id);
}

function receive(connection: Connection, text: string, isBinary: boolean): void {
  const { socket } = connection;
  connection.frames += 1;
  if (connection.frames > FRAMES_PER_MINUTE_MAX) {
    socket.close(CLOSE.tooFast, 'You are being rate limited.');
    return;
  }
  const frame = isBinary || Buffer.byteLength(text) > FRAME_BYTES_MAX ? undefined : parse(text);
  if (frame === undefined) {
    socket.close(CLOSE.decode, 'Error while decoding payload.');
    return;
  }
  if (frame.op === OP.beat) {
    beat(connection);
    return;
  }
  if (frame.op === OP.identify || frame.op === OP.resume) {
    if (connection.session !== undefined) {
      socket.close(CLOSE.identifiedTwice, 'Already authenticated.');
      return;
    }
    const data = isWire(frame.d) ? frame.d : {};
    frame.op === OP.identify ? identify(connection, data) : resume(connection, data);
    return;
  }
  if (connection.session === undefined) {
    socket.close(CLOSE.notIdentified, 'Not authenticated.');
    return;
  }
  if (frame.op === OP.members) {
    giveMembers(connection, connection.session, isWire(frame.d) ? frame.d : {});
    return;
  }
  if (frame.op !== OP.presence && frame.op !== OP.voice) socket.close(CLOSE.opcode, 'Unknown opcode.');
}

function parse(text: string): Wire | undefined {
  try {
    const frame: unknown = JSON.parse(text);
    return isWire(frame) ? frame : undefined;
  } catch {
    return undefined;
  }
}

function beat(connection: Connection): void {
  connection.lastBeat = true;
  connection.send({ op: OP.ack, d: null, s: null, t: null });
}

function identify(connection: Connection, data: Wire): void {
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
  const session: Session = {
    id: makeSecret(state.random),
    intents: Number(data.intents),
    shard: [id, count],
    sequence: 0,
    kept: [],
    send: connection.send,
    lostAt: undefined,
  };
  given.sessions.set(session.id, session);
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

function identifyFault(
  given: GatewayGiven,
  data: Wire,
  shard: { id: number; count: number; guilds: number },
): [number, string] | undefined {
  const privileged = INTENT.members | INTENT.presences | INTENT.messageContent;
  const { intents } = data;
  if (data.token !== given.state.token) return [CLOSE.wrongToken, 'Authentication failed.'];
  if (!Number.isInteger(shard.id) || shard.id < 0 || shard.id >= shard.count)
    return [CLOSE.wrongShard, 'Invalid shard.'];
  if (shard.guilds > GUILDS_PER_SHARD_MAX) return [CLOSE.shardingNeeded, 'Sharding required.'];
  if (typeof intents !== 'number' || (intents & ~INTENTS_KNOWN) !== 0)
    return [CLOSE.wrongIntents, 'Invalid intent(s).'];
  const asked = intents & privileged;
  return (asked & ~given.privilegedIntents) === 0 ? undefined : [CLOSE.intentsNotAllowed, 'Disallowed intent(s).'];
}

function resume(connection: Connection, data: Wire): void {
  const { given, socket } = connection;
  if (data.token !== given.state.token) {
    socket.close(CLOSE.wrongToken, 'Authentication failed.');
    return;
  }
  const session = given.sessions.get(String(data.session_id));
  const isLate = session?.lostAt !== undefined && given.state.now() - session.lostAt > RESUME_MS_MAX;
  if (session !== undefined && Number(data.seq) > session.sequence) {
    socket.close(CLOSE.wrongSequence, 'Invalid seq.');
    return;
  }
  const missed = session === undefined || isLate ? undefined : missedSince(session, Number(data.seq));
  if (session === undefined || missed === undefined) {
    connection.send({ op: OP.invalid, d: false, s: null, t: null });
    return;
  }
  session.send = connection.send;
  session.lostAt = undefined;
  connection.session = session;
  for (const frame of missed) connection.send(frame);
  dispatch(session, 'RESUMED', {});
}

function giveMembers(connection: Connection, session: Session, data: Wire): void {
  const { state } = connection.given;
  const guild = state.guilds.get(String(data.guild_id));
  if (guild === undefined) return;
  const ids = Array.isArray(data.user_ids) ? data.user_ids.map(String) : undefined;
  const start = typeof data.query === 'string' ? data.query.toLowerCase() : '';
  const found = [...guild.members.values()].filter((member) => {
    const user = state.users.get(member.userId);
    return ids === undefined ? user?.username.toLowerCase().startsWith(start) : ids.includes(member.userId);
  });
  dispatch(session, 'GUILD_MEMBERS_CHUNK', {
    guild_id: guild.id,
    members: found.map((member) => drawMember(state, member)),
    chunk_index: 0,
    chunk_count: 1,
    ...(data.nonce === undefined ? {} : { nonce: data.nonce }),
  });
}
