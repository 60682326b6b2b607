import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { articleIdOf, recogniseArticle, textHashOf } from '../../src/ingest/recognise-article.ts';
import type { Article, NewArticle } from '../../src/news/article.ts';
import type { FeedId } from '../../src/news/ids.ts';

const LONG =
  'The harbour of Port Sevrin was closed on Monday after the storm had torn two cranes from the quay. '.repeat(3);
const SENTENCES = [
  'The harbour of Port Sevrin was closed on Monday after a storm had torn two cranes from the quay.',
  'Nobody was hurt, said the harbour master, Ana Roth, who had sent all crews home on Sunday evening.',
  'Eleven ships wait outside the breakwater, among them a tanker and the weekly ferry to the islands.',
  'Divers will look for the cranes as soon as the swell drops below two metres, which is expected on Thursday.',
  'Until then fish will be landed at Old Haven, forty kilometres to the north, where the road was cleared.',
  'The insurers put the damage at nine million, though the port’s own engineers speak of twice that sum.',
  'It is the third time in ten years that the quay has been shut by wind, and the council has asked for a new wall.',
];
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
    assert.equal(recognise(arriving({ url: 'https://quay.invalid/b' }), [kept()]), 'moved');
  });

  it('takes an address that differs in its query alone for the same place', () => {
    assert.equal(recognise(arriving({ url: 'https://quay.invalid/a?visit=9' }), [kept()]), 'unchanged');
  });

  it('knows an article whose feed changed all its ids', () => {
    assert.equal(recognise(arriving({ itemId: 'new-1' }), [kept()]), 'unchanged');
    assert.equal(recognise(arriving({ itemId: 'new-1', url: 'https://quay.invalid/new' }), [kept()]), 'moved');
  });

  it('takes the same text with a later day at another address as published again', () => {
    const later = { itemId: 'new-1', url: 'https://quay.invalid/new', publishedDay: '2026-05-09' };
    assert.equal(recognise(arriving(later), [kept({ publishedDay: '2026-05-04' })]), 'republished');
    assert.equal(
      recognise(arriving({ ...later, publishedDay: '2026-05-05' }), [kept({ publishedDay: '2026-05-04' })]),
      'moved',
    );
  });

  it('does not trust an id that stands for another article: another headline, address and text', () => {
    const other = {
      title: 'Whales seen',
      url: 'https://quay.invalid/w',
      text: 'Three whales swam by the pier at dawn. '.repeat(8),
    };
    assert.equal(recognise(arriving(other), [kept()]), 'new');
    assert.equal(recognise(arriving({ ...other, url: 'https://quay.invalid/a' }), [kept()]), 'changed');
  });

  it('knows an article by its headline of the day where its feed changed id, address and some words', () => {
    const day = { publishedDay: '2026-05-04', title: 'Harbour closed after the storm' };
    const again = { ...day, itemId: 'n', url: 'https://quay.invalid/new', text: `${LONG}${LONG}It opens on Friday.` };
    assert.equal(recognise(arriving(again), [kept({ ...day, text: LONG + LONG })]), 'changed');
    assert.equal(
      recognise(arriving({ ...again, publishedDay: '2026-05-08', text: 'It is open again.' }), [kept(day)]),
      'new',
    );
    const others = { title: 'Harbour closed', publishedDay: '2026-05-04' };
    assert.equal(
      recognise(arriving({ ...others, itemId: 'n', url: 'https://quay.invalid/n', text: 'No.' }), [kept(others)]),
      'new',
    );
  });

  it('takes no article for one that another item of the same document is', () => {
    const day = { publishedDay: '2026-05-04', title: 'Harbour closed after the storm' };
    const article = arriving({ ...day, itemId: 'n', url: 'https://quay.invalid/new', text: 'It is shut.' });
    const known = kept({ ...day, text: 'It is closed.' });
    assert.equal(recognise(article, [known]), 'changed');
    assert.equal(recogniseArticle(article, textHashOf(article), [known], { isBeside: () => true }).kind, 'new');
  });

  it('keeps items apart that share what a feed puts into each of them, and joins those that share their headline too', () => {
    const isBeside = () => true;
    const of = (article: NewArticle): string =>
      recogniseArticle(article, textHashOf(article), [kept()], { isBeside }).kind;
    const second = { itemId: '2', url: 'https://quay.invalid/2' };
    assert.equal(of(arriving({ ...second, title: 'Council votes' })), 'new');
    assert.equal(of(arriving(second)), 'unchanged');
    assert.equal(recognise(arriving({ ...second, title: 'Harbour shut' }), [kept()]), 'changed');
  });

  it('takes the same text at another publisher as a copy of the first', () => {
    const copy = arriving({ source: 'Gazette', url: 'https://gazette.invalid/a', itemId: 'g1', title: 'Port shut' });
    const recognised = recogniseArticle(copy, textHashOf(copy), [kept()]);
    assert.equal(recognised.kind, 'copy');
    assert.equal(recognised.kind === 'copy' && recognised.of.id, kept().id);
  });

  it('takes a wire text under another lede for a copy, and another report, or a publisher’s own series, for new', () => {
    const wire = SENTENCES.join(' ');
    const rewritten = ['Port Sevrin shut its docks this week.', ...SENTENCES.slice(2)].join(' ');
    const gazette = { source: 'Gazette', url: 'https://gazette.invalid/a', itemId: 'g1', title: 'Port shut' };
    assert.equal(recognise(arriving({ ...gazette, text: rewritten }), [kept({ text: wire })]), 'copy');
    const series = { itemId: '2', url: 'https://quay.invalid/2', title: 'The port in May', text: rewritten };
    assert.equal(recognise(arriving(series), [kept({ text: wire })]), 'new');
    const report = SENTENCES.map((sentence) => sentence.split(' ').reverse().join(' ')).join(' ');
    assert.equal(recognise(arriving({ ...gazette, text: report }), [kept({ text: wire })]), 'new');
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
