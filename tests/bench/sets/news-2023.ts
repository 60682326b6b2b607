// Evidence, answers and honest refusals over 609 articles of 2023, and which of them tell one story.

import { createHash } from 'node:crypto';
import { openStore } from '../../../src/store/open-store.ts';
import { groupIntoStories } from '../../../src/stories/stories.ts';
import { judgedRows } from '../judged-rows.ts';
import { askBatch, f1, importArticles, type MeasuredSet, type Row, readLines, share } from '../measured-set.ts';
import { ARTICLES, type ArticleLine, ASKED, fold, QUESTIONS, type Question, shareOfFacts } from './evidence-share.ts';

interface AnswerOutput {
  readonly answered: boolean;
  readonly answer: string;
  readonly claims: readonly {
    readonly text: string;
    readonly citations: readonly { readonly url: string; readonly quote: string }[];
  }[];
  readonly evidence: readonly { readonly url: string; readonly text: string }[];
}

export const newsQuestions: MeasuredSet = {
  name: 'news-2023',
  files: [ARTICLES, QUESTIONS],
  run: async () => {
    const articles = readLines<ArticleLine>(ARTICLES);
    const questions = readLines<Question>(QUESTIONS);
    const asked = await askAll(questions, await importArticles(articles));
    const chosen = hashedQuestions(questions);
    const without = await askWithout(chosen, articles);
    return [
      ...evidenceRows(questions, asked, articles),
      ...answerRows(questions, asked),
      ...refusalRows(questions, { chosen, asked, without }),
      ...judgedRows([...asked.values(), ...without.values()], articles),
    ];
  },
};

async function askAll(questions: readonly Question[], dataDir: string): Promise<ReadonlyMap<string, AnswerOutput>> {
  const results = await askBatch<AnswerOutput>(
    'ask',
    questions.map(({ id, question }) => ({ id, input: { question, asked: ASKED } })),
    dataDir,
  );
  return new Map(results.flatMap(({ id, output }) => (output === undefined ? [] : [[id, output] as const])));
}

function evidenceRows(
  questions: readonly Question[],
  asked: ReadonlyMap<string, AnswerOutput>,
  articles: readonly ArticleLine[],
): Row[] {
  const textOf = new Map(articles.map(({ url, text }) => [url, fold(text)]));
  const found = new Map([...asked].map(([id, { evidence }]) => [id, evidence]));
  const { facts, all } = shareOfFacts(questions, found, textOf);
  return [
    { measure: 'facts in evidence', now: facts, baseline: '.618', target: '.75' },
    { measure: 'questions with all facts', now: all, baseline: '.335', target: '.50' },
  ];
}

