// Writes one item of a briefing in exact sentences: what is new, at most one quotation, figures that differ, and the links.

import type { Article, ReadArticle, Sentence } from '../news/article.ts';
import type { BriefingItem, Claim, FigureChange } from '../news/cited-text.ts';
import type { DecisionRule } from '../news/decision.ts';
import type { Fact } from '../news/told.ts';
import { changedNumbers, factsIn, formOf, newFacts } from '../stories/stories.ts';
import { cutHeadline } from '../write/write-cited.ts';
import { findConflicts } from './conflicts.ts';
import { type Candidate, wordingOf } from './find-candidates.ts';
import { hasQuotation } from './stands-alone.ts';
import { charsShownMax, findQuote, missTitle, type Told, tellStory } from './tell-story.ts';

/** More links than these are not followed by anybody and do not fit beside an item on a phone. */
const LINKS_MAX = 6;
/** More changed figures than these are a table. */
const CHANGES_MAX = 3;

/** An item and what it tells. */
export interface WrittenItem {
  readonly item: BriefingItem;
  /** The article in whose words it is told. */
  readonly lead: ReadArticle;
  readonly facts: readonly Fact[];
  readonly wordings: readonly string[];
}

/** An item as it is written, and its story with what the reader knows of it. */
export interface WrittenFrom extends Candidate {
  readonly item: WrittenItem;
}

/**
 * The item of a story in the words of its newest report that has something new to show, else of another article of it.
 * Or the rule that keeps it out: nothing new in it, nothing to show, or only sources that have their share.
 * `leads`: the items of each source before it, `shown`: their wordings.
 */
export function writeItem(
  candidate: Candidate,
  options: {
    readonly leads: ReadonlyMap<string, number>;
    readonly leadsMax: number;
    readonly shown: ReadonlySet<string>;
  },
): WrittenItem | DecisionRule {
  const { fresh, known, toldAt, wordings } = candidate;
  let rule: DecisionRule | undefined;
  for (const lead of inOrderOfLeading(fresh)) {
    const isFresh = (sentence: Sentence) =>
      factsIn(lead, sentence)
        .flatMap(wordingOf)
        .every((wording) => !wordings.has(wording) && !options.shown.has(wording));
    const isNew = (sentence: Sentence) => toldAt === undefined || newFacts(factsIn(lead, sentence), known).length > 0;
    const told = tellStory(lead, (sentence) => isFresh(sentence) && isNew(sentence));
    if (told.length === 0 || missTitle(told, lead.article)) {
      const all = tellStory(lead);
      const isSilent = all.length === 0 || missTitle(all, lead.article);
      rule ??= toldAt === undefined || isSilent ? { kind: 'nothing to show' } : { kind: 'nothing new', toldAt };
      continue;
    }
    const { source } = lead.article;
    const items = options.leads.get(source) ?? 0;
    if (items < options.leadsMax) return itemOf(candidate, lead, told);
    rule = { kind: 'source share', source, items };
  }
  return rule ?? { kind: 'nothing to show' };
}

/** Reports first, then live blogs and the like; among them the newest. */
function inOrderOfLeading(fresh: readonly ReadArticle[]): ReadArticle[] {
  const newestFirst = [...fresh].reverse();
  const isReport = ({ article }: ReadArticle) => formOf(article) === 'report';
  return [...newestFirst.filter(isReport), ...newestFirst.filter((read) => !isReport(read))];
}

function itemOf({ story, fresh, known, toldAt }: Candidate, lead: ReadArticle, told: readonly Told[]): WrittenItem {
  const claims = told.map(({ claim }) => claim);
  const newestFirst = [lead, ...fresh.filter((read) => read !== lead).reverse()];
  const conflicts = allowedBesides(claims, findConflicts(fresh), fresh);
  const quote = claims.some(({ text }) => hasQuotation(text))
    ? undefined
    : quoteOf(newestFirst, [...claims, ...conflicts]);
  const shown = [...claims, ...conflicts, ...(quote === undefined ? [] : [quote])];
  const imageUrl = newestFirst.find(({ article }) => article.imageUrl !== undefined && article.rights.show === 'full')
    ?.article.imageUrl;
  const facts = factsOf(shown, fresh);
  const form = formOf(lead.article);
  const item: BriefingItem = {
    headline: cutHeadline(lead.article.title),
    claims,
    ...(form === 'report' ? {} : { form }),
    ...(quote === undefined ? {} : { quote }),
    ...(toldAt === undefined ? {} : { update: { toldAt, changes: changesOf(factsOf(claims, fresh), known) } }),
    conflicts,
    links: linksOf(newestFirst, shown),
    articleIds: story.reads.map(({ article }) => article.id),
    ...(imageUrl === undefined ? {} : { imageUrl }),
  };
  return { item, lead, facts, wordings: facts.flatMap(wordingOf) };
}

