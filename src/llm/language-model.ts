// The door of llm/: a language model that writes to a schema, who pays for it, and what we say to it. Absent when there is no key.

import type { Purse } from './purse.ts';
import type { WritingTask } from './writing-task.ts';

export interface LanguageModel {
  /**
   * Gives a reply that fits the schema. Throws a PurseEmpty when the purse has not enough, else whatever went wrong
   * (a ModelFault, as a rule); callers then keep the exact-sentence form. `signal` ends it; it also has an overall
   * time limit of its own. A reply that is remembered costs nothing.
   */
  write<Reply>(
    task: WritingTask<Reply>,
    call?: { readonly signal?: AbortSignal; readonly purse?: Purse },
  ): Promise<Reply>;
}

export { describeFault, ModelFault } from './model-fault.ts';
export { actorsTask, answerTask, briefingItemTask } from './prompts.ts';
export { type Purse, PurseEmpty } from './purse.ts';
export type { ClaimList, NumberedSentence, ProposedActors, WritingTask } from './writing-task.ts';
