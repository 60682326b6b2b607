import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isSpelledNearly, mayName } from '../../src/search/same-name.ts';

describe('mayName', () => {
  for (const [typed, name] of [
    ['Haftar', 'Khalifa Haftar'],
    ['Hifter', 'Khalifa Haftar'],
    ['Khalifa Hifter', 'Khalifa Haftar'],
    ['Marshal Khalifa Hifter', 'Khalifa Haftar'],
    ['K. Haftar', 'Khalifa Haftar'],
    ['Jinping Xi', 'Xi Jinping'],
    ['Africa Command', 'US Africa Command'],
    ['Zelensky', 'Volodymyr Zelenskyy'],
  ] as const)
    it(`takes ${typed} for ${name}, either way round`, () => {
      assert.ok(mayName(typed, name));
      assert.ok(mayName(name, typed));
    });

  // Their consonants, or their first letters, are alike.
  for (const [typed, name] of [
    ['Jamal Ahmed', 'Jamil Ahmed'],
    ['Tony Barns', 'Tim Burns'],
    ['Hafner', 'Khalifa Haftar'],
    ['Maria Lopez', 'Mark Lopez'],
    ['Reade', 'Ruddy'],
    ['George Bush Jr.', 'George Bush Sr.'],
    ['', 'Haftar'],
  ] as const)
    it(`does not take ${typed || 'nothing'} for ${name}`, () => {
      assert.ok(!mayName(typed, name));
      assert.ok(!mayName(name, typed));
    });

  it('leaves slips to what is asked for where nobody is called so', () => {
    assert.ok(!mayName('Selma Brendt', 'Selma Brandt') && isSpelledNearly('Selma Brendt', 'Selma Brandt'));
    assert.ok(!isSpelledNearly('Oskar Brendt', 'Selma Brandt'));
  });
});
