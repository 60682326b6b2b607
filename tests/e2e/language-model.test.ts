// With a key, the answer in exact sentences stands at once and the model's replaces it in one edit, when it has passed.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { LIES, NEWS_LINES, type Told } from '../golden/lies.ts';
import { freePort } from '../kit/free-port.ts';
import { claiming, FAULTS, type OpenaiStandIn, startOpenaiStandIn, TOKENS_USED } from '../kit/openai-stand-in.ts';
import { type Running, runVerb, startBotProcess, untilReady } from '../kit/run-program.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { until } from '../kit/until.ts';
import { type SandboxProcess, startSandboxProcess } from '../sandbox/sandbox-process.ts';

const NEWS =
  'Harbour opens\n\nMayor Ada Quill opened the harbour of Port Sevrin on 3 May. Around 90 boats took part. The harbour had been closed since the storm in April.\n';

const WAIT_MS_MAX = 10_000;
/** The least that a moderator can set and that is too little for any question. */
const FEW_TOKENS = 100;
const TRUE_CLAIM = { text: 'Ada Quill opened the harbour of Port Sevrin on 3 May.', sentences: [1] };
const WHO = 'Who opened the harbour of Port Sevrin?';
const WHEN = 'When did Ada Quill open the harbour of Port Sevrin?';

/** As many as the form of a reply allows. */
const LIES_AT_ONCE = 10;
const LIES_CALLS = Math.ceil(LIES.length / LIES_AT_ONCE);

/** The lie, with the numbers under which the model was given the sentences that it cites. */
function numbered({ text, cites }: Told, body: string): { text: string; sentences: number[] } {
  const sentences = cites.map((line) => {
    const quote = JSON.stringify(NEWS_LINES[line - 1] ?? 'none').slice(1, 30);
    const number = /number=\\"(\d+)\\"[^>]*>$/u.exec(body.slice(0, body.indexOf(quote)))?.[1];
    return Number(number ?? 99);
  });
  return { text, sentences };
}

