// Starts a sandbox and a real discord.js client that is logged in to it, for tests.

import type { ClientOptions, Interaction } from 'discord.js';
import { Client, Events, GatewayIntentBits } from 'discord.js';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';

export const TOKEN = 'a-bot-token';
/** Where the clock of most tests stands. */
const NOON = Date.UTC(2026, 4, 7, 12);

export interface Clock {
  at: number;
}

export interface Bot {
  readonly sandbox: Sandbox;
  readonly client: Client<true>;
  readonly clock: Clock;
  /** What the handler threw, in order. */
  readonly thrown: unknown[];
  /** Runs on every interaction from now on, in place of the handler before. */
  readonly onInteraction: (handler: (interaction: Interaction) => Promise<unknown>) => void;
  readonly stop: () => Promise<void>;
}

/** A sandbox whose clock stands at noon until the test moves it. */
export async function startStill(options: Partial<SandboxOptions> = {}): Promise<{ sandbox: Sandbox; clock: Clock }> {
  const clock = { at: NOON };
  const sandbox = await startSandbox({ port: 0, now: () => clock.at, token: TOKEN, page: false, ...options });
  return { sandbox, clock };
}

/** A sandbox and a ready client with the Guilds intent. */
export async function startBot(
  options: Partial<SandboxOptions> = {},
  client: Partial<ClientOptions> = {},
): Promise<Bot> {
  const { sandbox, clock } = await startStill(options);
  const bot = await connect(sandbox, client);
  const thrown: unknown[] = [];
  let handler: (interaction: Interaction) => Promise<unknown> = async () => undefined;
  bot.on(Events.InteractionCreate, (interaction) => {
    handler(interaction).catch((fault: unknown) => thrown.push(fault));
  });
  return {
    sandbox,
    client: bot,
    clock,
    thrown,
    onInteraction: (next) => {
      handler = next;
    },
    stop: async () => {
      await bot.destroy();
      await sandbox.stop();
    },
  };
}

/** A discord.js client, logged in and ready. */
export async function connect(
  sandbox: Pick<Sandbox, 'apiUrl'>,
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: sandbox.apiUrl }, ...options });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(TOKEN);
  return ready;
}
