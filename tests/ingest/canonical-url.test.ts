import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canonicalUrl } from '../../src/ingest/canonical-url.ts';

const PAIRS: readonly (readonly [string, string | undefined])[] = [
  ['https://Example.org:443/a/?utm_source=x&b=2&a=1#top', 'https://example.org/a?a=1&b=2'],
  ['http://example.org/', 'http://example.org/'],
  ['https://example.org/a?fbclid=1', 'https://example.org/a'],
  ['https://user:secret@example.org/a', 'https://example.org/a'],
  ['https://example.org/ref?id=7', 'https://example.org/ref?id=7'],
  ['mailto:a@example.org', undefined],
  ['javascript:alert(1)', undefined],
  ['not an address', undefined],
  [`https://example.org/?q=${'x'.repeat(2_000)}`, undefined],
];

describe('canonical-url', () => {
  for (const [given, wanted] of PAIRS) {
    it(`reads ${given.slice(0, 60)} as ${wanted}`, () => assert.equal(canonicalUrl(given), wanted));
  }
});
