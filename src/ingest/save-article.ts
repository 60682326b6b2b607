// One article into the store: recognised, understood off the main thread, written in one transaction.

import type { Article, NewArticle } from '../news/article.ts';
import { Failure } from '../news/failure.ts';
import type { ArticleId, Instant } from '../news/ids.ts';
import { writeEntry } from '../search/search.ts';
import { canonicalUrl } from './canonical-url.ts';
import { findKept } from './find-kept.ts';
import type { IngestNeeds, Saved } from './needs.ts';
import { articleIdOf, recogniseArticle, textHashOf } from './recognise-article.ts';

// Why 1 MB: the longest news texts (verdicts, reports in full) stay under 300 kB; 20 MB of text is no article.
const TEXT_CHARACTERS_MAX = 1_000_000;
// Why 500: the longest headlines in the wild are under 300 characters; the rest is a text in the wrong field.
const TITLE_CHARACTERS_MAX = 500;
// Two writers meet on one article now and then, ten times in a row only when something is broken.
const ATTEMPTS_MAX = 10;

/**
 * Saves an arriving article. Gives what it was taken for and its id.
 * Throws Failure('bad-input') when it has no text or too much, and what the pool throws when understanding fails.
 */
export async function saveArticle(
  arrivingRaw: NewArticle,
  needs: Pick<IngestNeeds, 'store' | 'offload' | 'now'>,
): Promise<Saved> {
  const arriving = tidy(arrivingRaw);
  const textHash = textHashOf(arriving);
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const saved = await trySave(arriving, textHash, needs);
    if (saved !== undefined) return saved;
  }
  throw new Failure('busy', `“${arriving.title}” is being written by others at the same time; try again.`);
}

/** An arriving article in order. `rawUrl` is the address as it was given, which is what people are shown and can open. */
type Tidied = NewArticle & { readonly rawUrl?: string };

async function trySave(
  arriving: Tidied,
  textHash: string,
  { store, offload, now }: Pick<IngestNeeds, 'store' | 'offload' | 'now'>,
): Promise<Saved | undefined> {
  const { feedId, itemId } = arriving;
  const { candidates, siteFeeds } = await findKept(arriving, textHash, store);
  const recognised = recogniseArticle(arriving, textHash, candidates, siteFeeds);
  const seen = { feedId, ...(itemId === undefined ? {} : { itemId }) };
  if (recognised.kind === 'unchanged') {
    await store.articles.addFeed(recognised.known.id, seen, now());
    return { outcome: 'unchanged', id: recognised.known.id };
  }
  const known = recognised.kind === 'changed' ? recognised.known : undefined;
  const id = known?.id ?? freeId(arriving, textHash, candidates);
  const copied = recognised.kind === 'copy' ? recognised.of : undefined;
  const article = toArticle(arriving, { id, textHash, at: now(), known, copied });
  const understanding = await offload.run('understand', article);
  const read = { article: { ...article, language: understanding.language }, understanding };
  const written = await store.articles.save(read, {
    expectedVersion: known?.version ?? 0,
    ...(itemId === undefined ? {} : { itemId }),
    entry: writeEntry(read),
  });
  if (!written) return undefined;
  const outcome = recognised.kind === 'new' ? 'saved' : recognised.kind;
  return { outcome, id: article.id };
}

/** The id of a new article; where another feed's article has it already, one of its own feed. */
function freeId(arriving: Tidied, textHash: string, candidates: readonly Article[]): ArticleId {
  const id = articleIdOf(arriving, textHash);
  return candidates.some((known) => known.id === id) ? articleIdOf(arriving, textHash, arriving.feedId) : id;
}

interface Known {
  readonly id: ArticleId;
  readonly textHash: string;
  readonly at: Instant;
  readonly known: Article | undefined;
  readonly copied: Article | undefined;
}

function toArticle({ rawUrl, ...arriving }: Tidied, { id, textHash, at, known, copied }: Known): Article {
  const url = known?.url ?? arriving.url;
  const copyOf = known?.copyOf ?? copied?.copyOf ?? copied?.id;
  return {
    ...arriving,
    // What a changed text no longer says (its day, its byline) is still known from the first one.
    ...(arriving.publishedDay === undefined && known?.publishedDay !== undefined
      ? { publishedDay: known.publishedDay }
      : {}),
    ...(arriving.publishedAt === undefined && known?.publishedAt !== undefined
      ? { publishedAt: known.publishedAt }
      : {}),
    ...(arriving.byline === undefined && known?.byline !== undefined ? { byline: known.byline } : {}),
    ...(url === undefined ? {} : { url }),
    ...(copyOf === undefined ? {} : { copyOf }),
    id,
    citedUrl: rawUrl ?? known?.citedUrl ?? `dateline:article/${id}`,
    language: arriving.language ?? 'en',
    firstSeenAt: known?.firstSeenAt ?? at,
    changedAt: at,
    version: (known?.version ?? 0) + 1,
    textHash,
    feeds: [...new Set([...(known?.feeds ?? []), arriving.feedId])],
  };
}

/** Cuts what is too long for its field, gives the address its canonical form, refuses what is no article. */
function tidy(arriving: NewArticle): Tidied {
  const text = arriving.text.replaceAll('\u0000', '').replace(/\r\n?/g, '\n').trim();
  if (text === '') throw new Failure('bad-input', `“${arriving.title}” has no text.`);
  if (text.length > TEXT_CHARACTERS_MAX) {
    throw new Failure(
      'limit',
      `The text has ${text.length} characters; an article may have ${TEXT_CHARACTERS_MAX}. Split the file.`,
    );
  }
  const { url: givenUrl, ...rest } = arriving;
  const rawUrl = givenUrl?.trim();
  const url = rawUrl === undefined ? undefined : canonicalUrl(rawUrl);
  return {
    ...rest,
    ...(url === undefined || rawUrl === undefined ? {} : { url, rawUrl }),
    title: tidyTitle(arriving.title, text),
    text,
  };
}

function tidyTitle(rawTitle: string, text: string): string {
  const title = rawTitle.replaceAll('\u0000', '').replace(/\s+/g, ' ').trim() || (text.split('\n')[0] ?? '');
  if (title.length <= TITLE_CHARACTERS_MAX) return title;
  const cut = title.slice(0, TITLE_CHARACTERS_MAX - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.replace(/\s+\S*$/, '') || cut}…`;
}
