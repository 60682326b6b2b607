import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listActions } from '../../src/discord/actions.ts';
import type { Asker, Screen } from '../../src/discord/command.ts';
import type { ChannelId, SubscriptionId, TopicId } from '../../src/news/ids.ts';
import { makeSubscription } from '../kit/briefing-world.ts';
import { askerOf, run, runToScreen, submit } from './act.ts';
import { type Fakes, makeFakes } from './fakes.ts';

const asker = askerOf();
const member: Asker = { ...asker, isModerator: false };
const { guildId, channelId, now } = asker;

async function withTopic(): Promise<{ readonly fakes: Fakes; readonly topicId: TopicId }> {
  const fakes = makeFakes();
  await submit(fakes, 'topic create', '', { name: 'Port closed', words: 'port' });
  const [topic] = fakes.topics.values();
  assert.ok(topic);
  return { fakes, topicId: topic.id };
}

const buttonsOf = (screen: Screen) => (screen.kind === 'briefing' ? screen.buttons : undefined) ?? [];

describe('/briefing', () => {
  it('answers the asker alone, with five stories to a page', () => {
    const action = listActions(makeFakes().commands).find(({ path }) => path === 'briefing')?.action;
    assert.equal(action?.first, 'defer privately');
    assert.deepEqual(
      action?.options?.map(({ name }) => name),
      ['topic', 'length'],
    );
  });

  it('is of the topic given, as long as asked', async () => {
    const { fakes, topicId } = await withTopic();
    await run(fakes, 'briefing', { topic: 'port closed', length: 'full' });
    assert.deepEqual(fakes.briefed, [{ guildId, topicId, length: 'full', until: now }]);
    await assert.rejects(run(fakes, 'briefing', { topic: 'harbours' }), /no topic/u);
  });

  it('is of what the channel hears when no topic is given, and of all the news where it hears none', async () => {
    const { fakes, topicId } = await withTopic();
    const hears = { guildId, topicId, length: 'short', createdAt: 0 } as const;
    const elsewhere = makeSubscription({ ...hears, id: 'a' as SubscriptionId, channelId: '9' as ChannelId });
    fakes.subscriptions.set('a', elsewhere);
    await run(fakes, 'briefing', {});
    fakes.subscriptions.set('b', makeSubscription({ ...hears, id: 'b' as SubscriptionId, channelId }));
    await run(fakes, 'briefing', {});
    assert.deepEqual(fakes.briefed, [
      { guildId, length: 'standard', until: now },
      { guildId, topicId, length: 'short', until: now },
    ]);
  });

  it('can be posted by a moderator, as it was shown', async () => {
    const { fakes, topicId } = await withTopic();
    const shown = await runToScreen(fakes, 'briefing', { topic: 'Port closed', length: 'short' });
    const [button] = buttonsOf(shown);
    assert.equal(button?.label, 'Post here');
    const later = { ...asker, now: now + 60_000 };
    const said = await run(fakes, button?.path ?? '', button?.options ?? {}, later);
    assert.equal(said, `Posted in <#${channelId}>: 2 stories. What this channel was told before is left out.`);
    const asked = { guildId, topicId, length: 'short', until: now, channelId, userId: asker.userId };
    assert.deepEqual(fakes.briefed.at(-1), asked);
    fakes.missing = ['Send Messages', 'Embed Links'];
    await assert.rejects(run(fakes, 'briefing', button?.options ?? {}), /Send Messages.*Embed Links/su);
  });

  it('says what became of it otherwise', async () => {
    const fakes = makeFakes();
    const said = (state: ReturnType<Fakes['postNow']>['state']) => {
      fakes.postNow = () => ({ state, items: 0 });
      return run(fakes, 'briefing', { all: true, post: true });
    };
    assert.match(await said('repeated'), /posted here already/u);
    assert.match(await said('empty'), /not told already/u);
    assert.match(await said('waiting'), /as soon as/u);
  });

  it('tells others that a moderator can post it, and refuses them', async () => {
    const fakes = makeFakes();
    const shown = await runToScreen(fakes, 'briefing', {}, member);
    assert.deepEqual(buttonsOf(shown), []);
    assert.match(await run(fakes, 'briefing', {}, member), /a moderator can post it here/u);
    await assert.rejects(run(fakes, 'briefing', { all: true, post: true }, member), /Only moderators/u);
    assert.equal(fakes.briefed.length, 2, 'nothing was posted');
  });

  it('opens the story that a button names, page by page', async () => {
    const fakes = makeFakes();
    const story = '0'.repeat(32);
    const said = await run(fakes, 'briefing', { story }, member);
    assert.deepEqual(fakes.briefed, [{ articleId: story, guildId }]);
    assert.match(said, /7 articles from 7 sources, the oldest first · 1–5 of 7/u);
    assert.match(said, /tells first:\n> Port closed/u);
    assert.match(said, /adds:\nwas Port closed, now Port closed, per Port closed\n> Port closed/u);
    assert.match(said, /The same text is in Port closed and Port closed\./u);
    assert.match(said, /adds nothing that was not told before/u);
    assert.match(said, / · opinion · /u);
  });
});
