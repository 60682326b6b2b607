// Dateline's connection with the commands' stand-ins, at the stand-in for Discord: for tests through the real client.

import { connectDiscord, type DiscordConnection, type DiscordNeeds } from '../../src/discord/connect.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';
import { type Fakes, makeFakes } from '../commands/fakes.ts';

export const TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAwMQ.Gabcde.abcdefghijklmnopqrstuvwxyz0123456789AB';

export interface StandIn {
  readonly sandbox: Sandbox;
  readonly fakes: Fakes;
  readonly facts: Map<string, string>;
  readonly pages: Map<string, string>;
  /** `level event`, with the facts. */
  readonly logged: (readonly [string, Readonly<Record<string, unknown>>])[];
  readonly connect: (other?: Partial<DiscordNeeds>) => Promise<DiscordConnection>;
  readonly stop: () => Promise<void>;
}

/** `options` are those of the sandbox; its clock is the real one unless they say otherwise. */
export async function startStandIn(options: Partial<SandboxOptions> = {}): Promise<StandIn> {
  const sandbox = await startSandbox({ port: 0, now: Date.now, token: TOKEN, page: false, ...options });
  const fakes = makeFakes();
  const facts = new Map<string, string>();
  const pages = new Map<string, string>();
  const logged: [string, Readonly<Record<string, unknown>>][] = [];
  const log =
    (level: string) =>
    (event: string, about: Readonly<Record<string, unknown>> = {}) =>
      void logged.push([`${level} ${event}`, about]);
  const connections: DiscordConnection[] = [];
  return {
    sandbox,
    fakes,
    facts,
    pages,
    logged,
    connect: async (other = {}) => {
      const connection = await connectDiscord({
        token: TOKEN,
        realNow: Date.now,
        apiUrl: sandbox.apiUrl,
        commands: fakes.commands,
        log: { info: log('info'), warn: log('warn'), error: log('error') },
        facts: { get: async (name) => facts.get(name), set: async (name, value) => void facts.set(name, value) },
        guilds: fakes.guilds,
        pages: { get: async (key) => pages.get(key), set: async (key, value) => pages.set(key, value) },
        now: Date.now,
        onLost: (failure) => log('error')(failure.message),
        ...other,
      });
      connections.push(connection);
      return connection;
    },
    stop: async () => {
      for (const connection of connections) await connection.stop();
      await sandbox.stop();
    },
  };
}

/** The text of a message's components, one after the other. */
export function shownIn(message: { readonly components: readonly unknown[] } | undefined): string {
  const components = (message?.components ?? []) as readonly { readonly content?: string }[];
  return components.map(({ content = '' }) => content).join('\n');
}

/** The buttons of a message, by label. */
export function buttonsIn(message: { readonly components: readonly unknown[] }): ReadonlyMap<string, string> {
  const rows = message.components as readonly {
    readonly components?: readonly { type: number; label: string; custom_id: string }[];
  }[];
  return new Map(
    rows.flatMap(({ components = [] }) =>
      components.flatMap(({ type, label, custom_id }) => (type === 2 ? [[label, custom_id] as const] : [])),
    ),
  );
}

/** The menus of a message: their custom ids, with the values of their lines; `channels`: what a list of channels offers. */
export function menusIn(
  message: { readonly components: readonly unknown[] },
  channels: readonly string[] = [],
): ReadonlyMap<string, readonly string[]> {
  const rows = message.components as readonly {
    readonly components?: readonly { type: number; custom_id: string; options?: readonly { value: string }[] }[];
  }[];
  return new Map(
    rows.flatMap(({ components = [] }) =>
      components.flatMap(({ type, custom_id, options = [] }) =>
        type === 3
          ? [[custom_id, options.map(({ value }) => value)] as const]
          : type === 8
            ? [[custom_id, channels] as const]
            : [],
      ),
    ),
  );
}
