import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type FileFacts, readNewsFile } from '../../src/ingest/ingest.ts';
import type { NewArticle } from '../../src/news/article.ts';
import { Failure } from '../../src/news/failure.ts';
import { JOBS } from '../../src/workers/jobs.ts';

const offload = {
  run: async (name: keyof typeof JOBS, input: unknown) => (JOBS[name] as (input: unknown) => never)(input),
};

async function read(name: string, text: string | Uint8Array, facts: FileFacts = {}): Promise<(NewArticle | string)[]> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const items = await Array.fromAsync(readNewsFile({ name, bytes }, facts, { offload }));
  return items.map((item) => ('failure' in item ? item.failure.message : item.article));
}

async function readOne(name: string, text: string, facts: FileFacts = {}): Promise<NewArticle> {
  const [article] = await read(name, text, facts);
  assert.ok(article !== undefined && typeof article !== 'string');
  return article;
}

describe('read-news-file', () => {
  it('reads plain text: headline first, captions and the foot of the site left out', async () => {
    const article = await readOne(
      'a.txt',
      'Harbour opens\n\ncranes at dusk\n\nThe harbour opened on 3 May.\n\nAll rights reserved.',
      {
        source: 'The Quay',
        publishedDay: '2026-05-04',
        byline: 'Nora Lind',
        rights: 'Excerpts only.',
      },
    );
    assert.equal(article.title, 'Harbour opens');
    assert.equal(article.text, 'The harbour opened on 3 May.');
    assert.equal(article.source, 'The Quay');
    assert.equal(article.publishedDay, '2026-05-04');
    assert.equal(article.byline, 'Nora Lind');
    assert.deepEqual(article.rights, { show: 'excerpt', note: 'Excerpts only.' });
    assert.equal((await readOne('b.txt', 'One\n\nTwo is here.')).publishedDay, undefined);
  });

  it('reads Markdown: the front matter wins over the flags', async () => {
    const text =
      '---\ntitle: Ferry sails\ndate: 2026-05-01\nauthor: Pia Holm\n---\n\nThe [ferry](https://x.invalid) **sailed**.\n';
    const article = await readOne('a.md', text, { publishedDay: '2020-01-01' });
    assert.deepEqual(
      [article.title, article.publishedDay, article.byline, article.text],
      ['Ferry sails', '2026-05-01', 'Pia Holm', 'The ferry sailed.'],
    );
    await assert.rejects(read('bad.md', '---\n: [\n---\nx'), /front matter/);
  });

  it('reads lines of JSON, gzip too, and names the line that is none', async () => {
    const lines = [
      '{"url":"https://q.invalid/1","title":"A","source":"Q","publishedAt":"2026-05-01T10:00:00Z","text":"One."}',
      '',
      'nonsense',
      '{"title":"B"}',
    ];
    for (const [name, bytes] of [
      ['a.jsonl', lines.join('\n')],
      ['a.jsonl.gz', gzipSync(lines.join('\n'))],
    ] as const) {
      const [first, second, third] = await read(name, bytes);
      assert.ok(
        typeof first !== 'string' &&
          first?.publishedAt === Date.parse('2026-05-01T10:00:00Z') &&
          first.publishedDay === '2026-05-01',
      );
      assert.match(String(second), /^It is no article: its JSON/);
      assert.match(String(third), /^It is no article: its text/);
    }
  });

  it('reads character references in the headline, byline and source of a line, also doubled ones, and leaves its text alone', async () => {
    const line = {
      title:
        '&#039;Storm&#039; hits Quay &amp;amp; Co: &lsquo;no boats&rsquo;, says AT&T; see ?a=1&copy=2 &amp;amp;amp;',
      ...{ byline: 'Ana O&#x27;Neil', source: 'Quay &amp; Coast', text: 'In HTML, &amp; is written for the sign.' },
    };
    const article = await readOne('a.jsonl', JSON.stringify(line));
    assert.equal(article.title, "'Storm' hits Quay & Co: ‘no boats’, says AT&T; see ?a=1&copy=2 &amp;");
    assert.deepEqual([article.byline, article.source], ["Ana O'Neil", 'Quay & Coast']);
    assert.equal(article.text, line.text);
  });

  it('reads a saved feed and a saved page', async () => {
    const feed =
      '<rss version="2.0"><channel><title>Quay</title><item><title>T</title><description>Some text.</description></item></channel></rss>';
    const fromFeed = await readOne('feed.xml', feed, { publishedDay: '2026-05-02' });
    assert.deepEqual([fromFeed.source, fromFeed.title, fromFeed.publishedDay], ['Quay', 'T', '2026-05-02']);
    const page = `<html lang="en"><head><title>Harbour opens</title></head><body><nav>Home</nav><article><h1>Harbour opens</h1>${'<p>The harbour opened on Monday after the long storm, the mayor said in a speech on the quay.</p>'.repeat(6)}</article></body></html>`;
    const fromPage = await readOne('page.html', page, { source: 'The Quay' });
    assert.equal(fromPage.title, 'Harbour opens');
    assert.equal(fromPage.source, 'The Quay');
    assert.doesNotMatch(fromPage.text, /Home/);
  });

  it('reads a short page that a person hands in, and refuses one without a text', async () => {
    const short =
      '<html><body><article><h1>Ferry sails</h1><p>It sailed at noon.</p><p>It is back at one.</p></article></body></html>';
    const article = await readOne('short.html', short);
    assert.deepEqual([article.title, article.text], ['Ferry sails', 'It sailed at noon.\n\nIt is back at one.']);
    assert.equal((await readOne('p.html', '<p>It sailed at noon.</p>')).text, 'It sailed at noon.');
    await assert.rejects(
      read('none.html', '<html><head><title>Ferry</title></head><body><script>sail()</script></body></html>'),
      /no article/,
    );
  });

  it('lets what a page or a feed says of itself win over what is told of the file', async () => {
    const page =
      '<html lang="sv"><head><meta property="og:site_name" content="The Isle"></head><body><h1>Ferry</h1><p>It sailed.</p></body></html>';
    const told = { source: 'The Quay', byline: 'Nora Lind', language: 'en' };
    const fromPage = await readOne('a.html', page, told);
    assert.deepEqual([fromPage.source, fromPage.byline, fromPage.language], ['The Isle', 'Nora Lind', 'sv']);
    const feed =
      '<rss version="2.0"><channel><title>The Isle</title><item><title>T</title><description>Text.</description></item></channel></rss>';
    assert.equal((await readOne('feed.xml', feed, told)).source, 'The Isle');
  });

  it('leaves the name of the file to who tells of the failure', async () => {
    const failures: string[] = [];
    for (const [name, text] of [
      ['pic.jpg', new Uint8Array([0, 1])],
      ['pic.jpg', 'x'],
      ['a.md', '---\n: [\n---\nx'],
      ['a.txt', ''],
      ['a.txt', ' '],
      ['a.txt.gz', 'x'],
      ['a.jsonl', '{}'],
    ] as const) {
      const said = await read(name, text).catch((error: Error) => [error.message]);
      failures.push(...said.map(String));
    }
    assert.equal(failures.length, 7);
    for (const message of failures) assert.doesNotMatch(message, /pic\.jpg|a\.(?:md|txt|jsonl)/);
  });

  it('refuses what it cannot read in one sentence', async () => {
    const isFailure = (pattern: RegExp) => (error: unknown) => error instanceof Failure && pattern.test(error.message);
    await assert.rejects(read('a.txt', ''), isFailure(/empty/));
    await assert.rejects(read('a.txt', new Uint8Array([0, 1, 2, 255])), isFailure(/binary/));
    await assert.rejects(read('a.docx', 'x'), isFailure(/kind/));
    await assert.rejects(read('a.jsonl.gz', 'no gzip'), isFailure(/gzip/));
    await assert.rejects(read('a.xml', '<html>no feed</html>'), isFailure(/./));
  });
});
