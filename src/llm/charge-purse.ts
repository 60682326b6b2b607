// Has every call of the model paid for: tokens are set aside before it by an estimate, corrected after it by what was used.

import type { LanguageModel, WritingTask } from './language-model.ts';
import { ModelFault } from './model-fault.ts';
import type { Priced } from './read-reply.ts';

/** A model as its endpoint is: each reply with the tokens it cost, where the endpoint tells. Throws ModelFault. */
export interface PricedModel {
  write<Reply>(task: WritingTask<Reply>, signal: AbortSignal | undefined): Promise<Priced<Reply>>;
}

/**
 * The model with every call paid for. What the endpoint does not report stays as it was set aside: a reply without its
 * usage, and a failure after which it may have worked (a time-out, a cut connection). A failure that cost nothing (it
 * refused, or was never reached) is given back whole. `estimate` gives the most tokens that a task may cost.
 */
export function chargePurse(model: PricedModel, estimate: (task: WritingTask<unknown>) => number): LanguageModel {
  return {
    async write(task, { signal, purse } = {}) {
      const reserved = estimate(task);
      const settle = await purse?.reserve(reserved);
      const written = await model.write(task, signal).catch(async (error: unknown) => {
        const tokens = error instanceof ModelFault ? error.tokens : undefined;
        await settle?.(tokens ?? reserved);
        throw error;
      });
      await settle?.(written.tokens ?? reserved);
      return written.reply;
    },
  };
}
