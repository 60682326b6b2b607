// Search over invented articles: what matches, what is shown, and that no view shows another's news.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Failure } from '../../src/news/failure.ts';
import { ALL } from '../../src/news/view.ts';
import { createSearch, type SearchFilters } from '../../src/search/search.ts';
import { checkProperty } from '../kit/check-property.ts';
import { HARBOUR_NEWS } from '../kit/harbour-news.ts';
import { guildView, memoryArticles } from '../kit/memory-articles.ts';

const store = memoryArticles(HARBOUR_NEWS);
store.follow('1', 'post');
store.follow('1', 'wire');
store.follow('2', 'private');
const search = createSearch(store);

async function idsOf(words: string, filters?: SearchFilters, view = ALL): Promise<string[]> {
  const { hits } = await search.search({ reading: 'query', words, view, limit: 10, ...(filters && { filters }) });
  return hits.map(({ articleId }) => articleId as string).sort();
}

describe('the query language', () => {
  it('requires every word, in any form', async () => {
    assert.deepEqual(await idsOf('bridges storms'), ['bridge']);
    assert.deepEqual(await idsOf('bridge kelp'), []);
  });
  it('takes either side of OR', async () => {
    assert.deepEqual(await idsOf('kelp OR bridge'), ['bridge', 'harvest']);
  });
  it('shows what one side of OR finds without a word, behind what has the words', async () => {
    const told = (id: string, language: string, text: string) => ({ id, title: id, language, text });
    const french = [1, 2, 3].map((at) => told(`french${at}`, 'fr', `Le maire ${at} est venu hier.`));
    const kelp = [1, 2].map((at) => told(`kelp${at}`, 'en', `Kelp grew here ${at} times.`));
    const copy = { ...told('copy', 'fr', 'Le maire 1 est venu hier.'), copyOf: 'french1' };
    const own = createSearch({ ...memoryArticles([...french, ...kelp, copy]), tailArticles: 2 });
    const request = { reading: 'query', words: 'kelp OR lang:fr', view: ALL } as const;
    const { total, hits } = await own.search({ ...request, limit: 10 });
    assert.equal(total, 5);
    assert.deepEqual(hits.map(({ articleId }) => articleId).sort(), [
      'french1',
      'french2',
      'french3',
      'kelp1',
      'kelp2',
    ]);
    assert.match(hits.map(({ articleId }) => articleId).join(' '), /^kelp\d kelp\d french/);
    const pages = await Promise.all([0, 2, 4].map((offset) => own.search({ ...request, offset, limit: 2 })));
    assert.deepEqual(
      pages.flatMap((page) => page.hits.map(({ articleId }) => articleId)),
      hits.map(({ articleId }) => articleId),
    );
  });
  it('finds a word that the index calls something of its own', async () => {
    const told = { title: 'Noticias', text: 'El diario tiene muchas columns y un header frequent.', language: 'es' };
    const own = createSearch({
      ...memoryArticles([1, 2, 3].map((at) => ({ ...told, id: `${at}` }))),
      tailArticles: 1,
    });
    await own.settle();
    for (const words of ['columns', 'header', 'frequent', 'columns'])
      for (let time = 0; time < 3; time += 1)
        assert.equal((await own.search({ reading: 'query', words, view: ALL, limit: 1 })).total, 3, words);
  });
  it('leaves out what stands after a minus', async () => {
    assert.deepEqual(await idsOf('families -bridge'), ['families']);
  });
  it('finds a phrase only where its words stand in a row', async () => {
    assert.deepEqual(await idsOf('"old quarry"'), ['secret']);
    assert.deepEqual(await idsOf('"quarry old"'), []);
  });
  it('finds a phrase in Arabic in either spelling', async () => {
    const arabic = { id: 'arabic', title: 'خبر', text: 'افتتحت مدرسة جديدة في المدينة.', language: 'ar' };
    const own = createSearch(memoryArticles([arabic]));
    for (const [words, total] of [
      ['"مدرسة جديدة"', 1],
      ['"مدرسه جديده"', 1],
      ['"جديدة مدرسة"', 0],
    ] as const)
      assert.equal((await own.search({ reading: 'query', words, view: ALL, limit: 1 })).total, total, words);
  });
  it('finds a compound only as a whole', async () => {
    assert.deepEqual(await idsOf('kelp-growers'), ['harvest']);
    assert.deepEqual(await idsOf('growers-kelp'), []);
  });
  it('looks for title: in titles alone', async () => {
    assert.deepEqual(await idsOf('title:norvik'), ['bridge', 'families']);
    assert.deepEqual(await idsOf('title:eastvale'), []);
  });
  it('limits by source: and published:', async () => {
    assert.deepEqual(await idsOf('source:"harbour post"'), ['bridge', 'harvest']);
    assert.deepEqual(await idsOf('published:2025-03-06/2025-03-31'), ['families']);
    assert.deepEqual(await idsOf('published:2025-04'), ['harvest', 'secret']);
  });
  it('finds event days by date:, not days of publication', async () => {
    assert.deepEqual(await idsOf('date:2025-03-03'), ['bridge']);
    assert.deepEqual(await idsOf('date:2025-03-05'), []);
  });
  it('finds an actor by its surname', async () => {
    assert.deepEqual(await idsOf('actor:Solvang'), ['bridge']);
  });
  it('limits by lang:', async () => {
    assert.deepEqual(await idsOf('lang:de'), []);
  });
  it('gives filters the same meaning', async () => {
    assert.deepEqual(await idsOf('', { about: { from: '2025-03-18', to: '2025-03-18' } }), ['families']);
    assert.deepEqual(await idsOf('', { actors: ['Petra Zorn'] }), ['secret']);
    assert.deepEqual(await idsOf('', { sources: ['Coastal Radio'] }), ['families']);
  });
});

