// One item of a feed as an article: the feed's own full text where it has one, else the page behind the link.

import { createHash } from 'node:crypto';
import { dropFurniture, htmlToText, type ParsedEntry, readNames } from '../feeds/feeds.ts';
import type { NewArticle } from '../news/article.ts';
import type { Feed } from '../news/guild.ts';
import type { IngestNeeds } from './needs.ts';

// Shorter than this is a teaser, not a text: the first paragraph of a news article has about 300 characters.
const FULL_TEXT_CHARACTERS_MIN = 600;

// The longest reports of news agencies stay below this. A million costs two seconds of a thread that all
// feeds share, and 100 MB of memory.
const FEED_TEXT_CHARACTERS_MAX = 100_000;

// Of four bytes each at most, 2,704 bytes are not reached.
const ID_CHARACTERS_MAX = 600;

/** What the feed itself says of an item; undefined when it has neither title nor text. */
export function readEntry(entry: ParsedEntry, feed: Feed): NewArticle | undefined {
  const byline = bylineOf(entry.author, feed.title);
  const content = entry.content === undefined ? '' : htmlToText(entry.content);
  const whole = content.length > (entry.summary ?? '').length ? content : (entry.summary ?? '');
  // What a feed adds to each text ("The post … appeared first on …") is no news; a text of nothing else stays.
  const text = cutText(dropFurniture(whole.split('\n\n'), { title: entry.title ?? '', byline }).join('\n\n') || whole);
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
    itemId: shortId(entry.id ?? entry.link ?? title),
    ...(byline === undefined ? {} : { byline }),
    ...(publishedAt === undefined
      ? {}
      : { publishedAt: Date.parse(publishedAt), publishedDay: publishedAt.slice(0, 10) }),
    ...(feed.language === undefined ? {} : { language: feed.language }),
    ...(entry.imageUrl === undefined ? {} : { imageUrl: entry.imageUrl }),
  };
}

/** Feeds may call an item what they like; a database keeps no key of over 2,704 bytes. */
function shortId(id: string): string {
  return id.length <= ID_CHARACTERS_MAX ? id : createHash('sha256').update(id).digest('hex');
}

/** The text, or its beginning up to a white space, with a mark where it was cut. */
function cutText(text: string): string {
  if (text.length <= FEED_TEXT_CHARACTERS_MAX) return text;
  return `${text.slice(0, FEED_TEXT_CHARACTERS_MAX).replace(/\s+\S{0,100}$/, '')}…`;
}

/** Whether an article of a feed has no more than a teaser, and names the page that may hold its text. */
export function isTeaser(article: NewArticle): article is NewArticle & { readonly url: string } {
  // An address that several items share is no page of one of them.
  if (article.url === undefined || article.isAddressShared === true) return false;
  return article.text.length < FULL_TEXT_CHARACTERS_MIN || isCutShort(article.text);
}

// How feeds end a text that goes on at the page.
const CUT_SHORT =
  /(?:\[?(?:…|\.\.\.)\]?|(?:read more|continue reading|weiterlesen|lire la suite|leer más|seguir leyendo|leia mais|leggi tutto|lees verder|läs mer|czytaj (?:dalej|więcej)|читать далее|читати далі)\W*)$/iu;

function isCutShort(text = ''): boolean {
  return CUT_SHORT.test(text.trimEnd().slice(-60));
}

/** The people of a byline; the byline as it stands where none is recognised, and none where the feed signs for itself. */
function bylineOf(author: string | undefined, feedTitle: string): string | undefined {
  if (author === undefined || author.trim().toLowerCase() === feedTitle.trim().toLowerCase()) return undefined;
  const names = readNames(author);
  if (names.length > 0) return names.join(', ');
  return /^\S+@\S+$/.test(author.trim()) ? undefined : author;
}

/**
 * Completes a teaser by the page behind its link, where robots.txt lets us (also where the link leads on) and the
 * page holds a longer text; else gives the article as it was. Throws Failure when the page cannot be had or read.
 */
export async function completeByPage(
  article: NewArticle & { readonly url: string },
  { mayFetch, fetchPage, offload, siteTexts }: Pick<IngestNeeds, 'mayFetch' | 'fetchPage' | 'offload' | 'siteTexts'>,
): Promise<NewArticle> {
  if (!(await mayFetch(article.url))) return article;
  const page = await fetchPage(article.url, { accept: 'text/html,application/xhtml+xml' });
  if (page.url !== article.url && !(await mayFetch(page.url))) return article;
  const { body: html, url, headers } = page;
  const recurring = await siteTexts?.recurringAt(url);
  const extracted = await offload.run('extractArticle', { html, url, headers, recurring }, { given: html });
  await siteTexts?.learn(url, extracted.edges);
  // Behind a gate stands a beginning that leads nowhere: what the feed gave is whole at least.
  if (extracted.isTeaser || extracted.text.length <= article.text.length) return article;
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
