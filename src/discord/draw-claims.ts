// Sentences with the numbers of what they rest on, and the numbered list of that.

import type { Citation, Claim } from '../news/cited-text.ts';
import { linkToSource } from './link.ts';
import { quoteOutside } from './quote-outside.ts';
import { sayDay, texts } from './texts.ts';

/** The articles cited by some claims, each once, in the order of their first citation. */
export function listCitations(claims: readonly Claim[]): readonly Citation[] {
  const byArticle = new Map<string, Citation>();
  for (const claim of claims) {
    for (const citation of claim.citations) {
      if (!byArticle.has(citation.articleId)) byArticle.set(citation.articleId, citation);
    }
  }
  return [...byArticle.values()];
}

/** A claim with its numbers: `The port was closed. [1] [3]`, the brackets escaped so that they make no link. */
export function drawClaim(claim: Claim, citations: readonly Citation[], charactersMax: number): string {
  const numbers = claim.citations.map(
    ({ articleId }) => citations.findIndex((cited) => cited.articleId === articleId) + 1,
  );
  const listed = [...new Set(numbers)].filter((number) => number > 0);
  const marks = listed.map((number) => `\\[${number}\\]`).join(' ');
  return `${quoteOutside(claim.text, charactersMax) || '…'} ${marks}`;
}

/** One line of the list of sources: `[1 · Source](<address>) · 20 February 2017 · Title`; without the title when `size.title` is 0. */
export function drawSource(
  citation: Citation,
  number: number,
  size: { readonly source: number; readonly title: number; readonly isLinked: boolean },
): string {
  const about = [
    linkToSource(citation, number, { sourceMax: size.source, isLinked: size.isLinked }),
    citation.publishedDay === undefined ? texts.dayUnknown : sayDay(citation.publishedDay),
    ...(size.title === 0 ? [] : [quoteOutside(citation.title, size.title) || texts.noTitle]),
  ];
  return about.join(' · ');
}
