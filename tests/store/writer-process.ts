// A process of its own that writes to a store until it is killed or has written enough; says each id once it is acknowledged.
// Arguments: the data folder, the role, the first number, how many. `hold` as how many: opens, says "open", and waits.

import { writeSync } from 'node:fs';
import type { ActorId } from '../../src/news/ids.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { FiledActors } from '../../src/store/store.ts';
import { makeRead } from './open-test-store.ts';

const [dataDir = '', role = '', first = '', count = ''] = process.argv.slice(2);

const store = await openStore({ dataDir, now: () => 0, role: role === 'bot' ? 'bot' : 'cli' });
writeSync(1, 'open\n');
if (count === 'hold') {
  process.stdin.resume();
} else {
  for (let number = Number(first); number < Number(first) + Number(count); number += 1) {
    const { article, understanding } = makeRead(number);
    const days = { from: '2017-02-20', to: '2017-02-20', granularity: 'day', basis: 'stated' } as const;
    const read = { article, understanding: { ...understanding, eventDays: [{ sentence: 0, ...days }] } };
    if (!(await store.articles.save(read, { expectedVersion: 0, actors: actorsOf(number) })))
      throw new Error(`${number} was there`);
    // Written at once, so that nothing that was said is lost with the process.
    writeSync(1, `${number}\n`);
  }
  await store.close();
}

/** Somebody whom all articles name, and somebody of its own. */
function actorsOf(number: number): FiledActors {
  const named = ['amina okafor', `witness ${number}`].map((name) => ({
    ...{ named: name, kind: 'PER' as const, aliases: [{ folded: name, shown: name, mentions: 1 }], keys: [], cues: [] },
    ...{ sentence: { start: 0, end: 7 }, roles: [], statements: [] },
  }));
  const link = { questions: [], absorbs: [] };
  const [okafor, witness] = [{ actor: 'a'.repeat(16) as ActorId, name: 'amina okafor' }, { name: `witness ${number}` }];
  return {
    named,
    link: async () => [
      { ...link, ...okafor },
      { ...link, ...witness },
    ],
  };
}
