// The English words that dates are made of, as pattern pieces and as tables from word to value.

export const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
export const SEASONS: Readonly<Record<string, 'SP' | 'SU' | 'FA' | 'WI'>> = {
  spring: 'SP',
  springtime: 'SP',
  summer: 'SU',
  summertime: 'SU',
  autumn: 'FA',
  fall: 'FA',
  winter: 'WI',
  wintertime: 'WI',
};
/** ISO-TimeML letters of the units that durations are counted in. */
export const UNITS: Readonly<Record<string, string>> = {
  second: 'TS',
  sec: 'TS',
  minute: 'TM',
  min: 'TM',
  hour: 'TH',
  hr: 'TH',
  day: 'D',
  night: 'D',
  business: 'D',
  week: 'W',
  wk: 'W',
  fortnight: 'F',
  weekend: 'WE',
  month: 'M',
  quarter: 'Q',
  qtr: 'Q',
  year: 'Y',
  yr: 'Y',
  decade: 'E',
  century: 'C',
  centurie: 'C',
  season: 'S',
};

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );

const TEEN_OR_ONE = `(?:${ONES.slice(1).toReversed().join('|')})`;
const TEN_WORD = `(?:${TENS.slice(2).join('|')})`;
const NUMBER_WORD = `(?:${TEN_WORD}(?:[- ](?:${ONES.slice(1, 10).join('|')}))?|${TEEN_OR_ONE})`;

/** Pieces that rules name in braces. All are free of capturing groups and bounded in length. */
export const PIECES: Readonly<Record<string, string>> = {
  _: '(?:\\s{1,3})',
  month: `(?:(?:${MONTHS.join('|')})(?!\\p{L})|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)(?!\\p{L})\\.?)`,
  weekday: `(?:${WEEKDAYS.join('|')}|(?:mon|tues|tue|weds|wed|thurs|thur|thu|fri|sat|sun)\\b\\.?)`,
  fullWeekday: `(?:${WEEKDAYS.join('|')})`,
  dayNumber: '(?:3[01]|[12]\\d|0?[1-9])',
  ordinalDay: `(?:(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)|(?:twenty|thirty)(?:[- ](?:${ORDINALS.slice(1, 10).join('|')}))|twentieth|thirtieth|${ORDINALS.slice(1).toReversed().join('|')})`,
  wordDay: `(?:(?:twenty|thirty)[- ](?:${ONES.slice(1, 10).join('|')})|twenty|thirty|${TEEN_OR_ONE})`,
  ordinal: `(?:\\d{1,2}(?:st|nd|rd|th)|${ORDINALS.slice(1, 13).join('|')}|last)`,
  year: '(?:1[0-9]|20|21)\\d\\d',
  shortYear: "['’`]?\\d\\d",
  wordYear: `(?:two${'\\s{1,3}'}thousand(?:\\s{1,3}and)?(?:\\s{1,3}${NUMBER_WORD})?|(?:nineteen|twenty|eighteen|seventeen|sixteen|fifteen)\\s{1,3}(?:hundred(?:\\s{1,3}(?:and\\s{1,3})?${NUMBER_WORD})?|${TEN_WORD}(?:[- ](?:${ONES.slice(1, 10).join('|')}))?|${ONES.slice(10).toReversed().join('|')}))`,
  count: `(?:(?:(?<![\\d.,])\\d{1,3}|${NUMBER_WORD})\\s{1,3}(?:and\\s{1,3}a\\s{1,3}half|1/2)|(?<![\\d.,])\\d{1,4}(?:\\.\\d{1,2})?|an?\\s{1,3}couple(?:\\s{1,3}of)?|couple(?:\\s{1,3}of)?|an?\\s{1,3}few|few|several|half\\s{1,3}an?|an?|${NUMBER_WORD}(?:\\s{1,3}hundred)?)`,
  unit: '(?:seconds?|minutes?|mins?|hours?|hrs?|(?:business\\s{1,3})?days?|nights?|weekends?|weeks?|wks?|fortnights?|months?|quarters?|qtrs?|years?|yrs?|decades?|centur(?:y|ies))',
  span: '(?:days?|weekend|weeks?|wks?|fortnight|months?|quarter|qtr|year|yr|decade|century|season)',
  season: '(?:spring(?:time)?|summer(?:time)?|autumn|fall|winter(?:time)?)',
  part: '(?:morning|afternoon|evening|night|noon|midday|midnight)',
  comma: '\\s{0,2},?\\s{0,3}',
};

