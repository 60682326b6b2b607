// Every request that commands and posts make is taken by the stand-in and fits Discord's published description.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { listActions, type PathedAction } from '../../src/discord/actions.ts';
import { drawAlert } from '../../src/discord/alert-message.ts';
import { drawBriefing } from '../../src/discord/briefing-message.ts';
import type { Action, Command, Screen } from '../../src/discord/command.ts';
import type { DiscordConnection } from '../../src/discord/connect.ts';
import { commandsOf } from '../../src/list-commands.ts';
import { Failure } from '../../src/news/failure.ts';
import type { ChannelId, Day, GuildId, MessageId, OutboxId, RoleId, UserId } from '../../src/news/ids.ts';
import type { RecordedRequest } from '../../src/sandbox/state.ts';
import { openPublishedRequests } from '../kit/published-requests.ts';
import { actorNamed, actorSummary, alert, answer, briefing, HARD_TEXTS, hits, storyView } from './samples.ts';
import { type StandIn, startStandIn, TOKEN } from './stand-in.ts';
import { useEverything } from './use-everything.ts';

const REQUESTS_MIN = 500;
/** Deferrals and empty completions are alike by their nature; what is said must differ in more than its ids. */
const DIFFERENT_MIN = 150;
const ROUTES_MIN = 12;
const WINDOW_MS = 60_000;
/** Where nothing is found little is drawn: these strain its limits as the others do. */
const NOTHING_FOUND_FOR = new Set(['mentions and links', 'a single word', 'emoji families', 'a short one']);

