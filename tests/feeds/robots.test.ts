import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { crawlDelayOf, isAllowedByRobots } from '../../src/feeds/feeds.ts';

const AGENT = 'Dateline/0.1 (+https://dateline.example)';

function isAllowed(robotsTxt: string, path: string, userAgent = AGENT): boolean {
  return isAllowedByRobots({ robotsTxt, userAgent, url: `https://paper.example${path}` });
}

describe('isAllowedByRobots', () => {
  it('allows everything when the file is empty, is HTML, or says nothing of us', () => {
    assert.ok(isAllowed('', '/a'));
    assert.ok(isAllowed('<html><body>Not found</body></html>', '/a'));
    assert.ok(isAllowed('User-agent: Other\nDisallow: /', '/a'));
  });

  it('lets our own group stand in for that of everyone', () => {
    const file = 'User-agent: *\nDisallow: /\n\nUser-agent: dateline\nDisallow: /private';
    assert.ok(isAllowed(file, '/news'));
    assert.ok(!isAllowed(file, '/private/1'));
    assert.ok(!isAllowed(file, '/news', 'Otherbot'));
  });

  it('joins groups of one agent and groups that share rules', () => {
    const file = 'User-agent: Dateline\nUser-agent: Otherbot\nDisallow: /a\n\nUser-agent: Dateline\nDisallow: /b';
    assert.ok(!isAllowed(file, '/a'));
    assert.ok(!isAllowed(file, '/b'));
    assert.ok(isAllowed(file, '/b', 'Otherbot'));
  });

  it('follows the longest rule, and allow of two equally long', () => {
    const file = 'User-agent: *\nDisallow: /news\nAllow: /news/today\nDisallow: /x\nAllow: /x';
    assert.ok(!isAllowed(file, '/news/old'));
    assert.ok(isAllowed(file, '/news/today/1'));
    assert.ok(isAllowed(file, '/x'));
  });

  it('reads * and $', () => {
    const file = 'User-agent: *\nDisallow: /*.pdf$\nDisallow: /a*b*c\nDisallow: /end$';
    assert.ok(!isAllowed(file, '/files/x.pdf'));
    assert.ok(isAllowed(file, '/files/x.pdf?page=1'));
    assert.ok(!isAllowed(file, '/a1b2c3'));
    assert.ok(isAllowed(file, '/a1c2b3'));
    assert.ok(!isAllowed(file, '/end'));
    assert.ok(isAllowed(file, '/end/more'));
  });

  it('reads comments, odd cases, a byte order mark and lines ended in any way', () => {
    const file = '\ufeffUSER-AGENT: * # all\rDISALLOW: /a # no\r\n\r\nSitemap: https://x.example/\nDisallow: /ü';
    assert.ok(!isAllowed(file, '/a'));
    assert.ok(!isAllowed(file, '/%c3%bc'));
    assert.ok(isAllowed(file, '/b'));
  });

  it('takes linear time on a rule made of stars', () => {
    const started = process.hrtime.bigint();
    isAllowed(`User-agent: *\nDisallow: /${'*a'.repeat(50_000)}$`, `/${'a'.repeat(4_000)}b`);
    assert.ok(process.hrtime.bigint() - started < 1_000_000_000n);
  });

  const data = new URL('../../../shared/data/robots-google.jsonl', import.meta.url);
  it('judges as the measured set does', { skip: existsSync(data) ? false : 'shared/data is not here' }, () => {
    const rows = readFileSync(data, 'utf8')
      .trim()
      .split('\n')
      .map((row) => JSON.parse(row));
    for (const row of rows.filter((one) => !one.test.includes('GoogleOnly'))) {
      const { robots_txt: robotsTxt, user_agent: userAgent, url } = row.input;
      assert.equal(isAllowedByRobots({ robotsTxt, userAgent, url }), row.expected, row.id);
    }
  });
});

describe('crawlDelayOf', () => {
  const delayOf = (robotsTxt: string) => crawlDelayOf({ robotsTxt, userAgent: 'Dateline/1.0 (+https://a.example)' });

  it('reads the delay for this agent, else the one for all, in milliseconds', () => {
    assert.equal(delayOf('User-agent: *\nCrawl-delay: 10'), 10_000);
    assert.equal(delayOf('User-agent: *\nCrawl-delay: 10\nUser-agent: dateline\nCrawl-delay: 2.5'), 2_500);
    assert.equal(delayOf('User-agent: dateline\nDisallow: /x\nUser-agent: *\nCrawl-delay: 10'), undefined);
  });

  it('gives none where there is none, or none that is a number', () => {
    for (const text of ['', 'Crawl-delay: 10', 'User-agent: *\nCrawl-delay: soon', 'User-agent: *\nCrawl-delay: -1']) {
      assert.equal(delayOf(text), undefined, text);
    }
  });

  it('changes nothing in what is allowed', () => {
    const robotsTxt = 'User-agent: *\nCrawl-delay: 10\nDisallow: /inner';
    const isAllowed = (url: string) => isAllowedByRobots({ robotsTxt, userAgent: 'Dateline', url });
    assert.deepEqual([isAllowed('https://a.example/inner'), isAllowed('https://a.example/')], [false, true]);
  });
});
