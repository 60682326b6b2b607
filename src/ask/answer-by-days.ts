// Answers questions that ask for days alone: their events, as /on tells them, or what was published on them.

import type { Article } from '../news/article.ts';
import type { Claim } from '../news/cited-text.ts';
import type { Period } from '../news/day-view.ts';
import type { View } from '../news/view.ts';
import { checkCitations } from '../write/write-cited.ts';
import type { AskParts } from './ask-request.ts';
import type { Gathering } from './gather-evidence.ts';
import { asksWhatHappenedOn } from './question-words.ts';
import { headlinesOf, tellEvents } from './tell-days.ts';

/** As many sentences as one message shows of an answer. */
const CLAIMS_MAX = 10;

/** Stems of the words by which people ask for events as such. */
const ASKS_FOR_EVENTS =
  /^(?:happen|event|take|took|place|go|gone|went|occur|thing|news|tell|else|day|date|week|month|year)/u;

/** Stems of the words by which people ask for what was published. */
const ASKS_FOR_ARTICLES =
  /^(?:article|articl|report|publish|publication|stori|story|piece|piec|coverag|paper|news|headlin|show|list|give)/u;
/** Read for the headlines of an answer: copies fall away. */
const PUBLISHED_READ_MAX = 40;

type Parts = Required<Pick<AskParts, 'articles' | 'eventDays'>>;

/**
 * "What happened on …": the events of the days, one sentence each and what others say otherwise. "Articles of …": the
 * headlines of what was published then. Undefined for a question that asks for something besides days, where no event
 * days are kept, and where there is nothing.
 */
export async function answerByDays(
  { reading, terms }: Gathering,
  { articles, eventDays }: Pick<AskParts, 'articles' | 'eventDays'>,
  view: View,
): Promise<readonly Claim[] | undefined> {
  const isElsewhere = asksWhatHappenedOn(reading.question, reading.eventDays[0]?.text ?? '');
  const isBare = isElsewhere || reading.names.length + reading.sources.known.length + reading.phrases.length === 0;
  const [days, others] = [...reading.eventDays, ...reading.publishedDays];
  if (eventDays === undefined || !isBare || days === undefined || others !== undefined) return undefined;
  const parts = { articles, eventDays };
  const asksOnlyFor = (words: RegExp) => [...terms.weights.keys()].every((stem) => words.test(stem));
  const isOfEvents = isElsewhere || (reading.kind === 'happened' && asksOnlyFor(ASKS_FOR_EVENTS));
  if (isOfEvents && reading.eventDays.length === 1) {
    return claimsOf(await claimEvents(days, parts, view), parts, view);
  }
  if (reading.publishedDays.length === 1 && asksOnlyFor(ASKS_FOR_ARTICLES)) {
    return claimsOf(await claimHeadlines(days, parts, view), parts, view);
  }
  return undefined;
}

async function claimEvents(days: Period, parts: Parts, view: View): Promise<readonly Claim[]> {
  const { events } = await tellEvents(days, view, parts);
  const told = events.filter(({ claims: [{ isPlan, isDayOfPaper }] }) => !isPlan && !isDayOfPaper);
  return told.flatMap(({ claims: [first], conflicts }) => [first.claim, ...conflicts]);
}

async function claimHeadlines(days: Period, { eventDays }: Parts, view: View): Promise<readonly Claim[]> {
  const published = await eventDays.published(days, PUBLISHED_READ_MAX, view);
  return headlinesOf(published, CLAIMS_MAX).map((headline) => ({
    text: headline.title,
    citations: [{ ...headline, quote: headline.title }],
  }));
}

/** The first of the claims, each checked; undefined when none is left. */
async function claimsOf(
  claims: readonly Claim[],
  { articles }: Parts,
  view: View,
): Promise<readonly Claim[] | undefined> {
  const first = claims.slice(0, CLAIMS_MAX);
  const cited = await articles.getMany([...new Set(first.map(({ citations }) => citations[0].articleId))], view);
  const byId = new Map<string, Article>(cited.map(({ article }) => [article.id, article]));
  const { kept } = checkCitations(first, (id) => byId.get(id));
  return kept.length === 0 ? undefined : kept;
}
