import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { createBriefings } from '../../src/briefing/run-due.ts';
import type { ChannelId, DeliveryId, Instant, OutboxId, SubscriptionId } from '../../src/news/ids.ts';
import { DeliveryFault, type PostRequest } from '../../src/news/posting.ts';
import type { OutboxRow } from '../../src/news/subscription.ts';
import { hex, openWorld, type World } from '../kit/briefing-world.ts';

const DUE: Instant = Date.parse('2026-03-02T08:00Z');
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const LEASE_MS = MINUTE;
const DROPPED = new DeliveryFault('retry', 'the connection was dropped');

let world: World;
// Other files' tests may run in this process: nothing of theirs is closed.
let opened: World | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

/** A world in which the given number of messages of one delivery wait to be sent. */
async function open({ parts = 1, channels = 1 } = {}) {
  world = await openWorld(DUE);
  opened = world;
  const briefings = createBriefings(world.tools);
  const rows: OutboxRow[] = [];
  for (let channel = 0; channel < channels; channel += 1) {
    const channelId = `50${channel}` as ChannelId;
    const subscription = await world.subscribe({ id: hex(`s${channel}`) as SubscriptionId, channelId, nextDueAt: DUE });
    const delivery = await world.store.deliveries.claim({
      id: hex(`d${channel}`) as DeliveryId,
      subscriptionId: subscription.id,
      dueAt: DUE,
      nextDueAt: DUE + 24 * 60 * MINUTE,
      now: DUE,
      leaseMs: LEASE_MS,
    });
    assert.ok(delivery);
    const own = Array.from({ length: parts }, (_, part): OutboxRow => {
      const id = hex(`row ${channel} ${part}`) as OutboxId;
      const body = JSON.stringify({ content: `${channel}.${part}`, components: [{ custom_id: `why:${id}` }] });
      return {
        id,
        deliveryId: delivery.id,
        part,
        channelId,
        body,
        state: 'waiting',
        attempts: 0,
        nextAttemptAt: DUE,
        leaseUntil: 0,
      };
    });
    await world.store.deliveries.compose(delivery, { rows: own, articleIds: [] });
    rows.push(...own);
  }
  const contents = () => world.poster.messages.map(({ body }) => (JSON.parse(body) as { content: string }).content);
  const deliverAt = (instant: Instant) => {
    world.turnTo(instant);
    return briefings.deliver();
  };
  return { rows, contents, deliverAt, stateOf: (channel = 0) => stateOf(channel) };
}

async function stateOf(channel: number) {
  const delivery = await world.store.deliveries.get(hex(`d${channel}`) as DeliveryId);
  const subscription = await world.store.subscriptions.find(hex(`s${channel}`) as SubscriptionId);
  return { delivery: delivery?.state, subscription: subscription?.state, reason: subscription?.pausedReason?.kind };
}

/** One more message that waits for a channel, before all others in the order of sending but for those of the same turn. */
async function addMessage(channelId: string, content: string): Promise<void> {
  const subscription = await world.subscribe({ id: hex(content) as SubscriptionId, channelId: channelId as ChannelId });
  const delivery = await world.store.deliveries.claim({
    ...{ id: hex(`d ${content}`) as DeliveryId, subscriptionId: subscription.id, now: DUE, leaseMs: LEASE_MS },
    ...{ dueAt: DUE - 1, nextDueAt: DUE + 1 },
  });
  assert.ok(delivery);
  const row: OutboxRow = {
    ...{ id: hex(`row ${content}`) as OutboxId, deliveryId: delivery.id, part: 0, channelId: channelId as ChannelId },
    ...{ body: JSON.stringify({ content }), state: 'waiting', attempts: 0, nextAttemptAt: DUE, leaseUntil: 0 },
  };
  await world.store.deliveries.compose(delivery, { rows: [row], articleIds: [] });
}

/** What a process that died between claim and mark leaves behind: the row is `sending`, posted or not. */
async function dieWhileSending(row: OutboxRow, options: { readonly at: Instant; readonly posted: boolean }) {
  world.turnTo(options.at);
  const { claimOutbox } = world.store.deliveries;
  await claimOutbox({ now: options.at, leaseMs: LEASE_MS, limit: 1 });
  if (!options.posted) return;
  const { post } = world.poster;
  const nonce = await nonceUsedFor(row);
  await post({ channelId: row.channelId, body: row.body, nonce, timeoutMs: 1 });
}

