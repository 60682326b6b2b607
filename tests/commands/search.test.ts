import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run } from './act.ts';
import { makeFakes } from './fakes.ts';

describe('/search', () => {
  it('asks for what the options say, in the server’s own view', async () => {
    const fakes = makeFakes();
    await run(fakes, 'search', {
      words: 'oil',
      actor: 'GNA',
      'published-from': '2017-02-01',
      'about-to': '2017-02-28',
      sort: 'newest',
    });
    assert.deepEqual(fakes.searched, [
      {
        reading: 'query',
        words: 'oil',
        filters: { actors: ['GNA'], published: { from: '2017-02-01' }, about: { to: '2017-02-28' } },
        view: { kind: 'guild', guildId: '100000000000000002' },
        sort: 'newest',
        offset: 0,
        limit: 10,
      },
    ]);
  });

  for (const day of ['2017-02-30', 'yesterday', '2017-2-1']) {
    it(`refuses “${day}” as a day`, async () => {
      await assert.rejects(run(makeFakes(), 'search', { words: 'oil', 'published-to': day }), /is no day/u);
    });
  }
});
