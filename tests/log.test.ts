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

  it('writes one line of JSON an event, and none below its level', () => {
    const lines = write(`log.debug('unheard'); log.info('ready', { invite: 'https://discord.example' });`);
    assert.equal(lines.length, 1);
    assert.deepEqual([lines[0]?.msg, lines[0]?.invite], ['ready', 'https://discord.example']);
  });
});
