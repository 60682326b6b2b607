// Groups what was read with what was told lately into stories, and finds in each what is new to the reader.

import type { ReadArticle } from '../news/article.ts';
import type { ArticleId, Instant } from '../news/ids.ts';
import type { Fact, ToldItem } from '../news/told.ts';
import { factsIn, formOf, groupIntoStories, isNoNews, newFacts, type Story } from '../stories/stories.ts';
import { leadingSentences } from './tell-story.ts';

/** A story that goes on counts as all new with so many new facts near its top. */
const NEW_FACTS_FULL = 8;

/** What was read, and what of it the reader knows. */
export interface ReadAndTold {
  /** The articles that may be told of: those first seen in [since, until) that match the topic. */
  readonly reads: readonly ReadArticle[];
  /** The articles that the reader was told of; none of them is told again. */
  readonly told: ReadonlySet<ArticleId>;
  /** What of it was told lately, oldest first, and the articles it was told from: with them a story is seen to go on. */
  readonly earlier?: { readonly items: readonly ToldItem[]; readonly reads: readonly ReadArticle[] };
}

/** A story that may be told, and what the reader knows of it. */
export interface Candidate {
  readonly story: Story;
  /** Its articles that are new to the reader, oldest first; at least one. */
  readonly fresh: readonly ReadArticle[];
  /** What was told of this story; empty for one that was not briefed before. */
  readonly known: readonly Fact[];
  /** When it was told of last. */
  readonly toldAt?: Instant;
  /** What was told of anything, as `wordingOf` gives it: no sentence is said twice. */
  readonly wordings: ReadonlySet<string>;
  /** How much of it is new, 0 to 1. */
  readonly novelty: number;
}

export interface Candidates {
  readonly candidates: readonly Candidate[];
  /** Articles that were told themselves or under a copy's address, or whose story has nothing else. */
  readonly toldBefore: readonly ReadArticle[];
  /** Articles whose form tells no happening. */
  readonly noNews: readonly ReadArticle[];
}

/**
 * The stories of a briefing's articles with something untold in them, and the articles that are set aside before. What was
 * told as one story goes on as one; what was told as two and turns out to be one goes on as one with what was told of both.
 */
export function candidatesFrom(request: ReadAndTold): Candidates {
  const { told, earlier = { items: [], reads: [] } } = request;
  const reads = [...new Map(request.reads.map((read) => [read.article.id, read])).values()];
  const noNews = reads.filter(({ article }) => !told.has(article.id) && isNoNews(formOf(article)));
  const news = reads.filter((read) => !noNews.includes(read));
  const wanted = new Set(news.map(({ article }) => article.id));
  const wordings = new Set(earlier.items.flatMap(({ facts }) => facts.flatMap(wordingOf)));
  const toldBefore: ReadArticle[] = [];
  const candidates: Candidate[] = [];
  const together = earlier.items.map(({ articleIds }) => articleIds);
  for (const story of groupIntoStories([...news, ...earlier.reads], { together })) {
    const fresh = untold(story, told).filter(({ article }) => wanted.has(article.id));
    if (fresh.length === 0) {
      toldBefore.push(...story.reads.filter(({ article }) => wanted.has(article.id)));
      continue;
    }
    const ids = new Set(story.reads.map(({ article }) => article.id));
    const items = earlier.items.filter(({ articleIds }) => articleIds.some((id) => ids.has(id)));
    candidates.push({ story, fresh, wordings, ...knownOf(items), novelty: noveltyOf(fresh, items) });
  }
  return { candidates, toldBefore, noNews };
}

/** What stands for a sentence whatever its small words and their order: none for what is no statement. */
export function wordingOf(fact: Fact): string[] {
  return fact.kind === 'statement' ? [fact.words.toSorted().join(' ')] : [];
}

function knownOf(items: readonly ToldItem[]): Pick<Candidate, 'known' | 'toldAt'> {
  const known = items.flatMap(({ facts }) => facts);
  return items.length === 0 ? { known } : { known, toldAt: Math.max(...items.map(({ toldAt }) => toldAt)) };
}

function noveltyOf(fresh: readonly ReadArticle[], items: readonly ToldItem[]): number {
  if (items.length === 0) return 1;
  const known = items.flatMap(({ facts }) => facts);
  const facts = fresh.flatMap((read) => leadingSentences(read).flatMap((sentence) => factsIn(read, sentence)));
  return Math.min(1, newFacts(facts, known).length / NEW_FACTS_FULL);
}

/** The story's articles that are new to the reader, oldest first: neither told themselves nor under a copy's address. */
function untold(story: Story, told: ReadonlySet<ArticleId>): ReadArticle[] {
  const toldTexts = new Set(story.reads.filter(({ article }) => told.has(article.id)).map(textOf));
  return story.originals.filter(
    (read) =>
      !told.has(read.article.id) &&
      !toldTexts.has(textOf(read)) &&
      !(read.article.copyOf !== undefined && told.has(read.article.copyOf)),
  );
}

function textOf({ article }: ReadArticle): string {
  return article.textHash;
}
