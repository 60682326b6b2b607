import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideLanguage } from '../../src/text/language.ts';

describe('decideLanguage', () => {
  const pairs: readonly (readonly [text: string, language: string])[] = [
    ['The ministers met in the capital and agreed to the plan of the bank.', 'en'],
    ['Les ministres se sont réunis dans la capitale et ont adopté le plan de la banque.', 'fr'],
    ['Die Minister haben sich in der Hauptstadt getroffen und den Plan der Bank angenommen.', 'de'],
    ['Los ministros se reunieron en la capital y aprobaron el plan de la banca.', 'es'],
    ['Министры встретились в столице.', 'ru'],
    ['大臣たちは首都で会った。', 'ja'],
    ['اجتمع الوزراء في العاصمة', 'ar'],
    ['', 'en'],
  ];
  for (const [text, language] of pairs) {
    it(`takes ${JSON.stringify(text.slice(0, 30))} for ${language}`, () =>
      assert.equal(decideLanguage(text), language));
  }

  it('believes what is stated', () => {
    assert.equal(decideLanguage('Die Minister', 'en-GB'), 'en');
    assert.equal(decideLanguage('The ministers of the plan', 'unknown language'), 'en');
  });
});
