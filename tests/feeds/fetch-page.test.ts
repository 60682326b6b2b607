import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { createFetchPage, type FetchPageSettings, fetchFaultOf, type HostTurns } from '../../src/feeds/feeds.ts';
import { Failure } from '../../src/news/failure.ts';
import { type LocalServer, startLocalServer } from './local-server.ts';

const FEED = '<rss version="2.0"><channel><title>Harbour News</title></channel></rss>';
const NOW = Date.UTC(2024, 4, 7, 8, 0, 0);

let server: LocalServer;

function fetchPageWith(settings: Partial<FetchPageSettings> = {}) {
  return createFetchPage({
    resolve: async (host) => (host === 'news.example' ? ['127.0.0.1'] : []),
    allowedAddresses: [server.hostAndPort, `news.example:${server.hostAndPort.split(':')[1]}`],
    userAgent: 'Dateline/0.1 (+mailto:operator@news.example)',
    now: () => NOW,
    ...settings,
  });
}

async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof Failure, String(error));
    return error;
  }
  throw new Error('it did not fail');
}

function packed(coding: string, bytes: Buffer) {
  return (_request: unknown, response: import('node:http').ServerResponse): void => {
    response.writeHead(200, { 'content-encoding': coding }).end(bytes);
  };
}

before(async () => {
  server = await startLocalServer({
    '/feed': (request, response) => {
      if (request.headers['if-none-match'] === '"one"') {
        response.writeHead(304, { etag: '"one"' }).end();
        return;
      }
      const headers = { 'content-type': 'text/xml', etag: '"one"', 'last-modified': 'Mon, 06 May 2024 10:00:00 GMT' };
      response.writeHead(200, { ...headers, 'cache-control': 'public, max-age=600' }).end(FEED);
    },
    '/agent': (request, response) => void response.end(`${request.headers['user-agent']}|${request.headers.host}`),
    '/gzip': packed('gzip', gzipSync(FEED)),
    '/gzip-cut': packed('gzip', gzipSync(FEED.repeat(50)).subarray(0, -9)),
    '/br': packed('br', brotliCompressSync(FEED)),
    '/deflate': packed('deflate', deflateSync(FEED)),
    '/deflate-raw': packed('deflate', deflateRawSync(FEED)),
    '/zstd': packed('zstd', zstdCompressSync(FEED)),
    '/stacked': packed('gzip, br', brotliCompressSync(gzipSync(FEED))),
    '/odd': packed('snappy', Buffer.from(FEED)),
    '/bomb': packed('gzip', gzipSync(Buffer.alloc(50_000_000))),
    '/bomb-in-bomb': packed('gzip, gzip', gzipSync(gzipSync(Buffer.alloc(50_000_000)))),
    '/zstd-bomb': packed('zstd', zstdCompressSync(Buffer.alloc(50_000_000))),
    '/packed-slowly': (_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.write(gzipSync(FEED).subarray(0, 15));
    },
    '/large': (_request, response) => {
      response.writeHead(200);
      const chunk = Buffer.alloc(100_000, 'x');
      const send = (): void => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', send);
      send();
    },
    '/stated-large': (_request, response) => {
      response.writeHead(200, { 'content-length': '900000000' });
      response.write('x');
    },
    '/silent': () => undefined,
    '/stalls': (_request, response) => {
      response.writeHead(200);
      response.write('<rss>');
    },
    '/moved': (_request, response) => void response.writeHead(301, { location: '/feed' }).end(),
    '/moved-twice': (_request, response) => void response.writeHead(308, { location: '/moved' }).end(),
    '/moved-far': (_request, response) =>
      void response.writeHead(301, { location: `/feed#${'x'.repeat(3_000)}` }).end(),
    '/away': (_request, response) => void response.writeHead(302, { location: '/moved' }).end(),
    '/loop': (_request, response) => void response.writeHead(302, { location: '/loop' }).end(),
    '/inside': (_request, response) =>
      void response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
    '/file': (_request, response) => void response.writeHead(301, { location: 'file:///etc/passwd' }).end(),
    '/busy': (_request, response) => void response.writeHead(429, { 'retry-after': '120' }).end(),
    '/busy-for-ever': (_request, response) => void response.writeHead(429).end(),
    '/to-address': (_request, response) => void response.writeHead(302, { location: `${server.origin}/feed` }).end(),
    '/closed': (_request, response) =>
      void response.writeHead(503, { 'retry-after': 'Tue, 07 May 2024 09:00:00 GMT' }).end(),
    '/gone': (_request, response) => void response.writeHead(410).end(),
    '/forbidden': (_request, response) => void response.writeHead(403).end(),
    '/breaks': (request) => void request.socket.destroy(),
  });
});

after(() => server.close());

