import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drawScreen } from '../../src/discord/layouts.ts';
import { hits } from '../discord/samples.ts';
import { askerOf, run, runToScreen } from './act.ts';
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
        asOf: 1_700_000_000_001,
        days: true,
      },
    ]);
  });

  it('asks for other pages as of the first one, for an hour', async () => {
    const fakes = makeFakes();
    const asked = askerOf();
    const first = await runToScreen(fakes, 'search', { words: 'oil' });
    assert.ok(first.kind === 'hits' && first.options !== undefined);
    const later = async (minutes: number) =>
      runToScreen(fakes, 'search', Object.fromEntries(first.options ?? []), {
        ...asked,
        now: asked.now + minutes * 60_000,
      });
    const soon = await later(59);
    assert.deepEqual([fakes.searched[1]?.asOf, soon.kind === 'hits' && soon.note], [asked.now + 1, undefined]);
    const late = await later(61);
    assert.equal(fakes.searched[2]?.asOf, asked.now + 61 * 60_000 + 1);
    assert.match((late.kind === 'hits' && late.note) || '', /Searched anew/u);
  });

  const SPELLINGS = [
    { typed: 'oyl', meant: 'oil', at: 0 },
    // Of a topic's words, which stand behind what was typed.
    { typed: 'prise', meant: 'price', at: 10 },
  ];

  it('offers what would find something where nothing is found', async () => {
    const fakes = makeFakes();
    const nothing = { ...hits(0, '', 0), didYouMean: { spellings: SPELLINGS, words: 'oil -port' } };
    const without = [{ piece: '-port', words: 'oyl', total: 3 }];
    fakes.find = async ({ filters }) => (filters?.actors === undefined ? hits(1, 'Oil', 7) : { ...nothing, without });
    const screen = await runToScreen(fakes, 'search', { words: 'oyl -port', actor: 'GNA', source: 'Quay' });
    assert.ok(screen.kind === 'hits');
    assert.deepEqual(screen.ways, [
      { label: 'Search for “oil -port”', change: { words: 'oil -port' } },
      { label: 'Without “GNA”: 7 articles', change: { actor: '' } },
      { label: 'Without “-port”: 3 articles', change: { words: 'oyl' } },
    ]);
    const { components } = drawScreen(screen, {
      offset: 0,
      idOf: (_offset, _size, options) => JSON.stringify([...(options ?? [])]),
    });
    const drawn = JSON.stringify(components);
    assert.match(drawn, /No article holds “oyl” or “prise”\. Did you mean \*\*oil -port\*\*/u);
    assert.doesNotMatch(
      components.map((one) => (one.type === 1 ? JSON.stringify(one.components[1]) : '')).join(''),
      /GNA.*actor/u,
    );
    assert.match(drawn, /Without “GNA”: 7 articles/u);
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
