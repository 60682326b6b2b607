// With a key, the answer in exact sentences stands at once and the model's replaces it in one edit, when it has passed.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Running, runVerb, startBotProcess, untilReady } from '../kit/run-program.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { until } from '../kit/until.ts';
import { type SandboxProcess, startSandboxProcess } from '../sandbox/sandbox-process.ts';

const NEWS =
  'Harbour opens\n\nMayor Ada Quill opened the harbour of Port Sevrin on 3 May. Around 90 boats took part. The harbour had been closed since the storm in April.\n';

const WAIT_MS_MAX = 10_000;

/** What the stand-in for the model says to the next request: claims that cite sentences by number, or a status. */
type Reply = readonly { readonly text: string; readonly sentences: readonly number[] }[] | number;

describe('an answer with a language model', () => {
  let sandbox: SandboxProcess;
  let bot: Running;
  let model: Server;
  let reply: Reply = 500;
  before(async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'news.txt'), NEWS);
    const dataDir = join(folder, 'data');
    const facts = ['--data', dataDir, '--published', '2026-05-04', '--source', 'The Quay'];
    assert.equal((await runVerb(['import', ...facts, join(folder, 'news.txt')])).code, 0);
    model = createServer((_request, response) => {
      if (typeof reply === 'number') return void response.writeHead(reply).end('{}');
      const message = { role: 'assistant', content: JSON.stringify({ claims: reply }), refusal: null };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ choices: [{ index: 0, finish_reason: 'stop', message }] }));
    });
    await new Promise<void>((resolve) => model.listen(0, '127.0.0.1', resolve));
    sandbox = await startSandboxProcess();
    const baseUrl = `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`;
    bot = startBotProcess({ apiUrl: sandbox.apiUrl, dataDir, env: { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: baseUrl } });
    await untilReady(bot);
  });
  after(async () => {
    await bot?.stop('SIGTERM');
    await sandbox?.stop();
    model?.closeAllConnections();
    model?.close();
  });

  /** Asks, and gives the bodies that the answer had, one after the other, as JSON text. */
  async function ask(question: string): Promise<string[]> {
    const earlier = (await sandbox.requests()).length;
    const channelId = await sandbox.channel('general');
    await sandbox.interact({ kind: 'command', command: 'ask', channelId, options: { question }, until: 'settled' });
    return until('the answer was replaced', WAIT_MS_MAX, async () => {
      const edits = (await sandbox.requests()).slice(earlier).filter(({ method }) => method === 'PATCH');
      return edits.length < 2 ? undefined : edits.map(({ body }) => JSON.stringify(body));
    });
  }

  it('is the exact sentence at first, and the model’s sentence after one edit', async () => {
    reply = [{ text: 'Ada Quill opened the harbour of Port Sevrin on 3 May.', sentences: [1] }];
    const shown = await ask('Who opened the harbour of Port Sevrin?');
    assert.equal(shown.length, 2);
    assert.match(shown[0] ?? '', /Mayor Ada Quill opened the harbour/);
    assert.match(shown[1] ?? '', /Ada Quill opened the harbour/);
    assert.doesNotMatch(shown[1] ?? '', /Mayor Ada Quill opened/);
  });

  it('never shows what the model made up: another number, another name, words without a source', async () => {
    reply = [
      { text: 'Around 900 boats took part in the opening of the harbour.', sentences: [2] },
      { text: 'Mayor Boris Nobody opened the harbour of Port Sevrin on 3 May.', sentences: [1] },
    ];
    for (const body of await ask('How many boats took part when the harbour opened?')) {
      assert.doesNotMatch(body, /900|Nobody/);
      assert.match(body, /90 boats/);
    }
  });

  it('keeps the exact sentences, with a note, when the model fails', async () => {
    reply = 500;
    const shown = await ask('When did Ada Quill open the harbour of Port Sevrin?');
    assert.match(shown.at(-1) ?? '', /Mayor Ada Quill opened the harbour/);
    assert.match(shown.at(-1) ?? '', /language model/i);
  });
});
