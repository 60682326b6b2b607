// Lets the model write, and gives its sentences only when they pass the check; otherwise the caller keeps the exact form.

import {
  type ClaimList,
  type LanguageModel,
  ModelFault,
  type NumberedSentence,
  type Purse,
  PurseEmpty,
  type WritingTask,
} from '../llm/language-model.ts';
import type { Article } from '../news/article.ts';
import type { AnswerNote, Citation, Claim } from '../news/cited-text.ts';
import type { ArticleId } from '../news/ids.ts';
import { checkCitations } from './check-citations.ts';

export interface WritingOptions {
  readonly model: LanguageModel;
  /** From `answerTask` or `briefingItemTask`, made with `numberSentences(citations)`. */
  readonly task: WritingTask<ClaimList>;
  /** The sentences offered, in the order of their numbers. */
  readonly citations: readonly Citation[];
  readonly readOf: (id: ArticleId) => Article | undefined;
  /** Ends the waiting, whatever the model does. */
  readonly signal?: AbortSignal;
  /** Who pays; absent: nobody counts. */
  readonly purse?: Purse;
}

/** What came of it: claims, or why there are none; `fault` is what the operator's log is to tell once. */
export type Written =
  | { readonly claims: readonly Claim[] }
  | { readonly note: AnswerNote; readonly fault?: unknown; readonly claims?: undefined };

/** The sentences as the model sees them, numbered from 1 in their order. */
export function numberSentences(citations: readonly Citation[]): readonly NumberedSentence[] {
  return citations.map(({ quote, source, publishedDay }, at) => ({
    number: at + 1,
    text: quote,
    source,
    ...(publishedDay !== undefined && { publishedDay }),
  }));
}

/**
 * The model's claims that pass `checkCitations`, in its order; or a note why there are none: the model threw, was too
 * late, nothing it wrote passed, or the purse is empty. The caller then keeps the exact sentences. Never throws what the
 * model throws.
 */
export async function writeClaims(options: WritingOptions): Promise<Written> {
  const { model, task, citations, readOf, signal, purse } = options;
  let reply: ClaimList;
  try {
    reply = await untilAborted(model.write(task, { ...(signal && { signal }), ...(purse && { purse }) }), signal);
  } catch (error) {
    // Whatever went wrong (network, time, a refusal, a reply of another form) the exact sentences stand.
    if (error instanceof PurseEmpty) return { note: error.note };
    const isLate = signal?.aborted === true || (error instanceof ModelFault && error.kind === 'timeout');
    return { note: { kind: isLate ? 'model late' : 'model failed' }, fault: error };
  }
  const written = reply.claims.flatMap(({ text, sentences }) => {
    const [first, ...rest] = [...new Set(sentences)].map((number) => citations[number - 1]);
    const cited = rest.filter((citation) => citation !== undefined);
    if (first === undefined || cited.length < rest.length) return [];
    const claim: Claim = { text: text.trim(), citations: [first, ...cited] };
    return [claim];
  });
  const { kept } = checkCitations(written, readOf);
  return kept.length === 0 ? { note: { kind: 'model unchecked' } } : { claims: kept };
}

/** A model that never answers and does not heed its signal is left behind. */
function untilAborted<Reply>(reply: Promise<Reply>, signal: AbortSignal | undefined): Promise<Reply> {
  if (signal === undefined) return reply;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    reply.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
