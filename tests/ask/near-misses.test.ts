// Thirty pairs of questions over invented news: what is told is answered, what is nearly told is not.

import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { type Ask, createAsk } from '../../src/ask/ask.ts';
import type { Answer } from '../../src/news/cited-text.ts';
import { ALL } from '../../src/news/view.ts';
import { createSearch } from '../../src/search/search.ts';
import { NEAR_MISSES, NEAR_NEWS } from '../golden/near-misses.ts';
import { judgeClaims } from '../kit/judge-claims.ts';
import { memoryArticles } from '../kit/memory-articles.ts';

describe('questions that nearly have an answer', () => {
  let ask: Ask;
  before(() => {
    const store = memoryArticles(NEAR_NEWS);
    ask = createAsk({ search: createSearch(store), articles: store.articles });
  });
  const answer = (question: string): Promise<Answer> =>
    ask.ask({ question, view: ALL, zone: 'UTC', asked: Date.UTC(2025, 5, 1, 12) });
  const said = ({ slot, claims }: Answer) =>
    [slot, ...claims.map(({ text }) => text)].filter((text) => text !== '').join(' | ');
  const articleOf = (url: string) => {
    const told = NEAR_NEWS.find(({ id }) => url.endsWith(`/${id}`));
    return told && { url, title: told.title, text: told.text, published: told.publishedDay ?? '' };
  };

  it('are thirty pairs', () => assert.equal(NEAR_MISSES.length, 30));

  for (const { asked, answer: key, missed } of NEAR_MISSES) {
    it(`answers ${asked}`, async () => {
      const found = await answer(asked);
      assert.equal(found.answered, true);
      assert.match(said(found), key);
      assert.deepEqual(judgeClaims(found.claims, articleOf), []);
    });
    it(`abstains from ${missed}`, async () => {
      const found = await answer(missed);
      assert.equal(found.answered, false, said(found));
    });
  }
});
