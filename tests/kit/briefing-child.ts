// A process that ticks once over a real store and posts over HTTP, telling its parent at each step so that the parent may kill it there.

import { createHash } from 'node:crypto';
import { createBriefings } from '../../src/briefing/run-due.ts';
import { sayTrouble } from '../../src/discord/notice-texts.ts';
import type { MessageId } from '../../src/news/ids.ts';
import { type ChannelHistory, DeliveryFault } from '../../src/news/posting.ts';
import { createSearch } from '../../src/search/search.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { DeliveryStore } from '../../src/store/store.ts';
import { drawPlainly, QUIET } from './briefing-world.ts';

const [dataDir = '', url = '', nowText = '', name = ''] = process.argv.slice(2);
const now = () => Number(nowText);

async function step(words: string): Promise<void> {
  await fetch(`${url}/step`, { method: 'POST', body: words });
}

async function ask<Reply>(path: string, body: unknown): Promise<Reply> {
  let response: Response;
  try {
    response = await fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(body) });
  } catch (cause) {
    throw new DeliveryFault('retry', 'the connection was dropped', { cause });
  }
  return (await response.json()) as Reply;
}

/** The same store, with a step told before and after each call that changes something. */
function telling(deliveries: DeliveryStore): DeliveryStore {
  const told = <Args extends unknown[], Result>(words: string, call: (...args: Args) => Promise<Result>) => {
    return async (...args: Args): Promise<Result> => {
      await step(`before ${words}`);
      const result = await call(...args);
      await step(`after ${words}`);
      return result;
    };
  };
  return {
    ...deliveries,
    claim: told('claim', deliveries.claim),
    compose: told('compose', deliveries.compose),
    claimOutbox: told('claimOutbox', deliveries.claimOutbox),
    saveOutbox: told('saveOutbox', deliveries.saveOutbox),
    giveBack: told('giveBack', deliveries.giveBack),
    fold: told('fold', deliveries.fold),
  };
}

let ids = 0;
const store = await openStore({ dataDir, now });
const briefings = createBriefings({
  store: { ...store, deliveries: telling(store.deliveries) },
  search: createSearch(store),
  now,
  newId: () => createHash('sha256').update(`${name} ${++ids}`).digest('hex').slice(0, 32),
  draw: drawPlainly(2),
  countItems: () => 0,
  redraw: ({ body }) => body,
  edit: async () => undefined,
  post: (request) => ask<MessageId>('/post', request),
  places: {
    openThread: async (from) => {
      await ask('/openThread', from);
    },
    openPost: (post) => ask<MessageId>('/openPost', post),
    findPosts: (channelId, after) => ask<ChannelHistory>('/findPosts', { channelId, after }),
    publish: async () => undefined,
  },
  isMember: async () => true,
  history: (channelId, after) => ask<ChannelHistory>('/history', { channelId, after }),
  tell: async ({ trouble }) => {
    await step(`told: ${sayTrouble(trouble)}`);
  },
  log: QUIET,
});
const report = await briefings.runDue();
const { failed } = await briefings.deliver();
await store.close();
const bug = [...report.failed, ...failed][0];
if (bug !== undefined) throw bug.error;
