// One article into the store: recognised, understood off the main thread, written in one transaction.

import { createHash } from 'node:crypto';
import type { Article, NewArticle } from '../news/article.ts';
import { Failure } from '../news/failure.ts';
import type { ArticleId, Instant } from '../news/ids.ts';
import { writeEntry } from '../search/search.ts';
import type { ArticleMarks } from '../store/store.ts';
import { knowledgeWanted, plainWordsOf } from '../text/understand.ts';
import { canonicalUrl, readWebAddress } from './canonical-url.ts';
import { findKept, marksOf } from './find-kept.ts';
import { linkedActors } from './link-actors.ts';
import { nameActors } from './name-actors.ts';
import type { IngestNeeds, Saved } from './needs.ts';
import { articleIdOf, type Recognition, recogniseArticle, textHashOf } from './recognise-article.ts';

// Why 1 MB: the longest news texts (verdicts, reports in full) stay under 300 kB; 20 MB of text is no article.
const TEXT_CHARACTERS_MAX = 1_000_000;
// Why 500: the longest headlines in the wild are under 300 characters; the rest is a text in the wrong field.
const TITLE_CHARACTERS_MAX = 500;
// Why 200: the longest names of papers with their edition stay under 100; PostgreSQL keeps no key of over 2,704 bytes.
const SOURCE_CHARACTERS_MAX = 200;
// Two writers meet on one article now and then, ten times in a row only when something is broken.
const ATTEMPTS_MAX = 10;

/**
 * Saves an arriving article. `isBeside` is true for kept articles that other items of the same document are; without a
 * document that tells all it has, any may be. Gives what it was taken for and its id. Throws Failure('bad-input') when it has no text or too much, and what the pool throws when
 * understanding fails.
 */
export async function saveArticle(
  arrivingRaw: NewArticle,
  needs: SaveNeeds,
  isBeside: (known: Article) => boolean = () => true,
): Promise<Saved> {
  try {
    const arriving = tidy(arrivingRaw);
    const textHash = textHashOf(arriving);
    const saved = await oneByOne(needs.store, textHash, () => saveTidied({ arriving, textHash, isBeside }, needs));
    needs.metrics?.article(saved.outcome);
    return saved;
  } catch (error) {
    needs.metrics?.article('failed');
    throw error;
  }
}

async function saveTidied(arrival: Omit<Arrival, 'attempt'>, needs: SaveNeeds): Promise<Saved> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const saved = await trySave({ ...arrival, attempt }, needs);
    if (saved !== undefined) return saved;
  }
  throw new Failure('busy', `“${arrival.arriving.title}” is being written by others at the same time; try again.`);
}

/** What is being saved, by the fingerprint of its text, for each store. */
const inHand = new WeakMap<SaveNeeds['store'], Map<string, Promise<unknown>>>();

/**
 * Does work on one text when what is in hand on the same text has ended. A wire text comes by several feeds, or several
 * times in a file, in one second: while the first is being understood, the next would not be known for a copy.
 */
async function oneByOne<Result>(
  store: SaveNeeds['store'],
  textHash: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const ofStore = inHand.get(store) ?? new Map<string, Promise<unknown>>();
  inHand.set(store, ofStore);
  const before = ofStore.get(textHash);
  const own = before === undefined ? work() : before.then(work, work);
  ofStore.set(textHash, own);
  try {
    return await own;
  } finally {
    if (ofStore.get(textHash) === own) ofStore.delete(textHash);
  }
}

type SaveNeeds = Pick<IngestNeeds, 'store' | 'offload' | 'now' | 'metrics'>;

/** An arriving article in order. `rawUrl` is the address as it was given, which is what people are shown and can open. */
type Tidied = NewArticle & { readonly rawUrl?: string };

interface Arrival {
  readonly arriving: Tidied;
  readonly textHash: string;
  readonly isBeside: (known: Article) => boolean;
  readonly attempt: number;
}

async function trySave(arrival: Arrival, needs: SaveNeeds): Promise<Saved | undefined> {
  const { arriving, textHash, isBeside } = arrival;
  const { store, now } = needs;
  const marks = marksOf(arriving, now());
  const { candidates, siteFeeds } = await findKept(arriving, textHash, marks, store);
  const recognised = recogniseArticle(arriving, textHash, candidates, { siteFeeds, isBeside });
  if (recognised.kind === 'new' || recognised.kind === 'changed' || recognised.kind === 'copy') {
    return write(arrival, { recognised, candidates, marks }, needs);
  }
  const { known, kind } = recognised;
  const { feedId, itemId, url } = arriving;
  const { version } = known;
  if (kind === 'unchanged' && recognised.leaves !== undefined) {
    if (!(await store.articles.joinFeed(feedId, recognised.leaves.id, known))) return undefined;
  }
  const seen = { feedId, version, ...(itemId === undefined ? {} : { itemId }) };
  if ((await store.articles.addFeed(known.id, seen, now())) === undefined) return undefined;
  if (kind === 'moved' && url !== undefined) {
    await store.articles.move(known.id, { url, citedUrl: arriving.rawUrl ?? url });
  }
  return { outcome: kind, id: known.id };
}

