// Every refusal of Discord's, through the real client: what comes of the briefing, and that one person hears of it, once, in
// the first of three ways that is open: the notices channel, who set it up, the next moderator who uses a command.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { ChannelId, GuildId } from '../../src/news/ids.ts';
import { PERMISSIONS } from '../../src/sandbox/permissions.ts';
import { type Posting, startPosting } from './posting-trouble.ts';
import { shownIn } from './stand-in.ts';

type Outcome = 'paused' | 'given up' | 'posted later';

// code, status, what comes of it
const REFUSALS: readonly [number, number, Outcome][] = [
  [10003, 404, 'paused'],
  [10004, 404, 'paused'],
  [50001, 403, 'paused'],
  [50007, 403, 'paused'],
  [50008, 400, 'paused'],
  [50013, 403, 'paused'],
  [50024, 400, 'paused'],
  [50083, 400, 'paused'],
  [160005, 403, 'paused'],
  [160006, 400, 'paused'],
  [40067, 400, 'paused'],
  [40005, 413, 'given up'],
  [50006, 400, 'given up'],
  [50035, 400, 'given up'],
  [200000, 400, 'given up'],
  [240000, 400, 'given up'],
  [40006, 403, 'posted later'],
  [130000, 403, 'posted later'],
  [20016, 400, 'posted later'],
  [20028, 400, 'posted later'],
  [0, 401, 'posted later'],
];

const SAID: Readonly<Record<Outcome, RegExp>> = {
  paused: /^I paused the briefing in <#\d+>: .+`\/subscription \w+/u,
  'given up': /^Discord refused a briefing in <#\d+>/u,
  'posted later': /never said/u,
};

const WAYS = ['the notices channel', 'who set it up', 'the next moderator'] as const;
type Way = (typeof WAYS)[number];

/** All that people heard so far, by way. */
type Heard = Readonly<Record<Way, readonly string[]>>;

describe('a briefing that Discord does not take', () => {
  it('is tried below with every code that the program knows', () => {
    const source = readFileSync(new URL('../../src/briefing/refusals.ts', import.meta.url), 'utf8');
    const table = /const REFUSALS[^{]*\{([^;]*)\};/u.exec(source)?.[1] ?? '';
    const codes = [...table.matchAll(/^ {2}(\d+):/gmu)].map(([, code]) => Number(code));
    assert.ok(codes.length >= 10, 'the table was found');
    assert.deepEqual(
      codes.filter((code) => !REFUSALS.some(([tried]) => tried === code)),
      [],
    );
  });

  for (const [index, way] of WAYS.entries()) {
    describe(`while ${way} can be told`, () => {
      let stage: Stage;
      before(async () => {
        stage = await openStage(index);
      });
      after(() => stage.posting.stop());

      for (const [code, status, outcome] of REFUSALS) {
        it(`is ${outcome} after ${code} (${status}), and ${outcome === 'posted later' ? 'nobody' : 'one person'} hears of it`, async () => {
          const { posting } = stage;
          const channel = posting.standIn.sandbox.channel('briefings');
          const match = { method: 'POST', path: `/channels/${channel}/messages` };
          const mishap = { status, body: { code, message: 'on purpose' } };
          posting.standIn.sandbox.fault({ match, mishap });
          const seen = await brief(stage, 'briefings');
          assertHeardOnce(seen.heard, way, outcome);
          assert.deepEqual(
            { posted: seen.posted, state: seen.state },
            { posted: outcome === 'posted later' ? 1 : 0, state: outcome === 'paused' ? 'paused' : 'active' },
          );
        });
      }
    });
  }
});

describe('a briefing that the stand-in refuses by its own rules', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage(1);
  });
  after(() => stage.posting.stop());

  const CAUSES: readonly [string, string, (posting: Posting, channelId: string) => void, RegExp][] = [
    ['in a channel that was deleted', 'news', (p, id) => p.standIn.sandbox.deleteChannel(id), /no longer exists/u],
    ['in a channel that is hidden', 'general', (p, id) => p.standIn.sandbox.setPermissions(id, 0n), /may not see/u],
    [
      'in a channel where it may only look',
      'briefings',
      (p, id) => p.standIn.sandbox.setPermissions(id, PERMISSIONS.viewChannel),
      /may not send/u,
    ],
    ['in a forum', 'forum', () => undefined, /takes no messages/u],
  ];
  for (const [where, channel, spoil, words] of CAUSES) {
    it(`is paused ${where}, for the reason that people can mend, told once`, async () => {
      const seen = await brief(stage, channel, (channelId) => spoil(stage.posting, channelId));
      assertHeardOnce(seen.heard, 'who set it up', 'paused');
      assert.match(seen.heard['who set it up'][0] ?? '', words);
      assert.equal(seen.state, 'paused');
    });
  }
});

