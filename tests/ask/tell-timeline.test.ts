// Timelines over a real store, filled by reading articles: whose they are, on which days, what is folded and left out.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { tellTimeline } from '../../src/ask/ask.ts';
import type { GuildId } from '../../src/news/ids.ts';
import type { Timeline } from '../../src/news/timeline.ts';
import { createSearch } from '../../src/search/search.ts';
import { type NewsWorld, openNewsWorld, viewOf } from '../kit/news-world.ts';

const [OURS, THEIRS] = ['100000000000000001', '100000000000000002'] as [GuildId, GuildId];

describe('a timeline', () => {
  let world: NewsWorld;
  const tell = (subject: string, days: { from?: string; to?: string } = {}, guildId = OURS) =>
    tellTimeline({ subject, view: viewOf(guildId), ...days }, { ...world.store, search: createSearch(world.store) });
  const told = async (...asked: Parameters<typeof tell>): Promise<Timeline> => {
    const result = await tell(...asked);
    assert.ok(result.kind === 'told', result.kind);
    return result.timeline;
  };
  const linesOf = ({ events }: Timeline) => events.map(({ from, claim }) => `${from} ${claim.text}`);
  before(async () => {
    world = await openNewsWorld();
    const quay = await world.follow('The Quay', OURS);
    const post = await world.follow('Coastal Post', OURS);
    const secret = await world.follow('Secret Paper', THEIRS);
    const add = (feed: typeof quay, publishedDay: string, title: string, text: string) =>
      world.add(feed, { title, text, publishedDay });
    await add(
      quay,
      '2025-03-06',
      'A harbour opens',
      'Harbour head Selma Brandt opened the new quay of Norvik on Tuesday. She thanked the builders of its crane. Critics of Selma Brandt were many. Selma Brandt will visit Eastvale. The old ferry left Norvik on 5 March 2025. Correction: an article of 5 March 2025 said that Selma Brandt opened two quays. The harbour says it was one.',
    );
    await add(
      post,
      '2025-03-05',
      'Quay of Norvik opened',
      'The new quay of Norvik was opened on 4 March 2025 by harbour head Selma Brandt.',
    );
    await add(
      post,
      '2025-05-02',
      'A resignation',
      'Selma Brandt resigned as head of the harbour. The Norvik kelp ferry sailed on 1 May 2025. The ferry hit a pier of Eastvale.',
    );
    await add(secret, '2025-05-03', 'A secret', 'Selma Brandt was arrested on 3 May 2025 in Hidden Valley.');
  });
  after(() => world.store.close());

  it('tells each event once, in the order of the days, by name and pronoun, and nothing of plans or of others', async () => {
    const timeline = await told('selma brandt');
    const lines = linesOf(timeline);
    assert.equal(timeline.subject, 'Selma Brandt');
    assert.equal(lines.length, 2, lines.join('\n'));
    assert.match(lines[0] ?? '', /^2025-03-04 .*quay of Norvik/u);
    assert.match(lines[1] ?? '', /^2025-05-02 Selma Brandt resigned/u);
    const [opened, resigned] = timeline.events;
    const quotes = opened?.claim.citations.map(({ quote }) => quote) ?? [];
    assert.ok(quotes.includes('She thanked the builders of its crane.'), quotes.join(' | '));
    assert.equal(new Set(opened?.claim.citations.map(({ source }) => source)).size, 2);
    assert.ok(!quotes.some((quote) => /Critics|will visit|ferry|Correction/u.test(quote)));
    assert.deepEqual([opened?.isDayOfPaper, resigned?.isDayOfPaper], [false, true]);
  });

  it('tells of what is no actor by its words, and by what it is called after them', async () => {
    const timeline = await told('kelp ferry');
    const quotes = timeline.events.flatMap(({ from, claim }) => claim.citations.map(({ quote }) => `${from} ${quote}`));
    assert.deepEqual(quotes, [
      '2025-05-01 The Norvik kelp ferry sailed on 1 May 2025.',
      '2025-05-01 The ferry hit a pier of Eastvale.',
    ]);
  });

  it('keeps to the days asked for, in the picture too', async () => {
    const timeline = await told('Selma Brandt', { from: '2025-05-01' });
    assert.deepEqual(linesOf(timeline), ['2025-05-02 Selma Brandt resigned as head of the harbour.']);
    assert.deepEqual(timeline.byDay, [{ day: '2025-05-02', count: 1 }]);
  });

  it('shows nothing that only another server may see', async () => {
    assert.doesNotMatch(JSON.stringify(await tell('Selma Brandt')), /arrested|Hidden|Secret/u);
    assert.match(JSON.stringify(await tell('Selma Brandt', {}, THEIRS)), /arrested/u);
  });

  it('says so of a name that stands nowhere', async () => {
    assert.equal((await tell('Zebulon Quist')).kind, 'none');
    assert.equal((await tell('')).kind, 'none');
  });

  it('cites exact words that bear out what they say', async () => {
    for (const { claim } of (await told('Selma Brandt')).events) {
      const { articleId, quote } = claim.citations[0];
      const [read] = await world.store.articles.getMany([articleId], viewOf(OURS));
      assert.ok(read?.article.text.includes(quote));
      assert.equal(claim.text, quote.replace(/\s+/gu, ' '));
    }
  });
});