function normalise(answer: string): string {
  return answer
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .replace(/\b(a|an|the)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function answerRows(questions: readonly Question[], asked: ReadonlyMap<string, AnswerOutput>): Row[] {
  const isRight = ({ id, answer }: Question): boolean => normalise(asked.get(id)?.answer ?? '') === normalise(answer);
  const ofType = (type: Question['type']): readonly Question[] =>
    questions.filter((question) => question.type === type);
  const inference = ofType('inference');
  const answers = [...new Set(inference.map(({ answer }) => normalise(answer)))];
  const byAnswer = answers.map(
    (answer) =>
      share(
        inference.filter((question) => normalise(question.answer) === answer),
        isRight,
      ) ?? 0,
  );
  return [
    { measure: 'inference micro', now: share(inference, isRight), baseline: '.33', target: '.60' },
    {
      measure: 'inference macro',
      now: byAnswer.reduce((sum, one) => sum + one, 0) / byAnswer.length,
      baseline: '',
      target: '.45',
    },
    ...(['comparison', 'temporal'] as const).flatMap((type): Row[] => {
      const decided = ofType(type).filter(({ id }) => (asked.get(id)?.answer ?? '') !== '');
      return [
        { measure: type, now: share(ofType(type), isRight), baseline: '', target: '' },
        { measure: `${type}, of ${decided.length} decided`, now: share(decided, isRight), baseline: '', target: '' },
      ];
    }),
  ];
}

// How many questions the second refusal test asks, as the measure defines it.
const REFUSED_QUESTIONS = 150;

function hashedQuestions(questions: readonly Question[]): readonly Question[] {
  const hash = (id: string): string => createHash('sha256').update(id).digest('hex');
  return questions
    .filter(({ type }) => type === 'inference')
    .sort((a, b) => (hash(a.id) < hash(b.id) ? -1 : 1))
    .slice(0, REFUSED_QUESTIONS);
}

/** Asks a store from which the evidence of all the questions was left out. */
function askWithout(
  chosen: readonly Question[],
  articles: readonly ArticleLine[],
): Promise<ReadonlyMap<string, AnswerOutput>> {
  const gone = new Set(chosen.flatMap(({ evidence }) => evidence.map(({ url }) => url)));
  return importArticles(articles.filter(({ url }) => !gone.has(url))).then((dataDir) => askAll(chosen, dataDir));
}

function refusalRows(
  questions: readonly Question[],
  {
    chosen,
    asked,
    without,
  }: {
    readonly chosen: readonly Question[];
    readonly asked: ReadonlyMap<string, AnswerOutput>;
    readonly without: ReadonlyMap<string, AnswerOutput>;
  },
): Row[] {
  const isRefusedIn =
    (answers: ReadonlyMap<string, AnswerOutput>) =>
    ({ id }: Question): boolean =>
      answers.get(id)?.answered === false;
  return [
    {
      measure: 'refusing (a) null',
      now: share(
        questions.filter(({ type }) => type === 'null'),
        isRefusedIn(asked),
      ),
      baseline: '',
      target: '.90',
    },
    {
      measure: 'refusing (b) evidence left out',
      now: share(chosen, isRefusedIn(without)),
      baseline: '',
      target: '.80',
    },
    {
      measure: 'refusing (c) evidence there: answered',
      now: share(chosen, ({ id }) => asked.get(id)?.answered === true),
      baseline: '',
      target: '.85',
    },
  ];
}

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly label: 'same' | 'different';
}

export const storyPairs: MeasuredSet = {
  name: 'story-pairs',
  files: [ARTICLES, 'story-pairs.jsonl'],
  run: async () => {
    const dataDir = await importArticles(readLines<ArticleLine>(ARTICLES));
    const [result] = await askBatch<{
      readonly stories: readonly { readonly id: string; readonly urls: readonly string[] }[];
    }>('stories', [{ id: 'all', input: {} }], dataDir);
    if (result?.output === undefined) throw new Error(result?.error?.message ?? 'no answer');
    const storyOf = new Map(result.output.stories.flatMap(({ id, urls }) => urls.map((url) => [url, id] as const)));
    const pairs = readLines<Pair>('story-pairs.jsonl');
    const now = pairF1(pairs, storyOf);
    const note = await thresholdCurve(dataDir, pairs);
    return [{ measure: 'pair F1 of “same”', now, baseline: '.65', target: '.75', note }];
  },
};

function pairF1(pairs: readonly Pair[], storyOf: ReadonlyMap<string, string>): number {
  const isFound = ({ a, b }: Pair): boolean => storyOf.has(a) && storyOf.get(a) === storyOf.get(b);
  const gold = pairs.filter(({ label }) => label === 'same');
  return f1({ right: gold.filter(isFound).length, found: pairs.filter(isFound).length, gold: gold.length });
}

/** The same with other thresholds of likeness, so that it is seen how much hangs on the one chosen. */
async function thresholdCurve(dataDir: string, pairs: readonly Pair[]): Promise<string> {
  const store = await openStore({ dataDir, now: Date.now });
  try {
    const changes = await store.articles.changesSince(0, CURVE_ARTICLES_MAX, { kind: 'all' });
    const reads = changes.flatMap((change) => (change.kind === 'saved' ? [change] : []));
    const points = CURVE.map((sameMin) => {
      const stories = groupIntoStories(reads, { sameMin });
      const storyOf = new Map(
        stories.flatMap(({ id, reads: told }) => told.map(({ article }) => [article.citedUrl, id] as const)),
      );
      return `${sameMin.toFixed(2)} → ${pairF1(pairs, storyOf).toFixed(3)}`;
    });
    return `by threshold: ${points.join(', ')}`;
  } finally {
    await store.close();
  }
}

const CURVE = [0.19, 0.21, 0.23, 0.25, 0.27, 0.29, 0.31, 0.33, 0.35];
const CURVE_ARTICLES_MAX = 10_000;
