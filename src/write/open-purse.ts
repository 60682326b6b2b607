// The purse of one person in one server: so many tokens a day for all of the server, so many questions for each person.

import { type Purse, PurseEmpty } from '../llm/language-model.ts';
import type { GuildSettings } from '../news/guild.ts';
import type { GuildId, Instant, UserId } from '../news/ids.ts';
import type { Store } from '../store/store.ts';

const DAY_MS = 86_400_000;

/** What may be spent in a day of UTC. */
export interface ModelLimits {
  /** By a whole server. */
  readonly tokensPerDay: number;
  /** By each person in it. */
  readonly questionsPerDay: number;
}

/**
 * The limits of a server: what its moderators set, of the tokens never more than the operator allows, who pays for them.
 */
export function limitsOf(
  settings: Pick<GuildSettings, 'modelTokensPerDay' | 'memberQuestionsPerDay'>,
  operators: ModelLimits,
): ModelLimits {
  return {
    tokensPerDay: Math.min(settings.modelTokensPerDay ?? operators.tokensPerDay, operators.tokensPerDay),
    questionsPerDay: settings.memberQuestionsPerDay ?? operators.questionsPerDay,
  };
}

/**
 * Gives the purse. Its day is UTC's, at the instant of each spending: the endpoints' own bills go by it, and a server
 * that changes its time zone wins nothing. Throws PurseEmpty, with the instant from which there is more, from `reserve`.
 */
export function openPurse(options: {
  readonly budgets: Pick<Store['budgets'], 'reserve' | 'settle'>;
  readonly guildId: GuildId;
  readonly userId: UserId;
  readonly limits: ModelLimits;
  readonly now: () => Instant;
}): Purse {
  const { budgets, guildId, userId, limits, now } = options;
  return {
    async reserve(tokens) {
      const at = now();
      const day = utcDayOf(at);
      const { tokensPerDay: tokensMax, questionsPerDay: questionsMax } = limits;
      const outcome = await budgets.reserve({ guildId, userId, day, tokens, tokensMax, questionsMax });
      const until = (Math.floor(at / DAY_MS) + 1) * DAY_MS;
      if (outcome === 'budget spent') throw new PurseEmpty({ kind: outcome, until });
      if (outcome === 'quota spent') throw new PurseEmpty({ kind: outcome, questions: questionsMax, until });
      return (used) => budgets.settle({ guildId, userId, day, reserved: tokens, used });
    },
  };
}

/** The day of UTC at an instant, ISO: the day that budgets and quotas go by. */
export function utcDayOf(instant: Instant): string {
  return new Date(instant).toISOString().slice(0, 10);
}
