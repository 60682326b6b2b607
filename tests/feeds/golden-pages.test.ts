// Whole pages in many layouts, read by us and by plain readability in the same run.

import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { ExtractedPage } from '../../src/feeds/feeds.ts';
import { Failure } from '../../src/news/failure.ts';
import { JOBS } from '../../src/workers/jobs.ts';
import { type GoldenPage, readGoldenPages, wordF1 } from '../kit/golden-pages.ts';

interface Reading {
  readonly page: GoldenPage;
  /** undefined where the page was refused. */
  readonly ours: ExtractedPage | undefined;
  readonly plain: { readonly text: string; readonly byline: string; readonly published: string };
}

const CHARSET = /charset=["']?([\w-]+)/i;

function readPlainly({ html }: GoldenPage): Reading['plain'] {
  const charset = CHARSET.exec(Buffer.from(html.subarray(0, 2_000)).toString('latin1'))?.[1] ?? 'utf-8';
  const { document } = parseHTML(new TextDecoder(charset).decode(html));
  const read = new Readability(document).parse();
  return {
    text: read?.textContent ?? '',
    byline: (read?.byline ?? '').replace(/\s+/g, ' ').trim(),
    published: (read?.publishedTime ?? '').slice(0, 10),
  };
}

async function readBoth(page: GoldenPage): Promise<Reading> {
  const plain = readPlainly(page);
  try {
    return { page, plain, ours: await JOBS.extractArticle({ html: page.html, url: page.url }) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { page, plain, ours: undefined };
  }
}

const OURS: Readonly<Record<string, (found: ExtractedPage) => string | undefined>> = {
  title: (found) => found.title,
  byline: (found) => found.byline,
  published: (found) => found.publishedDay,
  updated: (found) => found.updatedDay,
  canonical: (found) => found.canonical,
  language: (found) => found.language?.split('-')[0],
  site: (found) => found.siteName,
  image: (found) => found.imageUrl,
};

describe('whole pages', () => {
  let articles: readonly Reading[] = [];
  let others: readonly Reading[] = [];
  before(async () => {
    const readings: Reading[] = [];
    for (const page of readGoldenPages()) readings.push(await readBoth(page));
    articles = readings.filter(({ page }) => page.isArticle);
    others = readings.filter(({ page }) => !page.isArticle);
  });

  it('give their text: F1 of the words at least .95 on average, and no worse than plain readability', (context) => {
    const scores = articles.map(({ page, ours, plain }) => ({
      name: page.name,
      ours: wordF1(page.text, ours?.text ?? ''),
      plain: wordF1(page.text, plain.text),
    }));
    const mean = (kind: 'ours' | 'plain'): number => scores.reduce((sum, one) => sum + one[kind], 0) / scores.length;
    const worst = [...scores].sort((a, b) => a.ours - b.ours).slice(0, 3);
    context.diagnostic(`${scores.length} pages: ours ${mean('ours').toFixed(3)}, plain ${mean('plain').toFixed(3)}`);
    context.diagnostic(`worst: ${worst.map(({ name, ours }) => `${name} ${ours.toFixed(3)}`).join(', ')}`);
    assert.ok(scores.length >= 40);
    assert.ok(mean('ours') >= 0.95, String(mean('ours')));
    assert.ok(mean('ours') >= mean('plain'));
    assert.ok((worst[0]?.ours ?? 0) >= 0.85, worst[0]?.name);
  });

  it('give who, when and where: each field right on at least .90, and no worse than plain readability', (context) => {
    for (const [field, read] of Object.entries(OURS)) {
      const judged = articles.filter(({ page }) => page.fields.has(field));
      const isRight = ({ page, ours }: Reading): boolean =>
        ours !== undefined && (read(ours) ?? '') === page.fields.get(field);
      const wrong = judged.filter((one) => !isRight(one));
      const right = 1 - wrong.length / judged.length;
      const plain = field === 'byline' || field === 'published' ? field : undefined;
      const plainRight = judged.filter((one) => plain && one.plain[plain] === one.page.fields.get(field)).length;
      context.diagnostic(
        `${field}: ${right.toFixed(3)} of ${judged.length}${plain ? `, plain ${(plainRight / judged.length).toFixed(3)}` : ''}` +
          `${wrong.length > 0 ? `; wrong: ${wrong.map(({ page }) => page.name).join(', ')}` : ''}`,
      );
      assert.ok(right >= 0.9, field);
      assert.ok(right >= plainRight / judged.length, field);
    }
  });

  it('are refused where they hold no article, and only there', () => {
    assert.deepEqual(
      others.filter(({ ours }) => ours !== undefined).map(({ page }) => page.name),
      [],
    );
    assert.deepEqual(
      articles.filter(({ ours }) => ours === undefined).map(({ page }) => page.name),
      [],
    );
    assert.ok(others.length >= 10);
  });

  it('say where only the beginning is free to read', () => {
    const gated = articles.filter(({ ours }) => ours?.isTeaser === true).map(({ page }) => page.name);
    assert.deepEqual(gated, ['metered-french', 'paywall-teaser']);
  });
});
