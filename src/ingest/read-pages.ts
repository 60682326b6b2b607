// Completes the teasers of one feed in one poll by their pages, within limits: one slow site must not stop the others.

import type { NewArticle } from '../news/article.ts';
import { Failure } from '../news/failure.ts';
import { completeByPage, isTeaser } from './entry-to-article.ts';
import type { IngestNeeds } from './needs.ts';

// A poll is one of eight at a time and must end within a fraction of its lease (5 minutes); what is left comes next time.
const PAGES_MS_MAX = 30_000;
// A host that failed three times running is down, or wants no visitors: the fourth request brings nothing either.
const FAILURES_MAX = 3;
// These are of the host. A page that is gone or holds no article says nothing about the next one.
const HOST_FAILURES: readonly string[] = ['timeout', 'unreachable', 'busy'];

export interface PageReader {
  /** Gives the article with its page's text; as it was where it is no teaser or the page cannot be had. */
  readonly complete: (article: NewArticle) => Promise<NewArticle>;
  /** How many teasers were left as they were, for want of time or because their page failed. */
  readonly left: () => number;
}

/** Begins a poll's reading of pages: its time runs from now on. */
export function createPageReader(needs: IngestNeeds): PageReader {
  const until = needs.now() + PAGES_MS_MAX;
  let failuresInRow = 0;
  let left = 0;
  const complete = async (article: NewArticle): Promise<NewArticle> => {
    if (!isTeaser(article)) return article;
    if (failuresInRow >= FAILURES_MAX || needs.now() >= until) {
      left += 1;
      return article;
    }
    try {
      const completed = await completeByPage(article, needs);
      failuresInRow = 0;
      return completed;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      needs.log.debug('a page was not read', { url: article.url, why: error.message });
      failuresInRow = HOST_FAILURES.includes(error.code) ? failuresInRow + 1 : 0;
      left += 1;
      return article;
    }
  };
  return { complete, left: () => left };
}
