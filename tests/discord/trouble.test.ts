// The connection in trouble, in short; trouble.long.ts plays it in full.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertOnceEach, startTrouble, type Trouble } from './trouble.ts';

describe('a disturbed connection', () => {
  let trouble: Trouble;
  before(async () => {
    trouble = await startTrouble();
  });
  after(() => trouble.stop());

  const answered = (people: number) => Array.from({ length: people }, () => 'message');

  it('comes back from a cut socket and answers the 50 people who acted meanwhile, each once', async () => {
    const seen = await trouble.askThrough(50, () => trouble.standIn.sandbox.cutGateway('without a word'));
    assert.deepEqual(seen, answered(50));
    assert.deepEqual(trouble.sessions(), { begun: 1, resumed: 1 });
    assertOnceEach(trouble);
  });

  const RESUMED: readonly [string, (sandbox: Trouble['standIn']['sandbox']) => void][] = [
    ['op 7', (sandbox) => sandbox.disturbGateway('reconnect')],
    ['op 9 that may resume', (sandbox) => sandbox.disturbGateway('invalid, may resume')],
    ['close 4000', (sandbox) => sandbox.cutGateway(4000)],
    ['close 4009', (sandbox) => sandbox.cutGateway(4009)],
  ];
  for (const [name, disturb] of RESUMED) {
    it(`resumes after ${name}: nothing lost, nothing twice`, async () => {
      const { resumed } = trouble.sessions();
      assert.deepEqual(await trouble.askThrough(3, () => disturb(trouble.standIn.sandbox)), answered(3));
      await trouble.standIn.sandbox.until(() => (trouble.sessions().resumed > resumed ? true : undefined));
      assert.deepEqual(trouble.sessions(), { begun: 1, resumed: resumed + 1 });
      assertOnceEach(trouble);
    });
  }

  it('takes a socket that acknowledges no heartbeat for dead, and resumes on another', async () => {
    const { sandbox } = trouble.standIn;
    const { resumed } = trouble.sessions();
    sandbox.swallowHeartbeats(true);
    await sandbox.until(() => (trouble.sessions().resumed > resumed ? true : undefined));
    sandbox.swallowHeartbeats(false);
    await trouble.untilReady();
    assert.deepEqual(await trouble.askThrough(3, () => undefined), answered(3));
    assert.equal(trouble.sessions().begun, 1);
    assertOnceEach(trouble);
  });

  it('begins afresh after op 9 that may not resume, with its presence', async () => {
    trouble.connection.showReading({ feeds: 2, articles: 30 });
    trouble.standIn.sandbox.disturbGateway('invalid');
    await trouble.standIn.sandbox.until(() => (trouble.sessions().begun === 2 ? true : undefined), 15_000);
    await trouble.untilReady();
    assert.deepEqual(await trouble.askThrough(3, () => undefined), answered(3));
    const { sandbox } = trouble.standIn;
    await sandbox.until(() => sandbox.presences().find(({ text }) => text === 'Reading 2 feeds · 30 articles'));
    assertOnceEach(trouble);
  });

  it('stays away when it is stopped between two sockets', async () => {
    const { sandbox, connect } = trouble.standIn;
    const second = await connect();
    const { resumed } = trouble.sessions();
    sandbox.cutGateway('without a word');
    await sandbox.until(() => (second.isReady() ? undefined : true));
    await second.stop();
    await assert.rejects(sandbox.until(() => (trouble.sessions().resumed === resumed + 2 ? true : undefined), 1_000));
    assert.equal(trouble.sessions().resumed, resumed + 1, 'only the other one comes back');
  });
});
