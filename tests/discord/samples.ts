// Answers, hits and briefings made up for tests, as large as asked for.

import type { ActorProfile, ActorSummary } from '../../src/news/actor-profile.ts';
import type { Alert, Answer, Briefing, BriefingItem, Citation, Claim, Hit, Hits } from '../../src/news/cited-text.ts';
import type { DatedClaim, DayView, ToldEvent } from '../../src/news/day-view.ts';
import type { ActorId, ArticleId } from '../../src/news/ids.ts';
import type { StoryView } from '../../src/news/story-view.ts';
import type { Timeline, TimelineEvent } from '../../src/news/timeline.ts';

const URL_OF = (number: number): string => `https://news.example/${number}`;

function citation(number: number, text: string, url = URL_OF(number)): Citation {
  return {
    articleId: `${number}` as ArticleId,
    url,
    title: text,
    source: text,
    publishedDay: '2017-02-20',
    quote: text,
  };
}

function claim(number: number, text: string): Claim {
  return { text, citations: [citation(number, text), citation(number + 1, text)] };
}

function hit(number: number, text: string): Hit {
  return {
    articleId: `${number}` as ArticleId,
    url: URL_OF(number),
    title: text,
    source: text,
    publishedDay: '2017-02-20',
    score: 1,
    passages: [
      { text, highlights: [{ start: 4, end: Math.min(12, text.length) }] },
      { text, highlights: [] },
    ],
    alsoIn: [text, text],
  };
}

export function hits(count: number, text: string, total = count): Hits {
  const coverage = { articles: 412, sources: 6, from: '2023-05-01', to: '2023-05-07' };
  return {
    words: text,
    total,
    offset: 0,
    hits: Array.from({ length: count }, (_, index) => hit(index, text)),
    coverage,
  };
}

export function answer(count: number, text: string): Answer {
  return {
    question: text,
    answered: count > 0,
    slot: text,
    claims: Array.from({ length: count }, (_, index) => claim(index, text)),
    evidence: [],
    coverage: { articles: 412, sources: 6, from: '2023-05-01', to: '2023-05-07' },
    ...(count > 0 ? {} : { because: { kind: 'no mention', name: text }, nearest: claim(1, text) }),
    note: { kind: 'model late' },
    asOf: 1_700_000_000_000,
  };
}

function item(number: number, text: string): BriefingItem {
  const links = [0, 1, 2].map((step) => ({
    url: URL_OF(number + step),
    source: text,
    publishedAt: 1_700_000_000_000,
    title: text,
  }));
  return {
    headline: text,
    claims: [claim(number, text), claim(number, text)],
    conflicts: [claim(number + 1, text)],
    links,
    articleIds: [],
  };
}

export function briefing(count: number, text: string): Briefing {
  const items = Array.from({ length: count }, (_, index) => item(index, text));
  return {
    title: text,
    items,
    articlesRead: 42,
    sourcesRead: 6,
    storiesLeftOut: 3,
    since: 1_700_000_000_000,
    until: 1_700_080_000_000,
  };
}

/** The one story of such a briefing as an alert. */
export const alert = (text: string): Alert => ({ title: text, item: item(0, text) });

/** A story told by so many articles. */
export function storyView(count: number, text: string): StoryView {
  const changes = [{ was: text, wasSource: text, now: text, nowSource: text }];
  const tellings = Array.from({ length: count }, (_, index): StoryView['tellings'][number] => ({
    articleId: `${index}` as ArticleId,
    url: URL_OF(index),
    title: text,
    source: text,
    ...(index % 3 === 0 ? { publishedAt: 1_700_000_000_000 + index } : { publishedDay: '2017-02-20' }),
    ...(index % 4 === 3 ? { form: 'opinion' } : {}),
    adds: index % 5 === 4 ? [] : [claim(index, text), claim(index, text)],
    changes: index === 0 ? [] : changes,
    alsoIn: index === 1 ? [text, text] : [],
  }));
  return { headline: text, tellings, sources: count };
}

/** Texts that strain limits: long, wide in bytes, doubled by escaping, from right to left. */
export const HARD_TEXTS: readonly (readonly [string, string])[] = [
  ['plain words', 'The ministry denied the report on Friday. '.repeat(120)],
  ['a single word', 'A'.repeat(5_000)],
  ['stars', '*'.repeat(5_000)],
  ['mentions and links', '@everyone [a](https://evil.example) <@123456789012345678> '.repeat(100)],
  ['emoji families', '👨‍👩‍👧‍👦 '.repeat(500)],
  ['Chinese', '政府今天宣布了新的措施'.repeat(500)],
  ['Arabic', 'وقالت الحكومة اليوم '.repeat(300)],
  ['nothing to see', '\u200b '],
  ['a short one', 'Port closed'],
];

