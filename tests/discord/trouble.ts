// Dateline in trouble with Discord, through the real client: people go on acting while the gateway is disturbed.

import assert from 'node:assert/strict';
import type { DiscordConnection } from '../../src/discord/connect.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

export interface Trouble {
  readonly standIn: StandIn;
  readonly connection: DiscordConnection;
  /** So many people use /help at once, while `then` happens; resolves with what each of them saw. */
  readonly askThrough: (people: number, then: () => void) => Promise<readonly string[]>;
  /** Waits until the connection stands again. */
  readonly untilReady: () => Promise<void>;
  /** How often a client has begun a session, and come back to one. */
  readonly sessions: () => { readonly begun: number; readonly resumed: number };
  readonly stop: () => Promise<void>;
}

/** A connection with short heartbeats. */
export async function startTrouble(): Promise<Trouble> {
  const standIn = await startStandIn({ heartbeatMs: 200, limits: { globalPerSecond: 0 } });
  const lost: string[] = [];
  const connection = await standIn.connect({ onLost: (failure) => void lost.push(failure.message) });
  const channelId = standIn.sandbox.channel('general');
  const untilReady = async (): Promise<void> => {
    await standIn.sandbox.until(() => (connection.isReady() ? true : undefined), 15_000);
  };
  return {
    standIn,
    connection,
    untilReady,
    askThrough: async (people, then) => {
      then();
      const deed = { kind: 'command', command: 'help', channelId } as const;
      const seen = await Promise.all(Array.from({ length: people }, () => standIn.sandbox.interact(deed)));
      await untilReady();
      return seen.map(({ kind }) => kind);
    },
    sessions: () => standIn.sandbox.sessions(),
    stop: async () => {
      assert.deepEqual(lost, [], 'the connection was lost for good');
      await standIn.stop();
    },
  };
}

/** Asserts that every interaction was answered first exactly once, and that no bug was logged. */
export function assertOnceEach({ standIn }: Trouble): void {
  const answered = standIn.sandbox.requests().filter(({ path }) => path.includes('/callback'));
  const each = Map.groupBy(answered, ({ path }) => path.split('?')[0] ?? '');
  for (const [path, requests] of each) {
    assert.equal(requests.length, 1, `${path} was called ${requests.length} times`);
    assert.ok((requests[0]?.status ?? 0) < 300, `${path}: ${requests[0]?.status}`);
  }
  assert.deepEqual(
    standIn.logged.filter(([event]) => event.startsWith('error')),
    [],
  );
}
