import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { explainListenError, type StatusPages, serveStatusPages } from '../src/status-pages.ts';

describe('the status pages', () => {
  const open: StatusPages[] = [];
  after(async () => {
    for (const pages of open) await pages.stop();
  });

  it('are healthy while alive, and ready only when every check passes', async () => {
    let fault: string | undefined = 'not connected';
    const pages = await serveStatusPages({
      port: 0,
      checks: {
        discord: async () => fault,
        store: async () => {
          if (fault) throw new Error('closed');
          return undefined;
        },
      },
    });
    open.push(pages);
    const ask = async (path: string): Promise<[number, string]> => {
      const answer = await fetch(`http://127.0.0.1:${pages.port}${path}`);
      return [answer.status, await answer.text()];
    };
    assert.deepEqual(await ask('/healthz'), [200, 'ok\n']);
    assert.deepEqual(await ask('/readyz'), [503, 'discord: not connected\nstore: closed\n']);
    fault = undefined;
    assert.deepEqual(await ask('/readyz'), [200, 'ready\n']);
    assert.equal((await ask('/else'))[0], 404);
  });

  it('say in one sentence that a port is taken', async () => {
    const first = await serveStatusPages({ port: 0, checks: {} });
    open.push(first);
    await assert.rejects(
      serveStatusPages({ port: first.port, checks: {} }),
      /Port \d+ is taken: set DATELINE_STATUS_PORT/,
    );
  });

  it('say of another fault what it is, not that the port is taken', () => {
    const say = (code: string): string => explainListenError(Object.assign(new Error(code), { code }), 80).message;
    assert.match(say('EACCES'), /^This account may not listen on port 80 .*set DATELINE_STATUS_PORT/);
    assert.match(say('EADDRNOTAVAIL'), /^Port 80 cannot be opened \(EADDRNOTAVAIL\): set DATELINE_STATUS_PORT/);
  });
});
