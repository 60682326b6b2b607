// Lets the model write, and gives its sentences only when they pass the check; otherwise the caller keeps the exact form.

import type { ClaimList, LanguageModel, NumberedSentence, WritingTask } from '../llm/language-model.ts';
import type { Article } from '../news/article.ts';
import type { Citation, Claim } from '../news/cited-text.ts';
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
}

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
 * The model's claims that pass `checkCitations`, in its order. Undefined when the model threw, was too late, or
 * nothing it wrote passed: the caller then keeps the exact sentences. Never throws what the model throws.
 */
export async function writeClaims(options: WritingOptions): Promise<readonly Claim[] | undefined> {
  const { model, task, citations, readOf, signal } = options;
  let reply: ClaimList;
  try {
    reply = await untilAborted(model.write(task, signal), signal);
  } catch {
    // Whatever went wrong (network, time, a refusal, a reply of another form) the exact sentences stand.
    return undefined;
  }
  const written = reply.claims.flatMap(({ text, sentences }) => {
    const [first, ...rest] = [...new Set(sentences)].map((number) => citations[number - 1]);
    const cited = rest.filter((citation) => citation !== undefined);
    if (first === undefined || cited.length < rest.length) return [];
    const claim: Claim = { text: text.trim(), citations: [first, ...cited] };
    return [claim];
  });
  const { kept } = checkCitations(written, readOf);
  return kept.length === 0 ? undefined : kept;
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
