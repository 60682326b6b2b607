// What the store keeps of the language model's budgets, part of the store's interface.

import type { Day, GuildId, UserId } from '../news/ids.ts';

/** One call of the language model, before it is made. `day` is a day of UTC; `tokens` the most that it may cost. */
export interface Spending {
  readonly guildId: GuildId;
  readonly userId: UserId;
  readonly day: Day;
  readonly tokens: number;
  readonly tokensMax: number;
  readonly questionsMax: number;
}

export interface BudgetStore {
  /**
   * Sets aside the tokens of the server and one question of the person, each by one statement, or neither: then it says
   * which of the two does not suffice.
   */
  reserve(spending: Spending): Promise<'taken' | 'budget spent' | 'quota spent'>;
  /** Corrects what was reserved to the tokens used; where none were used, the question is given back too. */
  settle(
    spent: Pick<Spending, 'guildId' | 'userId' | 'day'> & { readonly reserved: number; readonly used: number },
  ): Promise<void>;
  /** The tokens that a server has used or set aside on a day. */
  tokensUsed(guildId: GuildId, day: Day): Promise<number>;
}