describe('a hit', () => {
  it('folds a wire copy into one hit and names where else it stands', async () => {
    const { total, hits } = await search.search({ reading: 'query', words: 'bridge', view: ALL, limit: 10 });
    assert.equal(total, 1);
    assert.equal(hits[0]?.articleId, 'bridge');
    assert.deepEqual(hits[0]?.alsoIn, ['Eastvale Wire']);
  });
  it('marks the matching words exactly', async () => {
    const { hits } = await search.search({ reading: 'query', words: 'pillars storm', view: ALL, limit: 1 });
    const { text, highlights } = hits[0]?.passages[0] ?? { text: '', highlights: [] };
    const marked = highlights.map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(new Set(marked), new Set(['storm', 'pillars']));
  });
  it('sorts by day when asked', async () => {
    const request = { reading: 'query', words: 'source:"harbour post"', view: ALL, limit: 5 } as const;
    const newest = await search.search({ ...request, sort: 'newest' });
    const oldest = await search.search({ ...request, sort: 'oldest' });
    assert.deepEqual(
      newest.hits.map(({ articleId }) => articleId),
      oldest.hits.map(({ articleId }) => articleId).reverse(),
    );
    assert.equal(newest.hits[0]?.articleId, 'harvest');
  });
  it('pages by offset', async () => {
    const request = { reading: 'query', words: 'families OR kelp', view: ALL, limit: 1 } as const;
    const first = await search.search({ ...request, offset: 0 });
    const second = await search.search({ ...request, offset: 1 });
    assert.equal(first.total, second.total);
    assert.notEqual(first.hits[0]?.articleId, second.hits[0]?.articleId);
  });
});

describe('the order of hits', () => {
  const filler = 'It was said that work goes on as before in all the other places.';
  const half = `${filler} `.repeat(7);
  const one = (id: string, title: string, text: string, publishedDay = '2025-03-05') => ({
    id,
    title,
    text,
    publishedDay,
  });
  const order = async (words: string, sort?: 'relevance', reading: 'query' | 'question' = 'query') => {
    const { hits, sort: as } = await ranked.search({ reading, words, view: ALL, limit: 5, ...(sort && { sort }) });
    return [as, ...hits.map(({ articleId }) => articleId as string)];
  };
  const ranked = createSearch(
    memoryArticles([
      one('headline', 'Kelp prices rise', `${filler} The kelp growers spoke. ${filler}`),
      one('text', 'Prices rise', `${filler} The kelp growers spoke. ${filler}`, '2025-03-09'),
      one('whole', 'A visit', `${filler} Ivan Tamsin came to the harbour with Olga Reeve.`),
      one('apart', 'A visit', `${filler} Ivan Reeve came to the harbour with Olga Tamsin.`, '2025-03-09'),
      one('later', 'Pier', `${half}The crane rose. ${half}The dredger sank. ${half}`, '2025-03-09'),
      one('lede', 'Pier', `The dredger sank. ${half}The crane rose. ${half}${half}`),
    ]),
  );
  it('puts headlines before texts', async () => {
    assert.deepEqual(await order('kelp'), ['relevance', 'headline', 'text']);
  });
  it('puts a name before its words apart', async () => {
    assert.deepEqual(await order('Ivan Tamsin'), ['relevance', 'whole', 'apart']);
    assert.deepEqual(await order('Did Ivan Tamsin visit?', undefined, 'question'), ['relevance', 'whole', 'apart']);
  });
  it('puts the beginning of an article before its end', async () => {
    assert.equal((await order('dredger'))[1], 'lede');
  });
  it('puts the newest first only where that is asked for', async () => {
    assert.deepEqual(await order('latest kelp'), ['newest', 'text', 'headline']);
    assert.deepEqual(await order('latest kelp', 'relevance'), ['relevance']);
    assert.deepEqual(await order('"latest"'), ['relevance']);
  });
});

