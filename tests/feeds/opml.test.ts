import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readOpml, writeOpml } from '../../src/feeds/feeds.ts';
import { Failure } from '../../src/news/failure.ts';

describe('OPML', () => {
  it('reads feeds in folders, each address once, web addresses only', () => {
    const text = `<?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body><outline text="Sea">
      <outline type="rss" text="Harbour &amp; Coast" xmlUrl="https://a.example/feed?x=1&amp;y=2" htmlUrl="https://a.example"/>
      <outline title="B" text="b" xmlurl='https://b.example/feed'></outline></outline>
      <outline xmlUrl="https://b.example/feed"/><outline xmlUrl="https://c.example/feed"/><outline xmlUrl="file:///etc/passwd"/></body>`;
    assert.deepEqual(readOpml(text), [
      { title: 'Harbour & Coast', url: 'https://a.example/feed?x=1&y=2' },
      { title: 'B', url: 'https://b.example/feed' },
      { title: 'https://c.example/feed', url: 'https://c.example/feed' },
    ]);
  });

  it('reads what it writes', () => {
    const feeds = [
      { title: 'Fish & "Chips" <Co>', url: 'https://a.example/feed?x=1&y=2' },
      { title: 'Übersee', url: 'https://b.example/' },
    ];
    assert.deepEqual(readOpml(writeOpml(feeds)), feeds);
    assert.deepEqual(readOpml(writeOpml([])), []);
  });

  it('says when it is no OPML', () => {
    for (const text of ['', 'hello', '<rss/>']) assert.throws(() => readOpml(text), Failure);
  });
});
