// The program when a bug ends it: its trace is told, its secrets are not; and where it keeps its modules compiled.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { runVerb } from './kit/run-program.ts';
import { temporaryFolder } from './kit/temporary-folder.ts';

const SECRETS = {
  DISCORD_TOKEN: 'this-token-is-nobodys-business',
  OPENAI_API_KEY: 'a-key-of-a-model',
  DATELINE_DATABASE_URL: 'postgres://dateline:one-more-word@127.0.0.1:1/dateline',
  DATELINE_REDIS_URL: 'redis://:a-pass-word@127.0.0.1:1',
};
const WHERE = 'https://discord.com/api/v10/interactions/1234/anInteractionsToken/callback';

/** A bug that repeats all it knows, thrown where the lines put it. */
const bug = (lines: string): Readonly<Record<string, string>> => {
  const file = join(temporaryFolder(), 'bug.mjs');
  const said = `'of ' + Object.values(${JSON.stringify(SECRETS)}).join(' and ') + ' at ${WHERE}'`;
  const error = `Object.assign(new TypeError('a bug ' + ${said}, { cause: new Error('inside ' + ${said}) }), { body: 'Who?' })`;
  writeFileSync(file, lines.replace('BUG', error));
  return { ...SECRETS, DATELINE_DATA: temporaryFolder(), NODE_OPTIONS: `--import=${pathToFileURL(file)}` };
};

describe('a bug that ends the program', () => {
  const WAYS = {
    'while it starts': 'process.once = () => { throw BUG; };',
    'that nobody waited for': 'process.once = () => { Promise.reject(BUG); };',
  };
  for (const [name, lines] of Object.entries(WAYS)) {
    it(`${name} is told with its trace and without secrets`, async () => {
      const { code, stderr } = await runVerb(['start'], bug(lines));
      assert.equal(code, 70, stderr);
      assert.match(
        stderr,
        /^A bug ended Dateline: TypeError: a bug of \*\*\* and \*\*\* and \*\*\* and \*\*\* at .+\n +at /m,
      );
      assert.match(stderr, /^caused by: Error: inside of \*\*\*/m);
      assert.match(stderr, /interactions\/1234\/\*\*\*\/callback/);
      assert.doesNotMatch(stderr, /nobodys-business|a-key-of|a-pass-word|anInteractionsToken|Who\?/);
    });
  }
});

describe('the compiled modules', () => {
  it('are kept in the data folder by the verbs that use it, and by no other', async () => {
    const dataDir = temporaryFolder();
    const env = { DATELINE_DATA: dataDir, NODE_COMPILE_CACHE: '' };
    await runVerb(['doctor'], { ...env, DATELINE_STATUS_PORT: '0' });
    assert.deepEqual(readdirSync(dataDir), []);
    assert.equal((await runVerb(['search', 'harbour'], env)).code, 1);
    assert.ok(existsSync(join(dataDir, 'compiled')));
  });
});
