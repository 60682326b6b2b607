// Questions for days alone: all their events, or what was published on them, and never the one for the other.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Ask, createAsk } from '../../src/ask/ask.ts';
import type { Answer } from '../../src/news/cited-text.ts';
import { ALL } from '../../src/news/view.ts';
import { createSearch } from '../../src/search/search.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { HARBOUR_NEWS } from '../kit/harbour-news.ts';
import { readArticle, type Told } from '../kit/memory-articles.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

/** Nine things of one day, so that more happened than the sentences of any other answer. */
const BUSY: readonly Told[] = 'bakery quarry ferry lighthouse tram orchard judge cellar windmill'
  .split(' ')
  .map((thing, at) => ({
    id: `busy-${thing}`,
    title: `The ${thing} of ${thing.toUpperCase()}`,
    source: `${thing} news`,
    publishedDay: '2024-06-06',
    text: `The old ${thing} was sold to ${at + 3} neighbours on 5 June 2024.`,
  }));

describe('a question for days alone', () => {
  let store: Store;
  let ask: Ask;
  before(async () => {
    store = await openStore({ dataDir: temporaryFolder(), now: () => 0 });
    for (const told of [...HARBOUR_NEWS, ...BUSY]) {
      const read = readArticle({ ...told, feeds: ['local'] });
      assert.equal(await store.articles.save(read, { expectedVersion: 0 }), true);
    }
    ask = createAsk({ search: createSearch(store), articles: store.articles, eventDays: store.eventDays });
  });
  after(() => store.close());

  const answer = (question: string): Promise<Answer> =>
    ask.ask({ question, view: ALL, zone: 'UTC', asked: Date.UTC(2025, 3, 10) });
  const textOf = ({ claims }: Answer) => claims.map(({ text }) => text).join(' | ');

  it('tells all distinct events of a day', async () => {
    const { claims } = await answer('What happened on 5 June 2024?');
    assert.equal(claims.length, 9);
    assert.ok(claims.every(({ text, citations }) => citations[0].quote === text));
  });

  it('tells a copied event once, and both of two figures', async () => {
    const found = await answer('What happened on 3 March 2025?');
    assert.equal(found.claims.length, 1, textOf(found));
  });

  it('reads a range, and a day without its year', async () => {
    assert.match(textOf(await answer('What happened between 3 and 4 March?')), /bridge was closed.*40 families/u);
    assert.match(textOf(await answer('What happened on 4 March?')), /40 families/u);
  });

  it('reads the question in French, Spanish, German and Arabic', async () => {
    const questions = [
      'Que s’est-il passé le 4 mars 2025 ?',
      '¿Qué pasó el 4 de marzo de 2025?',
      'Was geschah am 4. März 2025?',
      'Was ist am 4. März 2025 passiert?',
      'ماذا حدث في 4 مارس 2025؟',
    ];
    for (const question of questions) assert.match(textOf(await answer(question)), /40 families/u, question);
    assert.equal((await answer('Was geschah am 4. März 2025 in Zembrano?')).answered, false);
  });

  it('takes no day of publication for one of events', async () => {
    assert.equal((await answer('What happened on 2 April 2024?')).answered, false);
    const day = await answer('What happened on 20 March 2025?');
    assert.deepEqual([day.answered, day.claims], [false, []]);
  });

  it('gives the headlines of what was published, and not what happened then', async () => {
    assert.equal(textOf(await answer('articles of 20 March 2025')), 'Families return to Norvik');
    assert.equal(textOf(await answer('What was published on 5 March 2025?')), 'Storm closes the Norvik bridge');
    assert.equal((await answer('articles of 3 March 2025')).answered, false);
  });

  it('leaves what asks for more to the evidence', async () => {
    const found = await answer('What happened to the windmill on 5 June 2024?');
    assert.match(textOf(found), /old windmill was sold/u);
    assert.ok(found.claims.length < 9, textOf(found));
  });
});