describe('an answer with a language model', () => {
  let sandbox: SandboxProcess;
  let bot: Running;
  let model: OpenaiStandIn;
  let statusPort: number;
  before(async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'news.txt'), NEWS);
    const dataDir = join(folder, 'data');
    const facts = ['--data', dataDir, '--published', '2026-05-04', '--source', 'The Quay'];
    writeFileSync(join(folder, 'lies.txt'), `News of Norvik\n\n${NEWS_LINES.join(' ')}\n`);
    const files = [join(folder, 'news.txt'), join(folder, 'lies.txt')];
    assert.equal((await runVerb(['import', ...facts, ...files])).code, 0);
    model = await startOpenaiStandIn();
    sandbox = await startSandboxProcess();
    statusPort = await freePort();
    const env = {
      OPENAI_API_KEY: 'k',
      OPENAI_BASE_URL: model.baseUrl,
      DATELINE_MODEL_SECONDS: '2',
      DATELINE_MODEL_QUESTIONS_PER_DAY: '100',
      DATELINE_STATUS_PORT: `${statusPort}`,
    };
    bot = startBotProcess({ apiUrl: sandbox.apiUrl, dataDir, env });
    await untilReady(bot);
  });
  after(async () => {
    await bot?.stop('SIGTERM');
    await sandbox?.stop();
    await model?.stop();
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

  async function settings(subcommand: 'view' | 'set', options: Record<string, number> = {}): Promise<string> {
    const channelId = await sandbox.channel('moderators');
    const deed = { as: 'moderator', kind: 'command', channelId, command: `settings ${subcommand}`, options } as const;
    return JSON.stringify((await sandbox.interact({ ...deed, until: 'settled' })).message?.raw.components);
  }

  async function tokensUsed(): Promise<number> {
    return Number((/([\d,]+) used today/.exec(await settings('view'))?.[1] ?? '').replaceAll(',', ''));
  }

  const faultsLogged = (): string[] =>
    bot
      .said()
      .stderr.split('\n')
      .filter((line) => line.includes('language model'));

  it('is the exact sentence at first, and the model’s sentence after one edit, paid by the server', async () => {
    model.answer = claiming(TRUE_CLAIM);
    const shown = await ask(WHO);
    assert.equal(shown.length, 2);
    assert.match(shown[0] ?? '', /Mayor Ada Quill opened the harbour/);
    assert.match(shown[1] ?? '', /Ada Quill opened the harbour/);
    assert.doesNotMatch(shown[1] ?? '', /Mayor Ada Quill opened/);
    assert.equal(await tokensUsed(), TOKENS_USED);
  });

  it('is remembered for the next who asks the same, at no cost', async () => {
    const { length } = model.requests;
    const shown = await ask(WHO);
    assert.doesNotMatch(shown.at(-1) ?? '', /Mayor Ada Quill opened/);
    assert.equal(model.requests.length, length);
    assert.equal(await tokensUsed(), TOKENS_USED);
  });

  it('never shows what the model made up: another number, another name, words without a source', async () => {
    model.answer = claiming(
      { text: 'Around 900 boats took part in the opening of the harbour.', sentences: [2] },
      { text: 'Mayor Boris Nobody opened the harbour of Port Sevrin on 3 May.', sentences: [1] },
    );
    const shown = await ask('How many boats took part when the harbour opened?');
    for (const body of shown) {
      assert.doesNotMatch(body, /900 boats|Nobody/);
      assert.match(body, /90 boats/);
    }
    assert.match(shown.at(-1) ?? '', /did not hold/);
    assert.deepEqual(faultsLogged(), []);
  });

  it('never shows a lie of forty kinds, ten at once', async () => {
    const question = 'What happened to the ferry Havbris?';
    for (let at = 0; at < LIES.length; at += LIES_AT_ONCE) {
      // Each question is another one, so that no reply is remembered.
      const lies = LIES.slice(at, at + LIES_AT_ONCE);
      model.answer = (response, asked) => claiming(...lies.map((lie) => numbered(lie, asked.body)))(response, asked);
      const shown = await ask(`${question} ${'!'.repeat(at / LIES_AT_ONCE)}`);
      assert.match(shown[0] ?? '', /sank near Westhaven/);
      // What is a sentence of the article, though not the one it cites, may be shown as itself.
      const untrue = lies.filter(({ text }) => !NEWS_LINES.some((line) => line === text));
      for (const { text } of untrue) assert.ok(!shown.at(-1)?.includes(JSON.stringify(text).slice(1, -1)), text);
    }
  });

  for (const [name, fault] of Object.entries(FAULTS))
    it(`keeps the exact sentences, with a note, when the endpoint gives ${name}: logged once, paid as it cost`, async () => {
      model.answer = fault.handle;
      const before = { used: await tokensUsed(), logged: faultsLogged().length };
      const shown = await ask(WHEN);
      assert.equal(shown.length, 2);
      for (const body of shown) assert.match(body, /Mayor Ada Quill opened the harbour/);
      assert.doesNotMatch(shown[0] ?? '', /language model/);
      assert.match(shown[1] ?? '', fault.kind === 'timeout' ? /language model took too long/ : /language model failed/);
      const logged = faultsLogged().slice(before.logged);
      assert.equal(logged.length, 1, logged.join('\n'));
      assert.equal((JSON.parse(logged[0] ?? '{}') as { kind?: string }).kind, fault.kind);
      assert.doesNotMatch(bot.said().stderr, /Quill|Sevrin/, 'nobody’s question is in the log');
      const cost = (await tokensUsed()) - before.used;
      if (fault.tokens === 'reserved') assert.ok(cost > TOKENS_USED, `${cost}`);
      else assert.equal(cost, fault.tokens);
    });

  it('stays in exact sentences, and says until when, when the person’s answers or the server’s tokens are spent', async () => {
    model.answer = claiming(TRUE_CLAIM);
    const { length } = model.requests;
    const logged = faultsLogged().length;
    await settings('set', { 'member-questions': 1 });
    assert.match((await ask(WHEN)).at(-1) ?? '', /you have had 1 answer of the language model today; more <t:\d+:R>/);
    await settings('set', { 'member-questions': 50, 'model-tokens': FEW_TOKENS });
    assert.match((await ask(WHEN)).at(-1) ?? '', /this server has used up the language model for today; .*<t:\d+:R>/);
    assert.equal(model.requests.length, length, 'nothing was asked of the endpoint');
    assert.equal(faultsLogged().length, logged);
  });

  it('is measured: each call by what came of it, and the tokens that were counted', async () => {
    const text = await (await fetch(`http://127.0.0.1:${statusPort}/metrics`)).text();
    const sampleOf = (sample: string): number =>
      Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`${sample} `))
          ?.slice(sample.length + 1) ?? 0,
      );
    const calls = (result: string): number => sampleOf(`dateline_model_calls_total{result="${result}"}`);
    const timeouts = Object.values(FAULTS).filter(({ kind }) => kind === 'timeout').length;
    assert.equal(calls('written'), 2 + LIES_CALLS, 'one that held and one that did not, and the lies');
    assert.equal(calls('remembered'), 1);
    assert.equal(calls('timeout'), timeouts);
    assert.equal(calls('failed'), Object.keys(FAULTS).length - timeouts);
    assert.ok(sampleOf('dateline_model_tokens_total') >= TOKENS_USED);
    assert.equal(sampleOf('dateline_model_call_duration_seconds_count'), 2 + LIES_CALLS + Object.keys(FAULTS).length);
  });
});
