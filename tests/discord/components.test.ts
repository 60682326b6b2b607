import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  keepOptions,
  type PageState,
  readCustomId,
  readOptions,
  writeFormId,
  writePageId,
} from '../../src/discord/components.ts';
import { checkProperty } from '../kit/check-property.ts';

const snowflakes = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String);
const options = fc.dictionary(
  fc.constantFrom('words', 'actor', 'sort', 'private'),
  fc.oneof(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.boolean(), fc.integer()),
);

describe('custom ids', () => {
  it('give back what page buttons were written with, in at most 100 characters', () => {
    checkProperty(
      fc.property(
        snowflakes,
        fc.nat(50_000),
        fc.integer({ min: 1, max: 40 }),
        options,
        (owner, offset, size, given) => {
          const map = new Map(Object.entries(given));
          const path = 'subscription list';
          const kept = keepOptions({ owner, path }, map);
          const state: PageState = { owner, path, offset, size, options: kept.options };
          const customId = writePageId(state);
          assert.ok(customId.length <= 100);
          assert.deepEqual(readCustomId(customId), { kind: 'page', state });
          const json = 'json' in kept.options ? kept.options.json : (kept.keep?.value ?? '');
          assert.deepEqual(readOptions(json), map);
        },
      ),
    );
  });

  it('keep long options elsewhere, under one key for equal ones', () => {
    const long = new Map([['words', 'w'.repeat(90)]]);
    const first = keepOptions({ owner: '123', path: 'search' }, long);
    assert.ok(first.keep !== undefined && 'key' in first.options);
    assert.deepEqual(keepOptions({ owner: '456', path: 'search' }, long).keep, first.keep);
  });

  it('give back the state of a form', () => {
    const state = `${'a'.repeat(32)}:12`;
    assert.deepEqual(readCustomId(writeFormId('topic edit', state)), { kind: 'form', path: 'topic edit', state });
  });

  it('are refused when too long', () => assert.throws(() => writeFormId('topic edit', 'x'.repeat(100)), RangeError));

  it('of another version are unknown', () => assert.deepEqual(readCustomId('p9~1~2'), { kind: 'unknown' }));
});
