import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { followMembership, removeDeparted } from '../../src/follow-membership.ts';
import type { GuildId } from '../../src/news/ids.ts';
import { buttonsIn, type StandIn, shownIn, startStandIn } from './stand-in.ts';

const DAY_MS = 86_400_000;

describe('files, buttons of notes and servers, at the stand-in for Discord', () => {
  let standIn: StandIn;
  let general: string;
  const noted: string[] = [];
  before(async () => {
    standIn = await startStandIn();
    const note = (what: string) => async (about: GuildId | readonly GuildId[]) => {
      noted.push(`${what} ${[about].flat().length}`);
    };
    await standIn.connect({ membership: { present: note('present'), joined: note('joined'), left: note('left') } });
    general = standIn.sandbox.channel('general');
  });
  after(() => standIn.stop());

  const command = (name: string, options: Readonly<Record<string, string>> = {}) =>
    standIn.sandbox.interact({ kind: 'command', command: name, options, channelId: general, as: 'moderator' });

  it('reads the file that a person attached, and gives files back', async () => {
    const opml = '<opml><body><outline text="A" xmlUrl="https://a.example/feed"/></body></opml>';
    const report = await (await command('feed import', { file: opml })).settled();
    assert.match(shownIn(report), /1 feed\*\* followed/u);
    assert.equal(report.attachments[0]?.filename, 'import-report.txt');
    const exported = await (await command('feed export')).settled();
    assert.equal(exported.attachments[0]?.filename, 'feeds.opml');
    const text = await (await fetch(String(exported.attachments[0]?.url))).text();
    assert.match(text, /xmlUrl="https:\/\/a\.example\/feed"/u);
    assert.ok(report.visibleTo !== undefined && exported.visibleTo !== undefined);
  });

  it('undoes a take-down by the button under it', async () => {
    const address = `https://quay.example/${'long/'.repeat(30)}port`;
    const taken = await (await command('article remove', { address })).settled();
    assert.ok(standIn.fakes.takenDown.has(address));
    const customId = buttonsIn(taken).get('Show it again') ?? '';
    const pressed = await standIn.sandbox.interact({
      kind: 'component',
      messageId: taken.id,
      customId,
      channelId: general,
      as: 'moderator',
    });
    await standIn.sandbox.until(() => (standIn.fakes.takenDown.has(address) ? undefined : true));
    const shown = () => standIn.sandbox.messages(general).find(({ id }) => id === taken.id);
    await standIn.sandbox.until(() => (/Shown again/u.test(shownIn(shown())) ? true : undefined));
    assert.equal(pressed.kind, 'acknowledged');
    assert.ok(!standIn.fakes.takenDown.has(address));
  });

  it('lets members take nothing down, though they come past Discord’s own setting', async () => {
    const seen = await standIn.sandbox.interact({
      kind: 'command',
      command: 'article remove',
      options: { address: 'https://quay.example/port' },
      channelId: general,
      as: 'member',
      isForced: true,
    });
    assert.match(shownIn(seen.message), /This is for moderators/u);
    assert.ok(!standIn.fakes.takenDown.has('https://quay.example/port'));
  });

  it('tells a removal from an outage', async () => {
    const [guild] = standIn.sandbox.world().guilds;
    assert.deepEqual(noted, ['present 1']);
    standIn.sandbox.tellOfGuild(guild?.id ?? '', 'down');
    standIn.sandbox.tellOfGuild(guild?.id ?? '', 'there');
    standIn.sandbox.tellOfGuild(guild?.id ?? '', 'removed');
    standIn.sandbox.tellOfGuild(guild?.id ?? '', 'there');
    await standIn.sandbox.until(() => (noted.includes('joined 1') ? true : undefined));
    assert.deepEqual(noted, ['present 1', 'left 1', 'joined 1']);
  });

  it('says hello once where it was let in, with a button that sets it up for moderators', async () => {
    const { sandbox } = standIn;
    const hellos = () => sandbox.messages(general).filter(({ content }) => /^Hello!/u.test(content));
    const hello = await sandbox.until(() => hellos()[0]);
    assert.equal(hellos().length, 1, 'an outage that ended was no invitation');
    const customId = buttonsIn(hello).get('Set up') ?? '';
    const press = { kind: 'component', channelId: general, messageId: hello.id, customId } as const;
    const panel = await (await sandbox.interact({ ...press, as: 'moderator' })).settled();
    assert.match(shownIn(panel), /1 of 3 · What to read/u);
    assert.ok(panel.visibleTo !== undefined, 'it is the moderator’s own');
    const refused = await sandbox.interact({ ...press, as: 'member' });
    assert.match(shownIn(refused.message), /This is for moderators/u);
  });
});

describe('servers that leave', () => {
  it('are noted when they go, also while nobody listened, and forgotten after 30 days unless they come back', async () => {
    const left = new Map<GuildId, number>();
    const [stays, goes, returns] = ['1', '2', '3'] as GuildId[];
    assert.ok(stays !== undefined && goes !== undefined && returns !== undefined);
    const departures = {
      known: async () => [stays, goes, returns],
      noteDeparture: async (id: GuildId, at: number) => void (left.has(id) || left.set(id, at)),
      noteReturn: async (ids: readonly GuildId[]) => ids.forEach((id) => void left.delete(id)),
      removeDeparted: async (before: number) => [...left].filter(([, at]) => at < before).map(([id]) => id),
    };
    let now = 0;
    const membership = followMembership(departures, () => now);
    await membership.present([stays, returns]);
    await membership.left(returns);
    now = 29 * DAY_MS;
    await membership.present([stays, returns]);
    assert.deepEqual(await removeDeparted(departures, now), []);
    assert.deepEqual(await removeDeparted(departures, 30 * DAY_MS + 1), [goes]);
    await membership.joined(goes);
    assert.deepEqual(await removeDeparted(departures, 90 * DAY_MS), []);
  });
});
