// A hundred interactions a second for a minute over 200 servers, while 2,000 articles come in.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Load, startLoad, tellBurst, tellLoad, whyNotToJudge } from './load.ts';

const ARTICLES = 2_000;

describe('under load for a minute', { timeout: 300_000 }, () => {
  let load: Load;
  before(async () => {
    load = await startLoad({ guilds: 200, articles: ARTICLES });
  });
  after(() => load.stop());

  it('gives each of 6,000 people a first answer in time, and in the end a whole one', async (test) => {
    const seen = await load.playCrowd({ perSecond: 100, seconds: 60 });
    test.diagnostic(tellLoad(seen));
    const why = whyNotToJudge(seen);
    if (why !== undefined) return test.skip(why);
    assert.equal(seen.crowd.acted, 6_000);
    assert.equal(seen.crowd.kinds.failed, undefined, 'Discord waits three seconds for each');
    assert.equal(seen.crowd.unsettled, 0);
    assert.equal(seen.imported, ARTICLES);
  });

  it('answers others between the questions of many who ask at once', async (test) => {
    const questions = 40;
    const burst = await load.playBurst(questions);
    test.diagnostic(tellBurst(burst));
    assert.ok(burst.helpMs.length > questions / 2, 'somebody else is heard at least after every second question');
  });
});
