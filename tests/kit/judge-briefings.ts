// Judges posted briefings without asking the code that wrote them: their sentences, forms, lengths and messages, what is new in
// them, and the sources' shares. Imports of what it judges the types alone.

import { createHash } from 'node:crypto';
import type { NewArticle } from '../../src/news/article.ts';
import type { Briefing, BriefingItem, Claim } from '../../src/news/cited-text.ts';
import type { Decision } from '../../src/news/decision.ts';
import type { Instant } from '../../src/news/ids.ts';
import type { BriefingLength } from '../../src/news/subscription.ts';
import { findHarm } from '../discord/find-harm.ts';
import { judgeClaims } from './judge-claims.ts';
import { readDays } from './judge-days.ts';
import { namesIn } from './judge-names.ts';
import { readNumbers, wordsOf } from './judge-words.ts';

export type ReplayedArticle = NewArticle & {
  readonly url: string;
  readonly publishedAt: Instant;
  readonly publishedDay: string;
};

/** A briefing as it was posted: to which topic, its messages, and what was decided about each article. */
export interface Posted {
  readonly topic: string;
  readonly briefing: Briefing;
  readonly length: BriefingLength;
  readonly bodies: readonly string[];
  readonly decisions: readonly Decision[];
}

const ITEMS_MAX = { short: 5, standard: 10, full: 20 } as const;

/** What is wrong with the briefings, one line each. `same`: pairs of addresses of which people said that they tell one story. */
export function judgeBriefings(
  posted: readonly Posted[],
  articles: readonly ReplayedArticle[],
  same: readonly (readonly [string, string])[] = [],
): readonly string[] {
  const byUrl = new Map(articles.map((article) => [article.url, article]));
  const urlOf = new Map(articles.map(({ url }) => [idOf(url), url]));
  const judged = (url: string) => {
    const article = byUrl.get(url);
    if (article === undefined) return undefined;
    const { title, text, source, publishedDay: published } = article;
    return { url, title, text, source, published };
  };
  const before = new Map<string, BriefingItem[]>();
  return posted.flatMap((one) => {
    const earlier = before.get(one.topic) ?? [];
    const faults = [
      ...one.briefing.items.flatMap((item) => [
        ...judgeClaims(shownOf(item), judged).map(({ kind, what }) => `${kind}: ${what}`),
        ...judgeItem(item),
        ...judgeNovelty(item, earlier),
      ]),
      ...judgeBriefing(one, urlOf, same),
      ...one.bodies.flatMap((body) => harmOf(body)),
      ...judgeMessages(one),
    ];
    before.set(one.topic, [...earlier, ...one.briefing.items]);
    const day = new Date(one.briefing.until).toISOString().slice(0, 10);
    return faults.map((fault) => `${day} ${one.topic}: ${fault}`);
  });
}

/** An article's id, as tests and replays make it from its address. */
const idOf = (url: string): string => createHash('sha256').update(url).digest('hex').slice(0, 32);

/** Limits, pings and cuts; the links are to the articles, which stand at addresses that it does not know. */
function harmOf(body: string): string[] {
  return findHarm(JSON.parse(body)).filter((harm) => !harm.startsWith('a masked link'));
}

/** All sentences of an item. */
function shownOf({ claims, conflicts, quote }: BriefingItem): readonly Claim[] {
  return [...claims, ...conflicts, ...(quote === undefined ? [] : [quote])];
}

