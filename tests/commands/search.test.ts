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

  it('reads days as /on does, from the first of the one to the last of the other, and says how it read them', async () => {
    const fakes = makeFakes();
    const given = { 'published-from': 'February 2017', 'published-to': 'Q1 2017', 'about-from': '2017-02-20' };
    const shown = await run(fakes, 'search', { words: 'oil', ...given });
    assert.deepEqual(fakes.searched[0]?.filters, {
      published: { from: '2017-02-01', to: '2017-03-31' },
      about: { from: '2017-02-20' },
    });
    assert.match(JSON.stringify(shown), /published-to: Q1 2017 \(2017-03-31\) · about-from: 2017-02-20\\n/u);
  });

  for (const day of ['2017-02-30', 'soon', '31 February', 'before May']) {
    it(`refuses “${day}” as a day`, async () => {
      await assert.rejects(run(makeFakes(), 'search', { words: 'oil', 'published-to': day }), (error: Error) =>
        error.message.startsWith(`I cannot read “${day}” as a day: write it like`),
      );
    });
  }

  it('refuses an end that lies before its beginning', async () => {
    const days = { 'about-from': '2 March 2017', 'about-to': '1 March 2017' };
    await assert.rejects(
      run(makeFakes(), 'search', { words: 'oil', ...days }),
      /about-from and about-to: 2017-03-02 to 2017-03-01 ends/u,
    );
  });
});
