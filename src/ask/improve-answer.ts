// Lets the model write an answer from the sentences that were found; what does not pass the check is never shown.

import { answerTask, type LanguageModel } from '../llm/language-model.ts';
import type { Answer, Citation } from '../news/cited-text.ts';
import { dayOf, findSentences, isOrder } from '../text/understand.ts';
import { citationOf, numberSentences, type Written, writeClaims } from '../write/write-cited.ts';
import type { AskParts, AskRequest } from './ask-request.ts';
import { isNews } from './choose-sentences.ts';

/** product.md: if the model takes over 20 s, the exact sentences stay. */
const MODEL_MS_MAX = 20_000;
/** Sentences offered: the answer's own, then those of the evidence; about 2,000 words. */
const SENTENCES_MAX = 60;

/** What came of asking the model; `fault` is what the operator's log is to tell once. */
export interface Improved {
  readonly answer: Answer;
  readonly fault?: unknown;
}

/**
 * The answer rewritten, or itself with a note; undefined without a model or when nothing was answered. Beside the
 * answer's own sentences only those are offered that tell news: no questions, no orders, nothing beside an order.
 */
export async function improveAnswer(
  answer: Answer,
  request: AskRequest,
  { articles, model, signal }: Pick<AskParts, 'articles' | 'model'> & { readonly signal?: AbortSignal },
): Promise<Improved | undefined> {
  if (model === undefined || !answer.answered) return undefined;
  const ids = [...answer.claims.flatMap(({ citations }) => citations), ...answer.evidence].map(
    ({ articleId }) => articleId,
  );
  const reads = await articles.getMany([...new Set(ids)], request.view);
  const found = new Map(reads.map(({ article }) => [article.id, article]));
  const offered = new Map<string, Citation>();
  for (const { citations } of answer.claims) for (const citation of citations) offered.set(citation.quote, citation);
  for (const { articleId, text } of answer.evidence) {
    const article = found.get(articleId);
    const from = article?.text.indexOf(text) ?? -1;
    if (article === undefined || from === -1) continue;
    for (const { start, end } of findSentences(text)) {
      const citation = citationOf(article, { start: from + start, end: from + end });
      if (offered.size >= SENTENCES_MAX || offered.has(citation.quote) || !isNews(citation.quote)) continue;
      if (!standsByOrder(article.text, from + start)) offered.set(citation.quote, citation);
    }
  }
  const written = await writeWith(model, answer, request, [...offered.values()], (id) => found.get(id), signal);
  if (written.claims !== undefined) return { answer: { ...answer, claims: written.claims } };
  const { note, fault } = written;
  return { answer: { ...answer, note }, ...(fault === undefined ? {} : { fault }) };
}

/** Whether a paragraph also gives orders: what stands there may be made up to be repeated. */
function standsByOrder(text: string, at: number): boolean {
  const until = text.indexOf('\n\n', at);
  const paragraph = text.slice(text.lastIndexOf('\n\n', at) + 1, until === -1 ? text.length : until);
  return findSentences(paragraph).some((sentence) => isOrder(sentence.text));
}

async function writeWith(
  model: LanguageModel,
  { question }: Answer,
  { asked, zone, purse }: AskRequest,
  citations: readonly Citation[],
  readOf: Parameters<typeof writeClaims>[0]['readOf'],
  signal: AbortSignal | undefined,
): Promise<Written> {
  const limit = AbortSignal.timeout(MODEL_MS_MAX);
  const task = answerTask({ question, today: dayOf(asked, zone), sentences: numberSentences(citations) });
  return writeClaims({
    model,
    task,
    citations,
    readOf,
    signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    ...(purse === undefined ? {} : { purse }),
  });
}