/** The first quotation of the articles, newest first, that does not stand in the item already. */
function quoteOf(reads: readonly ReadArticle[], shown: readonly Claim[]): Claim | undefined {
  for (const read of reads) {
    if (formOf(read.article) !== 'report') continue;
    const own = shown.filter(({ citations }) => citations[0].articleId === read.article.id);
    const quote = findQuote(read, own);
    if (quote !== undefined) return quote;
  }
  return undefined;
}

/** The item told in other claims, which cite sentences of its fresh articles: its quotation stays where they leave room for it. */
export function retell({ item: written, fresh }: WrittenFrom, claims: readonly Claim[]): WrittenItem {
  const { quote, ...item } = written.item;
  const cited = new Set(claims.flatMap(({ citations }) => citations.map((citation) => citation.quote)));
  const keepsQuote =
    quote !== undefined && !claims.some(({ text }) => hasQuotation(text)) && !cited.has(quote.citations[0].quote);
  const shown = [...claims, ...(keepsQuote ? [quote] : [])];
  const newestFirst = [written.lead, ...fresh.filter((read) => read !== written.lead).reverse()];
  const facts = factsOf(shown, fresh);
  const links = linksOf(newestFirst, shown);
  return {
    lead: written.lead,
    item: { ...item, claims, links, ...(keepsQuote ? { quote } : {}) },
    facts,
    wordings: facts.flatMap(wordingOf),
  };
}

/** The facts of the sentences that claims rest on. */
function factsOf(claims: readonly Claim[], reads: readonly ReadArticle[]): Fact[] {
  const citations = claims.flatMap((claim) => claim.citations);
  return citations.flatMap(({ articleId, quote }) => {
    const read = reads.find(({ article }) => article.id === articleId);
    const sentence = read?.understanding.sentences.find(({ text }) => text.startsWith(quote));
    return read === undefined || sentence === undefined ? [] : factsIn(read, { ...sentence, text: quote });
  });
}

/** The figures among facts that were told otherwise, in the words of both; at most three. */
export function changesOf(facts: readonly Fact[], known: readonly Fact[]): FigureChange[] {
  return changedNumbers(facts, known)
    .flatMap(({ was, now }) =>
      was.text === undefined || now.text === undefined
        ? []
        : [{ was: was.text, wasSource: was.source, now: now.text, nowSource: now.source }],
    )
    .slice(0, CHANGES_MAX);
}

/** The conflicting sentences that are not told already and that the rights of their articles leave room for. */
function allowedBesides(claims: readonly Claim[], conflicts: readonly Claim[], reads: readonly ReadArticle[]): Claim[] {
  const shown = [...claims];
  for (const conflict of conflicts) {
    if (shown.some(({ text }) => text === conflict.text)) continue;
    const { articleId } = conflict.citations[0];
    const used = shown.filter(({ citations }) => citations[0].articleId === articleId);
    const charsUsed = used.reduce((sum, { text }) => sum + text.length, 0);
    const article = reads.find((read) => read.article.id === articleId)?.article;
    if (article !== undefined && charsUsed + conflict.text.length <= charsShownMax(article)) shown.push(conflict);
  }
  return shown.slice(claims.length);
}

/** The articles that are cited, then one link for each other source. */
function linksOf(reads: readonly ReadArticle[], shown: readonly Claim[]): BriefingItem['links'] {
  const cited = new Set(shown.flatMap(({ citations }) => citations.map(({ articleId }) => articleId)));
  const inOrder = [
    ...reads.filter(({ article }) => cited.has(article.id)),
    ...reads.filter(({ article }) => !cited.has(article.id)),
  ];
  const sources = new Set<string>();
  const links = inOrder.flatMap(({ article }) => {
    if (sources.has(article.source) && !cited.has(article.id)) return [];
    sources.add(article.source);
    return [linkOf(article)];
  });
  return links.slice(0, LINKS_MAX);
}

function linkOf({ citedUrl: url, source, title, publishedAt }: Article): BriefingItem['links'][number] {
  return { url, source, title, ...(publishedAt === undefined ? {} : { publishedAt }) };
}
