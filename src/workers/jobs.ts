// The jobs that run off the main thread: pure functions of feeds/ and text/ under a name.

import { type ExtractedPage, extractArticle, type PageSource, parseFeed } from '../feeds/feeds.ts';
import type { Understanding } from '../news/article.ts';
import { findLanguage, type UnderstandInput, understand } from '../text/understand.ts';

export const JOBS = { parseFeed, extractArticle: extractInLanguage, understand: understandInLanguage };

export type Jobs = typeof JOBS;
export type JobName = keyof Jobs;

/** Understands an article in the language that its text shows, which need not be the one that its feed states. */
async function understandInLanguage(input: UnderstandInput): Promise<Understanding> {
  return understand({ ...input, language: await findLanguage(`${input.title}\n${input.text}`, input.language) });
}

/** Extracts an article; the page's own tag ("en-GB") stays where its text is in that language. */
async function extractInLanguage(source: PageSource): Promise<ExtractedPage> {
  const page = extractArticle(source);
  const found = await findLanguage(`${page.title}\n${page.text}`, page.language);
  const isAsStated = page.language?.toLowerCase().split('-')[0] === found;
  return { ...page, language: isAsStated && page.language !== undefined ? page.language : found };
}
