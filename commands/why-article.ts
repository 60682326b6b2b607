// Tells for any article whether a subscription's briefing has it, and which rule decided.

import { type CommandInput, commandTexts, quoteOutside, type Screen } from '../src/discord/command.ts';
import type { Decision, DecisionRule } from '../src/news/decision.ts';
import { Failure } from '../src/news/failure.ts';
import type { ArticleId, Instant } from '../src/news/ids.ts';
import type { Subscription } from '../src/news/subscription.ts';
import type { View } from '../src/news/view.ts';
import type { Search } from '../src/search/search.ts';
import type { AddressedArticle } from '../src/store/store.ts';
import { COMPLETIONS_MAX, NAME_CHARACTERS_MAX, textOf, viewOf } from './options.ts';

export interface WhyNeeds {
  /** Undefined when no briefing has read it and one composed now would not. Throws where the subscription would be paused. */
  readonly why: (
    articleId: ArticleId,
    subscription: Subscription,
  ) => Promise<{ readonly decision: Decision; readonly dueAt?: Instant } | undefined>;
  /** The articles of the view's feeds at an address, shown or taken down. */
  readonly findArticles: (address: string, view: View) => Promise<readonly AddressedArticle[]>;
  /** The headline of an article that the view shows. */
  readonly titleOf: (articleId: ArticleId, view: View) => Promise<string | undefined>;
  readonly search: Pick<Search, 'search'>;
}

const TITLE_CHARACTERS_MAX = 120;
/** Fewer letters fit too many headlines. */
const TYPED_MIN = 2;
const texts = commandTexts.why;

/** Headlines of the server that fit what is typed. */
export async function completeArticles(typed: string, view: View, { search }: WhyNeeds): Promise<readonly string[]> {
  if (typed.trim().length < TYPED_MIN) return [];
  const { hits } = await search.search({ reading: 'question', words: typed, view, limit: COMPLETIONS_MAX });
  return [...new Set(hits.map(({ title }) => title.slice(0, NAME_CHARACTERS_MAX).toWellFormed()))];
}

/** Throws Failure('not-found') when the server has no such article. */
export async function whyArticle(input: CommandInput, subscription: Subscription, needs: WhyNeeds): Promise<Screen> {
  const view = viewOf(input.asker);
  const article = await findArticle(textOf(input, 'article') ?? '', view, needs);
  if (article.isTakenDown) return { kind: 'note', text: texts.isDown };
  const decided = await needs.why(article.id, subscription);
  const head = texts.head(quoteOutside(article.title, TITLE_CHARACTERS_MAX), decided?.dueAt);
  if (decided === undefined) return { kind: 'note', text: `${head} ${texts.unread}` };
  const { item, rule } = decided.decision;
  const verdict = item === undefined ? texts.isOut : texts.isIn;
  return { kind: 'note', text: `${head} ${verdict}: ${texts.rule(rule, await otherTitle(rule, view, needs))}` };
}

async function otherTitle(rule: DecisionRule, view: View, needs: WhyNeeds): Promise<string | undefined> {
  const title = 'of' in rule ? await needs.titleOf(rule.of, view) : undefined;
  return title === undefined ? undefined : quoteOutside(title, TITLE_CHARACTERS_MAX);
}

/** By its address, else by its headline: the one that begins as it was typed, else the best hit. */
async function findArticle(
  wanted: string,
  view: View,
  { findArticles, search }: WhyNeeds,
): Promise<{ readonly id: ArticleId; readonly title: string; readonly isTakenDown: boolean }> {
  if (URL.canParse(wanted)) {
    const found = await findArticles(wanted, view);
    const article = found.find(({ isTakenDown }) => !isTakenDown) ?? found[0];
    if (article !== undefined) return article;
  } else {
    const { hits } = await search.search({ reading: 'question', words: wanted, view, limit: COMPLETIONS_MAX });
    const hit = hits.find(({ title }) => title.startsWith(wanted)) ?? hits[0];
    if (hit !== undefined) return { id: hit.articleId, title: hit.title, isTakenDown: false };
  }
  throw new Failure('not-found', commandTexts.failure.noArticle);
}
