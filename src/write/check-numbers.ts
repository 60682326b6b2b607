// Finds the numbers of a claim that do not stand in the words it cites.

import { findDates, findNumbers } from '../text/understand.ts';

const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['k', 1e3],
  ['million', 1e6],
  ['m', 1e6],
  ['mn', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['b', 1e9],
  ['trillion', 1e12],
]);

const WORDS: readonly string[] =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const TENS: readonly string[] = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** "one" is seldom a count ("no one", "one of them"); it is checked only as a digit. */
const UNCOUNTED: ReadonlySet<number> = new Set([1]);

interface FoundNumber {
  readonly start: number;
  readonly text: string;
  readonly value: number;
  readonly unit: string;
}

/** The claim's numbers, as they stand there, whose value (with % and currency) is not among those of the cited words. */
export function missingNumbers(claim: string, quotes: string): readonly string[] {
  const cited = readNumbers(quotes);
  const values = new Set(findNumbers(quotes).map(({ value }) => value));
  for (const { value } of cited) values.add(value);
  const units = new Set(cited.map(({ value, unit }) => `${value} ${unit}`));
  const dates = findDates(claim, { published: null });
  const isDate = (at: number) => dates.some(({ start, end }) => at >= start && at < end);
  const own = readNumbers(claim, isDate);
  const missing = own.filter(({ value, unit }) => !(unit === '' ? values.has(value) : units.has(`${value} ${unit}`)));
  const others = findNumbers(claim).filter(
    ({ start, value }) => !isDate(start) && !values.has(value) && !UNCOUNTED.has(value),
  );
  return [...missing, ...others].map(({ text }) => text);
}

/** Where numbers stand in a text, in digits or in words, with their values; what is written large or small is one. */
export function findNumberWords(
  text: string,
): { readonly start: number; readonly end: number; readonly value: number }[] {
  return readNumbers(text).map(({ start, text: written, value }) => ({ start, end: start + written.length, value }));
}

function readNumbers(text: string, isLeftOut: (at: number) => boolean = () => false): FoundNumber[] {
  const found: FoundNumber[] = [];
  const digits =
    /([$€£]\s?)?(?<![\p{L}\p{N}])(\d+(?:[.,]\d+)*)(?:[\s-]?(hundred|thousand|million|billion|trillion|mn|bn|[kmb])(?![\p{L}\p{N}]))?(\s?(?:%|(?:percentage )?points?(?!\p{L})|per ?cent(?:age points?)?(?!\p{L})))?/giu;
  for (const match of text.matchAll(digits)) {
    if (isLeftOut(match.index)) continue;
    const scale = SCALES.get((match[3] ?? '').toLowerCase()) ?? 1;
    const unit = match[4] === undefined ? (match[1] ?? '').trim() : /point/iu.test(match[4]) ? 'points' : '%';
    found.push({ start: match.index, text: match[0], value: readDigits(match[2] ?? '') * scale, unit });
  }
  const words = /(?<![\p{L}-])(\p{L}+)(?:-(\p{L}+))?(?:\s(hundred|thousand|million|billion|trillion))?(?![\p{L}-])/giu;
  for (const match of text.matchAll(words)) {
    const value = readWords((match[1] ?? '').toLowerCase(), match[2]?.toLowerCase());
    if (value === undefined || isLeftOut(match.index)) continue;
    const scaled = value * (SCALES.get((match[3] ?? '').toLowerCase()) ?? 1);
    if (!UNCOUNTED.has(scaled)) found.push({ start: match.index, text: match[0], value: scaled, unit: '' });
  }
  return found;
}

function readDigits(digits: string): number {
  return Number(digits.replace(/,(?=\d{3}(?!\d))/gu, '').replace(/,/gu, '.'));
}

function readWords(first: string, second: string | undefined): number | undefined {
  const tens = TENS.indexOf(first);
  const ones = second === undefined ? 0 : WORDS.indexOf(second);
  if (tens !== -1 && ones >= 0 && ones < 10) return (tens + 2) * 10 + ones;
  const plain = WORDS.indexOf(first);
  return plain === -1 || second !== undefined ? undefined : plain;
}