describe('anything typed', () => {
  const PIECES = [
    ...['actor:', 'source:', 'title:', 'date:', 'published:', 'lang:', 'OR', '-', '"', '“', '”', ':', '/', '#'],
    ...[
      'storm',
      'cease-fire',
      'HCN',
      '2025-03',
      '2025-03-03/',
      'last week',
      'e mail',
      '東京',
      'ال',
      '’s',
      '\u0000',
      '😀',
      '\ud800',
    ],
  ];
  const typed = fc.oneof(
    fc.array(fc.constantFrom(...PIECES, ' '), { maxLength: 14 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  it('finds something or nothing, or is refused in a sentence that quotes the place', async () => {
    let [refused, found] = [0, 0];
    await checkProperty(
      fc.asyncProperty(typed, async (words) => {
        await search.search({ reading: 'question', words, view: ALL, limit: 2 });
        try {
          found += (await search.search({ reading: 'query', words, view: ALL, limit: 2 })).total > 0 ? 1 : 0;
        } catch (error) {
          assert.ok(error instanceof Failure, `${JSON.stringify(words)}: ${error}`);
          assert.match(error.message, /^I cannot read the query at character \d+ \(|^[^\n]{1,400}$/u);
          refused += 1;
        }
      }),
      { numRuns: 300 },
    );
    assert.ok(refused > 20 && found > 20, `${refused} refused, ${found} found`);
  });
});

describe('what narrows a search to nothing', () => {
  it('is told with what is found without it', async () => {
    const { total, without } = await search.search({
      reading: 'query',
      words: 'families title:quarry  bridge',
      view: ALL,
      limit: 5,
    });
    assert.equal(total, 0);
    assert.deepEqual(without, [{ piece: 'title:quarry', words: 'families bridge', total: 1 }]);
  });
  it('is not sought among many pieces, each of which would be a search of its own', async () => {
    const find = (times: number) =>
      search.search({ reading: 'query', words: `${'families '.repeat(times)}title:quarry`, view: ALL, limit: 5 });
    assert.equal((await find(15)).without?.length, 1);
    assert.equal((await find(16)).without, undefined);
  });
});

describe('a query of many words', () => {
  const letters = (at: number) => String.fromCharCode(...[at, Math.floor(at / 20)].map((one) => 97 + (one % 20)));
  const many = Array.from({ length: 150 }, (_, at) => `z${letters(at)}k`);
  /** How often others run while it is looked for. */
  const turnsOf = async (words: string): Promise<{ readonly total: number; readonly turns: number }> => {
    const text = `${many.join(' ')}.`;
    const own = createSearch(memoryArticles([{ id: 'a', title: 'Many', text }]));
    await own.coverage(ALL);
    let [turns, isOver] = [0, false];
    const turn = () => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    setImmediate(turn);
    const { total } = await own.search({ reading: 'query', words, view: ALL, limit: 1 });
    isOver = true;
    return { total, turns };
  };

  it('does not hold up others', async () => {
    const { total, turns } = await turnsOf(many.join(' '));
    assert.equal(total, 1);
    assert.ok(turns >= 20, `${turns} turns`);
    const few = await turnsOf(many.slice(0, 5).join(' '));
    assert.ok(few.turns <= 3, `${few.turns} turns`);
  });
  it('does not hold up others while what to leave out is sought', async () => {
    const { total, turns } = await turnsOf(`${many.slice(0, 6).join(' ')} -${many[7]}`);
    assert.equal(total, 0);
    assert.ok(turns >= 7, `${turns} turns`);
  });
});

describe('what cannot be looked for', () => {
  const find = (words: string, filters?: SearchFilters, reading: 'query' | 'question' = 'query') =>
    search.search({ reading, words, view: ALL, limit: 5, ...(filters && { filters }) });

  it('is said to be nothing that the list was chosen by', async () => {
    for (const words of ['the of and', '()', '😀', '-']) assert.equal((await find(words)).isEverything, true, words);
    assert.equal((await find('What is it?', undefined, 'question')).isEverything, true);
    for (const words of ['', 'kelp', 'the kelp', '-kelp', 'the source:"harbour post"', 'zzzz'])
      assert.equal((await find(words)).isEverything, undefined, words);
    assert.equal((await find('the', { sources: ['Harbour Post'] })).isEverything, undefined);
  });
  it('is named where it looks like an operator and nothing is found', async () => {
    assert.deepEqual((await find('sorce:wire author:"Ada Lund" -by:me')).unknownOperators, ['sorce', 'author', 'by']);
    for (const words of ['zzzz', 'zzzz https://news.example/x', 'zzzz 14:30', 'zzzz "sorce:wire"'])
      assert.equal((await find(words)).unknownOperators, undefined, words);
  });
});

describe('a phrase', () => {
  it('is found by a search that began before an article came, and by one that began after', async () => {
    const kelp = (id: string) => ({ id, title: 'Kelp', text: 'Red kelp grows. Kelp red as wine.' });
    const growing = memoryArticles([kelp('a')]);
    const held = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    let reads = 0;
    let checked = 0;
    const { getTexts } = growing.articles;
    const own = createSearch({
      ...growing,
      articles: {
        ...growing.articles,
        getTexts: async (...asked) => {
          reads += 1;
          if (reads === 1) {
            reached.resolve();
            await held.promise;
          }
          return getTexts(...asked);
        },
      },
      segments: {
        ...growing.segments,
        isSound: async (id) => {
          checked += 1;
          return growing.segments.isSound(id);
        },
        list: async () => {
          checked += 1;
          return growing.segments.list();
        },
      },
    });
    const find = (words: string) => own.search({ reading: 'query', words, view: ALL, limit: 10 });
    const before = find('"red kelp" "kelp red"');
    await reached.promise;
    growing.add(kelp('b'));
    assert.equal((await find('"kelp red"')).total, 2);
    const listed = checked;
    held.resolve();
    assert.equal((await before).total, 1);
    assert.equal(checked, listed, 'the index was taken for damaged');
  });
});

describe('a search during which articles come', () => {
  const told = [
    { id: 'other', title: 'Other', text: 'Nothing new of Ada Lund here.' },
    { id: 'kelp', title: 'Kelp', text: 'Ada Lund grows kelp. It is red.' },
  ];
  const later = [1, 2, 3].map((at) => ({ id: `later${at}`, title: 'Kelp', text: `Kelp kelp of Ada Lund ${at}.` }));

  /** What is found when `come` arrive and are searched after the view was made and before the words are read. */
  async function findWhile(reading: 'query' | 'question', sort: 'newest' | 'relevance', come: typeof later) {
    const growing = memoryArticles(told);
    const [held, reached] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let asked = 0;
    const own = createSearch({
      ...growing,
      actors: {
        bearing: async () => {
          asked += 1;
          if (asked === 1) {
            reached.resolve();
            await held.promise;
          }
          return [];
        },
        beginning: async () => [],
        namesOf: async () => [],
      },
    });
    const filters = { actors: ['Ada Lund'] };
    const first = own.search({ reading, words: 'kelp', view: ALL, limit: 10, filters, sort });
    await reached.promise;
    for (const one of come) growing.add(one);
    assert.equal((await own.search({ reading: 'query', words: 'kelp', view: ALL, limit: 1 })).total, 1 + come.length);
    held.resolve();
    const { total, hits } = await first;
    return { total, hits: hits.map(({ articleId, score, passages }) => ({ articleId, score, passages })) };
  }

  it('finds and scores as if they had not', async () => {
    for (const reading of ['query', 'question'] as const)
      for (const sort of ['relevance', 'newest'] as const) {
        const alone = await findWhile(reading, sort, []);
        assert.ok(alone.total > 0 && alone.hits.some(({ score }) => score > 0));
        assert.deepEqual(await findWhile(reading, sort, later), alone, `${reading}, ${sort}`);
      }
  });
});

describe('pages of one search', () => {
  it('keep their articles, order and total while others arrive', async () => {
    const seen = (id: string, firstSeenAt: number) => ({ id, title: 'Kelp', text: `Kelp ${id} grows.`, firstSeenAt });
    const growing = memoryArticles(Array.from({ length: 9 }, (_, at) => seen(`old${at}`, at)));
    const pages = createSearch({ ...growing, tailArticles: 4 });
    const page = async (offset: number, asOf?: number) =>
      pages.search({
        reading: 'query',
        words: 'kelp',
        view: ALL,
        limit: 3,
        offset,
        ...(asOf !== undefined && { asOf }),
      });
    const before = [await page(0, 100), await page(3, 100), await page(6, 100)];
    for (let at = 0; at < 7; at += 1) growing.add({ ...seen(`new${at}`, 100 + at), text: 'Kelp, kelp and kelp.' });
    await pages.settle();
    assert.deepEqual([await page(0, 100), await page(3, 100), await page(6, 100)], before);
    assert.equal(new Set(before.flatMap(({ hits }) => hits.map(({ articleId }) => articleId))).size, 9);
    assert.deepEqual([before[0]?.total, (await page(0)).total], [9, 16]);
  });
  it('tell of which days they are where that is asked', async () => {
    const request = { reading: 'query', words: 'bridge', view: ALL, limit: 1 } as const;
    const [hit] = (await search.search({ ...request, days: true })).hits;
    assert.deepEqual(hit?.about?.[0], { from: '2025-03-03', to: '2025-03-03' });
    assert.equal((await search.search(request)).hits[0]?.about, undefined);
  });
});

describe('a view', () => {
  it('finds, counts, completes and covers only its own feeds', async () => {
    const [first, second] = [guildView('1'), guildView('2')];
    assert.deepEqual(await idsOf('zanzolite', undefined, first), []);
    assert.deepEqual(await idsOf('zanzolite', undefined, second), ['secret']);
    assert.deepEqual(await search.countArticles(['zanzolite', 'Petra Zorn', 'bridge'], first), [0, 0, 2]);
    assert.deepEqual(await search.complete('actor', 'zor', first, 5), []);
    assert.deepEqual(await search.complete('actor', 'zor', second, 5), ['Petra Zorn']);
    assert.deepEqual(await search.complete('source', 'qua', first, 5), []);
    assert.deepEqual(await search.coverage(second), {
      articles: 1,
      sources: 1,
      from: '2025-04-03',
      to: '2025-04-03',
    });
    assert.deepEqual(await search.matchArticles({ reading: 'query', words: '', view: second }), ['secret']);
  });
  it('scores as if other servers had no news', async () => {
    const alone = createSearch(memoryArticles(HARBOUR_NEWS.filter(({ feeds }) => feeds?.[0] !== 'private')));
    const mixed = memoryArticles(HARBOUR_NEWS);
    for (const feed of ['post', 'wire', 'radio']) mixed.follow('3', feed);
    const request = { reading: 'question', words: 'Which storm closed the bridge?', limit: 3 } as const;
    const inView = await createSearch(mixed).findPassages({ ...request, view: guildView('3') });
    const onlyThose = await alone.findPassages({ ...request, view: ALL });
    assert.deepEqual(inView, onlyThose);
  });
  it('shows nothing to a server without feeds', async () => {
    assert.deepEqual(await idsOf('bridge', undefined, guildView('9')), []);
  });
});

describe('refreshing', () => {
  it('takes in new, changed and removed articles', async () => {
    const changing = memoryArticles(HARBOUR_NEWS);
    const follows = createSearch(changing);
    const total = async (words: string) =>
      (await follows.search({ reading: 'query', words, view: ALL, limit: 1 })).total;
    assert.equal(await total('lighthouse'), 0);
    changing.add({ id: 'light', title: 'A lighthouse', text: 'The lighthouse shines.' });
    assert.equal(await total('lighthouse'), 1);
    changing.add({ id: 'light', title: 'A tower', text: 'The tower shines.' });
    assert.equal(await total('lighthouse'), 0);
    assert.equal(await total('tower'), 1);
    changing.remove('light');
    assert.equal(await total('tower'), 0);
  });
  it('tells how far it is', async () => {
    const steps: number[] = [];
    await createSearch(store).refresh((done, total) => steps.push(done / total));
    assert.equal(steps.at(-1), 1);
  });
});

describe('a question', () => {
  it('is never a syntax error', async () => {
    for (const words of ['"open', 'OR', 'date:', '-', '((', 'who said "']) {
      await search.findPassages({ reading: 'question', words, view: ALL, limit: 3 });
    }
  });
  it('holds its quoted phrase as a condition', async () => {
    const find = (words: string) => search.findPassages({ reading: 'question', words, view: ALL, limit: 3 });
    assert.equal((await find('What about the "old quarry"?'))[0]?.articleId, 'secret');
    assert.deepEqual(await find('What about the "quarry of old" bridge?'), []);
  });
});
