import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findFeedLinks } from '../../src/feeds/feeds.ts';

const PAGE = 'https://paper.example/section/';

describe('findFeedLinks', () => {
  it('finds the feeds a page names, comments last, each once, absolute', () => {
    const html = `<head><link rel="stylesheet" href="/a.css">
      <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
      <link rel='ALTERNATE' type="application/rss+xml; charset=utf-8" href="feed.xml?a=1&amp;b=2">
      <link rel="alternate" type="application/atom+xml" href="//cdn.example/atom">
      <link rel="alternate" type="application/feed+json" href="/feed.json"><link rel="alternate" type="application/feed+json" href="/feed.json">
      <link rel="alternate" hreflang="de" href="/de/"><link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"></head>`;
    assert.deepEqual(findFeedLinks(html, PAGE), [
      'https://paper.example/section/feed.xml?a=1&b=2',
      'https://cdn.example/atom',
      'https://paper.example/feed.json',
      'https://paper.example/comments/feed',
    ]);
  });

  it('follows <base> and the feed: scheme', () => {
    const html = `<base href="https://other.example/"><link rel=alternate type=application/rss+xml href=rss>
      <link rel="alternate" type="application/rss+xml" href="feed://news.example/x">
      <link rel="alternate" type="application/rss+xml" href="feed:https://news.example/y">`;
    assert.deepEqual(findFeedLinks(html, PAGE), [
      'https://other.example/rss',
      'http://news.example/x',
      'https://news.example/y',
    ]);
  });

  it('finds none where there is none', () => {
    assert.deepEqual(findFeedLinks('<p>Nothing</p>', PAGE), []);
    assert.deepEqual(findFeedLinks('', PAGE), []);
  });
});