interface Stage {
  readonly posting: Posting;
  readonly guildId: GuildId;
  readonly noticesChannelId: string;
}

/** `closed`: how many of the three ways, from the first, nobody can be told in. */
async function openStage(closed: number): Promise<Stage> {
  const posting = await startPosting({ limits: { globalPerSecond: 0 } });
  const { sandbox } = posting.standIn;
  const guildId = sandbox.world().guilds[0]?.id as GuildId;
  const noticesChannelId = sandbox.channel('moderators');
  const { guilds } = posting.world.store;
  await guilds.saveSettings({ ...(await guilds.settings(guildId)), noticesChannelId: noticesChannelId as ChannelId });
  if (closed > 0) sandbox.setPermissions(noticesChannelId, 0n);
  if (closed > 1) sandbox.closeDirectMessages('moderator');
  return { posting, guildId, noticesChannelId };
}

/** A morning's briefing in a channel, with tries up to ten minutes later; then members and moderators use a command. */
async function brief(stage: Stage, channel: string, spoil: (channelId: string) => void = () => undefined) {
  const { posting } = stage;
  const { sandbox } = posting.standIn;
  const channelId = sandbox.world().guilds[0]?.channels.find(({ name }) => name === channel)?.id ?? '';
  const count = () =>
    sandbox.world().guilds[0]?.channels.some(({ id }) => id === channelId) ? sandbox.messages(channelId).length : 0;
  const { id, guildId } = await posting.subscribe(channel);
  await posting.nextMorning();
  spoil(channelId);
  const [before, posted] = [hear(stage), count()];
  for (const pause of [0, 5_000, 60_000, 600_000]) await posting.tickAfter(pause);
  const told = hear(stage);
  const state = (await posting.world.store.subscriptions.get(id, guildId))?.state;
  const aside = await useCommands(stage);
  await posting.world.store.subscriptions.remove(id, guildId);
  const heard: Heard = {
    'the notices channel': told.channel.slice(before.channel.length),
    'who set it up': told.direct.slice(before.direct.length),
    'the next moderator': aside,
  };
  return { heard, state, posted: count() - posted };
}

function hear({ posting, noticesChannelId }: Stage) {
  const { sandbox } = posting.standIn;
  const contents = (channelId: string) => sandbox.messages(channelId).map(({ content }) => content);
  return { channel: contents(noticesChannelId), direct: contents(sandbox.directMessages('moderator')) };
}

/** A member, a moderator, and the moderator again use a command; gives the notices that they were shown. */
async function useCommands({ posting, guildId }: Stage): Promise<string[]> {
  const { sandbox } = posting.standIn;
  const pending = async () => (await posting.world.store.guilds.pendingNotices(guildId)).length;
  const deed = { kind: 'command', command: 'help', channelId: sandbox.channel('announcements') } as const;
  const waiting = await pending();
  const asMember = await sandbox.interact({ ...deed, as: 'member' });
  const asModerator = await sandbox.interact({ ...deed, as: 'moderator' });
  if (waiting > 0) await sandbox.until(() => asModerator.followUps()[0]);
  while ((await pending()) > 0) await new Promise((resolve) => setImmediate(resolve));
  const again = await sandbox.interact({ ...deed, as: 'moderator' });
  assert.deepEqual([asMember.followUps().length, again.followUps().length], [0, 0], 'nobody else, and nobody again');
  const said = asModerator.followUps().map((message) => shownIn(message));
  return said.flatMap((text) => text.split('\n').flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : [])));
}

function assertHeardOnce(heard: Heard, way: Way, outcome: Outcome): void {
  const wanted = (each: Way) => (each === way && outcome !== 'posted later' ? 1 : 0);
  for (const each of WAYS) {
    assert.equal(heard[each].length, wanted(each), `${each} heard: ${heard[each].join(' / ')}`);
    for (const text of heard[each]) assert.match(text, SAID[outcome]);
  }
}
