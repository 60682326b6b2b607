import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { countStems, findTerms, isStopWord } from '../../src/text/understand.ts';
import { checkProperty } from '../kit/check-property.ts';

const termsOf = (text: string, language = 'en') => findTerms(text, language).map(({ term }) => term);

describe('findTerms', () => {
  it('folds case and diacritics', () => {
    assert.deepEqual(termsOf('Zürich ŁÓDŹ Straße Ærø'), ['zurich', 'lodz', 'strasse', 'aero']);
  });

  it('leaves out no word that has a stem that is sought, whatever its ending', () => {
    const endings = ['', 's', 'es', 'ies', 'ing', 'ed', 'y', 'ying', 'ly', 'ation', 'ness', 'ied', 'eed', "'s"];
    const starts = [
      'd',
      'l',
      't',
      'sk',
      'e',
      'o',
      'us',
      'at',
      'ear',
      'on',
      'idl',
      'gent',
      'ug',
      'sing',
      'hop',
      'by',
      'yel',
    ];
    const letters = fc.string({ unit: fc.constantFrom(...'aeioubdglstyxz'), maxLength: 4 });
    checkProperty(
      fc.property(fc.constantFrom(...starts), letters, fc.constantFrom(...endings), (start, middle, ending) => {
        const text = `Of ${start}${middle}${ending}, they said US.`;
        for (const { stem, start: at } of findTerms(text, 'en'))
          assert.ok(
            findTerms(text, 'en', new Set([stem])).some((term) => term.start === at && term.stem === stem),
            stem,
          );
      }),
      { numRuns: 2_000 },
    );
    assert.deepEqual(
      findTerms('The harbour is dying.', 'en', new Set(['die'])).map(({ term }) => term),
      ['dying'],
    );
  });

  it('drops possessive endings and keeps inner apostrophes together', () => {
    assert.deepEqual(termsOf("Libya's ministers' O'Brien don’t"), ['libya', 'ministers', 'obrien', 'dont']);
  });

  it('gives the parts of hyphenated compounds', () => {
    assert.deepEqual(termsOf('al-Serraj self-made'), ['al', 'serraj', 'self', 'made']);
  });

  it('reads numbers with separators and letters with dots as one term', () => {
    assert.deepEqual(termsOf('1,000 troops, 3.5 percent, U.S. base'), [
      '1000',
      'troops',
      '3.5',
      'percent',
      'us',
      'base',
    ]);
  });

  it('stems in the language of the text', () => {
    assert.equal(findTerms('meetings', 'en')[0]?.stem, 'meet');
    assert.equal(findTerms('Häuser', 'de')[0]?.stem, findTerms('häuser', 'de')[0]?.stem);
    assert.equal(findTerms('meetings', 'xx')[0]?.stem, 'meetings');
  });

  it('remembers ten thousand words apart, however they are met again', () => {
    const words = Array.from(
      { length: 10_000 },
      (_, at) => `q${at.toString(26).replace(/\d/g, (figure) => 'uvwxyzklmn'.charAt(Number(figure)))}`,
    );
    const once = words.map((word) => findTerms(word, 'xx')[0]);
    const together = findTerms(words.join(' '), 'xx');
    assert.deepEqual(
      together.map(({ term, stem }) => [term, stem]),
      once.map((term) => [term?.term, term?.stem]),
    );
    assert.deepEqual(
      together.map(({ term }) => term),
      words,
    );
  });

  it('makes terms of pairs of characters, and of the words of scripts that ICU knows', () => {
    assert.deepEqual(termsOf('東京都 news, 雪'), ['東京', '京都', 'news', '雪']);
    assert.deepEqual(termsOf('2020年東京'), ['2020', '年東', '東京']);
    assert.deepEqual(termsOf('ข่าวกรุงเทพ'), ['ข่าว', 'กรุงเทพ']);
  });

  it('keeps the marks that make another letter or sound', () => {
    assert.notEqual(termsOf('की')[0], termsOf('का')[0]);
    assert.notEqual(termsOf('かき')[0], termsOf('がき')[0]);
    assert.deepEqual(termsOf('ｶﾞｽ'.normalize('NFKC')), termsOf('ガス'));
    assert.deepEqual(termsOf('서울'), ['서울']);
    assert.equal(termsOf('ΟΔΟΣ')[0], termsOf('οδός')[0]);
  });

  it('stems words with their accents, and folds their stems', () => {
    for (const [one, other, language] of [
      ['новый', 'новая', 'ru'],
      ['política', 'políticas', 'es'],
      ['élections', 'élection', 'fr'],
      ['kitaplar', 'kitap', 'tr'],
    ] as const)
      assert.equal(findTerms(one, language)[0]?.stem, findTerms(other, language)[0]?.stem, one);
  });

  it('drops possessive endings behind Han and kana too, and has a stem for each term', () => {
    for (const language of ['en', 'fr']) {
      const [pair, next, ...more] = findTerms('東京’s news', language);
      assert.deepEqual([pair?.term, pair?.start, pair?.end, next?.term, more], ['東京', 0, 2, 'news', []]);
      assert.deepEqual(
        findTerms('\u0301s', language).map(({ stem }) => stem),
        ['s'],
      );
    }
  });

  it('gives offsets that cover the word in the text, in order', () => {
    const pieces = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom('’s', "'", 'U.S.', '東京', 'ｦ', 'ไทย', 'élections', '1,000', 'من', 'новый', '\u0301', '-', ' '),
    );
    const languages = fc.constantFrom('en', 'fr', 'es', 'de', 'ar', 'ru', 'zh');
    checkProperty(
      fc.property(fc.array(pieces), languages, (parts, language) => {
        const text = parts.join('');
        let end = 0;
        for (const { term, stem, start, end: stop } of findTerms(text, language)) {
          // Pairs of characters overlap.
          assert.ok(term !== '' && stem !== '' && start >= end && stop > start && stop <= text.length);
          end = start;
        }
      }),
    );
  });
});

