import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCities } from '../../src/workers/read-cities.ts';

describe('readCities', () => {
  it('gives the inhabitants of the larger cities by their folded names, of several the largest', () => {
    const cities = readCities();
    assert.ok(cities.size > 7_000 && cities.size < 12_000, `${cities.size} names`);
    assert.ok((cities.get('tokyo') ?? 0) > 5_000_000);
    assert.ok((cities.get('tripoli') ?? 0) > 1_000_000, 'of the two Tripolis the larger one');
    assert.ok(cities.has('sao paulo') && cities.has('sirte'));
    // Of fewer inhabitants.
    assert.ok(!cities.has('obama') && !cities.has('les escaldes'));
    assert.ok([...cities.values()].every((inhabitants) => inhabitants >= 50_000));
  });

  it('is read once', () => {
    assert.equal(readCities(), readCities());
  });
});
