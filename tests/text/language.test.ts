import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideLanguage, findLanguage } from '../../src/text/language.ts';
import { LANGUAGE_SAMPLES } from '../golden/text-languages.ts';

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

describe('findLanguage', () => {
  it('tells thirty languages apart, by headline, sentence and paragraph', async (context) => {
    const before = process.memoryUsage().heapUsed;
    const wrong = { headline: [] as string[], sentence: [] as string[], paragraph: [] as string[] };
    const rows: string[] = [];
    for (const sample of LANGUAGE_SAMPLES) {
      const marks = (['headline', 'sentence', 'paragraph'] as const).map(async (kind) => {
        const found = await findLanguage(sample[kind]);
        if (found !== sample.language) wrong[kind].push(`${sample.language} as ${found}`);
        return found === sample.language ? '1' : `0 (${found})`;
      });
      rows.push(`${sample.language} ${(await Promise.all(marks)).join(' ')}`);
    }
    context.diagnostic(`headline, sentence, paragraph right: ${rows.join('; ')}`);
    context.diagnostic(`heap grown by ${Math.round((process.memoryUsage().heapUsed - before) / 1e6)} MB`);
    assert.deepEqual([wrong.sentence, wrong.paragraph], [[], []]);
    assert.ok(wrong.headline.length <= 1, wrong.headline.join(', '));
  });

  it('believes a paragraph against what is stated, and what is stated against a headline', async () => {
    const german = LANGUAGE_SAMPLES.find(({ language }) => language === 'de');
    assert.ok(german !== undefined);
    assert.equal(await findLanguage(german.paragraph, 'en-GB'), 'de');
    assert.equal(await findLanguage('Berlin: Merkel bei Macron', 'fr'), 'fr');
    assert.equal(await findLanguage('Q3 2024: +2,1 %', 'de'), 'de');
    assert.equal(await findLanguage('Q3 2024: +2.1%'), 'en');
  });

  it('leaves languages that are written alike to the publisher', async () => {
    const croatian = LANGUAGE_SAMPLES.find(({ language }) => language === 'hr')?.paragraph ?? '';
    const norwegian = LANGUAGE_SAMPLES.find(({ language }) => language === 'no')?.paragraph ?? '';
    assert.equal(await findLanguage(croatian, 'bs'), 'bs');
    assert.equal(await findLanguage(norwegian, 'nb-NO'), 'nb');
  });

  it('is not led astray by a foreign name or a quotation in an English text', async () => {
    const text =
      'The novel “Der Zauberberg” by Thomas Mann was first published in 1924, and the library of Davos has shown its ' +
      'first edition since then. “Es war ein langer Winter,” said the librarian of the town when the case was opened.';
    assert.equal(await findLanguage(text), 'en');
    assert.equal(await findLanguage('Scholz, Macron and Meloni meet in Paris'), 'en');
  });
});
