import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseFeed } from '../../src/feeds/feeds.ts';
import { Failure } from '../../src/news/failure.ts';
import { checkProperty } from '../kit/check-property.ts';

const RSS = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:media="http://search.yahoo.com/mrss/">
 <channel>
  <title>The Harbour &amp; Coast Paper</title><link>https://harbour.example/</link><language>en_GB</language><ttl>60</ttl>
  <item>
   <title>Ferry &lt;i&gt;Aurora&lt;/i&gt; returns to port</title>
   <link>/2024/ferry?a=1&amp;b=2</link><guid isPermaLink="false">ferry-1</guid>
   <pubDate>Tue, 07 May 2024 08:30:00 +0200</pubDate><dc:creator>Mara Lind</dc:creator><dc:creator>Jon Oke</dc:creator>
   <description>&lt;p&gt;The ferry is back.&lt;/p&gt;&lt;p&gt;All are well.&lt;/p&gt;</description>
   <content:encoded><![CDATA[<p>The ferry <a href="/aurora">Aurora</a> is back.</p>]]></content:encoded>
   <media:thumbnail url="https://harbour.example/f.jpg"/>
  </item>
  <item><guid>https://harbour.example/2</guid><description>No title here</description></item>
 </channel>
</rss>`;

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://blatt.example/feed/">
 <title type="html">Das &amp;lt;Blatt&amp;gt;</title>
 <link rel="self" href="https://blatt.example/feed/atom"/><link href="../"/>
 <author><name>Redaktion</name></author>
 <entry xml:base="artikel/">
  <id>tag:blatt.example,2024:1</id><title type="text">5 &lt; 6 &amp; mehr</title><link href="eins"/>
  <published>2024-05-07T08:30:00+02:00</published><updated>2024-05-08T00:00:00Z</updated>
  <summary>Kurz.</summary>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Lang &lt;ok&gt; <a href="zwei">2</a></p></div></content>
 </entry>
</feed>`;

function failureOf(work: () => unknown): Failure {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof Failure, String(error));
    return error;
  }
  throw new Error('it did not fail');
}

