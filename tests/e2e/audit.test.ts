// Every change that moderators make stands in the list of changes, with who made it, and with what was before and after.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { listActions } from '../../src/discord/actions.ts';
import type { Asker, Command, OptionValue } from '../../src/discord/command.ts';
import type { DiscordConnection } from '../../src/discord/connect.ts';
import { drawScreen } from '../../src/discord/layouts.ts';
import { commandsOf } from '../../src/list-commands.ts';
import type { AuditLine } from '../../src/news/audit.ts';
import { type ChannelId, type GuildId, NOBODY } from '../../src/news/ids.ts';
import type { House } from '../../src/open-house.ts';
import { type NewsWorld, openNewsWorld, USER } from '../kit/news-world.ts';

const GUILD = '100000000000000001' as GuildId;
const OTHER = '100000000000000002' as GuildId;

describe('the list of changes', () => {
  let world: NewsWorld;
  let commands: readonly Command[];
  before(async () => {
    world = await openNewsWorld();
    const feed = await world.follow('North Beacon', GUILD);
    await world.add(feed, {
      title: 'Pier opens',
      text: 'Ana Roth opened the pier of Ilmen on Monday, said Pavel Orin.',
    });
    const house = {
      ...world,
      inTurn: (work: () => Promise<unknown>) => work(),
      limits: { topics: 9, subscriptions: 9, followsPerPerson: 9 },
    };
    const connected = {
      missingPermissions: async () => [],
      channelName: () => 'news',
      places: { describe: async () => ({ kind: 'text', tags: [], needsTag: false }) },
    };
    commands = commandsOf(house as unknown as House, world.briefings, () => connected as unknown as DiscordConnection);
  });
  after(() => world.store.close());

  const asker = (): Asker => ({
    userId: USER,
    guildId: GUILD,
    channelId: '1' as ChannelId,
    isModerator: true,
    roleIds: [],
    now: world.now(),
  });
  const actionAt = (path: string) => listActions(commands).find((each) => each.path === path)?.action;

  /** The line that a command has written; it writes one and no more. */
  async function lineOf(
    path: string,
    options: Readonly<Record<string, OptionValue>>,
    fields?: Readonly<Record<string, string>>,
  ): Promise<AuditLine> {
    const earlier = (await world.store.audit.list(GUILD, 99)).length;
    world.time.clock += 1_000;
    const input = { asker: asker(), options: new Map(Object.entries(options)) };
    if (fields === undefined) await actionAt(path)?.run?.(input, { offset: 0, show: async () => undefined });
    else {
      const form = await actionAt(path)?.form?.(input);
      const sent = {
        ...Object.fromEntries(form?.fields.map(({ name, value = '' }) => [name, value]) ?? []),
        ...fields,
      };
      await actionAt(path)?.submit?.({
        asker: asker(),
        state: form?.state ?? '',
        fields: new Map(Object.entries(sent)),
      });
    }
    const lines = await world.store.audit.list(GUILD, 99);
    assert.equal(lines.length, earlier + 1, path);
    const [line] = lines;
    assert.ok(line !== undefined);
    assert.deepEqual([line.userId, line.at], [USER, world.now()], path);
    return line;
  }
  const told = ({ kind, deed, subject }: AuditLine): string => `${kind} ${subject} ${deed}`;
  const change = ({ changes }: AuditLine, field: string): string | undefined => {
    const found = changes.find((one) => one.field === field);
    return found && `${found.before} → ${found.after}`;
  };

  it('has a line for each change of topics, subscriptions, feeds, settings, actors and articles, and each briefing posted by hand', async () => {
    const topic = await lineOf('topic create', {}, { name: 'Piers', words: 'pier' });
    assert.deepEqual([told(topic), change(topic, 'words')], ['topic Piers added', ' → pier']);
    const edited = await lineOf(
      'topic edit',
      { topic: 'Piers' },
      { words: 'pier OR port', actors: 'Ana Roth, Pavel Orin' },
    );
    assert.deepEqual(
      [told(edited), change(edited, 'words'), change(edited, 'actors')],
      ['topic Piers changed', 'pier → pier OR port', ' → Ana Roth, Pavel Orin'],
    );
    assert.equal(edited.changes.length, 2);
    const channel = '300000000000000001';
    const added = await lineOf('subscription add', { channel, cadence: 'daily 08:00', topic: 'Piers' });
    assert.deepEqual([told(added), change(added, 'topic')], [`subscription ${channel} added`, ' → Piers']);
    const [{ id: subscription } = { id: '' }] = await world.store.subscriptions.list(GUILD);
    const moved = await lineOf('subscription edit', { subscription }, { cadence: 'daily 09:00' });
    assert.deepEqual([change(moved, 'cadence'), moved.changes.length], ['daily 08:00 → daily 09:00', 1]);
    assert.equal(change(await lineOf('subscription pause', { subscription }), 'state'), 'active → paused');
    assert.equal(change(await lineOf('subscription resume', { subscription }), 'state'), 'paused → active');
    assert.equal(told(await lineOf('subscription remove', { subscription })), `subscription ${channel} removed`);
    const all = await actionAt('subscription add')?.run?.(
      {
        asker: asker(),
        options: new Map([
          ['channel', channel],
          ['cadence', 'daily 08:00'],
        ]),
      },
      { offset: 0, show: async () => undefined },
    );
    assert.match(all?.kind === 'note' ? all.text : '', /would have matched 1 article last week:\n- Pier opens/u);
    assert.equal(told(await lineOf('topic delete', { topic: 'Piers' })), 'topic Piers removed');
    assert.equal(change(await lineOf('settings set', { zone: 'Europe/Berlin' }), 'zone'), ' → Europe/Berlin');
    assert.equal(change(await lineOf('settings set', { zone: 'Asia/Tokyo' }), 'zone'), 'Europe/Berlin → Asia/Tokyo');
    const posted = await lineOf('briefing', { all: true, post: true });
    assert.deepEqual([told(posted), change(posted, 'items')], ['briefing 1 posted', ' → 1']);
    const [actor] = await world.search.complete('actor', 'Ana', { kind: 'guild', guildId: GUILD }, 1);
    assert.ok(actor !== undefined);
    await world.store.actors.decide(
      { kind: 'rename', actor: await idOf(actor), name: 'Anna Roth' },
      { view: { kind: 'guild', guildId: GUILD }, by: USER },
      world.now(),
    );
    assert.equal(
      (await world.store.audit.list(GUILD, 99)).filter(({ kind, deed }) => kind === 'actor' && deed === 'rename')
        .length,
      1,
    );
    assert.deepEqual(told(await lineOf('actor undo', {})), 'actor Ana Roth undone');
    const address = 'https://northbeacon.invalid/feed/pier%20opens';
    assert.equal(told(await lineOf('article remove', { address })), 'article Pier opens taken down');
    assert.equal(told(await lineOf('article restore', { article: address })), 'article Pier opens restored');
    const feed = 'North Beacon (northbeacon.invalid)';
    assert.equal(change(await lineOf('feed rights', { feed, show: 'excerpt' }), 'rights_show'), 'full → excerpt');
    assert.equal(told(await lineOf('feed remove', { feed })), 'feed North Beacon removed');
  });

  async function idOf(name: string) {
    const { findActor } = await import('../../src/ask/ask.ts');
    const found = await findActor(name, { kind: 'guild', guildId: GUILD }, world.store.actors);
    assert.ok(found.kind === 'one');
    return found.actor.id;
  }

  it('writes nothing where the change did not come to be', async () => {
    const earlier = await world.store.audit.list(GUILD, 99);
    assert.equal(
      await world.store.subscriptions.remove('f'.repeat(32) as never, GUILD, { userId: USER, at: 1 }),
      false,
    );
    const topic = {
      id: 'e'.repeat(32) as never,
      guildId: GUILD,
      name: 'Twice',
      words: 'x',
      actors: [],
      sources: [],
      languages: [],
      version: 1,
      createdBy: USER,
      createdAt: 1,
    };
    await world.store.topics.add(topic);
    await assert.rejects(world.store.topics.add({ ...topic, id: 'd'.repeat(32) as never }, { userId: USER, at: 1 }));
    assert.equal(await world.store.topics.edit({ ...topic, words: 'y' }, 7, { userId: USER, at: 1 }), false);
    assert.equal(
      await world.store.topics.edit(topic, 1, { userId: USER, at: 1 }),
      true,
      'the same again changes nothing',
    );
    assert.deepEqual(await world.store.audit.list(GUILD, 99), earlier);
  });

  it('is shown to the server’s moderators alone, newest first, and forgotten in time; a deleted name is gone from it', async () => {
    const action = actionAt('settings audit');
    assert.equal(action?.moderators, true);
    const screen = await action?.run?.(
      { asker: asker(), options: new Map() },
      { offset: 0, show: async () => undefined },
    );
    assert.ok(screen?.kind === 'list');
    assert.equal(screen.rows[0]?.title, 'Feed North Beacon removed');
    const text = JSON.stringify(drawScreen(screen, { offset: 0 }).components);
    assert.match(text, new RegExp(`<@${USER}> · <t:`, 'u'));
    assert.deepEqual(await world.store.audit.list(OTHER, 99), []);
    await world.store.people.forget(USER);
    assert.ok((await world.store.audit.list(GUILD, 99)).every(({ userId }) => userId === NOBODY));
    await world.store.audit.forget(world.now() + 1);
    assert.deepEqual(await world.store.audit.list(GUILD, 99), []);
  });
});
