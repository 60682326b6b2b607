// A real article, read, asked about and answered with its own sentences. The text stays where it is: only short words of
// it stand here.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Answer } from '../../src/news/cited-text.ts';
import { runVerb } from '../kit/run-program.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const ARTICLE = fileURLToPath(new URL('../../../shared/articles/us-interrogates-is-fighters.txt', import.meta.url));
const FACTS = [
  ...['--published', '2017-02-22', '--source', 'Libya-Analysis', '--byline', 'Jason Pack'],
  ...['--rights', 'Used with explicit permission from the author.'],
];
const skip = existsSync(ARTICLE) ? false : 'the real article is not here';

async function importArticle(facts: readonly string[]): Promise<string> {
  const dataDir = temporaryFolder();
  const { code, stderr } = await runVerb(['import', '--data', dataDir, ...facts, ARTICLE]);
  assert.equal(code, 0, stderr);
  return dataDir;
}

/** An answer as the terminal gives it: why there is none is a sentence. */
type Told = Omit<Answer, 'because'> & { readonly because?: string };

async function ask(dataDir: string, question: string): Promise<Told> {
  const { code, stdout, stderr } = await runVerb(['ask', '--json', '--data', dataDir, question]);
  const answer = JSON.parse(stdout) as Told;
  assert.equal(code, answer.answered ? 0 : 1, stderr);
  return answer;
}

/** Every claim is a sentence of the article, cited word for word with its source and day; gives them. */
function citedSentences(answer: Told): readonly string[] {
  assert.equal(answer.answered, true, JSON.stringify(answer));
  for (const { text, citations } of answer.claims) {
    const [citation] = citations;
    assert.equal(citation?.quote, text);
    assert.deepEqual([citation?.source, citation?.publishedDay], ['Libya-Analysis', '2017-02-22']);
  }
  return answer.claims.map(({ text }) => text);
}

describe('a real article with its day of publication', { skip }, () => {
  let dataDir: string;
  before(async () => {
    dataDir = await importArticle(FACTS);
  });

  it('tells who somebody is', async () => {
    const answer = await ask(dataDir, 'Who is Thomas Waldhauser?');
    assert.match(answer.slot, /head of US Africa Command/);
    assert.match(citedSentences(answer)[0] ?? '', /Marine Gen\. Thomas Waldhauser, the head of US Africa Command/);
  });

  it('tells what somebody said about something', async () => {
    const sentences = citedSentences(await ask(dataDir, 'What did Waldhauser say about the intelligence?'));
    assert.match(sentences.join('\n'), /“We did get some actionable intelligence/);
    assert.match(sentences.join('\n'), /obtained significant intelligence/);
  });

  it('tells when something happened, with the year that follows from the publication', async () => {
    const answer = await ask(dataDir, 'When were the ISIS camps near Sirte hit?');
    assert.equal(answer.slot, '19 January 2017');
    assert.match(citedSentences(answer)[0] ?? '', /hit by US airstrikes on 19 January/);
  });

  it('tells both that happened on a day', async () => {
    const sentences = citedSentences(await ask(dataDir, 'What happened on 20 February 2017?'));
    assert.equal(sentences.length, 2);
    assert.match(sentences.join('\n'), /issued a ministerial declaration/);
    assert.match(sentences.join('\n'), /the French ambassador met/);
  });

  it('says of a day that is not in it that it is not, and what was looked through', async () => {
    const answer = await ask(dataDir, 'What happened on 5 March 2017?');
    assert.equal(answer.answered, false);
    assert.deepEqual([answer.claims, answer.slot], [[], '']);
    assert.match(answer.because ?? '', /5 March 2017/);
    assert.deepEqual(answer.coverage, { articles: 1, sources: 1, from: '2017-02-22', to: '2017-02-22' });
  });

  it('is told of at the terminal in whole sentences', async () => {
    const { stdout } = await runVerb(['ask', '--data', dataDir, 'What happened on 5 March 2017?']);
    assert.match(stdout, /^Looked through 1 article from 1 source, 2017-02-22 to 2017-02-22\.$/m);
  });

  it('is asked three harder questions, whose answers are shown and not judged', async (context) => {
    for (const question of [
      'What is known about Hifter?',
      'Who is Alaref al-Khoja?',
      'What did Haftar say on 17 February?',
    ]) {
      const { answered, slot, claims, because } = await ask(dataDir, question);
      context.diagnostic(`${question} ${answered ? `${claims.length} sentences; ${slot}` : because}`);
    }
  });
});

describe('a real article without its day of publication', { skip }, () => {
  it('leaves days without a year as they stand', async () => {
    const dataDir = await importArticle([]);
    assert.equal((await ask(dataDir, 'What happened on 20 February 2017?')).answered, false);
    const answer = await ask(dataDir, 'When were the ISIS camps near Sirte hit?');
    assert.match(answer.slot, /^19 January, year not stated$/);
  });
});
