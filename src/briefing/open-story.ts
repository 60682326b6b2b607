// Opens the story of an article: all that tells it in the server's view, in order, what each added, and who else has it.

import type { Article, ReadArticle } from '../news/article.ts';
import type { Claim, FigureChange } from '../news/cited-text.ts';
import { Failure } from '../news/failure.ts';
import type { ArticleId, GuildId } from '../news/ids.ts';
import type { StoryView, Telling } from '../news/story-view.ts';
import type { Fact } from '../news/told.ts';
import type { View } from '../news/view.ts';
import type { SearchFilters } from '../search/search.ts';
import { factsIn, formOf, groupIntoStories, newFacts, type Story } from '../stories/stories.ts';
import { cutHeadline } from '../write/write-cited.ts';
import type { BriefingTools } from './briefing-tools.ts';
import { leadingSentences, tellStory } from './tell-story.ts';
import { changesOf } from './write-item.ts';

/** Articles looked at: a story of more is looked through by nobody, and grouping so many takes some 30 ms. */
const CANDIDATES_MAX = 80;
/** As long as one story goes on (a week), either way. */
const AROUND_MS = 7 * 86_400_000;
/** Names by which a story is looked for: those that its article names most. */
const ACTORS_MAX = 6;
/** What an article adds is read at a glance. */
const ADDED_MAX = 2;

type StoryTools = Pick<BriefingTools, 'store' | 'search'>;

/**
 * The story of an article as the server sees it now; what a briefing told as one story stays one. Throws
 * Failure('not-found') when the server does not see the article (any more).
 */
export async function openStory(
  { articleId, guildId }: { readonly articleId: ArticleId; readonly guildId: GuildId },
  { store, search }: StoryTools,
): Promise<StoryView> {
  const view: View = { kind: 'guild', guildId };
  const [seed] = await store.articles.getMany([articleId], view);
  if (seed === undefined)
    throw new Failure(
      'not-found',
      'That article is no longer among this server’s news: it was taken down or its feed removed.',
    );
  const told = await store.deliveries.toldWith(articleId, guildId);
  const { hits } = await search.search({
    reading: 'question',
    words: wordsOf(seed),
    filters: aroundOf(seed.article),
    view,
    limit: CANDIDATES_MAX,
  });
  const alsoIn = new Map(hits.map((hit) => [hit.articleId, hit.alsoIn]));
  const ids = new Set([...told, ...hits.map((hit) => hit.articleId)]);
  const others = await store.articles.getMany([...ids].filter((id) => id !== articleId).slice(0, CANDIDATES_MAX), view);
  return viewOf(storyWith([articleId, ...told], [seed, ...others]), alsoIn);
}

/** What the story is looked for by: the headline and those who are named most, as plain words. */
function wordsOf({ article, understanding }: ReadArticle): string {
  const times = new Map<string, number>();
  for (const { actor } of understanding.actorMentions) times.set(actor, (times.get(actor) ?? 0) + 1);
  const names = [...times].sort((a, b) => b[1] - a[1]).slice(0, ACTORS_MAX);
  return [article.title, ...names.map(([name]) => name)].join(' ').replace(/["“”]/gu, ' ');
}

function aroundOf({ publishedDay, firstSeenAt }: Article): SearchFilters {
  const at = publishedDay === undefined ? firstSeenAt : Date.parse(publishedDay);
  const [from, until] = [at - AROUND_MS, at + AROUND_MS];
  if (publishedDay === undefined) return { firstSeen: { from, until } };
  const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);
  return { published: { from: dayOf(from), to: dayOf(until) } };
}

/** The story of articles that were told as one: what was posted together is not parted by what came later. */
function storyWith(ids: readonly ArticleId[], reads: readonly ReadArticle[]): Pick<Story, 'reads' | 'originals'> {
  const stories = groupIntoStories(reads, { together: [ids] });
  const story = stories.find((other) => other.reads.some(({ article }) => article.id === ids[0]));
  return story ?? { reads: [], originals: [] };
}

function viewOf(
  { reads, originals }: Pick<Story, 'reads' | 'originals'>,
  alsoIn: ReadonlyMap<ArticleId, readonly string[]>,
): StoryView {
  const known: Fact[] = [];
  const tellings = originals.map((read, index): Telling => {
    const { id, citedUrl: url, title, source, publishedAt, publishedDay, textHash } = read.article;
    const { adds, changes } = addedBy(read, index === 0 ? undefined : known);
    known.push(...leadingSentences(read).flatMap((sentence) => factsIn(read, sentence)));
    const copies = reads.filter(({ article }) => article.copyOf === id || article.textHash === textHash);
    const others = new Set([...copies.map(({ article }) => article.source), ...(alsoIn.get(id) ?? [])]);
    others.delete(source);
    const form = formOf(read.article);
    return {
      ...{ articleId: id, url, title, source, adds, changes, alsoIn: [...others].sort() },
      ...(publishedAt === undefined ? {} : { publishedAt }),
      ...(publishedDay === undefined ? {} : { publishedDay }),
      ...(form === 'report' ? {} : { form }),
    };
  });
  const newest = originals.findLast(({ article }) => formOf(article) === 'report') ?? originals.at(-1);
  return {
    headline: cutHeadline(newest?.article.title ?? ''),
    tellings,
    sources: new Set(tellings.flatMap(({ source, alsoIn: others }) => [source, ...others])).size,
  };
}

/** What an article tells that was not known; of the first (`known` undefined) all that it opens with. */
function addedBy(
  read: ReadArticle,
  known: readonly Fact[] | undefined,
): { readonly adds: readonly Claim[]; readonly changes: readonly FigureChange[] } {
  const told = tellStory(
    read,
    (sentence) => known === undefined || newFacts(factsIn(read, sentence), known).length > 0,
  ).slice(0, ADDED_MAX);
  const facts = told.flatMap(({ sentence }) => factsIn(read, sentence));
  return { adds: told.map(({ claim }) => claim), changes: known === undefined ? [] : changesOf(facts, known) };
}
