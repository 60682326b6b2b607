import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { foldName, nameKeys } from '../../src/text/understand.ts';

const shareAKey = (first: string, second: string) => nameKeys(first).some((key) => nameKeys(second).includes(key));

describe('names', () => {
  it('folds case, diacritics, punctuation and the article', () => {
    assert.equal(foldName('The U.S. Army'), 'us army');
    assert.equal(foldName('Fayez al-Serraj'), 'fayez al serraj');
    assert.equal(foldName('  '), '');
  });

  it('finds one key for ways of writing one name', () => {
    assert.ok(shareAKey('Hifter', 'Khalifa Haftar'));
    assert.ok(shareAKey('Sarraj', 'Fayez al-Serraj'));
    assert.ok(shareAKey('Gaddafi', 'Muammar Qadhafi'));
    assert.ok(shareAKey('Zelensky', 'Volodymyr Zelenskyy'));
  });

  it('keeps different names apart', () => {
    assert.ok(!shareAKey('Haftar', 'Serraj'));
    assert.ok(!shareAKey('Merkel', 'Macron'));
    assert.ok(!shareAKey('Oslo', 'Tunis'));
  });

  it('gives none for a blank name', () => {
    assert.deepEqual(nameKeys(' .'), []);
  });
});
