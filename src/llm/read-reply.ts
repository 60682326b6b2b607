// Takes a completion through the task's schema: nothing in it is repaired.

import { ModelFault, type ModelFaultKind } from './model-fault.ts';
import type { WritingTask } from './writing-task.ts';

/** What an endpoint answers, as far as it is read; any of it may be absent, whatever the package's types say. */
interface Completion {
  readonly choices?: readonly {
    readonly finish_reason?: string | null;
    readonly message?: { readonly content?: string | null; readonly refusal?: string | null };
  }[];
  readonly usage?: { readonly total_tokens?: number } | null | undefined;
}

/** A reply with the tokens that it cost; undefined where the endpoint does not tell. */
export interface Priced<Reply> {
  readonly reply: Reply;
  readonly tokens: number | undefined;
}

/** Gives what the model replied. Throws ModelFault when it refused, was cut, gave nothing or does not fit the schema. */
export function readReply<Reply>(task: WritingTask<Reply>, completion: Completion): Priced<Reply> {
  // A page of HTML comes through the package as a text.
  if (typeof completion !== 'object' || completion === null) {
    throw new ModelFault('unreadable', 'The model’s endpoint answered with something that is no completion.');
  }
  const tokens = tokensOf(completion);
  const fault = (kind: ModelFaultKind, message: string): ModelFault =>
    new ModelFault(kind, message, tokens === undefined ? {} : { tokens });
  const choice = completion.choices?.[0];
  if (choice?.message === undefined) throw fault('no choice', 'The model gave no choice.');
  if (choice.message.refusal) throw fault('refused', 'The model refused.');
  if (choice.finish_reason === 'content_filter') throw fault('filtered', 'The endpoint’s filter cut the reply.');
  if (choice.finish_reason === 'length') throw fault('cut', 'The model’s reply was longer than it may be.');
  if (choice.finish_reason !== 'stop') throw fault('cut', 'The model’s reply did not end by itself.');
  const reply = task.schema.safeParse(parse(choice.message.content));
  if (!reply.success) throw fault('unfit', 'The model’s reply does not fit the schema.');
  return { reply: reply.data, tokens };
}

/** The value; undefined for what is no JSON, which fits no schema. */
function parse(content: string | null | undefined): unknown {
  try {
    return JSON.parse(content ?? '');
  } catch {
    return undefined;
  }
}

function tokensOf({ usage }: Completion): number | undefined {
  const total = usage?.total_tokens;
  return Number.isSafeInteger(total) && Number(total) >= 0 ? total : undefined;
}
