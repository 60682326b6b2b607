import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { tellEnded } from '../../commands/follow.ts';
import type { ChannelId, TopicId } from '../../src/news/ids.ts';
import { DeliveryFault } from '../../src/news/posting.ts';
import type { PauseReason } from '../../src/news/trouble.ts';
import { askerOf, run, runToScreen } from './act.ts';
import { type Fakes, makeFakes } from './fakes.ts';

describe('/follow', () => {
  let fakes: Fakes;
  const greeted: string[] = [];
  beforeEach(() => {
    fakes = makeFakes();
    greeted.length = 0;
    fakes.greet = async (_, text) => {
      greeted.push(text);
      return '400000000000000001' as ChannelId;
    };
  });
  const kept = () => [...fakes.follows.values()];

  it('follows an actor once a day at eight, and says so by direct message first', async () => {
    const said = await run(fakes, 'follow add', { actor: 'Ana Roth' });
    assert.match(said, /You follow \*\*Ana Roth\*\*, daily at 08:00 \(UTC\)[\s\S]*would have matched 34 articles/u);
    const [follow] = kept();
    assert.deepEqual(
      [follow?.cadence, follow?.followerId, follow?.channelId, follow?.wanted?.actors, follow?.createdAt],
      ['daily 08:00', askerOf().userId, '400000000000000001', ['Ana Roth'], askerOf().now],
    );
    assert.deepEqual(greeted.length, 1);
  });

  it('follows words as it happens, and a topic of the server at another hour', async () => {
    fakes.topics.set('1', {
      id: '1' as TopicId,
      guildId: askerOf().guildId,
      name: 'Libya',
      words: 'libya',
      actors: [],
      sources: [],
      languages: [],
      version: 1,
      createdBy: askerOf().userId,
      createdAt: 0,
    });
    await run(fakes, 'follow add', { words: '"port strike"', how: 'alerts' });
    await run(fakes, 'follow add', { topic: 'libya', at: '7:30' });
    const [words, topic] = kept();
    assert.deepEqual(
      [words?.cadence, words?.nextDueAt, words?.wanted?.words],
      ['as it happens', askerOf().now, '"port strike"'],
    );
    assert.deepEqual([topic?.cadence, topic?.topicId, topic?.wanted], ['daily 07:30', '1', undefined]);
    const list = await runToScreen(fakes, 'follow list', {});
    assert.ok(list.kind === 'note');
    assert.match(list.text, /1\. \*\*"port strike"\*\*, as it happens\n2\. \*\*Libya\*\*, daily at 07:30/u);
    assert.deepEqual(
      list.buttons?.map(({ options }) => options.follow),
      kept().map(({ id }) => id),
    );
  });

  it('stops by the button’s id and by the name that completion gives', async () => {
    await run(fakes, 'follow add', { actor: 'Ana Roth' });
    await run(fakes, 'follow add', { words: 'port' });
    assert.match(await run(fakes, 'follow remove', { follow: kept()[0]?.id ?? '' }), /no longer follow \*\*Ana Roth/u);
    assert.match(
      await run(fakes, 'follow remove', { follow: '1. port, daily at 08:00 (UTC)' }),
      /no longer follow \*\*port/u,
    );
    assert.equal(kept().length, 0);
    await assert.rejects(run(fakes, 'follow remove', { follow: 'port' }), /follow no such thing/u);
  });

  it('keeps nothing where messages do not reach the person', async () => {
    fakes.greet = async () => Promise.reject(new DeliveryFault('refused', 'no', { code: 50_007 }));
    await assert.rejects(run(fakes, 'follow add', { actor: 'Ana Roth' }), /Allow direct messages/u);
    assert.equal(kept().length, 0);
  });

  it('refuses two things at once, none, a bad hour, the same again, and more than twenty', async () => {
    await assert.rejects(run(fakes, 'follow add', {}), /Give one of/u);
    await assert.rejects(run(fakes, 'follow add', { actor: 'a', words: 'b' }), /Give one of/u);
    await assert.rejects(run(fakes, 'follow add', { actor: 'a', at: 'noon' }), /08:00/u);
    for (let at = 0; at < 20; at += 1) await run(fakes, 'follow add', { actor: `Actor ${at}` });
    await assert.rejects(run(fakes, 'follow add', { actor: 'Actor 3' }), /already/u);
    await assert.rejects(run(fakes, 'follow add', { actor: 'one more' }), /as many as anybody may/u);
    assert.equal(greeted.length, 20);
    assert.match(await run(fakes, 'follow list', {}), /20\. /u);
  });

  it('tells once what ended by itself, and why', async () => {
    for (const actor of ['Ana Roth', 'Port @everyone', 'Quay']) await run(fakes, 'follow add', { actor });
    const [first, second, third] = kept();
    const end = (follow: typeof first, pausedReason: PauseReason) =>
      follow && fakes.follows.set(follow.id, { ...follow, state: 'paused', pausedReason });
    end(first, { kind: 'takes no direct messages' });
    end(second, { kind: 'takes no direct messages' });
    end(third, { kind: 'topic gone' });
    const needs = {
      subscriptions: {
        follows: async () => kept(),
        add: async () => undefined,
        removeFollow: async (id: string) => fakes.follows.delete(id),
      },
      topics: { list: async () => [], findByName: async () => undefined },
    };
    const told = await tellEnded(askerOf(), needs);
    assert.equal(told.length, 2);
    assert.match(told[0] ?? '', /could not write to you, so you no longer follow Ana Roth and Port @everyone/u);
    assert.match(told[1] ?? '', /no longer follow Quay/u);
    assert.deepEqual(await tellEnded(askerOf(), needs), []);
  });
});
