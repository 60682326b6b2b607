// One item of a feed as an article: the feed's own full text where it has one, else the page behind the link.

import { htmlToText, isAllowedByRobots, type ParsedEntry } from '../feeds/feeds.ts';
import type { NewArticle } from '../news/article.ts';
import { Failure } from '../news/failure.ts';
import type { Feed } from '../news/guild.ts';
import type { IngestNeeds } from './needs.ts';

// Shorter than this is a teaser, not a text: the first paragraph of a news article has about 300 characters.
const FULL_TEXT_CHARACTERS_MIN = 600;

/** What the feed itself says of an item; undefined when it has neither title nor text. */
export function readEntry(entry: ParsedEntry, feed: Feed): NewArticle | undefined {
  const content = entry.content === undefined ? '' : htmlToText(entry.content);
  const text = content.length > (entry.summary ?? '').length ? content : (entry.summary ?? '');
  const title = entry.title ?? text.split('\n')[0] ?? '';
  if (title === '' && text === '') return undefined;
  const publishedAt = entry.published ?? entry.updated;
  return {
    title,
    text: text === '' ? title : text,
    source: feed.title,
    feedId: feed.id,
    rights: { show: 'full' },
    ...(entry.link === undefined ? {} : { url: entry.link }),
    itemId: entry.id ?? entry.link ?? title,
    ...(entry.author === undefined ? {} : { byline: entry.author }),
    ...(publishedAt === undefined
      ? {}
      : { publishedAt: Date.parse(publishedAt), publishedDay: publishedAt.slice(0, 10) }),
    ...(feed.language === undefined ? {} : { language: feed.language }),
    ...(entry.imageUrl === undefined ? {} : { imageUrl: entry.imageUrl }),
  };
}

/**
 * Completes a teaser by the page behind its link, where robots.txt lets us and the page holds a longer text. Gives
 * the article as it was when the page cannot be had: a teaser is better than nothing.
 */
export async function completeByPage(article: NewArticle, needs: IngestNeeds): Promise<NewArticle> {
  if (article.url === undefined || article.text.length >= FULL_TEXT_CHARACTERS_MIN) return article;
  try {
    if (!(await mayFetch(article.url, needs))) return article;
    const page = await needs.fetchPage(article.url, { accept: 'text/html,application/xhtml+xml' });
    const extracted = await needs.offload.run('extractArticle', {
      html: page.body,
      url: page.url,
      headers: page.headers,
    });
    if (extracted.text.length <= article.text.length) return article;
    const byline = article.byline ?? extracted.byline;
    const publishedDay = article.publishedDay ?? extracted.publishedDay;
    const imageUrl = article.imageUrl ?? extracted.imageUrl;
    return {
      ...article,
      text: extracted.text,
      ...(byline === undefined ? {} : { byline }),
      ...(publishedDay === undefined ? {} : { publishedDay }),
      ...(imageUrl === undefined ? {} : { imageUrl }),
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    needs.log.debug('a page was not read', { url: article.url, why: error.message });
    return article;
  }
}

/** No robots.txt (404) allows everything, one that cannot be had (5xx) forbids, as RFC 9309 §2.3.1 says. */
async function mayFetch(url: string, { fetchPage, userAgent }: IngestNeeds): Promise<boolean> {
  try {
    const page = await fetchPage(new URL('/robots.txt', url).toString(), { accept: 'text/plain' });
    return isAllowedByRobots({ robotsTxt: new TextDecoder().decode(page.body), userAgent, url });
  } catch (error) {
    if (error instanceof Failure) return error.code === 'not-found' || error.code === 'refused';
    throw error;
  }
}
