import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { extractArticle } from '../../src/feeds/feeds.ts';
import { Failure } from '../../src/news/failure.ts';
import { checkProperty } from '../kit/check-property.ts';

const BODY = [
  'The ferry Aurora returned to the harbour of Lindby on Tuesday after four days of repairs at sea, the port authority said.',
  'All 214 passengers were well, said Mara Lind, who leads the authority. “We are relieved,” she told reporters on the quay.',
  'The ship had lost power on 3 May, some 40 kilometres off the coast. Two tugs were sent, and a third one followed a day later.',
];

const NAVIGATION = '<nav><ul><li><a href="/">Home</a><li><a href="/sport">Sport</a></ul></nav>';

function page(head: string, body = BODY): string {
  return `<!doctype html><html lang="en-GB"><head>${head}</head><body>${NAVIGATION}
    <main><article><h1>Ferry Aurora returns to Lindby</h1><p class="byline">By Jon Oke</p>
    <figure><img src="/f.jpg"><figcaption>The ferry last year</figcaption></figure>
    ${body.map((one) => `<p>${one}</p>`).join('\n')}</article></main>
    <aside><h2>Most read</h2><ul><li><a href="/x">Another thing entirely</a></ul></aside>
    <footer>Copyright. Subscribe to our newsletter.</footer><script>track("p");</script></body></html>`;
}

function failureOf(work: () => unknown): Failure {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof Failure, String(error));
    return error;
  }
  throw new Error('it did not fail');
}

