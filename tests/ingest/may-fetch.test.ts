import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FetchedPage } from '../../src/feeds/feeds.ts';
import { createMayFetch } from '../../src/ingest/ingest.ts';
import { Failure } from '../../src/news/failure.ts';

const HOUR = 3_600_000;

function open(robots: Record<string, string | Failure>) {
  const asked: string[] = [];
  const time = { clock: 0 };
  const fetchPage = async (url: string): Promise<FetchedPage> => {
    asked.push(url);
    const body = robots[url] ?? new Failure('not-found', 'Nothing there.');
    if (body instanceof Failure) throw body;
    return { url, status: 200, notModified: false, body: new TextEncoder().encode(body), headers: {} };
  };
  return { asked, time, mayFetch: createMayFetch({ fetchPage, userAgent: 'Dateline test', now: () => time.clock }) };
}

describe('may-fetch', () => {
  it('asks a host once a day, also when several ask at the same time', async () => {
    const { asked, time, mayFetch } = open({
      'https://quay.invalid/robots.txt': 'User-agent: *\nDisallow: /inner',
    });
    const urls = ['https://quay.invalid/a', 'https://quay.invalid/inner/b', 'https://quay.invalid/c'];
    assert.deepEqual(await Promise.all(urls.map(mayFetch)), [true, false, true]);
    time.clock += 23 * HOUR;
    assert.equal(await mayFetch('https://quay.invalid/inner'), false);
    assert.equal(asked.length, 1);
    time.clock += 2 * HOUR;
    await mayFetch('https://quay.invalid/a');
    assert.equal(asked.length, 2);
  });

  it('takes a missing robots.txt for leave, and one that cannot be had for a no that is asked again soon', async () => {
    const { asked, time, mayFetch } = open({ 'https://down.invalid/robots.txt': new Failure('timeout', 'Too slow.') });
    assert.equal(await mayFetch('https://bare.invalid/a'), true);
    assert.equal(await mayFetch('https://down.invalid/a'), false);
    assert.equal(await mayFetch('https://down.invalid/b'), false);
    assert.equal(asked.length, 2);
    time.clock += HOUR;
    await mayFetch('https://bare.invalid/a');
    await mayFetch('https://down.invalid/a');
    assert.equal(asked.length, 3);
  });

  it('forgets the host asked longest ago when it knows a thousand', async () => {
    const { asked, mayFetch } = open({});
    for (let site = 0; site <= 1_000; site += 1) await mayFetch(`https://site-${site}.invalid/`);
    await mayFetch('https://site-1.invalid/');
    assert.equal(asked.length, 1_001);
    await mayFetch('https://site-0.invalid/');
    assert.equal(asked.length, 1_002);
  });

  it('passes the crawl-delay of a host on to who spaces its requests', async () => {
    const spacings: [string, number][] = [];
    const robotsTxt = 'User-agent: *\nCrawl-delay: 7';
    const fetchPage = async (url: string): Promise<FetchedPage> => {
      return { url, status: 200, notModified: false, body: new TextEncoder().encode(robotsTxt), headers: {} };
    };
    const turns = { setSpacing: (host: string, ms: number) => void spacings.push([host, ms]) };
    const mayFetch = createMayFetch({ fetchPage, userAgent: 'Dateline test', now: () => 0, turns });
    assert.equal(await mayFetch('https://slow.invalid:8443/a'), true);
    assert.deepEqual(spacings, [['slow.invalid', 7_000]]);
  });

  it('refuses what is no address', async () => assert.equal(await open({}).mayFetch('quay'), false));
});
