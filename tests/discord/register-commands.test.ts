import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { type Client, Events } from 'discord.js';
import { registerCommands } from '../../src/discord/register-commands.ts';
import { signIn } from '../../src/discord/sign-in.ts';
import { until } from '../kit/until.ts';
import { type StandIn, startStandIn, TOKEN } from './stand-in.ts';

/** Four requests take a second; the machine may be busy. */
const GIVEN_UP_MS_MAX = 20_000;

describe('registering the commands', () => {
  let standIn: StandIn;
  let client: Client<true>;
  let end: () => Promise<void>;
  const events: string[] = [];
  const keep = (level: string) => (event: string) => void events.push(`${level} ${event}`);
  const log = { info: keep('info'), warn: keep('warn'), error: keep('error') };
  before(async () => {
    standIn = await startStandIn();
  });
  after(() => standIn.stop());
  beforeEach(async () => {
    events.length = 0;
    standIn.facts.clear();
    ({ client, end } = await signIn({ token: TOKEN, apiUrl: standIn.sandbox.apiUrl, log, onLost: () => undefined }));
  });
  afterEach(() => end());

  const register = (guildIdForCommands?: string) =>
    registerCommands(client, {
      commands: standIn.fakes.commands,
      facts: {
        get: async (name) => standIn.facts.get(name),
        set: async (name, value) => void standIn.facts.set(name, value),
      },
      log,
      ...(guildIdForCommands === undefined ? {} : { guildIdForCommands }),
    });
  const isRegistered = () => events.some((event) => event === 'info Registered the commands');
  const fault = (mishap: Parameters<StandIn['sandbox']['fault']>[0]['mishap'], times: number) =>
    standIn.sandbox.fault({ match: { method: 'PUT', path: '/commands' }, mishap, times });

  // discord.js itself sends a request up to four times before it gives up; the pause that follows is Dateline's.
  for (const [name, mishap] of [
    ['answers 503', { status: 503 }],
    ['cuts the line', 'drop'],
  ] as const) {
    it(`goes on trying while Discord ${name}`, async () => {
      fault(mishap, Number.POSITIVE_INFINITY);
      const registering = register();
      const isGivenUpOnce = () => events.includes('warn Discord cannot be reached; trying again') || undefined;
      await until('discord.js has given up once', GIVEN_UP_MS_MAX, isGivenUpOnce);
      assert.equal(isRegistered(), false);
      standIn.sandbox.endFaults();
      await registering;
      assert.ok(isRegistered());
    });
  }

  for (const [status, code] of [
    [403, 50_001],
    [404, 10_004],
  ] as const) {
    it(`says after ${status}/${code} how to invite the bot, and registers when it joins that server alone`, async () => {
      const [home] = standIn.sandbox.world().guilds;
      const guild = client.guilds.cache.get(home?.id ?? '');
      assert.ok(guild !== undefined);
      fault({ status, body: { message: 'Not there', code } }, 1);
      await register(guild.id);
      assert.equal(events.length, 1, events.join('\n'));
      assert.match(
        events[0] ?? '',
        /^warn Dateline is not in the server \d+ .*https:\/\/discord\.com\/oauth2\/authorize\?/,
      );
      const other = Object.assign(Object.create(guild), { id: '1' });
      client.emit(Events.GuildCreate, other);
      assert.equal(isRegistered(), false);
      client.emit(Events.GuildCreate, guild);
      await standIn.sandbox.until(() => isRegistered() || undefined);
    });
  }
});
