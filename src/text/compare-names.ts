// Decides whether two names may be one actor's in two spellings, by rules of transliteration and of how names are cut.

import { foldName } from './names.ts';
import {
  areFormsOfOne,
  areOldAndNew,
  familyFirst,
  plainSlavic,
  soundsOf,
  type Tradition,
  traditionOf,
  umlautsWritten,
} from './transliterations.ts';

/** `whole`: all that both say fits, with given names on both sides; `surname`: one of them is a surname alone. */
export type NameLikeness = 'whole' | 'surname';

const ARTICLE = /^(?:al|el|ul|an|ar|as|ash|at|ad|az|bin|ibn|ben|bint|de|da|do|dos|du|di|von|van|der|den|the)$/;
const GENERATION = /^(?:jr|sr|ii|iii|iv|v|vi|vii|viii|ix|x|xi|xii|xiii|xiv|xv|xvi)$/;

/** Shorter words are equal or different: vowels and endings are all they have. */
const VARIED_CHARS_MIN = 4;

/**
 * Whether two persons' names may be one person's: equal, or spellings of one by rule (Haftar, Hifter, Heftar; Qadhafi, Gaddafi;
 * Zelenskyy, Zelensky; Kim Jong-un, Kim Jong Un; Jinping Xi; Müller, Mueller), with an initial standing for a name
 * and middle names left out. Null where they differ, also in a generation ("Jr.", "II") or in a middle initial. A likeness
 * is not yet an identity: a `surname` needs more.
 */
export function compareNames(one: string, other: string): NameLikeness | null {
  const [first, second] = [foldName(one), foldName(other)];
  if (first === '' || second === '') return null;
  const likeness = compareFolded(first, second);
  if (likeness !== null || !/[üöäøå]/iu.test((one + other).normalize('NFC'))) return likeness;
  return compareFolded(foldName(umlautsWritten(one)), foldName(umlautsWritten(other)));
}

function compareFolded(first: string, second: string): NameLikeness | null {
  const isWhole = first.includes(' ') && second.includes(' ');
  if (first === second) return isWhole ? 'whole' : 'surname';
  if (areOldAndNew(first, second)) return 'whole';
  // Before generations: "Xi" is a family's name and the eleventh.
  const asian = [familyFirst(first.split(' ')), familyFirst(second.split(' '))];
  if (asian[0] && asian[1]) return asian[0].join(' ') === asian[1].join(' ') ? 'whole' : null;
  const [a, b] = [wordsOf(first), wordsOf(second)];
  if (a.generation !== b.generation) return null;
  const tradition = traditionOf([...first.split(' '), ...second.split(' ')]);
  if (!isSameWord(a.words.at(-1) ?? '', b.words.at(-1) ?? '', tradition)) return null;
  if (a.words.length === 1 || b.words.length === 1) return 'surname';
  return givenFit(a.words.slice(0, -1), b.words.slice(0, -1), tradition) ? 'whole' : null;
}

interface NameParts {
  readonly words: readonly string[];
  readonly generation: string;
}

/** The words without articles and generation; "abdel fattah" and "abdul fattah" are one word "abdfattah". */
function wordsOf(folded: string): NameParts {
  const all = folded.replace(/\babd(?: ?[aeu]l)? (?=[a-z]{3})/g, 'abdul').split(' ');
  const generation = all.length > 1 && GENERATION.test(all.at(-1) ?? '') ? (all.at(-1) ?? '') : '';
  const named = generation === '' ? all : all.slice(0, -1);
  const bare = named.filter((word) => !ARTICLE.test(word));
  return { words: bare.length === 0 ? named : bare, generation };
}

/** Every given name of the shorter list has its like in the longer one, in order, the first with the first. */
function givenFit(a: readonly string[], b: readonly string[], tradition: Tradition): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  if (!isSameGiven(shorter[0] ?? '', longer[0] ?? '', tradition)) return false;
  let at = 1;
  for (const word of shorter.slice(1)) {
    while (at < longer.length && !isSameGiven(word, longer[at] ?? '', tradition)) at += 1;
    if (at >= longer.length) return false;
    at += 1;
  }
  return true;
}

function isSameGiven(one: string, other: string, tradition: Tradition): boolean {
  if (one.length === 1 || other.length === 1) return one[0] === other[0];
  return areFormsOfOne(one, other) || isSameWord(one, other, tradition);
}

function isSameWord(one: string, other: string, tradition: Tradition): boolean {
  if (one === other) return true;
  if (Math.min(one.length, other.length) < VARIED_CHARS_MIN) return false;
  if (tradition === 'slavic') return plainSlavic(one) === plainSlavic(other);
  return tradition === 'arabic' && soundAlike(soundsOf(one), soundsOf(other));
}

/**
 * Whether two Arabic names sound alike. Consonants agree one by one. A vowel before two consonants is short and written
 * at will (Haftar, Hifter); e is written for any; else a, i and u are three vowels (Jamal is not Jamil).
 */
function soundAlike(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  return a.every((sound, index) => {
    const other = b[index] ?? '';
    if (sound === other) return true;
    if (!/^[aeiou]/.test(sound)) return single(sound) === single(other);
    if (!/^[aeiou]/.test(other)) return false;
    const next = a[index + 1] ?? '';
    const closed = next.length > 1 || (b[index + 1] ?? '').length > 1;
    if (closed && index + 2 < a.length && SHORT.test(sound) && SHORT.test(other)) return true;
    return sameVowel(sound, other);
  });
}

const SHORT = /^[aei]$/;

/** Doubled consonants are written once or twice. */
const single = (consonants: string): string => consonants.replace(/(.)\1/g, '$1').replace(/(?<=.)h|h(?=.)/g, '');

function sameVowel(one: string, other: string): boolean {
  const plain = (vowel: string): string => vowel.replace(/^(?:ay|ey|ei|ai)$/, 'ai').replace(/^(?:au|aw|oa|ua)$/, 'ua');
  if (plain(one) === plain(other)) return true;
  return (one === 'e' && /^[aiu]$/.test(other)) || (other === 'e' && /^[aiu]$/.test(one));
}
