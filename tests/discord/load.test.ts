// Many people at once, in short; load.long.ts plays it in full.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Load, startLoad, tellBurst, tellLoad, whyNotToJudge } from './load.ts';

const GUILDS = 200;
const ARTICLES = 60;
/** A machine that is busy with something else for a moment is given two more. */
const TRIES = 3;

describe('under load', () => {
  let load: Load;
  before(async () => {
    load = await startLoad({ guilds: GUILDS, articles: ARTICLES });
  });
  after(() => load.stop());

  it('gives a hundred people a second, in 200 servers, their first answer in time while news come in', async (test) => {
    let seen = await load.playCrowd({ perSecond: 100, seconds: 2 });
    for (let tries = 1; tries < TRIES && whyNotToJudge(seen) !== undefined; tries += 1) {
      test.diagnostic(`once more: ${whyNotToJudge(seen)}`);
      await load.stop();
      load = await startLoad({ guilds: GUILDS, articles: ARTICLES });
      seen = await load.playCrowd({ perSecond: 100, seconds: 2 });
    }
    test.diagnostic(tellLoad(seen));
    const why = whyNotToJudge(seen);
    if (why !== undefined) return test.skip(why);
    assert.equal(seen.crowd.acted, 200);
    assert.equal(seen.crowd.kinds.failed, undefined, 'Discord waits three seconds for each');
    assert.equal(seen.crowd.unsettled, 0);
    assert.equal(seen.imported, ARTICLES);
  });

  it('answers others between the questions of many who ask at once', async (test) => {
    const questions = 24;
    const burst = await load.playBurst(questions);
    test.diagnostic(tellBurst(burst));
    assert.ok(burst.helpMs.length > questions / 2, 'somebody else is heard at least after every second question');
  });
});