describe('createFetchPage', () => {
  it('gives the body with its headers', async () => {
    const page = await fetchPageWith()(`${server.origin}/feed`);
    assert.equal(Buffer.from(page.body).toString(), FEED);
    assert.equal(page.status, 200);
    assert.equal(page.contentType, 'text/xml');
    assert.equal(page.etag, '"one"');
    assert.equal(page.lastModified, 'Mon, 06 May 2024 10:00:00 GMT');
    assert.equal(page.cacheMaxAgeMs, 600_000);
    assert.equal(page.movedTo, undefined);
    assert.equal(page.notModified, false);
  });

  it('says "not modified" when the host does', async () => {
    const page = await fetchPageWith()(`${server.origin}/feed`, { etag: '"one"' });
    assert.equal(page.notModified, true);
    assert.equal(page.body.length, 0);
  });

  it('connects to the address that was checked and names the host as asked', async () => {
    const port = server.hostAndPort.split(':')[1];
    const page = await fetchPageWith()(`http://news.example:${port}/agent`);
    assert.equal(
      Buffer.from(page.body).toString(),
      `Dateline/0.1 (+mailto:operator@news.example)|news.example:${port}`,
    );
  });

  it('asks the resolver once for one request', async () => {
    let looked = 0;
    const resolve = async (): Promise<string[]> => {
      looked += 1;
      return ['127.0.0.1'];
    };
    await fetchPageWith({ resolve })(`http://news.example:${server.hostAndPort.split(':')[1]}/feed`);
    assert.equal(looked, 1);
  });

  for (const path of ['/gzip', '/br', '/zstd', '/stacked', '/deflate', '/deflate-raw']) {
    it(`unpacks ${path.slice(1)}`, async () => {
      const page = await fetchPageWith()(`${server.origin}${path}`);
      assert.equal(Buffer.from(page.body).toString(), FEED);
    });
  }

  it('gives what came of a packed body that was cut short', async () => {
    const page = await fetchPageWith()(`${server.origin}/gzip-cut`);
    assert.ok(Buffer.from(page.body).toString().startsWith(FEED));
  });

  it('refuses a packing it does not know', async () => {
    assert.equal((await failureOf(fetchPageWith()(`${server.origin}/odd`))).code, 'unreadable');
  });

  it('stops at a bomb of zeros, an endless body and a body that states its size', async () => {
    const fetchPage = fetchPageWith({ bytesMax: 1_000_000 });
    for (const path of ['/bomb', '/bomb-in-bomb', '/zstd-bomb', '/large', '/stated-large']) {
      const failure = await failureOf(fetchPage(`${server.origin}${path}`));
      assert.equal(failure.code, 'limit', path);
      assert.equal(failure.message, 'The answer is larger than the 1 MB that I read at most.');
    }
  });

  it('ends in time when headers or body never come, or the resolver hangs', async () => {
    const fetchPage = fetchPageWith({ timeoutMsMax: 150 });
    for (const path of ['/silent', '/stalls', '/packed-slowly']) {
      const failure = await failureOf(fetchPage(`${server.origin}${path}`));
      assert.equal(failure.code, 'timeout', path);
      assert.equal(failure.message, '127.0.0.1 did not answer in full within 0.15 seconds.');
    }
    const hanging = fetchPageWith({ timeoutMsMax: 50, resolve: () => new Promise(() => undefined) });
    const keptAwake = setTimeout(() => undefined, 5_000);
    assert.equal((await failureOf(hanging('http://slow.example/'))).code, 'timeout');
    clearTimeout(keptAwake);
  });

  it('ends at once, by its own reason, when the caller breaks it off', async () => {
    const stop = new AbortController();
    const fetched = fetchPageWith({ timeoutMsMax: 5_000 })(`${server.origin}/silent`, { signal: stop.signal });
    stop.abort(new Error('the house closes'));
    await assert.rejects(fetched, /the house closes/);
  });

  it('reports the new address after an unbroken run of permanent redirects', async () => {
    const page = await fetchPageWith()(`${server.origin}/moved-twice`);
    assert.equal(page.movedTo, `${server.origin}/feed`);
    assert.equal(page.url, `${server.origin}/feed`);
    const away = await fetchPageWith()(`${server.origin}/away`);
    assert.equal(away.movedTo, undefined);
    assert.equal(away.url, `${server.origin}/feed`);
  });

  it('follows an address that is too long to be kept, and reports no new one', async () => {
    const page = await fetchPageWith()(`${server.origin}/moved-far`);
    assert.equal(page.movedTo, undefined);
    assert.equal(new URL(page.url).hash.length, 3_001);
  });

  it('gives up on a circle of redirects', async () => {
    const before = server.asked.length;
    assert.equal((await failureOf(fetchPageWith()(`${server.origin}/loop`))).code, 'unreachable');
    assert.equal(server.asked.length - before, 6);
  });

  it('judges each hop: a redirect to a private address or a file is refused', async () => {
    const inside = await failureOf(fetchPageWith()(`${server.origin}/inside`));
    assert.equal(inside.code, 'refused');
    assert.match(inside.message, /169\.254\.169\.254.*not a public address/);
    assert.equal((await failureOf(fetchPageWith()(`${server.origin}/file`))).code, 'refused');
  });

  it('never connects to a second answer of a name: one that leads elsewhere the second time leads nowhere new', async () => {
    const port = Number(server.hostAndPort.split(':')[1]);
    let elsewhere = 0;
    const inside = createServer(() => (elsewhere += 1));
    await new Promise<void>((done) => inside.listen(port, '127.0.0.2', done));
    const answers = [['127.0.0.1'], ['127.0.0.2']];
    const resolve = async (): Promise<string[]> => answers.shift() ?? ['127.0.0.2'];
    const fetchPage = fetchPageWith({ resolve, allowedAddresses: ['127.0.0.1'] });
    const page = await fetchPage(`http://two-faced.example:${port}/feed`);
    assert.equal(Buffer.from(page.body).toString(), FEED);
    // The second request is judged anew, by the second answer, and refused before it is sent.
    const failure = await failureOf(fetchPage(`http://two-faced.example:${port}/feed`));
    assert.match(failure.message, /two-faced\.example has an address that is not a public address \(loopback\)/);
    assert.equal(elsewhere, 0);
    inside.close();
  });

  it('judges the name anew at each hop', async () => {
    const port = server.hostAndPort.split(':')[1];
    const answers = [['127.0.0.1'], ['10.0.0.7']];
    const resolve = async (): Promise<string[]> => answers.shift() ?? [];
    const fetchPage = fetchPageWith({ resolve, allowedAddresses: ['127.0.0.1'] });
    const failure = await failureOf(fetchPage(`http://two-faced.example:${port}/moved`));
    assert.match(failure.message, /not a public address \(private\)/);
  });

  it('asks the ports of the web alone, or those that are set', async () => {
    const resolve = async (): Promise<string[]> => ['93.184.216.34'];
    const closed = await failureOf(fetchPageWith({ resolve })('http://news.test:8000/'));
    assert.match(closed.message, /port 8000 is not a port of the web/);
    const other = await failureOf(fetchPageWith({ resolve, ports: [8000] })('http://news.test/'));
    assert.match(other.message, /port 80 is not/);
  });

  it('takes a turn at each host on the way, and tells of the silence that a host asks for', async () => {
    const port = server.hostAndPort.split(':')[1];
    const happened: string[] = [];
    const turns: HostTurns = {
      take: async (host) => {
        happened.push(`take ${host}`);
        return () => void happened.push(`end ${host}`);
      },
      hold: (host, ms) => void happened.push(`hold ${host} ${ms}`),
      setSpacing: () => undefined,
      freeAt: () => 0,
    };
    const fetchPage = fetchPageWith({ turns });
    await fetchPage(`http://news.example:${port}/to-address`);
    assert.deepEqual(happened, ['take news.example', 'end news.example', 'take 127.0.0.1', 'end 127.0.0.1']);
    happened.length = 0;
    for (const path of ['/busy', '/closed', '/busy-for-ever', '/gone'])
      await failureOf(fetchPage(`${server.origin}${path}`));
    assert.deepEqual(
      happened.filter((one) => one.startsWith('hold')),
      ['hold 127.0.0.1 120000', 'hold 127.0.0.1 3600000', 'hold 127.0.0.1 300000'],
    );
  });

  it('refuses loopback without an exception, before anything is sent', async () => {
    const before = server.asked.length;
    const failure = await failureOf(fetchPageWith({ allowedAddresses: [] })(`${server.origin}/feed`));
    assert.equal(failure.code, 'refused');
    assert.equal(server.asked.length, before);
  });

  it('tells what a status means and how long to wait', async () => {
    const fetchPage = fetchPageWith();
    const busy = await failureOf(fetchPage(`${server.origin}/busy`));
    assert.equal(busy.code, 'busy');
    assert.deepEqual(fetchFaultOf(busy), { status: 429, retryAfterMs: 120_000 });
    const closed = await failureOf(fetchPage(`${server.origin}/closed`));
    assert.deepEqual(fetchFaultOf(closed), { status: 503, retryAfterMs: 3_600_000 });
    assert.equal((await failureOf(fetchPage(`${server.origin}/gone`))).code, 'not-found');
    assert.equal((await failureOf(fetchPage(`${server.origin}/none`))).code, 'not-found');
    assert.equal((await failureOf(fetchPage(`${server.origin}/forbidden`))).code, 'unreachable');
  });

  it('says when the connection breaks, is refused, or the name is unknown', async () => {
    const broken = await failureOf(fetchPageWith()(`${server.origin}/breaks`));
    assert.equal(broken.message, '127.0.0.1 broke off the connection.');
    const closed = await startLocalServer({});
    await closed.close();
    const refused = await failureOf(fetchPageWith({ allowedAddresses: ['127.0.0.0/8'] })(`${closed.origin}/`));
    assert.equal(refused.message, '127.0.0.1 does not take connections.');
    const unknown = await failureOf(fetchPageWith()('https://nowhere.example/'));
    assert.equal(unknown.message, 'I cannot read https://nowhere.example/: the name nowhere.example is not known.');
  });

  it('says that it cannot trust a host that speaks no TLS', async () => {
    const failure = await failureOf(fetchPageWith()(server.origin.replace('http:', 'https:')));
    assert.equal(failure.code, 'unreachable');
  });
});