/** The nonce is read off a second world, so that the test does not repeat the formula. */
async function nonceUsedFor(row: OutboxRow): Promise<string> {
  const { createHash } = await import('node:crypto');
  return createHash('sha256').update(row.id).digest('base64url').slice(0, 25);
}

describe('deliver', () => {
  it('sends the parts of a delivery in order, channels side by side', async () => {
    const { contents, deliverAt, stateOf } = await open({ parts: 3, channels: 2 });
    const report = await deliverAt(DUE);
    assert.equal(report.sent, 6);
    for (const channel of [0, 1]) {
      const own = contents().filter((content) => content.startsWith(`${channel}.`));
      assert.deepEqual(own, [`${channel}.0`, `${channel}.1`, `${channel}.2`]);
      assert.equal((await stateOf(channel)).delivery, 'done');
    }
  });

  it('sends a nonce of 25 characters that is the same at each try and differs between messages', async () => {
    const { deliverAt } = await open({ parts: 2 });
    let drops = 1;
    world.poster.dropAnswer = () => (drops-- > 0 ? DROPPED : undefined);
    await deliverAt(DUE);
    await deliverAt(DUE + 10 * SECOND);
    const nonces = world.poster.requests.map(({ nonce }) => nonce);
    assert.equal(nonces.length, 3);
    assert.ok(nonces.every((nonce) => nonce.length === 25));
    assert.equal(nonces[0], nonces[1]);
    assert.notEqual(nonces[1], nonces[2]);
  });

  it('waits longer after each fault and then sends once', async () => {
    const { contents, deliverAt, stateOf } = await open();
    world.poster.refuse = () => new DeliveryFault('retry', 'Discord answers 503', { neverSent: true });
    assert.equal((await deliverAt(DUE)).retried, 1);
    assert.equal((await deliverAt(DUE + 4 * SECOND)).retried, 0);
    assert.equal((await deliverAt(DUE + 5 * SECOND)).retried, 1);
    assert.equal((await deliverAt(DUE + 14 * SECOND)).retried, 0);
    world.poster.refuse = () => undefined;
    assert.equal((await deliverAt(DUE + 15 * SECOND)).sent, 1);
    assert.deepEqual(contents(), ['0.0']);
    assert.equal((await stateOf()).delivery, 'done');
  });

  it('repeats with the nonce when the answer was lost, and no second message appears', async () => {
    const { contents, deliverAt } = await open();
    world.poster.dropAnswer = () => DROPPED;
    await deliverAt(DUE);
    world.poster.dropAnswer = () => undefined;
    assert.equal((await deliverAt(DUE + 5 * SECOND)).sent, 1);
    assert.deepEqual(contents(), ['0.0']);
  });

  for (const posted of [true, false]) {
    const fate = posted ? 'had arrived' : 'had not arrived';
    it(`after a crash resumes within two minutes by the nonce (the message ${fate})`, async () => {
      const { rows, contents, deliverAt } = await open();
      const [row] = rows;
      assert.ok(row);
      await dieWhileSending(row, { at: DUE, posted });
      assert.equal((await deliverAt(DUE + LEASE_MS - 1)).sent, 0);
      world.poster.mayRead = false;
      assert.equal((await deliverAt(DUE + 2 * MINUTE)).sent, 1);
      assert.deepEqual(contents(), ['0.0']);
    });

    it(`after more than two minutes looks into the channel first (the message ${fate})`, async () => {
      const { rows, contents, deliverAt, stateOf } = await open();
      const [row] = rows;
      assert.ok(row);
      await dieWhileSending(row, { at: DUE, posted });
      assert.equal((await deliverAt(DUE + 4 * MINUTE)).sent, 1);
      assert.deepEqual(contents(), ['0.0']);
      assert.equal((await stateOf()).delivery, 'done');
    });
  }

  it('does not trust the nonce after a second crash, for the first try may be too old', async () => {
    const { rows, contents, deliverAt } = await open();
    const [row] = rows;
    assert.ok(row);
    await dieWhileSending(row, { at: DUE, posted: true });
    await dieWhileSending(row, { at: DUE + 100 * SECOND, posted: false });
    assert.equal((await deliverAt(DUE + 200 * SECOND)).sent, 1);
    assert.deepEqual(contents(), ['0.0']);
    assert.equal(world.poster.requests.length, 1);
  });

  it('remembers that an earlier try may have arrived when a later one certainly did not', async () => {
    const { contents, deliverAt } = await open();
    world.poster.dropAnswer = () => DROPPED;
    await deliverAt(DUE);
    world.poster.refuse = () => new DeliveryFault('retry', 'no connection', { neverSent: true });
    await deliverAt(DUE + 90 * SECOND);
    world.poster.refuse = () => undefined;
    world.poster.dropAnswer = () => undefined;
    assert.equal((await deliverAt(DUE + 10 * MINUTE)).sent, 1);
    assert.deepEqual(contents(), ['0.0']);
  });

  it('does not send again where it may not read the history: uncertain, and a person is told once', async () => {
    const { rows, deliverAt, stateOf } = await open();
    const [row] = rows;
    assert.ok(row);
    await dieWhileSending(row, { at: DUE, posted: true });
    world.poster.mayRead = false;
    assert.equal((await deliverAt(DUE + 10 * MINUTE)).uncertain, 1);
    await deliverAt(DUE + 20 * MINUTE);
    assert.equal(world.poster.messages.length, 1);
    assert.equal((await stateOf()).delivery, 'failed');
    assert.equal(world.notices.length, 1);
    assert.match(world.notices[0]?.text ?? '', /Read Message History/);
  });

  for (const [code, reason, said] of [
    [10003, 'channel gone', /no longer exists/],
    [50001, 'may not see', /may not see/],
    [50013, 'may not send', /may not send/],
  ] as const) {
    it(`pauses the subscription and tells once when Discord refuses with ${code}`, async () => {
      const { deliverAt, stateOf } = await open({ parts: 3 });
      world.poster.refuse = () => new DeliveryFault('refused', 'refused', { code });
      assert.equal((await deliverAt(DUE)).refused, 3);
      const state = await stateOf();
      assert.equal(state.subscription, 'paused');
      assert.equal(state.reason, reason);
      assert.match(world.notices[0]?.text ?? '', said);
      assert.equal(state.delivery, 'failed');
      assert.equal(world.notices.length, 1);
    });
  }

  it('gives one message up when Discord calls it malformed, tells, and sends the rest', async () => {
    const { contents, deliverAt, stateOf } = await open({ parts: 2 });
    world.poster.refuse = ({ body }) =>
      body.includes('"0.0"') ? new DeliveryFault('refused', 'Invalid Form Body', { code: 50035 }) : undefined;
    await deliverAt(DUE);
    assert.deepEqual(contents(), ['0.1']);
    assert.equal((await stateOf()).subscription, 'active');
    assert.match(world.notices[0]?.text ?? '', /Invalid Form Body/);
  });

  it('tells once of a briefing of which every message is blocked', async () => {
    const { deliverAt, stateOf } = await open({ parts: 3 });
    world.poster.refuse = () =>
      new DeliveryFault('refused', 'Message was blocked by automatic moderation', { code: 200_000 });
    assert.equal((await deliverAt(DUE)).refused, 3);
    assert.equal((await stateOf()).subscription, 'active');
    assert.deepEqual(world.notices.length, 1);
    assert.match(world.notices[0]?.text ?? '', /automatic moderation/);
  });

  it('waits out the slow mode of a channel, and tells nobody', async () => {
    const { contents, deliverAt } = await open();
    let refusals = 1;
    const slow = new DeliveryFault('refused', 'slowmode rate limit', { code: 20_016 });
    world.poster.refuse = () => (refusals-- > 0 ? slow : undefined);
    assert.equal((await deliverAt(DUE)).retried, 1);
    await deliverAt(DUE + MINUTE);
    assert.deepEqual([contents().length, world.notices.length], [1, 0]);
  });

  it('gives up after six hours of faults what others stand before, and tells', async () => {
    const { deliverAt, contents } = await open({ parts: 2 });
    world.poster.refuse = ({ body }) =>
      body.includes('"0.1"') ? new DeliveryFault('retry', 'Discord answers 503', { neverSent: true }) : undefined;
    for (let hour = 0; hour < 8; hour += 0.1) await deliverAt(DUE + hour * 60 * MINUTE);
    assert.equal(world.notices.length, 1);
    assert.ok(world.poster.requests.length > 30, String(world.poster.requests.length));
    assert.equal((await deliverAt(DUE + 9 * 60 * MINUTE)).retried, 0);
    assert.deepEqual(contents(), ['0.0']);
  });

  it('repeats with the nonce within two minutes of the first try, however often the answer was lost', async () => {
    const { contents, deliverAt } = await open();
    world.poster.mayRead = false;
    world.poster.dropAnswer = () => DROPPED;
    for (const seconds of [0, 5, 15, 35]) await deliverAt(DUE + seconds * SECOND);
    world.poster.dropAnswer = () => undefined;
    assert.equal((await deliverAt(DUE + 75 * SECOND)).sent, 1, 'nothing is uncertain about it');
    assert.deepEqual(contents(), ['0.0']);
  });

  it('lets a channel that takes its time hold up none of the others', async () => {
    const { contents, deliverAt } = await open({ channels: 2 });
    for (let more = 0; more < 80; more += 1) await addMessage('500', `slow ${more}`);
    const { post } = world.poster;
    const opened = Promise.withResolvers<void>();
    const slow = {
      ...world.tools,
      post: async (request: PostRequest) => {
        if (request.channelId === '500') await opened.promise;
        return post(request);
      },
    };
    world.turnTo(DUE);
    const all = createBriefings(slow).deliver();
    while (!contents().includes('1.0')) await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(contents(), ['1.0']);
    opened.resolve();
    assert.equal((await all).sent, 82);
    assert.equal((await deliverAt(DUE)).sent, 0);
  });

  it('holds no channel up for another that fails', async () => {
    const { contents, deliverAt } = await open({ channels: 3 });
    world.poster.refuse = ({ channelId }) => (channelId === '501' ? DROPPED : undefined);
    const report = await deliverAt(DUE);
    assert.deepEqual([report.sent, report.retried], [2, 1]);
    assert.deepEqual(contents().toSorted(), ['0.0', '2.0']);
  });

  it('names a bug in its report and leaves the row to its lease', async () => {
    const { deliverAt, contents } = await open();
    world.poster.refuse = () => {
      throw new TypeError('a bug');
    };
    const report = await deliverAt(DUE);
    assert.equal(report.failed.length, 1);
    world.poster.refuse = () => undefined;
    assert.equal((await deliverAt(DUE + LEASE_MS)).sent, 1);
    assert.deepEqual(contents(), ['0.0']);
  });
});

