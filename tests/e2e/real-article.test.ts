// A real article, read, asked about and answered with its own sentences. The text stays where it is: only short words of
// it stand here.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ALL } from '../../src/news/view.ts';
import { openStore } from '../../src/store/open-store.ts';
import { runBatch, runVerb } from '../kit/run-program.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const ARTICLE = fileURLToPath(new URL('../../../shared/articles/us-interrogates-is-fighters.txt', import.meta.url));
const FACTS = [
  ...['--published', '2017-02-22', '--source', 'Libya-Analysis', '--byline', 'Jason Pack'],
  ...['--rights', 'Used with explicit permission from the author.'],
];
const skip = existsSync(ARTICLE) ? false : 'the real article is not in ../shared';

async function importArticle(facts: readonly string[]): Promise<string> {
  const dataDir = temporaryFolder();
  const { code, stderr } = await runVerb(['import', '--data', dataDir, ...facts, ARTICLE]);
  assert.equal(code, 0, stderr);
  return dataDir;
}

/** An answer as `batch ask` gives it. */
interface Told {
  readonly answered: boolean;
  readonly answer: string;
  readonly claims: readonly {
    readonly text: string;
    readonly citations: readonly { readonly source: string; readonly published: string; readonly quote: string }[];
  }[];
  readonly coverage: object;
}

/** Asks all questions in one process; gives each one's answer by the question. */
async function askAll(dataDir: string, questions: readonly string[]): Promise<(question: string) => Told> {
  const answers = await runBatch<Told>(
    'ask',
    dataDir,
    questions.map((question) => ({ question })),
  );
  return (question) => answers[questions.indexOf(question)] ?? assert.fail(`not asked: ${question}`);
}

/** Every claim is a sentence of the article, cited word for word with its source and day; gives them. */
function citedSentences(answer: Told): readonly string[] {
  assert.equal(answer.answered, true, JSON.stringify(answer));
  for (const { text, citations } of answer.claims) {
    const [citation] = citations;
    assert.equal(citation?.quote, text);
    assert.deepEqual([citation?.source, citation?.published], ['Libya-Analysis', '2017-02-22']);
  }
  return answer.claims.map(({ text }) => text);
}

const QUESTIONS = [
  'Who is Thomas Waldhauser?',
  'What did Waldhauser say about the intelligence?',
  'When were the ISIS camps near Sirte hit?',
  'What happened on 20 February 2017?',
  'What happened on 5 March 2017?',
];
const HARDER = ['What is known about Hifter?', 'Who is Alaref al-Khoja?', 'What did Haftar say on 17 February?'];

// One store for all that is asked of the article with its day, one for it without.
let dated = '';
let undated = '';
before(async () => {
  if (skip === false) [dated, undated] = await Promise.all([importArticle(FACTS), importArticle([])]);
});

describe('a real article with its day of publication', { skip }, () => {
  let told: (question: string) => Told;
  before(async () => {
    told = await askAll(dated, [...QUESTIONS, ...HARDER]);
  });

  it('tells who somebody is', async () => {
    const answer = told('Who is Thomas Waldhauser?');
    assert.match(answer.answer, /head of US Africa Command/);
    assert.match(citedSentences(answer)[0] ?? '', /Marine Gen\. Thomas Waldhauser, the head of US Africa Command/);
  });

  it('tells what somebody said about something', async () => {
    const sentences = citedSentences(told('What did Waldhauser say about the intelligence?'));
    assert.match(sentences.join('\n'), /“We did get some actionable intelligence/);
    assert.match(sentences.join('\n'), /obtained significant intelligence/);
  });

  it('tells when something happened, with the year that follows from the publication', async () => {
    const answer = told('When were the ISIS camps near Sirte hit?');
    assert.equal(answer.answer, '19 January 2017');
    assert.match(citedSentences(answer)[0] ?? '', /hit by US airstrikes on 19 January/);
  });

  it('tells both that happened on a day', async () => {
    const sentences = citedSentences(told('What happened on 20 February 2017?'));
    assert.equal(sentences.length, 2);
    assert.match(sentences.join('\n'), /issued a ministerial declaration/);
    assert.match(sentences.join('\n'), /the French ambassador met/);
  });

  it('says of a day that is not in it that it is not, and what was looked through', async () => {
    const answer = told('What happened on 5 March 2017?');
    assert.equal(answer.answered, false);
    assert.deepEqual([answer.claims, answer.answer], [[], '']);
    assert.deepEqual(answer.coverage, { articles: 1, sources: 1, from: '2017-02-22', to: '2017-02-22' });
  });

  it('is told of at the terminal in whole sentences', async () => {
    const { stdout } = await runVerb(['ask', '--data', dated, 'What happened on 5 March 2017?']);
    assert.match(stdout, /^None of them tells of 5 March 2017\.$/m);
    assert.match(stdout, /^Looked through 1 article from 1 source, 2017-02-22 to 2017-02-22\.$/m);
  });

  it('is asked three harder questions, whose answers are shown and not judged', async (context) => {
    for (const question of HARDER) {
      const { answered, answer, claims } = told(question);
      context.diagnostic(`${question} ${answered ? `${claims.length} sentences; ${answer}` : 'not known'}`);
    }
  });
});