describe('extractArticle', () => {
  const url = 'https://harbour.example/news/ferry?utm_source=x';

  it('reads the text without navigation, and what JSON-LD says', () => {
    const data = {
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'WebSite', name: 'Harbour' },
        {
          '@type': ['NewsArticle'],
          headline: 'Ferry Aurora returns to Lindby',
          author: [
            { '@type': 'Person', name: 'Jon Oke' },
            { '@type': 'Person', name: 'Ana Reyes' },
          ],
          datePublished: '2024-05-07T23:30:00-05:00',
          dateModified: '2024-05-08T10:00:00Z',
          image: { url: '/f.jpg' },
          publisher: { name: 'The Harbour Paper' },
        },
      ],
    };
    const head = `<title>Ferry Aurora returns | Harbour</title><link rel="canonical" href="/news/ferry">
      <script type="application/ld+json">${JSON.stringify(data)}</script>`;
    assert.deepEqual(extractArticle({ html: page(head), url }), {
      title: 'Ferry Aurora returns to Lindby',
      byline: 'Jon Oke, Ana Reyes',
      publishedAt: Date.UTC(2024, 4, 8, 4, 30),
      publishedDay: '2024-05-07',
      updatedAt: Date.UTC(2024, 4, 8, 10),
      updatedDay: '2024-05-08',
      language: 'en-GB',
      canonical: 'https://harbour.example/news/ferry',
      imageUrl: 'https://harbour.example/f.jpg',
      siteName: 'The Harbour Paper',
      text: BODY.join('\n\n'),
    });
  });

  it('reads OpenGraph, and a day without a time as a day only', () => {
    const head = `<title>Ferry Aurora returns to Lindby - The Harbour Paper</title>
      <meta property="og:title" content="Ferry Aurora returns to Lindby"><meta property="og:site_name" content="The Harbour Paper">
      <meta property="article:published_time" content="2024-05-07"><meta property="og:image" content="https://cdn.example/f.jpg">`;
    const article = extractArticle({ html: page(head), url });
    assert.equal(article.title, 'Ferry Aurora returns to Lindby');
    assert.equal(article.byline, 'Jon Oke');
    assert.equal(article.publishedDay, '2024-05-07');
    assert.equal(article.publishedAt, undefined);
    assert.equal(article.siteName, 'The Harbour Paper');
    assert.equal(article.imageUrl, 'https://cdn.example/f.jpg');
  });

  it('reads <time> where the page says nothing else', () => {
    const html = page('<title>Ferry</title>').replace(
      '<p class="byline">',
      '<time datetime="2024-05-07T08:30:00Z">today</time><p class="byline">',
    );
    assert.equal(extractArticle({ html, url }).publishedAt, Date.UTC(2024, 4, 7, 8, 30));
  });

  it('reads bytes in the encoding that the page states', () => {
    const html = Buffer.from(
      page('<meta charset="windows-1252"><title>Café</title>').replaceAll('ferry', 'fähre').replace(/[“”]/g, '"'),
      'latin1',
    );
    assert.match(extractArticle({ html, url }).text, /fähre/i);
  });

  it('takes the text from JSON-LD when the markup has none', () => {
    const data = { '@type': 'NewsArticle', headline: 'Ferry returns', articleBody: BODY.join('\n') };
    const html = `<html><head><script type="application/ld+json">${JSON.stringify(data)}</script></head><body><div id="app"></div></body></html>`;
    assert.equal(extractArticle({ html, url }).text, BODY.join('\n\n'));
  });

  it('says when there is no article', () => {
    const pages = [
      '',
      'hello',
      '\u0000\u0001\u0002',
      '<html><body></body></html>',
      '<![CDATA[<html><body><p>Text',
      '<!-- <html> -->',
      '<p><!-- <html> --><!doctype html>',
      '<div><div class="news">Text <html>',
      '<![CDATA[--><!doctype html>',
      '<html lang="en"><div class="item">Text <div id="content">',
      `<html><body>${NAVIGATION}<p>Log in to go on.</p></body></html>`,
    ];
    for (const html of pages) assert.equal(failureOf(() => extractArticle({ html, url })).code, 'unreadable', html);
  });

  it('reads a page that leaves its body out or ends it early, as browsers do, and one with its frame within another element', () => {
    const whole = page('<title>Ferry</title>');
    const bare = whole.replace(/<\/?(?:head|body|html)>/g, '');
    const early = whole.replace('<body>', '<body></body>');
    for (const html of [
      bare,
      early,
      `<div>${whole}</div>`,
      `<![CDATA[<html>]]>${bare.replace(/<!.*?<html[^>]*>/s, '')}`,
    ])
      assert.equal(extractArticle({ html, url }).text, BODY.join('\n\n'), html.slice(0, 60));
    assert.equal(extractArticle({ html: bare, url }).language, 'en-GB');
  });

  it('gives an article or a Failure for anything', () => {
    const pieces = fc.constantFrom(
      ...'<html lang="en">,<html>,</html>,<head>,<title>Ferry</title>,<body>,</body>,<main>,<article>,</article>'.split(
        ',',
      ),
      ...'<div>,<div id="content">,</div>,<p>,</p>,<h1>Ferry</h1>,<br>,<table>,<td>,<svg>,<script>,</script>'.split(
        ',',
      ),
      ...'<!doctype html>,<!--,-->,<![CDATA[,]]>,<font>,<,>,&#0;,<meta property="og:type" content="article">'.split(
        ',',
      ),
      `<p>${BODY[0]}</p>`,
      BODY[1] ?? '',
    );
    checkProperty(
      fc.property(fc.array(pieces, { maxLength: 25 }), fc.boolean(), (parts, isGiven) => {
        try {
          return extractArticle({ html: parts.join(''), url, isGiven }).title !== '';
        } catch (error) {
          return error instanceof Failure;
        }
      }),
    );
  });

  it('takes linear time on tags that never end', () => {
    const timeOf = (tag: string, times: number): number => {
      const html = `<p>${tag.repeat(times)}`;
      const started = performance.now();
      assert.equal(failureOf(() => extractArticle({ html, url })).code, 'unreadable');
      return performance.now() - started;
    };
    for (const tag of ['<font ', '<html ', '<body ', '<!doctype ']) {
      // Ten times as many: ten times as long, a hundred times where each looks through all that follow.
      const few = Math.min(...[1, 2, 3].map(() => timeOf(tag, 10_000)));
      const many = Math.min(...[1, 2].map(() => timeOf(tag, 100_000)));
      assert.ok(many < Math.max(few, 10) * 40, `${tag}: ${many.toFixed(0)} ms against ${few.toFixed(0)} ms`);
    }
  });

  it('is not misled by markup inside of scripts', () => {
    const script = `<script>window.state = "${'<div><b>x<\\/b><\\/div>'.repeat(3_000)}";</script>`;
    assert.equal(extractArticle({ html: page(`<title>Ferry</title>${script}`), url }).text, BODY.join('\n\n'));
  });

  it('ends in a Failure on deep nesting, too many elements and too much text', () => {
    const codes = ['unreadable', 'limit'];
    assert.ok(
      codes.includes(failureOf(() => extractArticle({ html: `<html>${'<div>'.repeat(40_000)}x</html>`, url })).code),
    );
    assert.equal(
      failureOf(() => extractArticle({ html: `<html>${'<b>x</b>'.repeat(60_000)}</html>`, url })).code,
      'limit',
    );
    assert.equal(failureOf(() => extractArticle({ html: `<p>${'x'.repeat(11_000_000)}`, url })).code, 'limit');
  });
});
