// Starts the sandbox in a process of its own and speaks with it over its control interface.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Act } from '../../src/sandbox/deeds.ts';
import type { SandboxWorld } from '../../src/sandbox/offer.ts';
import type { Trouble } from '../../src/sandbox/rest/trouble.ts';
import type { RecordedRequest } from '../../src/sandbox/state.ts';
import type { PostedMessage, Sight } from '../../src/sandbox/watch.ts';
import type { CrowdSeen, CrowdWanted } from './crowd.ts';
import type { Tally } from './tally.ts';

/** A sandbox elsewhere; every call goes over HTTP and rejects with the reason when it cannot be done. */
export interface SandboxProcess {
  readonly apiUrl: string;
  readonly pageUrl?: string;
  readonly controlUrl: string;
  readonly accessToken: string;
  readonly world: () => Promise<SandboxWorld>;
  /** The id of a channel of the first guild, by name. */
  readonly channel: (name: string) => Promise<string>;
  readonly messages: (channelId: string) => Promise<PostedMessage[]>;
  /** What the bot wrote to a person, a persona or a user's id. */
  readonly directMessages: (as: string) => Promise<PostedMessage[]>;
  readonly requests: () => Promise<RecordedRequest[]>;
  /** With `until: 'settled'`, waits for the message behind "thinking", 10 s at most unless `timeoutMs` says otherwise. */
  readonly interact: (deed: Act & { until?: 'settled'; timeoutMs?: number }) => Promise<Sight>;
  readonly setPermissions: (channelId: string, bits: bigint | undefined) => Promise<void>;
  readonly deleteChannel: (channelId: string) => Promise<void>;
  readonly fault: (trouble: Trouble) => Promise<void>;
  /** Ends all faults that were to come. */
  readonly endFaults: () => Promise<void>;
  /** Closes every gateway socket with a code. */
  readonly cutGateway: (code: number) => Promise<void>;
  /** Moves the sandbox's clock and gives its new time. */
  readonly moveClock: (byMs: number) => Promise<number>;
  /** A crowd acts inside that process; resolves with what it saw. Not while it tallies, nor the other way round. */
  readonly crowd: (wanted: CrowdWanted) => Promise<CrowdSeen>;
  /** What was asked of it, counted in that process. */
  readonly tally: () => Promise<Tally>;
  readonly stop: () => Promise<void>;
}

/** Starts the process; resolves when it listens. `args` are those of run-sandbox.ts. */
export async function startSandboxProcess(args: readonly string[] = []): Promise<SandboxProcess> {
  const script = fileURLToPath(new URL('./run-sandbox.ts', import.meta.url));
  const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit', 'ipc'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const line = await Promise.race([
    new Promise<string>((resolve) => createInterface({ input: child.stdout as Readable }).once('line', resolve)),
    ended.then(() => Promise.reject(new Error('the sandbox ended before it listened'))),
  ]);
  const told = JSON.parse(line) as Pick<SandboxProcess, 'apiUrl' | 'pageUrl' | 'controlUrl' | 'accessToken'>;
  const ask = createAsking(told.controlUrl, told.accessToken);
  const world = () => ask<SandboxWorld>('GET', 'world');
  return {
    ...told,
    world,
    channel: async (name) => {
      const found = (await world()).guilds[0]?.channels.find((each) => each.name === name);
      if (found === undefined) throw new Error(`no channel ${name}`);
      return found.id;
    },
    messages: (channelId) => ask('GET', `messages?channel=${channelId}`),
    directMessages: (as) => ask('GET', `direct-messages?as=${as}`),
    requests: () => ask('GET', 'requests'),
    interact: (deed) => ask('POST', 'interact', deed),
    setPermissions: (channelId, bits) => ask('POST', 'permissions', { channelId, bits: bits?.toString() }),
    deleteChannel: (channelId) => ask('POST', 'delete-channel', { channelId }),
    fault: (trouble) => ask('POST', 'fault', trouble),
    endFaults: () => ask('POST', 'end-faults'),
    cutGateway: (code) => ask('POST', 'cut-gateway', { code }),
    moveClock: (byMs) => ask('POST', 'clock', { byMs }),
    crowd: (wanted) => send<CrowdSeen>(child, wanted),
    tally: () => send<Tally>(child, 'tally'),
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

async function send<Seen extends object>(child: ChildProcess, wanted: CrowdWanted | 'tally'): Promise<Seen> {
  const answered = once(child, 'message');
  child.send(wanted);
  const [seen] = (await answered) as [Seen | { readonly error: string }];
  if ('error' in seen) throw new Error(seen.error);
  return seen;
}

function createAsking(controlUrl: string, accessToken: string) {
  return async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${controlUrl}/${path}`, {
      method,
      headers: { authorization: `Bearer ${accessToken}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
}
