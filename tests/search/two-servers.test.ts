// Two servers that follow different feeds: everything that the door tells one of them is what it would tell if the other's news were not there.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createSearch, type Search } from '../../src/search/search.ts';
import { checkProperty } from '../kit/check-property.ts';
import { guildView, memoryArticles, type Told } from '../kit/memory-articles.ts';

const SHARED = ['harbour', 'ferry', 'strike', 'storm', 'bridge', 'envoy'];
/** Each feed's own words: none of another feed begins, or is spelt, like them. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  post: ['quarry', 'whale', 'kelp'],
  private: ['quarrel', 'whales', 'kelpie', 'zeppelin'],
};
const NAMES: Readonly<Record<string, readonly string[]>> = {
  post: ['Marta Solvang', 'Jon Eastby'],
  private: ['Marta Solberg', 'Ines Zeller'],
};
const QUESTIONS = ['harbour strike', 'whale', 'whael', 'zepelin', 'quarrel', 'kelp storm', '"the storm"', 'Zeller'];
const VIEW = guildView('1');

const articleOf = fc.record({
  feed: fc.constantFrom('post', 'private'),
  words: fc.array(fc.nat(20), { minLength: 3, maxLength: 12 }),
  name: fc.nat(1),
  day: fc.integer({ min: 10, max: 28 }),
});

function tell(
  { feed, words, name, day }: { feed: string; words: number[]; name: number; day: number },
  at: number,
): Told {
  const vocabulary = [...SHARED, ...(OWN[feed] ?? [])];
  const said = words.map((word) => vocabulary[word % vocabulary.length]).join(' and the ');
  return {
    id: `${at}`.padStart(32, '0'),
    title: `The ${vocabulary[at % vocabulary.length]} in Norvik`,
    text: `The ${said} stood there on 3 March. ${NAMES[feed]?.[name]} said so.`,
    source: feed === 'post' ? 'The Harbour Post' : 'Private Wire',
    publishedDay: `2025-03-${day}`,
    feeds: [feed],
    firstSeenAt: at,
  };
}

async function openFor(told: readonly Told[]): Promise<Search> {
  const store = memoryArticles(told);
  store.follow('1', 'post');
  store.follow('2', 'private');
  const search = createSearch({ ...store, tailArticles: 4 });
  await search.settle();
  return search;
}

/** All that the door tells a server. */
async function everythingTold(search: Search): Promise<unknown> {
  const asked = await Promise.all(
    QUESTIONS.map(async (words) => ({
      found: await search.search({ reading: 'query', words, view: VIEW, limit: 10 }),
      newest: await search.search({ reading: 'question', words, view: VIEW, limit: 3, sort: 'newest' }),
      passages: await search.findPassages({ reading: 'question', words, view: VIEW, limit: 5 }),
      matching: await search.matchArticles({ reading: 'query', words, view: VIEW }),
    })),
  );
  const typed = ['', 'm', 'so', 'z', 'Marta Sol', 'pri', 'zell'];
  return {
    asked,
    counts: await search.countArticles([...QUESTIONS, 'Marta Solberg'], VIEW),
    actors: await Promise.all(typed.map((text) => search.complete('actor', text, VIEW, 10))),
    sources: await Promise.all(typed.map((text) => search.complete('source', text, VIEW, 10))),
    about: await search.search({
      reading: 'query',
      words: '',
      view: VIEW,
      limit: 10,
      filters: { actors: ['Zeller'], about: { from: '2025-03-03', to: '2025-03-03' } },
    }),
    coverage: await search.coverage(VIEW),
  };
}

describe('two servers with feeds of their own', () => {
  it('are each told what they would be told without the other', async () => {
    let suggestions = 0;
    await checkProperty(
      fc.asyncProperty(fc.array(articleOf, { minLength: 1, maxLength: 14 }), async (articles) => {
        const told = articles.map(tell);
        const both = await everythingTold(await openFor(told));
        const alone = await everythingTold(await openFor(told.filter(({ feeds }) => feeds?.[0] === 'post')));
        assert.deepEqual(both, alone);
        assert.doesNotMatch(JSON.stringify(both), /zeppelin|kelpie|Solberg, |Private/);
        if (JSON.stringify(both).includes('didYouMean')) suggestions += 1;
      }),
      { numRuns: 12 },
    );
    assert.ok(suggestions > 0, 'no suggestion was ever made, so that none was looked at');
  });

  it('have the nearest word of their own view suggested, most frequent first', async () => {
    const search = await openFor([
      tell({ feed: 'post', words: [7, 7, 0], name: 0, day: 10 }, 1),
      tell({ feed: 'private', words: [6, 7, 9], name: 0, day: 10 }, 2),
    ]);
    const suggest = async (words: string, guild: string) =>
      (await search.search({ reading: 'query', words, view: guildView(guild), limit: 5 })).didYouMean?.words;
    assert.equal(await suggest('harbor', '1'), 'harbour');
    assert.equal(await suggest('harbuor', '1'), 'harbour');
    assert.equal(await suggest('zepelin', '2'), 'zeppelin');
    assert.equal(await suggest('zepelin', '1'), undefined);
    assert.equal(await suggest('hwale', '1'), 'whale');
    assert.equal(await suggest('norvick', '1'), 'Norvik', 'a name with its capital');
    assert.equal(await suggest('title:hwale norvick -kelpie', '1'), 'title:whale Norvik -kelpie', 'each of them');
    assert.equal(
      await suggest('norvickian "the hwale" OR norvick', '1'),
      'norvickian "the whale" OR Norvik',
      'whole words',
    );
    assert.equal(await suggest('zepelin norvick hwale', '1'), 'zepelin Norvik whale', 'what is another server’s stays');
  });
});
