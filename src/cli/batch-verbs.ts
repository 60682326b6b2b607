// The verbs of `batch`: the program's own functions behind the shapes of a line's input and output.

import { z } from 'zod';
import type { Ask, TellTimelineParts } from '../ask/ask.ts';
import { nextDue } from '../briefing/run-due.ts';
import { extractArticle, isAllowedByRobots, judgeAddressWithStubs, parseFeed, readFeedDate } from '../feeds/feeds.ts';
import type { ReadArticle } from '../news/article.ts';
import type { Answer, Citation } from '../news/cited-text.ts';
import { Failure } from '../news/failure.ts';
import { ALL } from '../news/view.ts';
import type { Search, SearchFilters } from '../search/search.ts';
import type { ArticleStore } from '../store/store.ts';
import { groupIntoStories } from '../stories/stories.ts';
import {
  type DateAnchor,
  dateOptionsOf,
  findActors,
  findDates,
  findLanguage,
  findSentences,
} from '../text/understand.ts';
import type { BatchVerb } from './batch.ts';
import { timelineVerb } from './batch-timeline.ts';

const text = z.object({ text: z.string() });
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const body = z.object({
  body: z.string().optional(),
  base64: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  url: z.string().optional(),
});

/** Verbs that need nothing but their input. */
export const PLAIN_BATCH_VERBS: Readonly<Record<string, BatchVerb>> = {
  sentences: (input) => ({ sentences: findSentences(text.parse(input).text) }),
  dates: (input) => {
    const line = datesInput.parse(input);
    const anchor = anchorOf(line);
    // A question is read as English; an article by its language, as when it is understood.
    const options =
      'asked' in anchor ? {} : dateOptionsOf(line.text, line.language === undefined ? {} : { language: line.language });
    return { dates: findDates(line.text, anchor, line.prefers ?? 'past', options).map(dateOutput) };
  },
  'feed-date': (input) => {
    const instant = readFeedDate(text.parse(input).text);
    return { instant: instant === undefined ? null : new Date(instant).toISOString() };
  },
  feed: (input) => {
    const line = body.parse(input);
    return parseFeed({ body: bytesOf(line), headers: line.headers, url: line.url });
  },
  page: async (input) => {
    const line = z.object({ html: z.string().optional(), base64: z.string().optional(), url: z.string() }).parse(input);
    const page = extractArticle({ html: bytesOf({ body: line.html, base64: line.base64 }), url: line.url });
    const { title, byline, publishedDay, updatedAt, updatedDay, canonical, imageUrl } = page;
    const found = await findLanguage(`${title}\n${page.text}`, page.language);
    const language = page.language?.toLowerCase().startsWith(found) ? page.language : found;
    const updated = updatedAt === undefined ? updatedDay : new Date(updatedAt).toISOString();
    return { title, byline, published: publishedDay, updated, language, canonical, image: imageUrl, text: page.text };
  },
  address: (input) => judgeAddressWithStubs(addressInput.parse(input)),
  robots: (input) => {
    const line = z.object({ robots_txt: z.string(), user_agent: z.string(), url: z.string() }).parse(input);
    return { allowed: isAllowedByRobots({ robotsTxt: line.robots_txt, userAgent: line.user_agent, url: line.url }) };
  },
  cadence: (input) => {
    const line = z
      .object({
        rule: z.string(),
        zone: z.string(),
        after: z.iso.datetime({ offset: true }),
        count: z.number().int().min(1).max(10_000),
      })
      .parse(input);
    const due = nextDue(line.rule, line.zone, Date.parse(line.after), line.count);
    return { due: due.map((instant) => new Date(instant).toISOString()) };
  },
};

const datesInput = text.extend({
  published: day.nullish(),
  asked: z.iso.datetime({ offset: true }).optional(),
  prefers: z.enum(['past', 'future']).optional(),
  /** BCP 47 tag of an article; decided by its text where it is not given. */
  language: z.string().optional(),
});

const addressInput = z.object({
  url: z.string(),
  dns: z.record(z.string(), z.array(z.string())).optional(),
  dns_sequence: z.record(z.string(), z.array(z.array(z.string()))).optional(),
  redirect: z.object({ status: z.number(), location: z.string() }).optional(),
});

function anchorOf(line: z.infer<typeof datesInput>): DateAnchor {
  if (line.asked !== undefined) return { asked: Date.parse(line.asked), zone: 'UTC' };
  return { published: line.published ?? null };
}

function dateOutput(mention: ReturnType<typeof findDates>[number]): Record<string, unknown> {
  const { granularity: _granularity, ...shown } = mention;
  return shown;
}

function bytesOf(line: {
  readonly body?: string | undefined;
  readonly base64?: string | undefined;
}): Uint8Array | string {
  if (line.base64 !== undefined) return Buffer.from(line.base64, 'base64');
  if (line.body === undefined)
    throw new Failure('bad-input', 'The input has neither "body" (of a page: "html") nor "base64"; give one of them.');
  return line.body;
}

