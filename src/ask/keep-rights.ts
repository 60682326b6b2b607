// Sees to it that an answer shows no more of an article than its rights allow, whichever way it was made.

import { type Article, EXCERPT_CHARACTERS_MAX } from '../news/article.ts';
import type { Answer, Citation, Claim, Evidence } from '../news/cited-text.ts';
import type { ArticleId } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import type { AskParts } from './ask-request.ts';

type Restricted = ReadonlySet<ArticleId>;

/**
 * The answer with at most 300 characters of each article whose rights allow excerpts only: over its sentences, its slot
 * and its headline together, over its quotes, and over its evidence (each is shown in a message of its own). Sentences
 * beyond that are left out, evidence is cut at the end of a sentence. An article that is no longer shown to the view is
 * taken for one of these.
 */
export async function keepRights(
  answer: Answer,
  view: View,
  { articles }: Pick<AskParts, 'articles'>,
): Promise<Answer> {
  const claims = [...answer.claims, ...(answer.nearest === undefined ? [] : [answer.nearest])];
  const ids = new Set(
    [...claims.flatMap(({ citations }) => citations), ...answer.evidence].map((one) => one.articleId),
  );
  const reads = await articles.getMany([...ids], view);
  const free = new Set(reads.flatMap(({ article }) => (isFree(article) ? [article.id] : [])));
  const restricted: Restricted = new Set([...ids].filter((id) => !free.has(id)));
  if (restricted.size === 0) return answer;
  const evidence = cutEvidence(answer.evidence, restricted);
  const used = new Map<ArticleId, number>();
  const [first] = answer.claims;
  for (const { articleId } of first?.citations ?? []) used.set(articleId, answer.slot.length);
  const kept = answer.claims.filter((claim) => spend(claim, used, restricted));
  const shown = kept.map((claim) => withinHeadlines(claim, used, restricted));
  if (answer.answered && shown.length > 0) return { ...answer, claims: shown, evidence };
  const { nearest, ...rest } = answer;
  if (answer.answered)
    return { ...rest, answered: false, slot: '', claims: [], evidence, because: { kind: 'excerpts only' } };
  const isNear = nearest !== undefined && spend(nearest, used, restricted);
  return { ...rest, evidence, ...(isNear ? { nearest: withinHeadlines(nearest, used, restricted) } : {}) };
}

const isFree = ({ rights }: Article): boolean => rights.show === 'full';

/** True, and counted, when all articles that a claim rests on have room for it and for its quotes. */
function spend({ text, citations }: Claim, used: Map<ArticleId, number>, restricted: Restricted): boolean {
  const costs = citations
    .filter(({ articleId }) => restricted.has(articleId))
    .map(({ articleId, quote }) => ({
      articleId,
      total: (used.get(articleId) ?? 0) + Math.max(text.length, quote.length),
    }));
  if (costs.some(({ total }) => total > EXCERPT_CHARACTERS_MAX)) return false;
  for (const { articleId, total } of costs) used.set(articleId, total);
  return true;
}

/** The claim with headlines that fit beside what is shown of their articles; one that does not fit is cut with … */
function withinHeadlines(claim: Claim, used: ReadonlyMap<ArticleId, number>, restricted: Restricted): Claim {
  const cut = (citation: Citation): Citation => {
    const room = EXCERPT_CHARACTERS_MAX - (used.get(citation.articleId) ?? 0);
    if (!restricted.has(citation.articleId) || citation.title.length <= room) return citation;
    return { ...citation, title: `${citation.title.slice(0, Math.max(0, room - 1)).replace(/\s+\S*$/u, '')}…` };
  };
  const [first, ...others] = claim.citations;
  return { ...claim, citations: [cut(first), ...others.map(cut)] };
}

function cutEvidence(evidence: readonly Evidence[], restricted: Restricted): readonly Evidence[] {
  const used = new Map<ArticleId, number>();
  return evidence.flatMap((entry) => {
    const { articleId, text } = entry;
    if (!restricted.has(articleId)) return [entry];
    const cut = headOf(text, EXCERPT_CHARACTERS_MAX - (used.get(articleId) ?? 0));
    used.set(articleId, (used.get(articleId) ?? 0) + cut.length);
    return cut === '' ? [] : [{ ...entry, text: cut }];
  });
}

/** The whole sentences at the head of a text that fit, else as many of its words; '' when not even one does. */
function headOf(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text;
  const head = text.slice(0, Math.max(0, charsMax) + 1);
  return (/^.*[.!?…。؟]["'”’»)\]]*(?=\s)/su.exec(head) ?? /^.*\S(?=\s)/su.exec(head))?.[0] ?? '';
}
