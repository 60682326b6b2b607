// The names of the months in the languages that feeds are written in, taken from the runtime's own language data.

// The languages of the large news markets, and those whose feeds are known to write their months out.
const LOCALES = 'en de fr es it pt nl sv da nb fi pl cs sk hu ro hr el tr ru uk bg id ar he hi'.split(' ');

// Shorter beginnings say too little: "ma" is March, May and more.
const PREFIX_MIN = 3;

let monthsByName: ReadonlyMap<string, number> | undefined;

/**
 * Takes a word without marks over its letters and in lower case ("juli", "ιουλ", "sept"); gives the month 1 to 12. A
 * beginning of three letters or more is enough when all months that begin so agree. undefined when it is no month.
 */
export function readMonthName(word: string): number | undefined {
  monthsByName ??= collectNames();
  const known = monthsByName.get(word);
  if (known !== undefined || word.length < PREFIX_MIN) return known;
  let found: number | undefined;
  for (const [name, month] of monthsByName) {
    if (!name.startsWith(word)) continue;
    if (found !== undefined && found !== month) return undefined;
    found = month;
  }
  return found;
}

/** Lower case, letters without their marks: "Juillet" → "juillet", "Ιούλ" → "ιουλ". */
export function foldLetters(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();
}

function collectNames(): Map<string, number> {
  const names = new Map<string, number>();
  const doubtful = new Set<string>();
  for (const locale of LOCALES) {
    for (const month of ['long', 'short'] as const) {
      // With a day beside it the name stands in the form that dates use (Greek, Slavic genitives).
      for (const day of [undefined, 'numeric'] as const) {
        const format = new Intl.DateTimeFormat(locale, { month, ...(day ? { day } : {}), timeZone: 'UTC' });
        for (let number = 1; number <= 12; number += 1) {
          const parts = format.formatToParts(Date.UTC(2001, number - 1, 1));
          const name = foldLetters(parts.find((part) => part.type === 'month')?.value ?? '').replace(/\.$/, '');
          // Two letters of Devanagari are a month ("मई"), of Latin an abbreviation.
          if (!/^(?:\p{L}{3,}|\p{Script=Devanagari}{2})$/u.test(name)) continue;
          // English goes first and is never doubted by a later language.
          if ((names.get(name) ?? number) !== number && locale !== 'en') doubtful.add(name);
          else names.set(name, number);
        }
      }
    }
  }
  for (const name of doubtful) names.delete(name);
  return names;
}
