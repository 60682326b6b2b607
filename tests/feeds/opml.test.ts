import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readOpml, readOpmlLines, writeOpml } from '../../src/feeds/feeds.ts';
import { Failure } from '../../src/news/failure.ts';

describe('OPML', () => {
  it('reads feeds in folders, each address once, web addresses only', () => {
    const text = `<?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body><outline text="Sea">
      <outline type="rss" text="Harbour &amp; Coast" xmlUrl="https://a.example/feed?x=1&amp;y=2" htmlUrl="https://a.example"/>
      <outline title="B" text="b" xmlurl='https://b.example/feed'></outline></outline>
      <outline xmlUrl="https://b.example/feed"/><outline xmlUrl="https://c.example/feed"/><outline xmlUrl="file:///etc/passwd"/></body>`;
    assert.deepEqual(readOpml(text), [
      { title: 'Harbour & Coast', url: 'https://a.example/feed?x=1&y=2', siteUrl: 'https://a.example' },
      { title: 'B', url: 'https://b.example/feed' },
      { title: 'https://c.example/feed', url: 'https://c.example/feed' },
    ]);
  });

  it('reads lists as other readers write them', () => {
    const nested = `<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>Subscriptions</title></head><body>
  <outline text="News" title="News"><outline type="rss" text="A" title="A" xmlUrl="https://a.example/rss" htmlUrl="https://a.example"/></outline>
  <outline text="Sea" category="/Sea/Ships"><outline text="Deep"><outline title="B" text="B" xmlUrl="feed:https://b.example/rss" type="rss"></outline></outline></outline>
  <outline text="Old" type="atom" url="https://c.example/atom"/><outline text="A page" type="link" url="https://d.example/"/>
  <outline text="Safari" XMLURL="feed://e.example/rss"/></body></opml>`;
    assert.deepEqual(
      readOpml(nested).map(({ title, url }) => `${title} ${url}`),
      [
        'A https://a.example/rss',
        'B https://b.example/rss',
        'Old https://c.example/atom',
        'Safari http://e.example/rss',
      ],
    );
  });

  it('reads a broken list as far as it goes', () => {
    const broken = `<opml><body><outline text="A & B" xmlUrl="https://a.example/rss?x=1&y=2">
      <outline text="unclosed xmlUrl="https://lost.example/rss"/><outline xmlUrl=https://b.example/rss text=B>`;
    assert.deepEqual(
      readOpml(broken)
        .map(({ url }) => url)
        .filter((url) => !url.includes('lost')),
      ['https://a.example/rss?x=1&y=2', 'https://b.example/rss'],
    );
  });

  it('gives every line where each is to be told of', () => {
    const text =
      '<opml><outline xmlUrl="https://a.example/"/><outline xmlUrl="https://a.example/"/><outline xmlUrl="gopher://b"/></opml>';
    assert.deepEqual(
      readOpmlLines(text).map(({ url }) => url),
      ['https://a.example/', 'https://a.example/', 'gopher://b'],
    );
  });

  it('reads what it writes', () => {
    const feeds = [
      { title: 'Fish & "Chips" <Co>', url: 'https://a.example/feed?x=1&y=2' },
      { title: 'Übersee', url: 'https://b.example/', siteUrl: 'https://b.example/?a="b"&c' },
    ];
    assert.deepEqual(readOpml(writeOpml(feeds)), feeds);
    assert.deepEqual(readOpml(writeOpml([])), []);
  });

  it('says when it is no OPML', () => {
    for (const text of ['', 'hello', '<rss/>']) assert.throws(() => readOpml(text), Failure);
  });
});
