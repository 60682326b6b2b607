// Invented articles as they come in: one after another over a year, with the invented names for actors.

import { createHash } from 'node:crypto';
import type { ReadArticle, Understanding } from '../../src/news/article.ts';
import type { ArticleId } from '../../src/news/ids.ts';
import { INVENTED_NAME, inventArticles } from './invented-text.ts';

const FIRST = Date.parse('2025-01-01T00:00:00Z');
const YEAR_MS = 365 * 86_400_000;

const NOTHING: Omit<Understanding, 'language' | 'actorMentions'> = {
  sentences: [],
  timeMentions: [],
  abbreviations: [],
  references: [],
  quotes: [],
  statements: [],
  numbers: [],
  roles: [],
  eventDays: [],
};

/** `count` articles, oldest first, in even steps over a year or as long as given. */
export function* inventReads(count: number, overMs = YEAR_MS): Generator<ReadArticle> {
  let number = 0;
  for (const article of inventArticles(count)) {
    const at = FIRST + Math.floor((number * overMs) / count);
    const id = `${number}` as ArticleId;
    const actorMentions = [...article.text.matchAll(INVENTED_NAME)].map(({ 0: text, index: start }) => ({
      ...{ start, end: start + text.length, text, type: 'PER' as const, actor: text.toLowerCase() },
    }));
    number += 1;
    yield {
      article: {
        ...article,
        ...{ id, language: 'en', publishedAt: at, firstSeenAt: at, changedAt: at, version: 1 },
        citedUrl: article.url ?? '',
        textHash: createHash('sha256').update(article.text).digest('hex'),
        feeds: [article.feedId],
      },
      understanding: { ...NOTHING, language: 'en', actorMentions },
      sequence: number,
    };
  }
}
