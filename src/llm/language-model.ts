// The door of llm/: a language model that writes to a schema, and what we say to it. Absent when there is no key.

import type { ZodType } from 'zod';

/** Something to be written: what to do, the material as data between marks, and the form of the reply. */
export interface WritingTask<Reply> {
  /** Names the schema on the wire: letters, digits, underscores. */
  readonly name: string;
  readonly instructions: string;
  readonly material: string;
  readonly schema: ZodType<Reply>;
}

export interface LanguageModel {
  /**
   * Gives a reply that fits the schema. Throws whatever went wrong (network, time, refusal, a reply that does not
   * fit); callers then keep the exact-sentence form. `signal` ends it; it also has an overall time limit of its own.
   */
  write<Reply>(task: WritingTask<Reply>, signal?: AbortSignal): Promise<Reply>;
}

/** One sentence offered to the model. `number` is what it cites. */
export interface NumberedSentence {
  readonly number: number;
  readonly text: string;
  readonly source: string;
  readonly publishedDay?: string;
}

/** What the model gives: sentences with the numbers of those they rest on. */
export interface ClaimList {
  readonly claims: readonly { readonly text: string; readonly sentences: readonly number[] }[];
}

export { answerTask, briefingItemTask } from './prompts.ts';
