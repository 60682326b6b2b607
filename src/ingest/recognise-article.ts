// Is it new, unchanged, changed, or a copy of one that is kept? Decided from what is kept already.

import { createHash } from 'node:crypto';
import type { Article, NewArticle } from '../news/article.ts';
import type { ArticleId } from '../news/ids.ts';

export type Recognition =
  | { readonly kind: 'new' }
  | { readonly kind: 'unchanged'; readonly known: Article }
  | { readonly kind: 'changed'; readonly known: Article }
  /** The same text at another publisher: kept besides, as "also in". */
  | { readonly kind: 'copy'; readonly of: Article };

// Texts shorter than this recur by chance ("Live updates to follow."): the title then decides too.
const TELLING_TEXT_CHARACTERS_MIN = 200;

/** The text's fingerprint: SHA-256 (hex) of the folded text, with the title where the text is too short to tell. */
export function textHashOf(article: Pick<NewArticle, 'title' | 'text'>): string {
  const text = fold(article.text);
  const telling = text.length >= TELLING_TEXT_CHARACTERS_MIN ? text : `${fold(article.title)}\n${text}`;
  return createHash('sha256').update(telling).digest('hex');
}

/** An article's id: the first 32 hex digits of the SHA-256 of its address, or of source and text where it has none. */
export function articleIdOf(article: Pick<NewArticle, 'url' | 'source'>, textHash: string): ArticleId {
  const name = article.url ?? `${article.source}\n${textHash}`;
  return createHash('sha256').update(name).digest('hex').slice(0, 32) as ArticleId;
}

/**
 * Decides what an arriving article is, given what is kept that may be the same (equal address, item or text).
 * The address decides first, then the feed's own id of the item, then the text: a copy of the same publisher is the
 * same article at another address.
 */
export function recogniseArticle(arriving: NewArticle, textHash: string, candidates: readonly Article[]): Recognition {
  const sameAddress = arriving.url === undefined ? undefined : candidates.find((known) => known.url === arriving.url);
  const sameItem = candidates.find(
    (known) =>
      arriving.itemId !== undefined && known.itemId === arriving.itemId && known.feeds.includes(arriving.feedId),
  );
  const known = sameAddress ?? sameItem;
  if (known !== undefined)
    return isSameText(arriving, textHash, known) ? { kind: 'unchanged', known } : { kind: 'changed', known };
  const sameText = candidates.filter((candidate) => candidate.textHash === textHash);
  const own = sameText.find((candidate) => candidate.source === arriving.source);
  if (own !== undefined) return { kind: 'unchanged', known: own };
  const first = sameText.find((candidate) => candidate.copyOf === undefined) ?? sameText[0];
  return first === undefined ? { kind: 'new' } : { kind: 'copy', of: first };
}

function isSameText(arriving: NewArticle, textHash: string, known: Article): boolean {
  return known.textHash === textHash && fold(known.title) === fold(arriving.title);
}

/** White space, case and the form of quotation marks do not make a text another one. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim();
}
