// What every database must do with what the language model costs.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { UserId } from '../../../src/news/ids.ts';
import type { Spending, Store } from '../../../src/store/store.ts';
import { GUILD_A, GUILD_B, type OpenTestStore, USER, withStore } from '../open-test-store.ts';

const DAY = '2026-05-04';
const ONE: Spending = { guildId: GUILD_A, userId: USER, day: DAY, tokens: 400, tokensMax: 1_000, questionsMax: 3 };
const OTHER = '300000000000000002' as UserId;

/** Runs the part of the suite for budgets and quotas over one kind of database. */
export function testBudgets(open: OpenTestStore): void {
  const used = (store: Store, guildId = GUILD_A, day = DAY) => store.budgets.tokensUsed(guildId, day);

  describe('budgets', () => {
    it('sets aside as many tokens as there are and no more, by server and by day', () =>
      withStore(open, async ({ budgets, ...rest }) => {
        const store = { budgets, ...rest };
        assert.equal(await used(store), 0);
        assert.equal(await budgets.reserve(ONE), 'taken');
        assert.equal(await budgets.reserve(ONE), 'taken');
        assert.equal(await budgets.reserve(ONE), 'budget spent');
        assert.equal(await budgets.reserve({ ...ONE, tokens: 200 }), 'taken');
        assert.equal(await used(store), 1_000);
        assert.equal(await budgets.reserve({ ...ONE, guildId: GUILD_B }), 'taken');
        assert.equal(await used(store, GUILD_B), 400);
        assert.equal(await budgets.reserve({ ...ONE, day: '2026-05-05' }), 'taken');
        assert.equal(await used(store, GUILD_A, '2026-05-05'), 400);
      }));

    it('takes no question of a person when the tokens are spent, and no tokens when the questions are', () =>
      withStore(open, async ({ budgets, ...rest }) => {
        const store = { budgets, ...rest };
        assert.equal(await budgets.reserve({ ...ONE, questionsMax: 1, tokens: 1_001 }), 'budget spent');
        assert.equal(await budgets.reserve({ ...ONE, questionsMax: 1 }), 'taken');
        assert.equal(await budgets.reserve({ ...ONE, questionsMax: 1 }), 'quota spent');
        assert.equal(await used(store), 400);
        assert.equal(await budgets.reserve({ ...ONE, questionsMax: 1, userId: OTHER }), 'taken');
      }));

    it('corrects what was set aside to what was used, and gives a call that cost nothing back whole', () =>
      withStore(open, async ({ budgets, ...rest }) => {
        const store = { budgets, ...rest };
        const spent = { guildId: GUILD_A, userId: USER, day: DAY, reserved: 400 };
        await budgets.reserve({ ...ONE, questionsMax: 1 });
        await budgets.settle({ ...spent, used: 0 });
        assert.equal(await used(store), 0);
        assert.equal(await budgets.reserve({ ...ONE, questionsMax: 1 }), 'taken');
        await budgets.settle({ ...spent, used: 523 });
        assert.equal(await used(store), 523);
        assert.equal(await budgets.reserve({ ...ONE, questionsMax: 1 }), 'quota spent');
      }));

    it('lets none through beyond the limit when many ask at once', () =>
      withStore(open, async ({ budgets }) => {
        const asked = Array.from({ length: 20 }, (_, at) =>
          budgets.reserve({ ...ONE, userId: `${at}` as UserId, tokens: 100 }),
        );
        const outcomes = await Promise.all(asked);
        assert.equal(outcomes.filter((outcome) => outcome === 'taken').length, 10);
      }));

    it('keeps what a server sets, and 0 apart from nothing set', () =>
      withStore(open, async ({ guilds }) => {
        assert.equal((await guilds.settings(GUILD_A)).modelTokensPerDay, undefined);
        await guilds.saveSettings({ guildId: GUILD_A, zone: 'UTC', modelTokensPerDay: 0, memberQuestionsPerDay: 7 });
        const { modelTokensPerDay, memberQuestionsPerDay } = await guilds.settings(GUILD_A);
        assert.deepEqual([modelTokensPerDay, memberQuestionsPerDay], [0, 7]);
      }));
  });
}
