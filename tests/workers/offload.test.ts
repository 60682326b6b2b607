import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { Failure } from '../../src/news/failure.ts';
import { understand } from '../../src/text/understand.ts';
import { startOffload } from '../../src/workers/offload.ts';

const ARTICLE = {
  title: 'Harbour opens',
  text: 'The harbour opened on 3 May. Mayor Ada Quill spoke.',
  publishedDay: '2026-05-04',
};

describe('offload', () => {
  const pool = startOffload({ size: 2 });
  after(() => pool.stop());

  it('gives what the function gives on the main thread, whatever the order of jobs', async () => {
    const expected = understand(ARTICLE);
    const results = await Promise.all(Array.from({ length: 8 }, () => pool.run('understand', ARTICLE)));
    for (const result of results) assert.deepEqual(result, expected);
  });

  it('passes a Failure on as a Failure', async () => {
    await assert.rejects(
      pool.run('parseFeed', { body: 'this is no feed' }),
      (error) => error instanceof Failure && error.code === 'unreadable',
    );
  });

  it('hands given bytes over without a copy, unless they share their buffer with others', async () => {
    const feed = '<rss version="2.0"><channel><title>Quay</title></channel></rss>';
    const own = new TextEncoder().encode(feed);
    const body = own.slice();
    assert.equal((await pool.run('parseFeed', { body }, { given: body })).title, 'Quay');
    assert.equal(body.byteLength, 0);
    const part = new Uint8Array([...own, ...own]).subarray(0, own.byteLength);
    assert.equal((await pool.run('parseFeed', { body: part }, { given: part })).title, 'Quay');
    assert.equal(part.byteLength, own.byteLength);
  });

  it('ends a job that takes too long and goes on with the next', async () => {
    const impatient = startOffload({ size: 1, timeoutMsMax: 1 });
    const long = { title: 'Long', text: 'On 3 May Ada Quill spoke in Harbour Town. '.repeat(20_000) };
    await assert.rejects(
      impatient.run('understand', long),
      (error) => error instanceof Failure && error.code === 'timeout',
    );
    await impatient.stop();
    const results = await pool.run('understand', ARTICLE);
    assert.ok(results.sentences.length > 0);
  });

  it('takes up what somebody waits for first, and gives it up in time though it never began', async () => {
    const busy = startOffload({ size: 1 });
    const done: string[] = [];
    const long = { title: 'Long', text: 'On 3 May Ada Quill spoke in Harbour Town. '.repeat(500) };
    const noted = async (name: string, run: Promise<unknown>) => run.then(() => void done.push(name));
    const first = noted('first', busy.run('understand', long));
    const second = noted('second', busy.run('understand', ARTICLE));
    const waitedFor = noted('waited for', busy.run('understand', ARTICLE, { withinMs: 60_000 }));
    await assert.rejects(
      busy.run('understand', ARTICLE, { withinMs: 1 }),
      (error) => error instanceof Failure && error.code === 'timeout',
    );
    assert.deepEqual(done, []);
    await Promise.all([first, second, waitedFor]);
    assert.deepEqual(done, ['first', 'waited for', 'second']);
    await busy.stop();
  });

  it('leaves no thread behind when a reply comes while it stops', async () => {
    const stopping = startOffload({ size: 1 });
    await stopping.run('understand', ARTICLE);
    const before = process.getActiveResourcesInfo().length;
    const last = stopping.run('understand', ARTICLE);
    // The reply is there when this thread looks again, and so is the end.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    await Promise.all([stopping.stop(), assert.rejects(last, /stopping/)]);
    await new Promise((resolve) => setImmediate(resolve));
    assert.ok(process.getActiveResourcesInfo().length <= before);
  });

  it('refuses work after it was stopped', async () => {
    const stopped = startOffload({ size: 1 });
    await stopped.stop();
    await assert.rejects(stopped.run('understand', ARTICLE), /stopping/);
  });
});
