import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run } from './act.ts';
import { makeFakes } from './fakes.ts';

describe('/feed', () => {
  it('follows, lists and removes, its title quoted', async () => {
    const fakes = makeFakes();
    const added = await run(fakes, 'feed add', { address: 'https://news.example/feed' });
    assert.match(
      added,
      /follows \*\*The \\\*Daily\\\* Paper\*\* now\. 12 articles of it can be searched; only what comes from now on is posted\./u,
    );
    assert.match(await run(fakes, 'feed list', {}), /not read yet/u);
    assert.match(await run(fakes, 'feed remove', { feed: 'The *Daily* Paper (news.example)' }), /no longer follows/u);
    await assert.rejects(
      run(fakes, 'feed remove', { feed: 'The *Daily* Paper (news.example)' }),
      /follows no such feed/u,
    );
  });
});
