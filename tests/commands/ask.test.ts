// The buttons under an answer, through the real client and the stand-in for Discord: pressed by who asked and by others.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { buttonsIn, type StandIn, shownIn, startStandIn } from '../discord/stand-in.ts';
import { runToScreen } from './act.ts';
import { makeFakes } from './fakes.ts';

const EPHEMERAL = 1 << 6;
const LABELS = ['Show the quotes', 'More like this', 'Timeline', 'Ask on', 'Report'];

describe('the buttons of an answer', () => {
  let standIn: StandIn;
  let general: string;
  before(async () => {
    standIn = await startStandIn();
    await standIn.connect();
    general = standIn.sandbox.channel('general');
  });
  after(() => standIn.stop());

  const ask = async (options: Record<string, string | boolean> = {}) => {
    const seen = await standIn.sandbox.interact({
      kind: 'command',
      command: 'ask',
      options: { question: 'Was the port closed?', ...options },
      channelId: general,
      as: 'member',
    });
    return seen.settled();
  };
  const press = (message: Awaited<ReturnType<typeof ask>>, label: string, as: 'member' | 'moderator' = 'member') =>
    standIn.sandbox.interact({
      kind: 'component',
      messageId: message.id,
      customId: buttonsIn(message).get(label) ?? '',
      channelId: general,
      as,
    });
  const standing = (id: string) => standIn.sandbox.messages(general).find((message) => message.id === id);

  it('are those of a public answer; a private one can be shared too', async () => {
    assert.deepEqual([...buttonsIn(await ask()).keys()], LABELS);
    assert.deepEqual([...buttonsIn(await ask({ private: true })).keys()], LABELS.toSpliced(4, 0, 'Share'));
  });

  it('show the exact words in place for who asked, and back; a copy for others', async () => {
    const message = await ask();
    const plain = shownIn(message);
    const copy = await (await press(message, 'Show the quotes', 'moderator')).settled();
    assert.equal(copy.flags & EPHEMERAL, EPHEMERAL);
    assert.match(shownIn(copy), /^> The port was closed\.$/mu);
    assert.equal(shownIn(standing(message.id)), plain);
    await press(message, 'Show the quotes');
    const quoting = await standIn.sandbox.until(() => {
      const now = standing(message.id);
      return buttonsIn(now ?? message).has('Back to the answer') ? now : undefined;
    });
    assert.match(shownIn(quoting), /^> The port was closed\.$/mu);
    await press(quoting as never, 'Back to the answer');
    await standIn.sandbox.until(() => (shownIn(standing(message.id)) === plain ? true : undefined));
  });

  it('open what is related and the timeline for who pressed alone, whoever that is, and leave the answer', async () => {
    const message = await ask();
    for (const as of ['member', 'moderator'] as const) {
      const timeline = await (await press(message, 'Timeline', as)).settled();
      assert.equal(timeline.flags & EPHEMERAL, EPHEMERAL);
      assert.match(shownIn(timeline), /### Ana Roth/u);
      const like = await (await press(message, 'More like this', as)).settled();
      assert.equal(like.flags & EPHEMERAL, EPHEMERAL);
      assert.match(standIn.fakes.searched.at(-1)?.words ?? '', /The port was closed/u);
    }
    assert.equal(shownIn(standing(message.id)), shownIn(message));
  });

  it('tell the moderators of a report, and who reported that they were told', async () => {
    const said = await (await press(await ask(), 'Report', 'moderator')).settled();
    assert.match(shownIn(said), /moderators of this server were told/u);
    assert.equal(said.flags & EPHEMERAL, EPHEMERAL);
  });

  it('ask on by a form, as publicly as the first question was asked', async () => {
    for (const isPrivate of [false, true]) {
      const message = await ask({ private: isPrivate });
      const form = await press(message, 'Ask on');
      assert.equal(form.kind, 'modal');
      const fields = { question: 'And what did she say?' };
      const sent = await standIn.sandbox.interact({ kind: 'submit', channelId: general, as: 'member', fields });
      const next = await sent.settled();
      assert.equal((next.flags & EPHEMERAL) !== 0, isPrivate);
      assert.equal(standIn.fakes.asked.at(-1)?.question, fields.question);
    }
  });

  it('share a private answer with the channel, where nothing of the asking is private any more', async () => {
    const message = await ask({ private: true });
    const shared = await (await press(message, 'Share')).settled();
    assert.equal(shared.flags & EPHEMERAL, 0);
    assert.match(shownIn(shared), /The port was closed/u);
    assert.deepEqual([...buttonsIn(shared).keys()], LABELS);
  });

  it('ask again as of the instant of the question, also when its state has to be kept elsewhere', async () => {
    const question = `Was the port closed yesterday, ${'or the day before, '.repeat(12)}or not?`;
    const message = await ask({ question });
    const { now } = standIn.fakes.asked.at(-1) ?? {};
    await (await press(message, 'Show the quotes', 'moderator')).settled();
    const again = standIn.fakes.asked.at(-1);
    assert.deepEqual([again?.question, again?.now], [question, now]);
  });
});

describe('an answer that goes on from the last question', () => {
  it('asks again by its buttons what was understood', async () => {
    const fakes = makeFakes();
    const screen = await runToScreen(fakes, 'ask', { question: 'And in March?', understood: 'in March of Ana Roth?' });
    assert.ok(screen.kind === 'answer');
    for (const { path, options } of screen.buttons ?? [])
      if (path === 'ask') assert.equal(options.understood, 'in March of Ana Roth?');
  });
});
