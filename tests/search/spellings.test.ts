// Words that are written in several ways are found in each of them, in phrases too, and marked where they stand.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ALL } from '../../src/news/view.ts';
import { createSearch, type Search } from '../../src/search/search.ts';
import { guildView, memoryArticles, type Told } from '../kit/memory-articles.ts';

const told = (id: string, text: string, language = 'en', more: Partial<Told> = {}): Told => ({
  id,
  title: `Note ${id}`,
  text,
  language,
  ...more,
});

const open = (...articles: readonly Told[]): Search => createSearch(memoryArticles(articles));

async function find(search: Search, words: string, view = ALL): Promise<Record<string, string[]>> {
  const { hits } = await search.search({ reading: 'query', words, view, limit: 10 });
  return Object.fromEntries(
    hits.map(({ articleId, passages }) => [
      articleId as string,
      passages.flatMap(({ text, highlights }) => highlights.map(({ start, end }) => text.slice(start, end))),
    ]),
  );
}

const idsOf = async (search: Search, words: string): Promise<string[]> => Object.keys(await find(search, words)).sort();

describe('a compound', () => {
  const search = open(
    told('one', 'The ceasefire held. Send an email to the harbour.'),
    told('hyphen', 'The cease-fire held. Send an e-mail to the harbour.'),
    told('two', 'The cease fire held. Send an e mail to the harbour.'),
    told('apart', 'They would never cease. The fire burnt on. The mail came late.'),
  );
  for (const words of [
    'ceasefire',
    'cease-fire',
    'Cease-Fires',
    '"ceasefire held"',
    '"cease-fire held"',
    '"cease fire held"',
  ])
    it(`is found in each of its three forms by ${words}`, async () => {
      const expected = words === 'Cease-Fires' ? ['hyphen', 'one'] : ['hyphen', 'one', 'two'];
      assert.deepEqual(await idsOf(search, words), expected);
    });
  for (const words of ['email', 'e-mail', '"e mail"'])
    it(`of a letter and a word is found by ${words}`, async () => {
      assert.deepEqual(await idsOf(search, words), ['hyphen', 'one', 'two']);
    });
  it('in two words is found in one, and the words by themselves', async () => {
    assert.deepEqual(await idsOf(search, 'cease fire'), ['apart', 'hyphen', 'one', 'two']);
  });
  it('is marked as it is written', async () => {
    const marks = await find(search, 'ceasefire');
    assert.deepEqual(marks, { one: ['ceasefire'], hyphen: ['cease-fire'], two: ['cease fire'] });
  });
  it('is left out in all forms after a minus', async () => {
    assert.deepEqual(await idsOf(search, 'held -ceasefire'), []);
  });
  it('is found in titles', async () => {
    const titled = open({ id: 'a', title: 'Cease-fire at last', text: 'It held.' });
    assert.deepEqual(await idsOf(titled, 'title:ceasefire'), ['a']);
  });
});

describe('an abbreviation', () => {
  const articles = [
    told('both', 'The Harbour Council of Norvik (HCN) met. The HCN said that it will build a pier.'),
    told('long', 'The Harbour Council of Norvik was late with its pier.'),
    told('short', 'Nobody from HCN came to the pier.'),
    told('other', 'The council of another harbour built a pier in Norvik.'),
  ];
  const search = open(...articles);
  it('is found where its long form stands, and the other way round', async () => {
    for (const words of ['HCN', 'hcn', '"HCN"', '"Harbour Council of Norvik"'])
      assert.deepEqual(await idsOf(search, words), ['both', 'long', 'short'], words);
    assert.deepEqual(await idsOf(search, 'Harbour Council of Norvik pier'), ['both', 'long', 'other', 'short']);
  });
  it('marks the long form', async () => {
    assert.deepEqual((await find(search, 'HCN')).long, ['Harbour Council of Norvik']);
  });
  it('excludes both', async () => {
    assert.deepEqual(await idsOf(search, 'pier -HCN'), ['other']);
  });
  it('is known only from the articles of the view', async () => {
    const store = memoryArticles(
      articles.map((article) => ({ ...article, feeds: [article.id === 'both' ? 'b' : 'a'] })),
    );
    store.follow('1', 'a');
    const found = await find(createSearch(store), 'HCN', guildView('1'));
    assert.deepEqual(Object.keys(found), ['short']);
  });
});