describe('all that is asked of Discord', () => {
  let standIn: StandIn;
  let connection: DiscordConnection;
  let commands: readonly Command[];
  let recorded: readonly RecordedRequest[];
  const done = new Set<string>();
  before(async () => {
    standIn = await startStandIn({ limits: { globalPerSecond: 0 } });
    commands = standIn.fakes.commands.map((command) => noting(command, done));
    connection = await standIn.connect({ commands });
    await useCommands();
    await usePosts();
    recorded = standIn.sandbox.requests();
  });
  after(() => standIn.stop());

  async function useCommands(): Promise<void> {
    const { fakes, sandbox } = standIn;
    const using = useEverything(standIn, commands);
    await using.useAll();
    for (const missing of [['Send Messages'], undefined, []]) {
      fakes.missing = missing;
      await using.useOnChannels();
    }
    const guildId = sandbox.world().guilds[0]?.id as GuildId;
    for (const [id, text] of HARD_TEXTS) {
      await fakes.guilds.addNotice({ id, guildId, text, createdAt: 0 });
      fakes.answer = async () => answer(3, text);
      fakes.improve = async () => answer(1, `${text} (written)`);
      fakes.find = async (request) => ({ ...hits(10, text, 34), offset: request.offset ?? 0 });
      fakes.brief = async () => briefing(6, text);
      fakes.openStory = () => storyView(7, text);
      const { coverage } = hits(0, text);
      fakes.tellActor = async (name) => ({ kind: 'one', profile: actorNamed(name, 10, text), coverage });
      await using.usePublic();
    }
    const few = HARD_TEXTS.filter(([id]) => NOTHING_FOUND_FOR.has(id));
    assert.equal(few.length, NOTHING_FOUND_FOR.size);
    for (const [, text] of few) {
      const { coverage } = hits(0, text);
      fakes.answer = async () => answer(0, text);
      fakes.improve = async () => undefined;
      fakes.find = async () => hits(0, text);
      fakes.brief = async () => briefing(0, text);
      fakes.tellActor = async (name) =>
        name.startsWith('#')
          ? { kind: 'one', profile: actorNamed(name, 0, text), coverage }
          : { kind: 'several', actors: [actorSummary(1, text), actorSummary(2, text)], coverage };
      fakes.drawDays = async () => undefined;
      await using.usePublic();
    }
    for (const error of [new TypeError('a bug'), new Failure('not-found', 'There is none. Look elsewhere.')]) {
      const fail = async (): Promise<never> => Promise.reject(error);
      Object.assign(fakes, { answer: fail, find: fail, brief: fail, tellActor: fail });
      await using.usePublic();
    }
    const path = `/applications/${sandbox.world().botId}/commands`;
    const gone = { name: 'gone', description: 'Is no longer there' };
    await fetchAsBot(path, gone);
    await sandbox.interact({ kind: 'command', command: 'gone', channelId: sandbox.channel('general') });
    await sandbox.interact({ kind: 'command', command: 'gone', channelId: sandbox.directMessages('member') });
  }

  async function fetchAsBot(path: string, body: object): Promise<void> {
    const response = await fetch(`${standIn.sandbox.apiUrl}/v10${path}`, {
      method: 'POST',
      headers: { authorization: `Bot ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    assert.ok(response.ok);
  }

  async function usePosts(): Promise<void> {
    const { sandbox, fakes } = standIn;
    const { guilds, people } = sandbox.world();
    const guildId = guilds[0]?.id as GuildId;
    const channelId = sandbox.channel('briefings') as ChannelId;
    let row = 0;
    const post = (body: string) => {
      row += 1;
      return connection.post({ channelId, body, nonce: `row-${row}`, timeoutMs: WINDOW_MS });
    };
    const mentionRoleId = guilds[0]?.roles.at(-1)?.id as RoleId;
    for (const [, text] of HARD_TEXTS) {
      for (const items of [0, 1, 12]) {
        const rowIds = (part: number) => `${row}-${part}` as OutboxId;
        const said = { ...briefing(items, text), ...(items === 1 ? { lateMinutes: 90 } : {}) };
        for (const body of drawBriefing(said, { rowIds, ...(items === 12 ? { mentionRoleId } : {}) })) await post(body);
      }
      await post(drawAlert(alert(text), { rowId: `${row}` as OutboxId }));
      for (const noticesChannelId of [sandbox.channel('moderators') as ChannelId, undefined]) {
        fakes.settings.set(guildId, { guildId, zone: 'UTC', ...(noticesChannelId && { noticesChannelId }) });
        const id = `notice-${row}-${noticesChannelId ?? 'direct'}`;
        await connection.tell({ id, guildId, aboutUserId: people.moderator as UserId, text, createdAt: 0 });
        row += 1;
      }
    }
    await usePlaces(
      await post(drawBriefing(briefing(3, 'A day'), { rowIds: (part) => `${row}-t${part}` as OutboxId })[0] ?? ''),
    );
    await connection.history(channelId, Date.now() - WINDOW_MS);
    const old = [{ type: 1, components: [{ type: 2, style: 2, label: 'Old', custom_id: 'p0~something~old' }] }];
    const pressed = await post(JSON.stringify({ content: 'of an older version', components: old }));
    const press = { kind: 'component', channelId, messageId: pressed, customId: 'p0~something~old' } as const;
    for (const as of ['member', 'moderator'] as const) await sandbox.interact({ ...press, as });
  }

  /** A thread of a message, a forum's post with a tag, a published announcement; each for every hard text as its title. */
  async function usePlaces(messageId: MessageId): Promise<void> {
    const { sandbox } = standIn;
    const channel = (name: string) => sandbox.channel(name) as ChannelId;
    const [briefings, forum, announcements] = [channel('briefings'), channel('forum'), channel('announcements')];
    const day = '2026-11-23' as Day;
    await connection.places.openThread({ channelId: briefings, messageId, title: 'A day', day });
    for (const [id, text] of HARD_TEXTS) {
      const [body = ''] = drawBriefing(briefing(1, text), { rowIds: (part) => `${id}-p${part}` as OutboxId });
      const place = { title: text, day, tags: ['harbour', text] };
      await connection.places.openPost({ channelId: forum, body, timeoutMs: WINDOW_MS, place });
    }
    assert.equal((await connection.places.findPosts(forum, 0)).mayRead, true);
    const [body = ''] = drawBriefing(briefing(1, 'News'), { rowIds: (part) => `a-${part}` as OutboxId });
    const posted = await connection.post({ channelId: announcements, body, nonce: 'news', timeoutMs: WINDOW_MS });
    await connection.places.publish(announcements, posted);
  }

  it('was asked by every command that the program has', () => {
    const nothing = { store: {}, search: {} } as Parameters<typeof commandsOf>[0];
    const real = commandsOf(nothing, {} as Parameters<typeof commandsOf>[1], () => Promise.reject as never);
    const used = new Set(listActions(commands).map(({ path }) => path));
    assert.deepEqual(
      listActions(real).flatMap(({ path }) => (used.has(path) ? [] : [path])),
      [],
      'a command of the program is not among those that the tests use (tests/commands/fakes.ts)',
    );
  });

  it('was asked by each command at its work, not only where it could not be done', () => {
    const paths = listActions(commands).map(({ path }) => path);
    assert.deepEqual(
      paths.filter((path) => !done.has(path)),
      [],
    );
  });

  it('was taken by the stand-in, every time', () => {
    const refused = recorded.filter(({ status }) => status < 200 || status >= 300);
    assert.deepEqual(
      refused.map(({ method, path, status, body }) => [method, path, status, JSON.stringify(body)?.slice(0, 300)]),
      [],
    );
  });

  it('fits the published description of Discord’s API', (test) => {
    const published = openPublishedRequests();
    if (published === undefined) return test.skip('Discord’s description of its API is not in ../shared');
    const faulty = recorded.filter((request) => published.faultsOf(request).length > 0);
    assert.deepEqual(
      faulty.slice(0, 3).map((request) => [request.method, request.path, published.faultsOf(request)]),
      [],
      `${faulty.length} requests do not fit`,
    );
  });

  it('is much, and of many kinds', (test) => {
    const routes = Map.groupBy(recorded, routeOf);
    const bodies = new Set(recorded.map((request) => `${routeOf(request)} ${withoutIds(request.body)}`));
    const counts = [...routes].map(([route, { length }]) => `${length} ${route}`).sort();
    test.diagnostic(`${recorded.length} requests, ${bodies.size} of them different: ${counts.join('; ')}`);
    assert.ok(recorded.length >= REQUESTS_MIN, `${recorded.length} requests`);
    assert.ok(bodies.size >= DIFFERENT_MIN, `${bodies.size} different ones`);
    assert.ok(routes.size >= ROUTES_MIN, `${routes.size} routes`);
    assert.ok(
      recorded.some(({ files }) => files.length > 0),
      'files were among them',
    );
  });
});

/** The command, its actions (their forms, when these were sent) noted by path when they were done and not refused. */
function noting(command: Command, done: Set<string>): Command {
  const note = ({ path, action }: PathedAction): Action => {
    const { run, submit } = action;
    const noted = (screen: Screen): Screen => {
      done.add(path);
      return screen;
    };
    return {
      ...action,
      ...(run === undefined ? {} : { run: async (input, page) => noted(await run(input, page)) }),
      ...(submit === undefined ? {} : { submit: async (sent) => noted(await submit(sent)) }),
    };
  };
  const listed = listActions([command]).map((pathed) => [pathed.path.split(' ')[1], note(pathed)] as const);
  if (command.action !== undefined) return { ...command, action: listed[0]?.[1] ?? command.action };
  return { ...command, actions: Object.fromEntries(listed) };
}

/** The request's path without its ids and tokens; of an answer also its type. */
function routeOf({ method, path, body }: RecordedRequest): string {
  const plain = decodeURIComponent((path.split('?')[0] ?? '').replace('/api/v10', ''));
  const kind = plain.startsWith('/interactions') ? ` type ${(body as { readonly type: number }).type}` : '';
  return `${method} ${plain.replaceAll(/\/\d{5,}/g, '/…').replaceAll(/\/[\w-]{40,}/g, '/…')}${kind}`;
}

/** The body without what is different each time. */
function withoutIds(body: unknown): string {
  return JSON.stringify(body, (key, value) => (key === 'nonce' || key === 'custom_id' ? '' : value)) ?? '';
}
