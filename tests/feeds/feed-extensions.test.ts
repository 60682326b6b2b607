// What feeds say beyond their format: Media RSS, Dublin Core, iTunes, podcasts, and the habits of those who write them.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ParsedEntry, parseFeed } from '../../src/feeds/feeds.ts';

const NAMES =
  'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" ' +
  'xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"';

function itemOf(inside: string): ParsedEntry {
  const body = `<rss version="2.0" ${NAMES}><channel><title>T</title><item><title>a</title>${inside}</item></channel></rss>`;
  const [entry] = parseFeed({ body, url: 'https://paper.example/feed.xml' }).entries;
  assert.ok(entry !== undefined);
  return entry;
}

describe('the picture of an item', () => {
  const pictures: readonly (readonly [name: string, inside: string, url: string | undefined])[] = [
    ['a thumbnail', '<media:thumbnail url="/t.jpg"/>', '/t.jpg'],
    [
      'the widest of several',
      '<media:content url="/s.jpg" medium="image" width="140"/><media:content url="/l.jpg" medium="image" width="1024"/>',
      '/l.jpg',
    ],
    [
      'the thumbnail of a film',
      '<media:content url="/v.mp4" medium="video"><media:thumbnail url="/t.jpg"/></media:content>',
      '/t.jpg',
    ],
    [
      'one in a group',
      '<media:group><media:content url="/v.mp4" type="video/mp4"/><media:content url="/p.jpg" type="image/jpeg"/></media:group>',
      '/p.jpg',
    ],
    ['an enclosure', '<enclosure url="/e.png" type="image/png" length="1"/>', '/e.png'],
    ['an enclosure without a type', '<enclosure url="/e.png"/>', '/e.png'],
    [
      'a podcast’s cover, and not its sound',
      '<enclosure url="/a.mp3" type="audio/mpeg"/><itunes:image href="/i.jpg"/>',
      '/i.jpg',
    ],
    [
      'the first in the text',
      '<description>&lt;img src="/1.gif" width="1"&gt;&lt;img src="/x.jpg"&gt;</description>',
      '/x.jpg',
    ],
    ['none', '<enclosure url="/a.mp3" type="audio/mpeg"/>', undefined],
  ];
  for (const [name, inside, url] of pictures) {
    it(`is ${name}`, () => assert.equal(itemOf(inside).imageUrl, url && `https://paper.example${url}`));
  }
});

describe('the author of an item', () => {
  const authors: readonly (readonly [inside: string, author: string | undefined])[] = [
    ['<dc:creator>Mara Lind</dc:creator><dc:creator>Jon Oke</dc:creator>', 'Mara Lind, Jon Oke'],
    ['<author>mara@paper.example (Mara Lind)</author><itunes:author>Mara Lind</itunes:author>', 'Mara Lind'],
    ['<author>Mara Lind &lt;mara@paper.example&gt;</author>', 'Mara Lind'],
    ['<author>mara@paper.example</author><dc:creator>Mara Lind</dc:creator>', 'Mara Lind'],
    ['<author>mara@paper.example</author>', 'mara@paper.example'],
    ['<atom:author><atom:name>Mara Lind</atom:name></atom:author>', 'Mara Lind'],
    ['<podcast:person role="host">Mara Lind</podcast:person>', 'Mara Lind'],
    ['<itunes:author>The Paper</itunes:author><podcast:person>Guest</podcast:person>', 'The Paper'],
    ['', undefined],
  ];
  for (const [inside, author] of authors) {
    it(`is ${author} in ${inside.slice(0, 60)}`, () => assert.equal(itemOf(inside).author, author));
  }
});

describe('what feeds write in their own ways', () => {
  it('prefers the whole text to its beginning, under whatever prefix, declared or not', () => {
    const declared = 'x:encoded xmlns:x="http://purl.org/rss/1.0/modules/content/"';
    for (const start of ['content:encoded', declared, 'body']) {
      const end = start.split(' ')[0];
      const inside = `<description>Begin</description><${start}>&lt;p&gt;All&lt;/p&gt;</${end}>`;
      assert.equal(itemOf(inside).content, '<p>All</p>', start);
    }
  });

  it('takes the page’s own address where FeedBurner counts readers', () => {
    const inside =
      '<link>https://count.example/1</link><feedburner:origLink>https://paper.example/1</feedburner:origLink>';
    assert.equal(itemOf(inside).link, 'https://paper.example/1');
  });

  it('reads references that lack their semicolon, and leaves addresses alone', () => {
    const { summary, link } = itemOf(
      '<description>&copy 2004 Caf&eacute, R&D and AT&T</description><link>https://paper.example/?a=1&copy=2</link>',
    );
    assert.equal(summary, '© 2004 Café, R&D and AT&T');
    assert.equal(link, 'https://paper.example/?a=1&copy=2');
  });

  it('takes no date that cannot be, and the next best one', () => {
    assert.equal(itemOf('<pubDate>Wed, 31 Feb 2020 10:00:00 GMT</pubDate>').published, undefined);
    assert.equal(itemOf('<pubDate>0001-01-01T00:00:00Z</pubDate>').published, undefined);
    assert.equal(itemOf('<pubDate>9999-12-31</pubDate>').published, undefined);
    assert.equal(itemOf('<pubDate>soon</pubDate><dc:date>2020-05-05</dc:date>').published, '2020-05-05T00:00:00Z');
  });

  it('resolves addresses in the HTML of a JSON Feed against the item’s page', () => {
    const body = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'T',
      items: [{ id: '1', url: '/news/1', content_html: '<img src="p.jpg"> <a href="/2">2</a>' }],
    });
    const [entry] = parseFeed({ body, url: 'https://paper.example/feed.json' }).entries;
    assert.equal(
      entry?.content,
      '<img src="https://paper.example/news/p.jpg"> <a href="https://paper.example/2">2</a>',
    );
    assert.equal(entry?.imageUrl, 'https://paper.example/news/p.jpg');
  });

  it('resolves xml:base through all levels, in Atom and in RSS', () => {
    const rss = `<rss version="2.0" xml:base="https://q.example/x/"><channel><title>T</title><item xml:base="y/"><title>a</title>
      <link>z.html</link><description>&lt;a href="w"&gt;q&lt;/a&gt;</description></item></channel></rss>`;
    const [entry] = parseFeed({ body: rss }).entries;
    assert.equal(entry?.link, 'https://q.example/x/y/z.html');
    assert.equal(entry?.content, '<a href="https://q.example/x/y/w">q</a>');
  });

  it('reads RSS 0.90, 0.91 with its DTD, and RSS in capitals', () => {
    const old = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
      <channel><title>T</title><link>https://x.example/</link></channel><item><title>a</title><link>https://x.example/a</link></item></rdf:RDF>`;
    const dtd = `<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
      <rss version="0.91"><channel><title>T</title><item><title>a</title><link>https://x.example/a</link></item></channel></rss>`;
    const loud = `<RSS VERSION="2.0"><CHANNEL><TITLE>T</TITLE><ITEM><TITLE>a</TITLE><LINK>https://x.example/a</LINK></ITEM></CHANNEL></RSS>`;
    for (const body of [old, dtd, loud]) {
      const feed = parseFeed({ body });
      assert.deepEqual([feed.title, feed.entries], ['T', [{ title: 'a', link: 'https://x.example/a' }]], body);
    }
  });
});
