// A few days of our own sample news as due briefings, judged as the two hundred of the long replay are.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LOCAL_FEED } from '../../src/news/ids.ts';
import { readSampleNews } from '../../src/sandbox/sample-news.ts';
import { judgeBriefings, type Posted, type ReplayedArticle, replayBriefings } from '../kit/replay-briefings.ts';

const NOW = Date.parse('2026-03-20T12:00Z');
/** The storm and the strike: nine days of the month that the sample tells of. */
const FILES = /^(?:09|1\d)-/;

function readArticles(): ReplayedArticle[] {
  return readSampleNews(NOW)
    .filter(({ name }) => FILES.test(name))
    .map(({ bytes }) => {
      const [, head = '', text = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u.exec(new TextDecoder().decode(bytes)) ?? [];
      const field = (name: string): string => new RegExp(`^${name}: "(.*)"$`, 'mu').exec(head)?.[1] ?? '';
      const publishedAt = Date.parse(field('date'));
      return {
        url: field('url'),
        title: field('title'),
        source: field('source'),
        text: text.trim(),
        publishedAt,
        publishedDay: new Date(publishedAt).toISOString().slice(0, 10),
        rights: { show: 'full' },
        feedId: LOCAL_FEED,
      };
    });
}

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