describe('words of several languages', () => {
  const search = open(
    told('en', 'The new bridge stands. Politics rest.'),
    told('news', 'The news came late.'),
    told('fr', 'Les élections politiques. Une nouvelle société.', 'fr'),
    told('ru', 'Новый мост открыт в городе.', 'ru'),
    told('es', 'La política del país.', 'es'),
  );
  it('are not taken for words of another language', async () => {
    // In French, "news" has the stem "new".
    assert.deepEqual(await idsOf(search, 'news'), ['news']);
  });
  it('are found in any form, and without their accents', async () => {
    assert.deepEqual(await idsOf(search, 'election'), ['fr']);
    assert.deepEqual(await idsOf(search, 'sociétés'), ['fr']);
    assert.deepEqual(await idsOf(search, 'новая'), ['ru']);
    assert.deepEqual(await idsOf(search, 'políticas'), ['es']);
    assert.ok((await idsOf(search, 'politica')).includes('es'));
  });
  it('do not depend on the languages of other servers', async () => {
    const store = memoryArticles([
      told('a', 'The new bridge.', 'en', { feeds: ['a'] }),
      told('b', 'Le pont.', 'fr', { feeds: ['b'] }),
    ]);
    store.follow('1', 'a');
    assert.deepEqual(await find(createSearch(store), 'news', guildView('1')), {});
  });
});

describe('scripts without spaces', () => {
  const search = open(
    told('tokyo', '東京都知事は記者会見を開いた。', 'ja'),
    told('kyoto', '京都の雪。', 'ja'),
    told('thai', 'ข่าวจากกรุงเทพวันนี้', 'th'),
  );
  it('are found by pairs, by single characters and by longer runs', async () => {
    assert.deepEqual(await idsOf(search, '東京'), ['tokyo']);
    assert.deepEqual(await idsOf(search, '京都'), ['kyoto', 'tokyo']);
    assert.deepEqual(await idsOf(search, '知事'), ['tokyo']);
    assert.deepEqual(await idsOf(search, '"東京都知事"'), ['tokyo']);
    assert.deepEqual(await idsOf(search, '雪'), ['kyoto']);
    assert.deepEqual(await idsOf(search, '事京'), []);
    assert.deepEqual(await idsOf(search, 'กรุงเทพ'), ['thai']);
  });
  it('are marked whole', async () => {
    assert.deepEqual((await find(search, '東京都')).tokyo, ['東京都']);
    assert.deepEqual((await find(search, '雪')).kyoto, ['雪']);
  });
});

describe('a quoted word', () => {
  it('is found in that form alone, a bare one in all forms', async () => {
    const search = open(told('organ', 'The organ played.'), told('organs', 'Two organs played.'));
    assert.deepEqual(await idsOf(search, '"organ"'), ['organ']);
    assert.deepEqual(await idsOf(search, 'organ'), ['organ', 'organs']);
  });
});

describe('a phrase', () => {
  const search = open(
    told('plain', 'Envoys met. The harbour strike ended at night.'),
    told('printed', 'Envoys met. The “Hárbour” strike’s end came at night.'),
    told('within', 'Envoys met. The outerharbour striker left.'),
    told('apart', 'Envoys met. The harbour lay still; the strike went on.'),
    told('greek', 'Envoys met. Ω harbour strike.'),
    told('joined', "Envoys met. Rock'n'harbour strike."),
    told('quoted', "Envoys met. The 'harbour' strike."),
  );
  it('is found behind marks of print and accents, and not within longer words', async () => {
    assert.deepEqual(await idsOf(search, '"harbour strike"'), ['greek', 'plain', 'printed', 'quoted']);
  });
  it('is found in one word where it is typed in two, whatever stands beside it', async () => {
    const alone = open(
      told('other', 'Nothing of it.'),
      told('one', 'The ceasefire held.'),
      told('far', 'Nothing of it.'),
    );
    assert.deepEqual(await idsOf(alone, '"cease fire held"'), ['one']);
  });
});

describe('a suggestion', () => {
  const meantBy = async (words: string) => {
    const search = open(told('a', 'Kelling has a harbour. The ministers of Kelling met in the harbour.'));
    const { didYouMean } = await search.search({ reading: 'query', words, view: ALL, limit: 1 });
    return didYouMean?.words;
  };
  it('is the form that is nearest to what was typed', async () => {
    assert.equal(await meantBy('harbuors'), 'harbour');
    assert.equal(await meantBy('kellin'), 'Kelling');
  });
  it('is no word that shares little but its stem', async () => {
    assert.equal(await meantBy('kelp'), undefined);
  });
});
