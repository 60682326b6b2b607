// The jobs that run off the main thread: pure functions of feeds/, text/ and plots/ under a name.

import {
  dropRecurring,
  type ExtractedPage,
  extractArticle,
  fingerprintEdges,
  type PageSource,
  parseFeed,
} from '../feeds/feeds.ts';
import type { Understanding } from '../news/article.ts';
import { drawCounts } from '../plots/draw.ts';
import { findLanguage, type UnderstandInput, understand } from '../text/understand.ts';
import { readCities } from './read-cities.ts';

export const JOBS = { parseFeed, extractArticle: extractInLanguage, understand: understandInLanguage, drawCounts };

export type Jobs = typeof JOBS;
export type JobName = keyof Jobs;

/** Understands an article in the language that its text shows, which need not be the one that its feed states. */
async function understandInLanguage(input: UnderstandInput): Promise<Understanding> {
  const language = await findLanguage(`${input.title}\n${input.text}`, input.language);
  return understand({ ...input, language, cities: readCities() });
}

/** `recurring`: fingerprints of what is known to recur on the page's site. */
interface KnownSource extends PageSource {
  readonly recurring?: readonly string[] | undefined;
}

/** An extracted page, and the fingerprints by which its site's recurring sentences are learned. */
interface KnownPage extends ExtractedPage {
  readonly edges: readonly string[];
}

/** Extracts an article; the page's own tag ("en-GB") stays where its text is in that language. */
async function extractInLanguage({ recurring = [], ...source }: KnownSource): Promise<KnownPage> {
  const page = extractArticle(source);
  const text = dropRecurring(page.text, recurring);
  const found = await findLanguage(`${page.title}\n${text}`, page.language);
  const isAsStated = page.language?.toLowerCase().split('-')[0] === found;
  const language = isAsStated && page.language !== undefined ? page.language : found;
  return { ...page, text, language, edges: fingerprintEdges(page.text) };
}
