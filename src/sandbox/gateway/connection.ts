// One socket on the gateway: hello, heartbeats, identify or resume, and the codes with which Discord closes.

import type { WebSocket } from 'ws';
import { drawMember } from '../draw-objects.ts';
import type { Wire } from '../wire.ts';
import { isWire } from '../wire.ts';
import { createSender } from './create-sender.ts';
import type { Connection, GatewayGiven } from './gateway-given.ts';
import { CLOSE, OP } from './gateway-given.ts';
import { identify } from './identify.ts';
import type { Session } from './session.ts';
import { dispatch, missedSince } from './session.ts';

const FRAME_BYTES_MAX = 4096;
const FRAMES_PER_MINUTE_MAX = 120;
const RESUME_MS_MAX = 3 * 60_000; // "a few minutes" in Discord's words; the number is ours

/** Serves one client on a fresh socket until it closes. `query` is that of the address it connected to. */
export function serveConnection(given: GatewayGiven, socket: WebSocket, query: URLSearchParams): void {
  const send = createSender(socket, query.get('compress') === 'zlib-stream');
  const connection: Connection = { given, socket, send, session: undefined, frames: 0, lastBeat: true };
  if ((query.get('v') ?? '10') !== '10') {
    socket.close(CLOSE.wrongVersion, 'Invalid API version.');
    return;
  }
  given.connections.add(connection);
  send({ op: OP.hello, d: { heartbeat_interval: given.heartbeatMs }, s: null, t: null });
  const minute = setInterval(() => {
    connection.frames = 0;
  }, 60_000).unref();
  const watch = setInterval(() => {
    if (!connection.lastBeat) socket.close(CLOSE.timedOut, 'Session timed out.');
    connection.lastBeat = false;
  }, given.heartbeatMs * 2).unref();
  socket.on('message', (data, isBinary) => receive(connection, String(data), isBinary));
  socket.on('error', () => socket.terminate());
  socket.on('close', (code) => {
    clearInterval(minute);
    clearInterval(watch);
    given.connections.delete(connection);
    leave(connection, code);
  });
}

/** A client that says goodbye ends its session; one that is lost may come back for a while. */
function leave(connection: Connection, code: number): void {
  const { session, given } = connection;
  if (session === undefined || session.send !== connection.send) return; // or it came back on another socket already
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
  if (frame.op === OP.presence) connection.session.presence = isWire(frame.d) ? frame.d : undefined;
  else if (frame.op !== OP.voice) socket.close(CLOSE.opcode, 'Unknown opcode.');
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
  if (connection.given.whims.swallowsBeats) return;
  connection.send({ op: OP.ack, d: null, s: null, t: null });
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
  given.counts.resumed += 1;
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