interface Found {
  readonly recognised: Extract<Recognition, { readonly kind: 'new' | 'changed' | 'copy' }>;
  readonly candidates: readonly Article[];
  readonly marks: ArticleMarks;
}

/** Understands and writes it. Undefined when another writer came first. */
async function write(
  { arriving, textHash, attempt }: Arrival,
  { recognised, candidates, marks }: Found,
  { store, offload, now }: SaveNeeds,
): Promise<Saved | undefined> {
  const known = recognised.kind === 'changed' ? recognised.known : undefined;
  const id = known?.id ?? freeId(arriving, textHash, candidates, attempt);
  const copied = recognised.kind === 'copy' ? recognised.of : undefined;
  const article = toArticle(arriving, { id, textHash, at: now(), known, copied });
  const knowledge = await store.actors?.knowledge(knowledgeWanted(article));
  const understanding = await offload.run('understand', { ...article, ...(knowledge && { knowledge }) });
  const isShared = known?.feeds.some((feed) => feed !== arriving.feedId) === true && known.text !== article.text;
  const read = { article: { ...article, language: understanding.language }, understanding };
  // Where it is parted, the other feeds keep the former text: this one is found by its own feed's readers alone.
  const found = isShared ? { ...read, article: { ...read.article, feeds: [arriving.feedId] } } : read;
  const written = await store.articles.save(read, {
    expectedVersion: known?.version ?? 0,
    marks,
    actors: linkedActors(nameActors(understanding), plainWordsOf(article.text)),
    ...(arriving.itemId === undefined ? {} : { itemId: arriving.itemId }),
    ...(known !== undefined && isShared ? { partAs: partedIdOf(known) } : {}),
    entry: writeEntry(found),
  });
  return written ? { outcome: recognised.kind === 'new' ? 'saved' : recognised.kind, id } : undefined;
}

/**
 * The id of a new article: that of its address; where another article has it already, one of its own feed, or of its own
 * item there. One that is held by an article that was not found is left out at the next attempt.
 */
function freeId(arriving: Tidied, textHash: string, candidates: readonly Article[], attempt: number): ArticleId {
  const { feedId, itemId } = arriving;
  const owners = [undefined, feedId, `${feedId}\n${itemId ?? textHash}`];
  const ids = owners.map((own) => articleIdOf(arriving, textHash, own));
  const free = ids.filter((id) => !candidates.some((known) => known.id === id));
  const last = articleIdOf(arriving, textHash, `${feedId}\n${textHash}`);
  return free[Math.min(attempt, free.length - 1)] ?? last;
}

/** The id under which the former text of an article stays for its other feeds; its version makes it free. */
function partedIdOf({ id, version }: Article): ArticleId {
  return createHash('sha256').update(`${id}\nversion ${version}`).digest('hex').slice(0, 32) as ArticleId;
}

interface Known {
  readonly id: ArticleId;
  readonly textHash: string;
  readonly at: Instant;
  readonly known: Article | undefined;
  readonly copied: Article | undefined;
}

function toArticle(tidied: Tidied, { id, textHash, at, known, copied }: Known): Article {
  const { rawUrl, isAddressShared: _, ...arriving } = tidied;
  // Only its own feed changes an article, so its feed says where it stands now.
  const url = arriving.url ?? known?.url;
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
  // One that is too long to know an article by is cited all the same.
  const isCited = rawUrl !== undefined && readWebAddress(rawUrl) !== undefined;
  return {
    ...rest,
    ...(isCited ? { rawUrl } : {}),
    ...(url === undefined || rest.isAddressShared === true ? {} : { url }),
    title: tidyTitle(arriving.title, text),
    source: cutAtWord(rest.source, SOURCE_CHARACTERS_MAX),
    text,
  };
}

function tidyTitle(rawTitle: string, text: string): string {
  const title = rawTitle.replaceAll('\u0000', '').replace(/\s+/g, ' ').trim() || (text.split('\n')[0] ?? '');
  return cutAtWord(title, TITLE_CHARACTERS_MAX);
}

function cutAtWord(label: string, charactersMax: number): string {
  if (label.length <= charactersMax) return label;
  const cut = label.slice(0, charactersMax - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.replace(/\s+\S*$/, '') || cut}…`;
}