/** Puts the pieces in the place of their names in braces; pieces may name pieces, quantifiers stay. */
export function expandPieces(pattern: string): string {
  const expanded = pattern.replace(/\{([_a-z]\w*)\}/gi, (name, key: string) => PIECES[key] ?? name);
  return expanded === pattern ? pattern : expandPieces(expanded);
}

/** 1–12 for a month's name or abbreviation, 0 for any other word. */
export function monthOf(word: string): number {
  const key = word.toLowerCase().slice(0, 3);
  return MONTHS.findIndex((month) => month.startsWith(key)) + 1;
}

/** 1 (Monday) to 7 for a weekday's name or abbreviation, 0 for any other word. */
export function weekdayNumber(word: string): number {
  const key = word.toLowerCase().slice(0, 3);
  if (key.length < 3) return 0;
  return WEEKDAYS.findIndex((day) => day.startsWith(key)) + 1;
}

/** The value of an ordinal in digits or words ("21st", "twenty-first"); -1 for "last", 0 for any other word. */
export function ordinalOf(word: string): number {
  const lower = word.toLowerCase().trim();
  if (lower === 'last' || lower === 'final') return -1;
  const digits = /^\d+/.exec(lower);
  if (digits !== null) return Number(digits[0]);
  const [tens = '', ones] = lower.split(/[\s-]+/);
  if (ones !== undefined) return (tens === 'thirty' ? 30 : 20) + Math.max(0, ORDINALS.indexOf(ones));
  if (lower === 'twentieth') return 20;
  if (lower === 'thirtieth') return 30;
  return Math.max(0, ORDINALS.indexOf(lower));
}

/** The value of a count: digits or words; 2 for a couple; NaN where the count is vague ("several", "a few"). */
export function countOf(phrase: string): number {
  const lower = phrase.toLowerCase().trim().replace(/\s+/g, ' ');
  const half = /^(\S+)\s(?:and a half|1\/2)$/.exec(lower)?.[1];
  if (half !== undefined) return countOf(half) + 0.5;
  if (/^\d/.test(lower)) return Number(lower);
  if (lower === 'a' || lower === 'an') return 1;
  if (lower.includes('couple')) return 2;
  if (/few|several/.test(lower)) return Number.NaN;
  if (lower.startsWith('half')) return 0.5;
  return wordsToNumber(lower);
}

/** A year in digits or words ("2016", "'89", "nineteen ninety three"); two digits below 50 are of this century. */
export function yearOf(phrase: string): number {
  const digits = /\d+/.exec(phrase)?.[0];
  if (digits !== undefined) {
    const value = Number(digits);
    if (digits.length > 2) return value;
    return value < 50 ? 2000 + value : 1900 + value;
  }
  const lower = phrase
    .toLowerCase()
    .trim()
    .split(/\s+/)
    .filter((word) => word !== 'and');
  const century = lower[0] === 'two' && lower[1] === 'thousand' ? 2000 : 100 * wordsToNumber(lower[0] ?? '');
  const rest = lower.slice(1).filter((word) => word !== 'thousand' && word !== 'hundred');
  return century + (rest.length === 0 ? 0 : wordsToNumber(rest.join(' ')));
}

/** The letter of a unit's word in either number ("weeks" gives W); '' for other words. */
export function unitOf(word: string): string {
  const lower = word.toLowerCase().replace(/^business\s+/, '');
  return UNITS[lower] ?? UNITS[lower.replace(/s$/, '')] ?? (lower.startsWith('centur') ? 'C' : '');
}

/** The ISO-TimeML value of a length of time; a vague number is X. Null for units that have none. */
export function durationValue(number: number, letter: string): string | null {
  const scaled = { F: [2, 'W'], E: [10, 'Y'], C: [100, 'Y'], Q: [3, 'M'] }[letter] as [number, string] | undefined;
  const shown = Number.isNaN(number)
    ? 'X'
    : String(scaled === undefined || letter === 'Q' ? number : number * scaled[0]);
  const unit = letter === 'Q' ? 'Q' : (scaled?.[1] ?? letter);
  // ISO 8601 has no half of an hour but 30 minutes.
  if (unit === 'TH' && number % 1 === 0.5) return number < 1 ? 'PT30M' : `PT${Math.floor(number)}H30M`;
  if (unit === '' || unit === 'S') return null;
  return unit.startsWith('T') ? `PT${shown}${unit[1]}` : `P${shown}${unit}`;
}

function wordsToNumber(words: string): number {
  let sum = 0;
  for (const word of words.split(/[\s-]+/)) {
    const one = ONES.indexOf(word);
    const ten = TENS.indexOf(word);
    if (word === 'hundred') sum = Math.max(1, sum) * 100;
    else if (one > 0) sum += one;
    else if (ten > 0) sum += ten * 10;
  }
  return sum;
}
