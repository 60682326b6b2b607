// A model that lies in forty ways is not heard, one that writes honestly is.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Citation } from '../../src/news/cited-text.ts';
import { citationOf, writeClaims } from '../../src/write/write-cited.ts';
import { HONEST, LIES, NEWS_LINES, type Told } from '../golden/lies.ts';
import { judgeClaims } from '../kit/judge-claims.ts';
import { readArticle } from '../kit/memory-articles.ts';

const { article } = readArticle({
  id: 'a',
  title: 'News of Norvik',
  text: NEWS_LINES.join(' '),
  publishedDay: '2025-03-05',
});
const CITATIONS: readonly Citation[] = NEWS_LINES.map((line) => {
  const start = article.text.indexOf(line);
  return citationOf(article, { start, end: start + line.length });
});

const shown = async ({ text, cites }: Told) =>
  (
    await writeClaims({
      model: { write: async (task) => task.schema.parse({ claims: [{ text, sentences: cites }] }) },
      task: { name: 'answer', instructions: '', material: '', schema: { parse: (value: unknown) => value } as never },
      citations: CITATIONS,
      readOf: () => article,
    })
  ).claims ?? [];

describe('what a model writes', () => {
  for (const lie of LIES) it(`is not shown with ${lie.what}`, async () => assert.deepEqual(await shown(lie), []));
  for (const honest of HONEST)
    it(`is shown with ${honest.what}`, async () => {
      const claims = await shown(honest);
      assert.equal(claims[0]?.text, honest.text);
      const { citedUrl: url, title, text } = article;
      assert.deepEqual(
        judgeClaims(claims, () => ({ url, title, text, published: '2025-03-05' })),
        [],
      );
    });
});