/** What is kept of the one article of a store: its times, and each sentence that has a day with that day. */
async function readKept(dataDir: string) {
  const store = await openStore({ dataDir, now: () => 0, readOnly: true });
  const [change] = await store.articles.changesSince(0, 1, ALL);
  await store.close();
  assert.ok(change?.kind === 'saved');
  const { timeMentions, sentences, eventDays } = change.understanding;
  const dayOf = (opening: string): string | undefined => {
    const index = sentences.findIndex(({ text }) => text.startsWith(opening));
    assert.ok(index >= 0, opening);
    const day = eventDays.find(({ sentence }) => sentence === index);
    return day === undefined ? undefined : day.from === day.to ? day.from : `${day.from}/${day.to}`;
  };
  return { timeMentions, eventDays, dayOf };
}

describe('the days of a real article', { skip }, () => {
  it('are all resolved by its day of publication, but for what is counted from a day that nobody knows', async () => {
    const { timeMentions } = await readKept(dated);
    assert.deepEqual(
      timeMentions.map(({ text, value, from, to }) => [text, value, from === undefined ? '' : `${from}/${to}`]),
      [
        ['17 February', '2017-02-17', '2017-02-17/2017-02-17'],
        ['19 January', '2017-01-19', '2017-01-19/2017-01-19'],
        ['late last autumn', '2016-FA', '2016-09-23/2016-12-20'],
        ['December', '2016-12', '2016-12-01/2016-12-31'],
        ['18 February', '2017-02-18', '2017-02-18/2017-02-18'],
        ['currently', 'PRESENT_REF', ''],
        ['two weeks', 'P2W', ''],
        ['20 February', '2017-02-20', '2017-02-20/2017-02-20'],
        ['last week', '2017-W07', '2017-02-13/2017-02-19'],
        ['16 February', '2017-02-16', '2017-02-16/2017-02-16'],
        ['20 February', '2017-02-20', '2017-02-20/2017-02-20'],
      ],
    );
    const unknown = timeMentions.filter(({ from }) => from === undefined);
    assert.ok(unknown.every(({ basis }) => basis === 'unknown'));
  });

  it('are those of its sentences, also of those that go on from a day', async () => {
    const { dayOf } = await readKept(dated);
    assert.equal(dayOf('In an interview'), '2017-02-17');
    assert.equal(dayOf('On 18 February'), '2017-02-18');
    assert.equal(dayOf('On 20 February, the Foreign'), '2017-02-20');
    assert.equal(dayOf('The declaration stressed'), '2017-02-20');
    assert.equal(dayOf('On 16 February'), '2017-02-16');
    assert.equal(dayOf('On 20 February, the French'), '2017-02-20');
    // A wish, a state, and what nobody knows the day of.
    for (const opening of ['The framework should', 'Control of Sirte', 'The whereabouts of']) {
      assert.equal(dayOf(opening), undefined, opening);
    }
  });

  it('stay without a year, and no sentence has one, when the day of publication is not known', async () => {
    const { timeMentions, eventDays } = await readKept(undated);
    assert.equal(timeMentions.length, 11);
    assert.ok(
      timeMentions.every(({ from, to, basis }) => from === undefined && to === undefined && basis === 'unknown'),
    );
    assert.deepEqual(
      timeMentions.map(({ value }) => value).filter((value) => value.startsWith('XXXX')),
      ['XXXX-02-17', 'XXXX-01-19', 'XXXX-FA', 'XXXX-12', 'XXXX-02-18', 'XXXX-02-20', 'XXXX-02-16', 'XXXX-02-20'],
    );
    assert.deepEqual(eventDays, []);
  });
});

describe('a real article without its day of publication', { skip }, () => {
  it('leaves days without a year as they stand', async () => {
    const told = await askAll(undated, QUESTIONS);
    assert.equal(told('What happened on 20 February 2017?').answered, false);
    const answer = told('When were the ISIS camps near Sirte hit?');
    assert.match(answer.answer, /^19 January, year not stated$/);
  });
});
