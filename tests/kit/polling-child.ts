// A process that polls once what is due over a real store, telling its parent at each step so that the parent may kill it there.

import { pollDueFeeds } from '../../src/ingest/ingest.ts';
import { openStore } from '../../src/store/open-store.ts';
import { pollingNeeds } from './polling-needs.ts';

const [dataDir = '', url = '', nowText = ''] = process.argv.slice(2);
const now = () => Number(nowText);

async function step(words: string): Promise<void> {
  await fetch(`${url}/step`, { method: 'POST', body: words });
}

/** The same call, with a step told before and after. */
function told<Args extends unknown[], Result>(words: string, call: (...args: Args) => Promise<Result>) {
  return async (...args: Args): Promise<Result> => {
    await step(`before ${words}`);
    const result = await call(...args);
    await step(`after ${words}`);
    return result;
  };
}

const opened = await openStore({ dataDir, now });
const store = {
  articles: { ...opened.articles, save: told('save', opened.articles.save) },
  feeds: {
    ...opened.feeds,
    claim: told('claim', opened.feeds.claim),
    savePoll: told('savePoll', opened.feeds.savePoll),
  },
};
const { needs, events } = pollingNeeds(store, now);
await pollDueFeeds(needs);
await opened.close();
const fault = events.find((event) => event.startsWith('error'));
if (fault !== undefined) throw new Error(fault);
