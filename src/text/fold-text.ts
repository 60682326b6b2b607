// Folds a text: without case, diacritics and compatibility forms, so that both ways of writing a word are one.

/**
 * The marks that are left out: accents of Latin, Greek and Cyrillic letters, points of Hebrew, vowels of Arabic. Those of
 * other scripts are letters in all but name ("की" and "का" are two words, "か" and "が" two sounds) and stay.
 */
const ACCENTS =
  /(?:[[\p{M}&&[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}]]--[\u3099\u309a]]|\u200c|\u200d)+/gv;

/**
 * A text without case, diacritics and compatibility forms (NFKD, accents stripped, the letters that do not decompose spelt
 * out, then NFC).
 */
export function foldText(text: string): string {
  // Most words of most news: nothing to fold but case.
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(/[øłđħıßæœðþς]/g, (letter) => SPELT_OUT[letter] ?? letter)
    .normalize('NFC');
}

const SPELT_OUT: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
  ς: 'σ',
};