/** What happened in a week of 2017: so many events, and a third as many around it. */
export function dayView(count: number, text: string, fields: Partial<DayView> = {}): DayView {
  const days = { from: '2017-02-13', to: '2017-02-19' };
  const dated = (number: number): DatedClaim => ({
    claim: claim(number, text),
    days: { from: '2017-02-16', to: '2017-02-16' },
    countedFrom: text,
    isDayOfPaper: true,
    isPlan: true,
  });
  const event = (number: number): ToldEvent => ({
    about: [text, text, text],
    claims: [dated(number), dated(number + 1)],
    conflicts: [claim(number + 2, text), claim(number + 3, text)],
    alsoIn: [text, text, text, text, text],
    sources: 5,
  });
  return {
    asked: text,
    ...days,
    isCounted: true,
    events: Array.from({ length: count }, (_, number) => event(number)),
    around: Array.from({ length: Math.ceil(count / 3) }, (_, number) => event(number)),
    published: { articles: 1_200, sources: 40, headlines: Array.from({ length: 10 }, (_, at) => citation(at, text)) },
    articlesLeft: 12,
    coverage: { articles: 412, sources: 6, from: '2023-05-01', to: '2023-05-07' },
    previous: { from: '2017-02-06', to: '2017-02-12' },
    next: { from: '2017-02-20', to: '2017-02-26' },
    nearest: count === 0 ? { before: '2017-02-01', after: '2017-03-05' } : {},
    ...fields,
  };
}

/** A timeline of so many events, each told by three sentences, and as many days of coverage. */
export function timelineOf(subject: string, count: number): Timeline {
  const day = (number: number): string => `2017-02-${`${1 + (number % 28)}`.padStart(2, '0')}`;
  const event = (number: number): TimelineEvent => ({
    from: day(number),
    to: day(number),
    granularity: 'day',
    claim: {
      text: subject,
      citations: [citation(number, subject), citation(number + 1, subject), citation(2, subject)],
    },
    countedFrom: subject,
    isDayOfPaper: true,
    isPlan: true,
    sources: 2,
  });
  return {
    subject,
    events: Array.from({ length: count }, (_, number) => event(number)),
    byDay: Array.from({ length: Math.min(28, count) }, (_, number) => ({ day: day(number), count: 1 + (number % 3) })),
    articles: 1_200,
    articlesLeft: 12,
    coverage: { articles: 1_412, sources: 6, from: '2017-02-01', to: '2017-02-28' },
  };
}

/** One of several actors: each number has another id. */
export function actorSummary(number: number, text: string): ActorSummary {
  const id = number.toString(16).padStart(16, '0') as ActorId;
  return { id, name: text, kind: 'PER', aliases: Array.from({ length: 12 }, () => text), articles: 34 };
}

/** The actor that a name means: the one whom a button names, else the first. */
export function actorNamed(name: string, count: number, text: string): ActorProfile {
  const number = name.startsWith('#') ? Number.parseInt(name.slice(1), 16) : 1;
  const seenWith = Array.from({ length: count }, (_, at) => ({ ...actorSummary(number + at + 1, text), articles: 9 }));
  return actorProfile(count, text, { ...actorSummary(number, text), seenWith });
}

/** An actor with so many of everything: roles, others, sentences and statements. */
export function actorProfile(count: number, text: string, fields: Partial<ActorProfile> = {}): ActorProfile {
  const of = <Each>(make: (number: number) => Each): readonly Each[] =>
    Array.from({ length: count }, (_, at) => make(at));
  const days = { from: '2017-01-03', to: '2017-02-20' };
  return {
    ...actorSummary(1, text),
    roles: of((number) => ({
      role: text,
      ...days,
      articles: 2,
      citations: [citation(number, text), citation(number + 20, text)],
    })),
    firstSeen: { day: days.from, citation: citation(20, text) },
    lastSeen: { day: days.to, citation: citation(21, text) },
    byDay: [
      { day: '2017-01-03', articles: 4 },
      { day: '2017-02-19', articles: 12 },
      { day: '2017-02-20', articles: 18 },
    ],
    undated: 2,
    seenWith: of((number) => ({ ...actorSummary(number + 2, text), articles: 9 })),
    sentences: of((number) => citation(number, text)),
    statements: of((number) => ({
      words: text,
      isExact: number % 2 === 0,
      articles: number + 1,
      citation: citation(number + 10, text),
    })),
    ...fields,
  };
}