describe('Arabic words', () => {
  const pairs = [
    ['أحمد', 'احمد', 'alef with and without hamza'],
    ['مدرسة', 'مدرسه', 'teh marbuta and heh'],
    ['مصطفى', 'مصطفي', 'dotless and dotted yeh'],
    ['محـــمد', 'محمد', 'a stretched word'],
    ['مُحَمَّد', 'محمد', 'vowels written and left out'],
    ['کریم', 'كريم', 'Persian and Arabic letters'],
  ] as const;
  for (const [one, other, what] of pairs)
    it(`are one in either spelling: ${what}`, () => {
      assert.equal(findTerms(one, 'ar').length, 1);
      assert.equal(findTerms(one, 'ar')[0]?.term, findTerms(other, 'ar')[0]?.term);
    });
});

describe('isStopWord', () => {
  it('knows the little words of English only', () => {
    assert.ok(isStopWord('the', 'en'));
    assert.ok(!isStopWord('summit', 'en'));
    for (const { term } of findTerms('They won the vote in Shan State, said Don Kerr', 'en').filter(
      (one) => one.isStopWord,
    ))
      assert.ok(['they', 'the', 'in'].includes(term), term);
    assert.deepEqual(
      findTerms("They won't, don't and shan't", 'en').filter(({ isStopWord: isEmpty }) => !isEmpty),
      [],
    );
    assert.ok(!isStopWord('the', 'fr'));
  });
});

describe('countStems', () => {
  it('counts the wanted stems as findTerms has them, in their order', () => {
    const text = "Ports opened: the port's cranes, U.S. cranes and a crane.";
    assert.deepEqual(
      [...countStems(text, 'en', new Set(['port', 'crane', 'us', 'harbour']))],
      [
        ['port', 2],
        ['crane', 3],
        ['us', 1],
      ],
    );
  });
});
