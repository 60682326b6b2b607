// What the independent checker says of all answers of a set, as lines of the table.

import { type FaultKind, type JudgedArticle, type JudgedClaim, judgeClaims } from '../kit/judge-claims.ts';
import type { Row } from './measured-set.ts';

interface StoredArticle extends Omit<JudgedArticle, 'published'> {
  readonly publishedAt?: string | null;
}

const OF_QUOTES: ReadonlySet<FaultKind> = new Set(['quote', 'quoted words', 'unknown article']);
/** Every fault is printed up to so many, so that it can be looked at. */
const PRINTED_MAX = 5;

/**
 * Three shares that must be 1.00: of quotes that stand in their articles, of claims of which all numbers, days, names
 * and weighty words are in the cited sentences, and of claims that cite something.
 */
export function judgedRows(
  answers: Iterable<{ readonly claims: readonly JudgedClaim[] }>,
  articles: readonly StoredArticle[],
): Row[] {
  const byUrl = new Map<string, JudgedArticle>();
  for (const { publishedAt, ...article } of articles) {
    byUrl.set(article.url, { ...article, ...(publishedAt && { published: publishedAt.slice(0, 10) }) });
  }
  const claims = [...answers].flatMap((answer) => answer.claims);
  const faults = claims.flatMap((claim) => judgeClaims([claim], (url) => byUrl.get(url)).slice(0, 1));
  for (const fault of faults.slice(0, PRINTED_MAX)) process.stderr.write(`${JSON.stringify(fault)}\n`);
  const without = faults.filter(({ kind }) => kind === 'no citation').length;
  const quotes = faults.filter(({ kind }) => OF_QUOTES.has(kind)).length;
  const share = (faulty: number): number => (claims.length === 0 ? 0 : 1 - faulty / claims.length);
  const row = (measure: string, now: number): Row => ({ measure, now, baseline: '', target: '1.00' });
  return [
    row(`quotes exact, of ${claims.length} claims`, share(quotes)),
    row('numbers, days and names in cited sentences', share(faults.length - quotes - without)),
    row('claims with a citation', share(without)),
  ];
}
