// Says for each article that was read whether the briefing tells it, and by which rule.

import type { ReadArticle } from '../news/article.ts';
import type { Decision, DecisionRule } from '../news/decision.ts';
import type { ArticleId } from '../news/ids.ts';
import { formOf } from '../stories/stories.ts';
import type { Picked } from './pick-items.ts';

/** The decisions, one for each article, in the order of their ids. */
export function decide(made: {
  readonly picked: readonly Picked[];
  readonly toldBefore: readonly ReadArticle[];
  readonly noNews: readonly ReadArticle[];
  readonly told: ReadonlySet<ArticleId>;
}): Decision[] {
  const decisions = [
    ...made.noNews.map(({ article }): Decision => {
      return { articleId: article.id, rule: { kind: 'form', form: formOf(article) } };
    }),
    ...made.toldBefore.map(({ article }): Decision => ({ articleId: article.id, rule: toldRule(article, made.told) })),
    ...made.picked.flatMap((story) => decideStory(story, made.told)),
  ];
  return decisions.sort((a, b) => (a.articleId < b.articleId ? -1 : 1));
}

/** The original of a copy that was recognised by its equal text alone. */
function originalOf({ textHash }: ReadArticle['article'], { id, originals }: Picked['story']): ArticleId {
  return originals.find(({ article }) => article.textHash === textHash)?.article.id ?? id;
}

function toldRule(article: ReadArticle['article'], told: ReadonlySet<ArticleId>): DecisionRule {
  const { id, copyOf } = article;
  return !told.has(id) && copyOf !== undefined ? { kind: 'copy', of: copyOf } : { kind: 'told before' };
}

function decideStory({ story, fresh, item, number, rule }: Picked, told: ReadonlySet<ArticleId>): Decision[] {
  const lead = item?.lead.article.id;
  const within = number === undefined ? {} : { item: number };
  const originals = new Set(story.originals.map(({ article }) => article.id));
  return story.reads.flatMap(({ article }): Decision[] => {
    const { id, copyOf } = article;
    if (told.has(id)) return [];
    if (!originals.has(id))
      return [{ articleId: id, ...within, rule: { kind: 'copy', of: copyOf ?? originalOf(article, story) } }];
    if (!fresh.some((read) => read.article.id === id)) return [{ articleId: id, rule: toldRule(article, told) }];
    if (id === lead) return [{ articleId: id, ...within, rule: { kind: 'leads' } }];
    if (lead !== undefined) return [{ articleId: id, ...within, rule: { kind: 'same story', of: lead } }];
    return [{ articleId: id, rule: rule ?? { kind: 'nothing to show' } }];
  });
}
