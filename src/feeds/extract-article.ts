// Takes the article out of a page.

import { Failure } from '../news/failure.ts';
import type { Day, Instant } from '../news/ids.ts';

export interface ExtractedPage {
  readonly title: string;
  readonly byline?: string;
  readonly publishedAt?: Instant;
  /** The day as the publisher wrote it, in its own zone. */
  readonly publishedDay?: Day;
  readonly updatedAt?: Instant;
  readonly language?: string;
  /** The address that the page calls its own; absolute. */
  readonly canonical?: string;
  readonly imageUrl?: string;
  readonly siteName?: string;
  /** Plain text, paragraphs parted by blank lines, without the headline. */
  readonly text: string;
}

export interface PageSource {
  readonly html: Uint8Array | string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Throws Failure('unreadable') when the page holds no article. */
export function extractArticle(_page: PageSource): ExtractedPage {
  throw new Failure('not-built', 'Reading pages is not built yet.');
}
