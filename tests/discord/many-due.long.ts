// Ten thousand channels whose briefings are due in one minute, at Discord's fifty requests a second, while people act.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sendMany } from './many-due.ts';

const GUILDS = Number(process.env.DATELINE_TEST_GUILDS ?? 500);
const LIMIT = 50;
const MEBIBYTE = 2 ** 20;

it(`sends ${GUILDS * 20} briefings that are due at once at Discord's pace and never above it`, {
  timeout: 900_000,
}, async (test) => {
  const seen = await sendMany({ guilds: GUILDS, channelsPerGuild: 20, peoplePerSecond: 10 });
  const { crowd, memory } = seen;
  test.diagnostic(
    `${seen.created} messages, the first after ${seen.firstAfterMs} ms, ${seen.perSecond.toFixed(1)} a second, at most ${seen.mostInASecond} in any; answers ${JSON.stringify(seen.statuses)}; every server had one after ${seen.allServedAfter}`,
  );
  test.diagnostic(
    `memory in use each 20 seconds: ${memory.map((bytes) => Math.round(bytes / MEBIBYTE)).join(' ')} MiB`,
  );
  test.diagnostic(
    `${crowd.acted} interactions (${JSON.stringify(crowd.kinds)}), first answer half/p99/max ${crowd.first.half}/${crowd.first.p99}/${crowd.first.max} ms, whole ${crowd.settled.half}/${crowd.settled.p99}/${crowd.settled.max} ms; the crowd was late by ${crowd.late.p99} ms`,
  );
  assert.equal(seen.created, seen.channels, 'each channel has its briefing');
  assert.equal(seen.statuses[429], undefined, 'Discord refused none');
  assert.ok(seen.mostInASecond <= LIMIT, `${seen.mostInASecond} within a second`);
  assert.equal(crowd.kinds.failed, undefined, 'everybody was answered in time');
  assert.equal(crowd.unsettled, 0);
  assert.ok(seen.perSecond >= 0.95 * LIMIT, `${seen.perSecond} a second`);
  // While all is composed and sent, against the end.
  const [first = 0] = memory.slice(memory.length >> 1);
  assert.ok((memory.at(-1) ?? 0) < 1.2 * first, 'memory is flat');
});
