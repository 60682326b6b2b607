// The same articles in a file and in PostgreSQL, asked and searched for the same: the same hits and the same answers.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { hasData, readLines } from '../bench/measured-set.ts';
import { ARTICLES, ASKED, QUESTIONS, type Question } from '../bench/sets/evidence-share.ts';
import { makeEmptyDatabase, noPostgres } from '../kit/postgres.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const ASKED_MAX = Number(process.env.DATELINE_TEST_QUESTIONS ?? 500);
const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const why = noPostgres ?? (hasData([ARTICLES, QUESTIONS]) ? undefined : 'there is no ../shared');

type Environment = Readonly<Record<string, string>>;

/** Runs a verb of the program to its end, however long it takes; gives its output. */
async function run(args: readonly string[], env: Environment, input = ''): Promise<string> {
  const settings = { PATH: process.env.PATH ?? '', DATELINE_LOG_LEVEL: 'error', ...env };
  const child = spawn(process.execPath, [MAIN, ...args], { env: settings, cwd: temporaryFolder() });
  child.stdin.end(input);
  const [out, complaints, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  assert.equal(code, 0, complaints.slice(-2_000));
  return out;
}

/** The outputs of `batch VERB`, as they stand on their lines. */
async function batch(verb: string, inputs: readonly object[], env: Environment): Promise<readonly string[]> {
  const lines = inputs.map((input, id) => `${JSON.stringify({ id, input })}\n`).join('');
  return (await run(['batch', verb], env, lines)).trim().split('\n');
}

function longerWords(question: string): readonly string[] {
  return (question.match(/\p{L}{6,}/gu) ?? []).slice(0, 6);
}

describe('two databases', { skip: why ?? false, timeout: 3_600_000 }, () => {
  it(`give the same hits and the same answers to ${ASKED_MAX} questions`, async (context) => {
    const articles = readLines<object>(ARTICLES);
    const file = join(temporaryFolder(), 'articles.jsonl');
    writeFileSync(file, articles.map((article) => JSON.stringify(article)).join('\n'));
    const databaseUrl = makeEmptyDatabase(`same_${process.pid}`);
    const sides: readonly Environment[] = [
      { DATELINE_DATA: temporaryFolder() },
      { DATELINE_DATA: temporaryFolder(), DATELINE_DATABASE_URL: databaseUrl },
    ];
    await Promise.all(sides.map((env) => run(['import', file], env)));
    const questions = readLines<Question>(QUESTIONS).slice(0, ASKED_MAX);
    const asked = questions.map(({ question }) => ({ question, asked: ASKED }));
    // All words of a question stand in no article together; some of its longer ones do.
    const sought = questions.map(({ question }) => ({ query: longerWords(question).join(' OR '), limit: 10 }));
    for (const [verb, inputs] of [
      ['search', sought],
      ['ask', asked],
    ] as const) {
      const [one = [], other = []] = await Promise.all(sides.map((env) => batch(verb, inputs, env)));
      assert.equal(one.length, inputs.length);
      const differing = one.flatMap((line, at) => (line === other[at] ? [] : [{ file: line, postgres: other[at] }]));
      const told = one.filter((line) => /"answered":true|"total":[1-9]/u.test(line)).length;
      context.diagnostic(`${verb}: ${differing.length} of ${inputs.length} differ; ${told} found or answered`);
      assert.ok(told > 0);
      assert.deepEqual(differing.slice(0, 3), []);
    }
  });
});
