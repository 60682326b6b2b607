import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { articleIdOf, recogniseArticle, textHashOf } from '../../src/ingest/recognise-article.ts';
import type { Article, NewArticle } from '../../src/news/article.ts';
import type { FeedId } from '../../src/news/ids.ts';

const LONG =
  'The harbour of Port Sevrin was closed on Monday after the storm had torn two cranes from the quay. '.repeat(3);
const FEED = 'f'.repeat(32) as FeedId;

function arriving(over: Partial<NewArticle> = {}): NewArticle {
  return {
    title: 'Harbour closed',
    text: LONG,
    source: 'The Quay',
    url: 'https://quay.invalid/a',
    feedId: FEED,
    itemId: '1',
    rights: { show: 'full' },
    ...over,
  };
}

function kept(over: Partial<Article> = {}): Article {
  const article = arriving(over as Partial<NewArticle>);
  const textHash = textHashOf(article);
  return {
    ...article,
    id: articleIdOf(article, textHash),
    citedUrl: article.url ?? '',
    language: 'en',
    firstSeenAt: 0,
    changedAt: 0,
    version: 1,
    textHash,
    feeds: [FEED],
    ...over,
  };
}

const recognise = (article: NewArticle, candidates: readonly Article[]): string =>
  recogniseArticle(article, textHashOf(article), candidates).kind;

describe('recognise-article', () => {
  it('takes what is like nothing kept as new', () => assert.equal(recognise(arriving(), []), 'new'));

  it('takes the same address and text as unchanged, whatever white space, case or quotation marks do', () => {
    assert.equal(recognise(arriving({ text: LONG.toUpperCase().replaceAll(' ', '  ') }), [kept()]), 'unchanged');
  });

  it('takes another text or headline at the same address as changed', () => {
    assert.equal(recognise(arriving({ text: `${LONG} It opens on Friday.` }), [kept()]), 'changed');
    assert.equal(recognise(arriving({ title: 'Harbour still closed' }), [kept()]), 'changed');
  });

  it('knows an item of a feed that moved to another address', () => {
    assert.equal(recognise(arriving({ url: 'https://quay.invalid/b' }), [kept()]), 'unchanged');
  });

  it('knows an article whose feed changed all its ids', () => {
    assert.equal(recognise(arriving({ itemId: 'new-1' }), [kept()]), 'unchanged');
    assert.equal(recognise(arriving({ itemId: 'new-1', url: 'https://quay.invalid/new' }), [kept()]), 'unchanged');
  });

  it('takes the same text at another publisher as a copy of the first', () => {
    const copy = arriving({ source: 'Gazette', url: 'https://gazette.invalid/a', itemId: 'g1', title: 'Port shut' });
    const recognised = recogniseArticle(copy, textHashOf(copy), [kept()]);
    assert.equal(recognised.kind, 'copy');
    assert.equal(recognised.kind === 'copy' && recognised.of.id, kept().id);
  });

  it('does not take two short texts under different headlines for copies', () => {
    const short = 'Live updates to follow.';
    assert.equal(
      recognise(arriving({ text: short, title: 'B', source: 'G', url: 'https://g.invalid/b', itemId: '9' }), [
        kept({ text: short, title: 'A' }),
      ]),
      'new',
    );
  });
});