describe('two loops of delivery on one store', () => {
  it('send each message once between them, also where answers are lost', async () => {
    const channels = 30;
    const { contents } = await open({ channels, parts: 2 });
    let posts = 0;
    world.poster.dropAnswer = () => {
      posts += 1;
      return posts % 5 === 0 ? DROPPED : undefined;
    };
    const loops = [createBriefings(world.tools), createBriefings(world.tools)];
    const sent = [0, 0];
    for (const pause of [0, 5 * SECOND, 10 * SECOND, 11 * MINUTE, 21 * MINUTE]) {
      world.turnTo(DUE + pause);
      const reports = await Promise.all(loops.map((loop) => loop.deliver()));
      for (const [loop, report] of reports.entries()) {
        assert.deepEqual([report.failed, report.uncertain, report.refused], [[], 0, 0]);
        sent[loop] = (sent[loop] ?? 0) + report.sent;
      }
    }
    assert.ok(
      sent.every((count) => count > 0),
      'both had some to send',
    );
    assert.deepEqual(
      [sent[0] ?? 0, sent[1] ?? 0].reduce((a, b) => a + b),
      channels * 2,
    );
    const expected = Array.from({ length: channels }, (_, channel) => [`${channel}.0`, `${channel}.1`]).flat();
    assert.deepEqual(contents().toSorted(), expected.toSorted());
    for (let channel = 0; channel < channels; channel += 1) {
      const order = contents().filter((content) => content.startsWith(`${channel}.`));
      assert.deepEqual(order, [`${channel}.0`, `${channel}.1`], 'in their order');
    }
  });
});
