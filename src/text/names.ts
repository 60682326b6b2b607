// Compares names: the folded key, the surname, and a skeleton that stands above ways of transliterating.

import { foldText } from './fold-text.ts';

const ARTICLES = /^(?:al|el|an|ar|as|ash|at|ad|az|the|de|bin|ibn|ben|abu)$/;
const ENDINGS = /^(?:jr|sr|ii|iii|iv|inc|corp|corporation|co|ltd|llc|plc|ag|sa|gmbh)$/;

/** The key under which names are compared: no case, diacritics or punctuation, one space between words; '' for none. */
export function foldName(name: string): string {
  // Most names are plain letters, which need no folding.
  if (/^[A-Za-z]+(?: [A-Za-z]+)*$/.test(name)) return name.toLowerCase().replace(/^the (?=\S)/, '');
  return foldText(name)
    .replace(/['’ʼ`.]/g, '')
    .replace(/[^\p{L}\p{N}&]+/gu, ' ')
    .trim()
    .replace(/^the (?=\S)/, '');
}

/**
 * The keys of a name, the surest first: its fold, its surname's fold, and its surname's skeleton marked by `~`. Two
 * names that share a key may be one actor; sharing only a skeleton is the weakest sign. None for a blank name.
 */
export function nameKeys(name: string): string[] {
  const fold = foldName(name);
  if (fold === '') return [];
  const words = fold.split(' ').filter((word) => !ENDINGS.test(word));
  const surname = words.at(-1) ?? fold;
  const keys = [fold, surname];
  const bones = skeleton(surname);
  if (bones.length >= 3) keys.push(`~${bones}`);
  return [...new Set(keys)];
}

/** The words of a folded name without articles of the surname and endings of companies. */
export function nameWords(name: string): string[] {
  const words = foldName(name).split(' ');
  const bare = words.filter(
    (word, index) => !(ENDINGS.test(word) && index > 0) && !(ARTICLES.test(word) && words.length > 1),
  );
  return bare.length === 0 ? words : bare;
}

/**
 * What is left of a name above transliterations: consonants in classes, doubled ones once ("Hifter" and "Haftar" are
 * both "hftr", "Serraj" and "Sarraj" both "srj", "Gaddafi" and "Qadhafi" both "kdf"). Equal skeletons are a weak sign.
 */
export function skeleton(word: string): string {
  return foldText(word)
    .replace(/kh|gh|q|ck|g(?![ei])|c(?![eihz])/g, 'k')
    .replace(/dh|th/g, (pair) => pair[0] ?? '')
    .replace(/sch|sh|ch|cz|tch/g, 'x')
    .replace(/ph|v|w/g, 'f')
    .replace(/dj|g|zh/g, 'j')
    .replace(/ts|tz|z|c/g, 's')
    .replace(/(?!^)[aeiouyh']/g, '')
    .replace(/^[aeiouy]/, 'a')
    .replace(/(.)\1+/g, '$1');
}
