// Decides whether dates in digits put the day or the month first, where both are possible: "4/5/2017".

/** How much of a text is looked at for its habit. */
const SAMPLE_CHARS = 20_000;
const NUMERIC = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:19|20)?\d\d(?![\d/.-])/g;
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?';
const DAY_THEN_MONTH = new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH}`, 'g');
const MONTH_THEN_DAY = new RegExp(`\\b${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?![\\d:])`, 'g');

/** Countries whose English press writes the month first (CLDR short dates of en-US and en-PH). */
const MONTH_FIRST = new Set(['us', 'ph']);
/** Top-level domains of two letters that stand for no country in practice. */
const NO_COUNTRY = new Set(['io', 'tv', 'me', 'co', 'ai', 'fm', 'eu', 'cc', 'ws', 'to', 'gg', 'so', 'ly', 'im']);

/** Where a text comes from, as far as its dates tell it apart. */
export interface TextSource {
  /** A BCP 47 tag as stated: its region names the country. */
  readonly language?: string;
  readonly url?: string;
}

/**
 * True when the day comes first in this text's dates in digits: by its dates that can be read only one way, else by
 * its country, else by the order of its dates in words. Without any of these the month is first, as in American news.
 */
export function putsDayFirst(text: string, source: TextSource = {}): boolean {
  const sample = text.slice(0, SAMPLE_CHARS);
  let balance = 0;
  for (const [, first, , second] of sample.matchAll(NUMERIC)) {
    if (Number(first) > 12 && Number(second) <= 12) balance += 1;
    if (Number(second) > 12 && Number(first) <= 12) balance -= 1;
  }
  if (balance !== 0) return balance > 0;
  const country = countryOf(source);
  if (country !== null) return !MONTH_FIRST.has(country);
  const language = source.language?.slice(0, 2).toLowerCase();
  if (language !== undefined && language !== 'en') return true;
  return (sample.match(DAY_THEN_MONTH)?.length ?? 0) > (sample.match(MONTH_THEN_DAY)?.length ?? 0);
}

function countryOf({ language, url }: TextSource): string | null {
  const region = /^[a-z]{2,3}[-_]([a-z]{2})\b/i.exec(language ?? '')?.[1]?.toLowerCase();
  if (region !== undefined) return region;
  const domain = /^https?:\/\/[^/?#]*?\.([a-z]{2})(?::\d+)?(?:[/?#]|$)/i.exec(url ?? '')?.[1]?.toLowerCase();
  return domain === undefined || NO_COUNTRY.has(domain) ? null : domain;
}
