// What each thing that is done for evidence gains, beside plain BM25 by the same code with all of them off.

import { createAsk } from '../../../src/ask/ask.ts';
import { ALL_EXTRAS, EXTRAS, type Extras } from '../../../src/ask/extras.ts';
import { ALL } from '../../../src/news/view.ts';
import { createSearch } from '../../../src/search/search.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { importArticles, type MeasuredSet, type Row, readLines } from '../measured-set.ts';
import {
  ARTICLES,
  type ArticleLine,
  ASKED,
  type Entry,
  fold,
  QUESTIONS,
  type Question,
  shareOfFacts,
} from './evidence-share.ts';

export const evidenceExtras: MeasuredSet = {
  name: 'news-2023-extras',
  files: [ARTICLES, QUESTIONS],
  run: async () => {
    const articles = readLines<ArticleLine>(ARTICLES);
    const questions = readLines<Question>(QUESTIONS).filter(({ evidence }) => evidence.length > 0);
    const textOf = new Map(articles.map(({ url, text }) => [url, fold(text)]));
    const asked = Date.parse(ASKED);
    const store = await openStore({ dataDir: await importArticles(articles), now: () => asked, role: 'cli' });
    const search = createSearch(store);
    const measure = async (extras: Extras) => {
      const ask = createAsk({ search, articles: store.articles, eventDays: store.eventDays, extras });
      const found = new Map<string, readonly Entry[]>();
      const words: string[] = [];
      for (const { id, question } of questions) {
        const answer = await ask.ask({ question, view: ALL, zone: 'UTC', asked });
        found.set(id, answer.evidence);
        words.push(...(answer.addedWords ?? []).slice(0, 1));
      }
      return { ...shareOfFacts(questions, found, textOf), words: `adds ${words.slice(0, WORDS_SHOWN).join(', ')}` };
    };
    try {
      return await rowsOf(measure);
    } finally {
      await search.stop();
      await store.close();
    }
  },
};

type Measure = (extras: Extras) => Promise<{ readonly facts: number; readonly all: number; readonly words: string }>;

/** Of the first questions, one word each. */
const WORDS_SHOWN = 12;

/** Plain BM25, all extras, and each of them added to plain BM25 alone. */
async function rowsOf(measure: Measure): Promise<Row[]> {
  const plain = await measure(new Set());
  const whole = await measure(ALL_EXTRAS);
  const rows: Row[] = [
    { measure: 'plain BM25: facts', now: plain.facts, baseline: '.618', target: '' },
    { measure: 'plain BM25: questions with all', now: plain.all, baseline: '.335', target: '' },
    { measure: 'all extras: facts', now: whole.facts, baseline: '.618', target: '.75' },
    { measure: 'all extras: questions with all', now: whole.all, baseline: '.335', target: '.50' },
  ];
  for (const extra of EXTRAS) {
    const alone = await measure(new Set([extra]));
    const note = `${signed(alone.facts - plain.facts)} facts, ${signed(alone.all - plain.all)} all; ${extra === 'expansion' ? alone.words : ''}`;
    rows.push({ measure: `plain + ${extra}: facts`, now: alone.facts, baseline: '', target: '', note });
  }
  return rows;
}

const signed = (gain: number): string => `${gain < 0 ? '−' : '+'}${Math.abs(gain).toFixed(3)}`;