const countWords = (text: string): number => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Forms and lengths of one item, as product.md has them. */
function judgeItem(item: BriefingItem): string[] {
  const faults: string[] = [];
  const claim = (isFault: boolean, what: string) => {
    if (isFault) faults.push(`${what}: ${item.headline}`);
  };
  const told = item.claims.map(({ text }) => text).join(' ');
  claim(countWords(item.headline) > 10, 'a headline over ten words');
  claim(item.claims.length === 0, 'nothing told');
  claim(countWords(told) > 60, 'over sixty words');
  claim(/^["“‘']?(?:he|she|they|his|her|their|but|and|however)\b/iu.test(told), `opens without saying who (${told})`);
  claim(item.links.length === 0, 'no link');
  const quotations = shownOf({ ...item, conflicts: [] }).filter(({ text }) => /“[^”]*\s[^”]*\s[^”]*”/u.test(text));
  claim(quotations.length > 1, 'two quotations');
  for (const { citations } of shownOf(item)) {
    for (const { url } of citations)
      claim(!item.links.some((link) => link.url === url), 'a cited article is not linked');
  }
  return faults;
}

/** Nothing is said twice; of a story that was told, something is new: a name, a day, a number, or words. */
function judgeNovelty(item: BriefingItem, earlier: readonly BriefingItem[]): string[] {
  const faults: string[] = [];
  const saidBefore = new Set(earlier.flatMap(({ claims }) => claims.map(({ text }) => text)));
  for (const { text } of item.claims) if (saidBefore.has(text)) faults.push(`said before: ${text}`);
  const ids = new Set(item.articleIds);
  const ofStory = earlier.filter(({ articleIds }) => articleIds.some((id) => ids.has(id)));
  if (ofStory.length > 0 && item.update === undefined) faults.push(`does not say that it was told: ${item.headline}`);
  if (ofStory.length === 0) return faults;
  const known = ofStory.flatMap(shownOf).map(({ text }) => text);
  const all = known.join('\n');
  const words = new Set(wordsOf(all));
  for (const { text } of item.claims) {
    const isNew =
      namesIn(text).some((name) => !wordsOf(name).every((word) => words.has(word))) ||
      readDays(text).some(({ written }) => !all.includes(written)) ||
      readNumbers(text).some(({ key }) => !readNumbers(all).some((other) => other.key === key)) ||
      wordsOf(text).filter((word) => word.length > 3 && !words.has(word)).length >= 3;
    if (!isNew) faults.push(`nothing new: ${text}`);
  }
  for (const { was } of item.update?.changes ?? []) {
    if (!all.includes(was)) faults.push(`was never told: ${was}`);
  }
  for (const { now } of item.update?.changes ?? []) {
    if (!item.claims.some(({ text }) => text.includes(now))) faults.push(`a figure that is not told: ${now}`);
  }
  return faults;
}

/** The whole: its length, its sources' shares, one item for a story, and a decision for each of its articles. */
function judgeBriefing(
  { briefing, length, decisions }: Posted,
  urlOf: ReadonlyMap<string, string>,
  same: readonly (readonly [string, string])[],
): string[] {
  const faults: string[] = [];
  const { items } = briefing;
  if (items.length > ITEMS_MAX[length]) faults.push('too long');
  const leads = items.map(({ claims: [claim] }) => claim?.citations[0]?.source ?? '');
  const share = Math.ceil(ITEMS_MAX[length] / 2);
  for (const source of briefing.sourcesRead > 1 ? new Set(leads) : []) {
    if (leads.filter((other) => other === source).length > share) faults.push(`over its share: ${source}`);
  }
  const itemOf = new Map(
    items.flatMap(({ articleIds }, at) => articleIds.map((id) => [urlOf.get(id) ?? '', at] as const)),
  );
  for (const [a, b] of same) {
    const [one, other] = [itemOf.get(a), itemOf.get(b)];
    if (one !== undefined && other !== undefined && one !== other) faults.push(`one story twice: ${a} ${b}`);
  }
  if (items.length > 0 && !decisions.some(({ rule }) => rule.kind === 'leads')) faults.push('no decision was kept');
  return faults;
}

interface Message {
  readonly content: string;
  readonly embeds: readonly { readonly title: string; readonly footer?: { readonly text: string } }[];
}

/** The messages hold all items, each whole and in order, every headline for the notification, and at the end what was read. */
function judgeMessages({ briefing, bodies }: Posted): string[] {
  const messages = bodies.map((body) => JSON.parse(body) as Message);
  const plain = (text: string) => text.replace(/\\(?=[^\p{L}\p{N}\s])/gu, '');
  const told = messages.flatMap(({ embeds }) => embeds.map(({ title }) => plain(title)));
  const faults: string[] = [];
  const wanted = briefing.items.map(({ headline }) => headline);
  if (told.join('\n') !== wanted.join('\n')) faults.push(`the messages tell other items: ${told.join(' | ')}`);
  for (const { content, embeds } of messages) {
    const missing = embeds.filter(({ title }) => !content.includes(title) && !content.endsWith('…'));
    if (missing.length > 0) faults.push(`a headline that no notification shows: ${missing[0]?.title}`);
  }
  const last = messages.at(-1);
  const foot = `${last?.embeds.at(-1)?.footer?.text ?? ''} ${last?.embeds.length === 0 ? last.content : ''}`;
  const counts = [briefing.articlesRead, briefing.sourcesRead];
  const numbers = (foot.match(/\d[\d,]*/gu) ?? []).map((number) => Number(number.replaceAll(',', '')));
  if (counts.some((count) => !numbers.includes(count))) faults.push('does not say what was read');
  return faults;
}
