// The sandbox's own sample news as articles, by the names of their files.

import { LOCAL_FEED } from '../../src/news/ids.ts';
import { readSampleNews } from '../../src/sandbox/sample-news.ts';
import type { ReplayedArticle } from './judge-briefings.ts';

/** The articles as they would have been written by `now`, oldest first, each with its file's name without ending. */
export function readSampleArticles(now: number): (ReplayedArticle & { readonly name: string })[] {
  return readSampleNews(now).map(({ name, bytes }) => {
    const [, head = '', text = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u.exec(new TextDecoder().decode(bytes)) ?? [];
    const field = (wanted: string): string => new RegExp(`^${wanted}: "(.*)"$`, 'mu').exec(head)?.[1] ?? '';
    const publishedAt = Date.parse(field('date'));
    return {
      name: name.replace(/\.md$/u, ''),
      url: field('url'),
      title: field('title'),
      source: field('source'),
      text: text.trim(),
      publishedAt,
      publishedDay: new Date(publishedAt).toISOString().slice(0, 10),
      rights: { show: 'full' },
      feedId: LOCAL_FEED,
    };
  });
}