const interval = z.object({ from: day.optional(), to: day.optional() });
const searchInput = z.object({
  query: z.string(),
  limit: z.number().int().min(1).max(1_000).optional(),
  filters: z
    .object({
      actor: z.string().optional(),
      source: z.string().optional(),
      topic: z.string().optional(),
      lang: z.string().optional(),
      published: interval.optional(),
      about: interval.optional(),
    })
    .optional(),
});
const askInput = z.object({ question: z.string(), asked: z.iso.datetime({ offset: true }).optional() });

const said = z.string().optional();
const messageInput = z.object({ title: z.string(), body: z.string(), source: said, question: said });

/** The verb `actors`; `cities` gives how many live in the world's larger cities, by folded name. */
export function actorsVerb(cities: () => ReadonlyMap<string, number>): BatchVerb {
  return (input) => {
    const { text: words, published } = text.extend({ published: day.nullish() }).parse(input);
    return findActors(words, { cities: cities(), ...(published ? { publishedDay: published } : {}) });
  };
}

/** The verb `message`; `draw` gives the requests as they would go to Discord. */
export function messageVerb(
  draw: (article: { title: string; body: string; source?: string; question?: string }) => unknown,
): BatchVerb {
  return (input) => {
    const { title, body: words, source, question } = messageInput.parse(input);
    return {
      requests: draw({
        title,
        body: words,
        ...(source === undefined ? {} : { source }),
        ...(question === undefined ? {} : { question }),
      }),
    };
  };
}

// The verb `stories` reads the whole store, in slices of this many articles.
const SLICE = 500;

async function readAll(articles: Pick<ArticleStore, 'changesSince'>): Promise<readonly ReadArticle[]> {
  const reads: ReadArticle[] = [];
  for (let sequence = 0; ; ) {
    const changes = await articles.changesSince(sequence, SLICE, ALL);
    const last = changes.at(-1);
    if (last === undefined) return reads;
    sequence = last.sequence;
    for (const change of changes) if (change.kind === 'saved') reads.push(change);
  }
}

/** Verbs that read the store; `now` is what "today" means where a line does not say. */
export function storeVerbs(needs: {
  readonly search: Search;
  readonly ask: Ask;
  readonly articles: Pick<ArticleStore, 'changesSince'> & TellTimelineParts['articles'];
  readonly actors: TellTimelineParts['actors'];
  readonly now: () => number;
}): Readonly<Record<string, BatchVerb>> {
  return {
    search: async (input) => {
      const { query, limit, filters } = searchInput.parse(input);
      const words = filters?.topic === undefined ? query : `${query} ${filters.topic}`;
      const request = {
        reading: 'query',
        words,
        filters: toFilters(filters ?? {}),
        view: ALL,
        limit: limit ?? 10,
      } as const;
      const { total, hits } = await needs.search.search(request);
      return {
        total,
        hits: hits.map(({ url, title, source, publishedDay, score, passages }) => ({
          url,
          title,
          source,
          published: publishedDay ?? null,
          score,
          passages: passages.map((passage) => ({ text: passage.text })),
        })),
      };
    },
    ask: async (input) => {
      const { question, asked } = askInput.parse(input);
      const at = asked === undefined ? needs.now() : Date.parse(asked);
      return answerOutput(await needs.ask.ask({ question, view: ALL, zone: 'UTC', asked: at }));
    },
    timeline: timelineVerb(needs),
    stories: async () => {
      const stories = groupIntoStories(await readAll(needs.articles));
      return { stories: stories.map(({ id, reads }) => ({ id, urls: reads.map(({ article }) => article.citedUrl) })) };
    },
  };
}

function toFilters(filters: NonNullable<z.infer<typeof searchInput>['filters']>): SearchFilters {
  const { actor, source, lang, published, about } = filters;
  return {
    ...(actor === undefined ? {} : { actors: [actor] }),
    ...(source === undefined ? {} : { sources: [source] }),
    ...(lang === undefined ? {} : { languages: [lang] }),
    ...(published === undefined ? {} : { published: definedDays(published) }),
    ...(about === undefined ? {} : { about: definedDays(about) }),
  };
}

function definedDays(days: z.infer<typeof interval>): { readonly from?: string; readonly to?: string } {
  return { ...(days.from === undefined ? {} : { from: days.from }), ...(days.to === undefined ? {} : { to: days.to }) };
}

function answerOutput(answer: Answer): Record<string, unknown> {
  return {
    answered: answer.answered,
    answer: answer.slot,
    claims: answer.claims.map((claim) => ({ text: claim.text, citations: claim.citations.map(citationOutput) })),
    evidence: answer.evidence.map(({ url, text: words }) => ({ url, text: words })),
    coverage: answer.coverage,
  };
}

function citationOutput({ url, title, source, publishedDay, quote }: Citation): Record<string, unknown> {
  return { url, title, source, published: publishedDay ?? null, quote };
}
