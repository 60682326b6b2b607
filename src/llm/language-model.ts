// The door of llm/: a language model that writes to a schema, and what we say to it. Absent when there is no key.

import type { WritingTask } from './writing-task.ts';

export interface LanguageModel {
  /**
   * Gives a reply that fits the schema. Throws whatever went wrong (network, time, refusal, a reply that does not
   * fit); callers then keep the exact-sentence form. `signal` ends it; it also has an overall time limit of its own.
   */
  write<Reply>(task: WritingTask<Reply>, signal?: AbortSignal): Promise<Reply>;
}

export { answerTask } from './prompts.ts';
export type { ClaimList, NumberedSentence, WritingTask } from './writing-task.ts';
