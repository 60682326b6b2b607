import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findAbbreviations } from '../../src/text/abbreviations.ts';

const pairsOf = (text: string) => findAbbreviations(text).map(({ short, long }) => `${short}=${long}`);

describe('findAbbreviations', () => {
  const pairs: readonly (readonly [text: string, pairs: readonly string[]])[] = [
    ['the Government of Northern Accord (GNA) met', ['GNA=Government of Northern Accord']],
    [
      'the House of Representatives (HoR) and the High State Council (HSC)',
      ['HoR=House of Representatives', 'HSC=High State Council'],
    ],
    ['the International Index of Ice Floes (IIIF)', ['IIIF=International Index of Ice Floes']],
    ['GNA (Government of Northern Accord) met', ['GNA=Government of Northern Accord']],
    ['the committee (see below) met', []],
    ['the old wall (National Accord Council, NAC) fell', ['NAC=National Accord Council']],
    ['the National Accord Council (founded 2011; NAC) met', ['NAC=National Accord Council']],
    ['the National Accord Council also told the Fire Union (NACFU)', []],
    ['the ‘Harbour Workers Union’ (HWU) met', ['HWU=Harbour Workers Union']],
    ['three members--Harbour Workers Union (HWU) too', ['HWU=Harbour Workers Union']],
    ['the Union of Harbour Workers (U+H) met', []],
    ['a kind of toll (Kf) is paid', []],
    ['the river (2017) rose', []],
    ['Ada Okoro (left) and Paul Moreau', []],
  ];
  for (const [text, expected] of pairs) {
    it(`reads: ${text}`, () => assert.deepEqual(pairsOf(text), expected));
  }
});