describe('parseFeed', () => {
  it('reads RSS 2.0', () => {
    assert.deepEqual(parseFeed({ body: RSS, url: 'https://harbour.example/feed.xml' }), {
      title: 'The Harbour & Coast Paper',
      link: 'https://harbour.example/',
      ttlMinutes: 60,
      language: 'en-GB',
      entries: [
        {
          id: 'ferry-1',
          title: 'Ferry Aurora returns to port',
          link: 'https://harbour.example/2024/ferry?a=1&b=2',
          published: '2024-05-07T06:30:00Z',
          summary: 'The ferry is back. All are well.',
          content: '<p>The ferry <a href="https://harbour.example/aurora">Aurora</a> is back.</p>',
          author: 'Mara Lind, Jon Oke',
          imageUrl: 'https://harbour.example/f.jpg',
        },
        {
          id: 'https://harbour.example/2',
          link: 'https://harbour.example/2',
          summary: 'No title here',
          content: 'No title here',
        },
      ],
    });
  });

  it('reads Atom 1.0 with xml:base, plain and xhtml texts', () => {
    assert.deepEqual(parseFeed({ body: ATOM }), {
      title: 'Das <Blatt>',
      link: 'https://blatt.example/',
      language: 'de',
      entries: [
        {
          id: 'tag:blatt.example,2024:1',
          title: '5 < 6 & mehr',
          link: 'https://blatt.example/feed/artikel/eins',
          published: '2024-05-07T06:30:00Z',
          updated: '2024-05-08T00:00:00Z',
          summary: 'Kurz.',
          content: '<p>Lang &lt;ok&gt; <a href="https://blatt.example/feed/artikel/zwei">2</a></p>',
          author: 'Redaktion',
        },
      ],
    });
  });

  it('reads RDF, with its addresses as ids', () => {
    const body = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
      <channel rdf:about="https://r.example/"><title>R</title><link>https://r.example/</link>
      <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency></channel>
      <item rdf:about="https://r.example/1"><title>One</title><dc:date>2024-05-07</dc:date></item></rdf:RDF>`;
    const feed = parseFeed({ body });
    assert.equal(feed.ttlMinutes, 30);
    assert.deepEqual(feed.entries[0], {
      id: 'https://r.example/1',
      title: 'One',
      link: 'https://r.example/1',
      published: '2024-05-07T00:00:00Z',
      updated: '2024-05-07T00:00:00Z',
    });
  });

  it('reads JSON Feed', () => {
    const body = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'J',
      home_page_url: 'https://j.example/',
      items: [
        { id: 7, url: '/7', title: 'AT&T < 5', content_text: 'a < b\n\nc', date_published: '2024-05-07T08:30:00Z' },
      ],
    });
    const feed = parseFeed({ body, url: 'https://j.example/feed.json' });
    assert.equal(feed.title, 'J');
    assert.deepEqual(feed.entries, [
      {
        id: '7',
        title: 'AT&T < 5',
        link: 'https://j.example/7',
        published: '2024-05-07T08:30:00Z',
        content: '<p>a &lt; b</p>\n<p>c</p>',
      },
    ]);
  });

  it('recovers broken XML: tags never closed, bare ampersands, quotes missing, an end cut off', () => {
    const body = `junk before<rss version=2.0><channel><title>Fish & Chips &copy; <b>Co</title>
      <item><title>One</title><link>https://x.example/1</link>
      <item><title>Two<link>https://x.example/2</link></item>
      <item><title>Three <3</title><link>https://x.example/3</link><description>cut of`;
    const feed = parseFeed({ body });
    assert.equal(feed.title, 'Fish & Chips © Co');
    assert.deepEqual(
      feed.entries.map((entry) => entry.title),
      ['One', 'Two', 'Three <3'],
    );
    assert.equal(feed.entries[1]?.link, 'https://x.example/2');
    assert.equal(feed.entries[2]?.summary, 'cut of');
  });

  it('reads encodings by header, prolog, mark, shape, and when they lie', () => {
    const feedIn = (prolog: string): string =>
      `<?xml version="1.0"${prolog}?><rss version="2.0"><channel><title>Café “x”</title></channel></rss>`;
    const latin = (text: string): Buffer => Buffer.from(text.replace('“', '\x93').replace('”', '\x94'), 'latin1');
    const utf8 = feedIn(' encoding="utf-8"');
    const titles: [string, string | undefined][] = [
      ['prolog', parseFeed({ body: latin(feedIn(' encoding="iso-8859-1"')) }).title],
      [
        'header',
        parseFeed({ body: latin(feedIn('')), headers: { 'Content-Type': 'text/xml; charset=windows-1252' } }).title,
      ],
      ['a lie', parseFeed({ body: latin(utf8) }).title],
      [
        'another lie',
        parseFeed({ body: Buffer.from(utf8), headers: { 'content-type': 'text/xml; charset=us-nonsense' } }).title,
      ],
      ['utf-16 mark', parseFeed({ body: Buffer.from(`\ufeff${utf8}`, 'utf16le') }).title],
      ['utf-16 shape', parseFeed({ body: Buffer.from(utf8, 'utf16le').swap16() }).title],
      ['utf-8 mark', parseFeed({ body: Buffer.from(`\ufeff${feedIn(' encoding="ascii"')}`) }).title],
    ];
    for (const [name, title] of titles) assert.equal(title, 'Café “x”', name);
  });

  it('uses short entities of the document, and lets none of them grow', () => {
    const bomb = Array.from({ length: 20 }, (_, i) => `<!ENTITY e${i + 1} "&e${i};&e${i};&e${i};">`).join('');
    const body = `<!DOCTYPE rss [<!ENTITY co "Harbour Co"><!ENTITY e0 "boom">${bomb}<!ENTITY file SYSTEM "file:///etc/passwd">]>
      <rss version="2.0"><channel><title>&co; &e20; &file;</title></channel></rss>`;
    assert.equal(parseFeed({ body }).title, 'Harbour Co &e20; &file;');
  });

  it('knows a feed without entries from no feed', () => {
    assert.deepEqual(parseFeed({ body: '<rss version="2.0"></rss>' }).entries, []);
    assert.deepEqual(parseFeed({ body: '<feed xmlns="http://www.w3.org/2005/Atom"/>' }).entries, []);
    assert.match(
      failureOf(() => parseFeed({ body: '<!doctype html><html><body>Hello</body></html>' })).message,
      /web page/,
    );
    for (const body of ['', '   ', 'Hello', '{"a":1}', '[]', '{', '<opml/>', new Uint8Array([0, 1, 2, 255, 254, 3])]) {
      assert.equal(failureOf(() => parseFeed({ body })).code, 'unreadable');
    }
  });

  it('takes the language from the answer when the feed states none', () => {
    const body = '<rss version="2.0"><channel><title>T</title></channel></rss>';
    assert.equal(parseFeed({ body, headers: { 'Content-Language': 'fr, en' } }).language, 'fr');
  });

  it('gives no link that leads anywhere but to the web, and no date that was never set', () => {
    const body = `<rss version="2.0"><channel><item><title>T</title><link>javascript:alert(1)</link>
      <pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate></item></channel></rss>`;
    assert.deepEqual(parseFeed({ body }).entries, [{ title: 'T' }]);
  });

  it('refuses deep nesting and cuts titles of 5 MB', () => {
    const deep = `<rss version="2.0"><channel>${'<a>'.repeat(100_000)}</channel></rss>`;
    assert.equal(failureOf(() => parseFeed({ body: deep })).code, 'unreadable');
    const long = `<rss version="2.0"><channel><item><title>${'word '.repeat(1_000_000)}</title></item></channel></rss>`;
    const title = parseFeed({ body: long }).entries[0]?.title ?? '';
    assert.equal(title.length, 2_000);
    assert.ok(title.endsWith('…'));
  });

  it('gives a feed or a Failure for anything', () => {
    const pieces = fc.constantFrom(
      '<rss version="2.0">',
      '<channel>',
      '<item>',
      '</item>',
      '<title>',
      '</title>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '&amp;',
      '&#0;',
      '&x;',
      '<feed>',
      '<entry>',
      '<content type="xhtml">',
      '<link href="',
      '"',
      '>',
      '<',
      'text',
      '</rss>',
      '{"items":[',
      ']}',
    );
    checkProperty(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        try {
          return Array.isArray(parseFeed({ body: parts.join('') }).entries);
        } catch (error) {
          return error instanceof Failure;
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
