import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PurseEmpty } from '../../src/llm/language-model.ts';
import type { GuildId, UserId } from '../../src/news/ids.ts';
import type { Spending } from '../../src/store/store.ts';
import { limitsOf, openPurse } from '../../src/write/write-cited.ts';

const OPERATORS = { tokensPerDay: 1_000, questionsPerDay: 20 };
const BEFORE_MIDNIGHT = Date.parse('2026-05-04T23:59:59Z');
const MIDNIGHT = Date.parse('2026-05-05T00:00:00Z');

function open(outcome: 'taken' | 'budget spent' | 'quota spent', at: number) {
  const reserved: Spending[] = [];
  const settled: unknown[] = [];
  let now = at;
  const purse = openPurse({
    budgets: {
      reserve: async (spending) => {
        reserved.push(spending);
        return outcome;
      },
      settle: async (spent) => void settled.push(spent),
    },
    guildId: '1' as GuildId,
    userId: '2' as UserId,
    limits: OPERATORS,
    now: () => now,
  });
  const turnTo = (instant: number): void => {
    now = instant;
  };
  return { purse, reserved, settled, turnTo };
}

describe('a purse', () => {
  it('spends on the day of UTC on which the call began, also when it ends on the next', async () => {
    const { purse, reserved, settled, turnTo } = open('taken', BEFORE_MIDNIGHT);
    const settle = await purse.reserve(400);
    turnTo(MIDNIGHT);
    await settle(321);
    assert.deepEqual([reserved[0]?.day, reserved[0]?.tokensMax, reserved[0]?.questionsMax], ['2026-05-04', 1_000, 20]);
    assert.deepEqual(settled, [{ guildId: '1', userId: '2', day: '2026-05-04', reserved: 400, used: 321 }]);
    await purse.reserve(400);
    assert.equal(reserved[1]?.day, '2026-05-05');
  });

  for (const kind of ['budget spent', 'quota spent'] as const) {
    it(`says until when the ${kind}`, async () => {
      const { purse } = open(kind, BEFORE_MIDNIGHT);
      const wanted = kind === 'budget spent' ? { kind, until: MIDNIGHT } : { kind, questions: 20, until: MIDNIGHT };
      await assert.rejects(purse.reserve(400), (error: PurseEmpty) => {
        assert.deepEqual(error.note, wanted);
        return true;
      });
    });
  }

  it('holds what moderators set, of the tokens never more than the operator allows', () => {
    assert.deepEqual(limitsOf({}, OPERATORS), OPERATORS);
    assert.deepEqual(limitsOf({ modelTokensPerDay: 5_000, memberQuestionsPerDay: 50 }, OPERATORS), {
      tokensPerDay: 1_000,
      questionsPerDay: 50,
    });
    assert.deepEqual(limitsOf({ modelTokensPerDay: 0, memberQuestionsPerDay: 0 }, OPERATORS), {
      tokensPerDay: 0,
      questionsPerDay: 0,
    });
  });
});
