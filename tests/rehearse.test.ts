import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createAsk } from '../src/ask/ask.ts';
import type { GuildId } from '../src/news/ids.ts';
import { rehearse } from '../src/rehearse.ts';
import { createSearch } from '../src/search/search.ts';
import { openStore } from '../src/store/open-store.ts';
import { temporaryFolder } from './kit/temporary-folder.ts';

const ASKED = Date.parse('2026-05-07T08:00Z');
/** As the first question of a process costs some fifty times the later ones. */
const TIMES_MIN = 3;

it('takes the cost of the first question, so that those of people are cheap from the first on', async () => {
  const store = await openStore({ dataDir: temporaryFolder(), now: () => ASKED });
  const ask = createAsk({ search: createSearch({ ...store }), articles: store.articles, eventDays: store.eventDays });
  const view = { kind: 'guild', guildId: '100000000000000001' as GuildId } as const;
  const began = process.threadCpuUsage();
  await rehearse(ask.ask, ASKED);
  const rehearsed = process.threadCpuUsage(began);
  for (const question of ['What did Haftar say on 20 February 2017?', 'What did Haftar say in May?']) {
    await ask.ask({ question, view, zone: 'Africa/Tripoli', asked: ASKED });
  }
  const both = process.threadCpuUsage(began);
  await store.close();
  // Of this thread: on a busy machine the clock tells of others, and other threads still compile what the first one used.
  const spent = ({ user, system }: NodeJS.CpuUsage) => user + system;
  const times = spent(rehearsed) / (spent(both) - spent(rehearsed));
  assert.ok(times > TIMES_MIN, `the rehearsal cost ${times.toFixed(1)} times the questions after it`);
});
