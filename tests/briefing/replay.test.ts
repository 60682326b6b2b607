// A few days of our own sample news as due briefings, judged as the two hundred of the long replay are.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeBriefings, type Posted } from '../kit/judge-briefings.ts';
import { replayBriefings } from '../kit/replay-briefings.ts';
import { readSampleArticles } from '../kit/sample-articles.ts';

const NOW = Date.parse('2026-03-20T12:00Z');
/** The storm and the strike: nine days of the month that the sample tells of. */
const FILES = /^(?:09|1\d)-/;

const readArticles = () => readSampleArticles(NOW).filter(({ name }) => FILES.test(name));

describe('briefings of the sample news, day by day', () => {
  let posted: readonly Posted[];
  const articles = readArticles();

  it('has no fault that an independent judge finds', async () => {
    posted = await replayBriefings(articles, [{ name: 'Calvera', words: 'storm OR strike', length: 'short' }]);
    assert.ok(posted.length >= 4, `${posted.length} briefings`);
    assert.deepEqual(judgeBriefings(posted, articles), []);
  });

  it('would be found out by the judge', () => {
    const [first] = posted;
    const [item] = first?.briefing.items ?? [];
    assert.ok(first && item);
    const [claim] = item.claims;
    assert.ok(claim);
    const spoilt = [
      { ...item, claims: [{ ...claim, text: `${claim.text} It killed 77,000 people.` }] },
      { ...item, claims: [{ ...claim, text: 'He said so.' }] },
      { ...item, headline: 'one two three four five six seven eight nine ten eleven' },
      { ...item, links: [] },
      { ...item, claims: [] },
      { ...item, claims: Array.from({ length: 12 }, () => claim) },
    ];
    for (const lie of spoilt) {
      const told = { ...first, briefing: { ...first.briefing, items: [lie] } };
      assert.notDeepEqual(judgeBriefings([told], articles), [], JSON.stringify(lie));
    }
    assert.notDeepEqual(judgeBriefings([first, first], articles), []);
  });
});
