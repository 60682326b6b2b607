import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';

const LOG = new URL('../src/log.ts', import.meta.url).href;

/** Runs some lines over an open log in a process of its own, for the log writes to standard error. Gives what was written. */
function write(lines: string): readonly Record<string, unknown>[] {
  const script = `import { openLog } from '${LOG}';\nconst log = openLog({ level: 'info', pretty: false });\n${lines}`;
  const { stderr } = spawnSync(process.execPath, ['--input-type=module-typescript', '--eval', script], {
    encoding: 'utf8',
  });
  return stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the log', () => {
  it('tells what an error says, under either of its names', () => {
    const [first, second] = write(
      `log.error('a job failed', { error: new Error('the disk is full') }); log.warn('again', { err: new Error('still full') });`,
    );
    assert.match(JSON.stringify(first?.error), /"message":"the disk is full"/);
    assert.match(JSON.stringify(second?.err), /"message":"still full"/);
  });

  it('tells of an error neither what people wrote nor a token, however deep it stands', () => {
    const address = 'https://discord.com/api/v10/webhooks/123/aW50-secret/messages/@original?with=1';
    const [line] = write(`
      const inner = Object.assign(new Error('POST /interactions/9/other-secret/callback failed'), { requestBody: 'Who robbed us?' });
      const error = Object.assign(new Error('Unknown interaction at ${address}', { cause: inner }), {
        code: 10062, status: 404, method: 'PATCH', url: '${address}',
        requestBody: { files: [], json: { content: 'Who robbed us?' } },
        rawError: { message: 'Who robbed us?' },
      });
      log.warn('late', { err: error, error, reason: error, said: '${address}' });`);
    const text = JSON.stringify(line);
    assert.doesNotMatch(text, /secret|robbed/);
    assert.match(text, /webhooks\/123\/\*\*\*\/messages\/@original/);
    const told = line?.err as Record<string, unknown>;
    assert.deepEqual([told.type, told.code, told.status, told.method], ['Error', 10062, 404, 'PATCH']);
    assert.match(String(told.stack), /^Error: Unknown interaction/);
    assert.match(JSON.stringify(told.cause), /interactions\/9\/\*\*\*\/callback failed/);
  });

  it('masks secrets by their form, and those of the settings by their letters', () => {
    const said = [
      'Bot MTAwMDAwMDAwMDAwMDAwMDAwMQ.Gabcde.abcdefghijklmnopqrstuvwxyz0123456789AB said no',
      'authorization: Bearer sk-abcdefgh1234',
      'redis://user:a-pass-word@cache.example:6379/0',
      'the key of the house',
    ];
    const [line] = write(`
      const masked = openLog({ level: 'info', pretty: false, secrets: ['key of the house', 'the'] });
      masked.warn(...${JSON.stringify(['x', Object.fromEntries(said.entries())])});`);
    assert.deepEqual(
      said.map((_, number) => line?.[number]),
      ['Bot *** said no', 'authorization: Bearer ***', 'redis://***@cache.example:6379/0', 'the ***'],
    );
  });

  it('tells of causes only so far, also when they go in a circle', () => {
    const [line] = write(`const error = new Error('round'); error.cause = error; log.error('x', { error });`);
    assert.equal(JSON.stringify(line).match(/"type":"Error"/g)?.length, 5);
  });

  it('writes one line of JSON an event, and none below its level', () => {
    const lines = write(`log.debug('unheard'); log.info('ready', { invite: 'https://discord.example' });`);
    assert.equal(lines.length, 1);
    assert.deepEqual([lines[0]?.msg, lines[0]?.invite], ['ready', 'https://discord.example']);
  });
});
