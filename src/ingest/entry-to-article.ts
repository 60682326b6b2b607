// One item of a feed as an article: the feed's own full text where it has one, else the page behind the link.

import { htmlToText, type ParsedEntry } from '../feeds/feeds.ts';
import type { NewArticle } from '../news/article.ts';
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
    rights: feed.rights ?? { show: 'full' },
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

/** Whether an article of a feed has no more than a teaser, and names the page that may hold its text. */
export function isTeaser(article: NewArticle): article is NewArticle & { readonly url: string } {
  // An address that several items share is no page of one of them.
  return (
    article.url !== undefined && article.isAddressShared !== true && article.text.length < FULL_TEXT_CHARACTERS_MIN
  );
}

/**
 * Completes a teaser by the page behind its link, where robots.txt lets us (also where the link leads on) and the
 * page holds a longer text; else gives the article as it was. Throws Failure when the page cannot be had or read.
 */
export async function completeByPage(
  article: NewArticle & { readonly url: string },
  { mayFetch, fetchPage, offload }: Pick<IngestNeeds, 'mayFetch' | 'fetchPage' | 'offload'>,
): Promise<NewArticle> {
  if (!(await mayFetch(article.url))) return article;
  const page = await fetchPage(article.url, { accept: 'text/html,application/xhtml+xml' });
  if (page.url !== article.url && !(await mayFetch(page.url))) return article;
  const { body: html, url, headers } = page;
  const extracted = await offload.run('extractArticle', { html, url, headers });
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
}
