// Judges sentences with citations against the stored articles: answers and briefings alike. It has readers of its own for
// numbers, days and names, and imports nothing of what it judges.

import { readDays, type ToldDay } from './judge-days.ts';
import { namesIn, otherNamesOf } from './judge-names.ts';
import { isAttributed, isHedged, isNegated, readNumbers, sentencesRound, wordsOf } from './judge-words.ts';

/** A sentence as it is shown, with what it claims to rest on. */
export interface JudgedClaim {
  readonly text: string;
  readonly citations: readonly { readonly url: string; readonly quote: string }[];
}

/** An article as it is stored. */
export interface JudgedArticle {
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly source?: string;
  readonly byline?: string;
  /** ISO day. */
  readonly published?: string;
}

export type FaultKind =
  | 'no citation'
  | 'unknown article'
  | 'quote'
  | 'quoted words'
  | 'number'
  | 'day'
  | 'name'
  | 'negation'
  | 'hedge'
  | 'attribution'
  | 'words'
  | 'mark-up';

export interface Fault {
  readonly kind: FaultKind;
  readonly text: string;
  /** What was not found. */
  readonly what: string;
}

/** Of the words of a claim, so many must be those of what it cites, in some form. */
const SHARED_WORDS_MIN = 0.6;

/** What is wrong with the claims; [] when all of them are carried by what they cite. `articleOf` finds by address. */
export function judgeClaims(
  claims: readonly JudgedClaim[],
  articleOf: (url: string) => JudgedArticle | undefined,
): readonly Fault[] {
  return claims.flatMap((claim) => {
    const fault = (kind: FaultKind, what: string): Fault => ({ kind, text: claim.text, what });
    if (claim.citations.length === 0) return [fault('no citation', claim.text)];
    const cited: Cited[] = [];
    for (const { url, quote } of claim.citations) {
      const article = articleOf(url);
      if (article === undefined) return [fault('unknown article', url)];
      const inText = article.text.indexOf(quote);
      if (quote.trim() === '' || (inText === -1 && !article.title.includes(quote))) return [fault('quote', quote)];
      const sentences = inText === -1 ? article.title : sentencesRound(article.text, inText, inText + quote.length);
      cited.push({ article, quote, sentences });
    }
    return judgeWords(claim.text, cited).map(({ kind, what }) => fault(kind, what));
  });
}

interface Cited {
  readonly article: JudgedArticle;
  readonly quote: string;
  readonly sentences: string;
}

function judgeWords(text: string, cited: readonly Cited[]): { kind: FaultKind; what: string }[] {
  const faults: { kind: FaultKind; what: string }[] = [];
  const words = cited.map(({ sentences }) => sentences).join('\n');
  const add = (kind: FaultKind, found: readonly string[]) => faults.push(...found.map((what) => ({ kind, what })));
  add('quoted words', missingQuotations(text, cited));
  add('number', missingNumbers(text, words));
  add('day', missingDays(text, cited));
  add('name', missingNames(text, cited));
  if (isNegated(words) !== isNegated(text)) add('negation', [text]);
  if (isHedged(words) && !isHedged(text)) add('hedge', [text]);
  if (isAttributed(words) && !isAttributed(text)) add('attribution', [text]);
  if (sharedWords(text, words) < SHARED_WORDS_MIN) add('words', [text]);
  const marks = text.match(/@(?:everyone|here)|<@|https?:\/\/|\]\(|`/giu) ?? [];
  add(
    'mark-up',
    marks.filter((mark) => !words.includes(mark)),
  );
  return faults;
}

const plain = (text: string): string =>
  text
    .replace(/[“”„«»]/gu, '"')
    .replace(/[‘’]/gu, "'")
    .replace(/\s+/gu, ' ');

function missingQuotations(text: string, cited: readonly Cited[]): string[] {
  return [...plain(text).matchAll(/"([^"]+)"/gu)]
    .map(([, words = '']) => words.replace(/[.,]$/u, ''))
    .filter((words) => !cited.some(({ sentences }) => plain(sentences).includes(words)));
}

function missingNumbers(text: string, words: string): string[] {
  const told = new Set(readNumbers(words).map(({ key }) => key));
  const days = readDays(text).map(({ written }) => written);
  const withoutDays = days.reduce((rest, day) => rest.replace(day, ' '), text);
  return readNumbers(withoutDays)
    .filter(({ key }) => !told.has(key))
    .map(({ written }) => written);
}

const fits = (asked: ToldDay, told: ToldDay): boolean =>
  (asked.year === undefined || told.year === undefined || asked.year === told.year) &&
  asked.month === told.month &&
  asked.day === told.day;

/** A day stands in the cited sentence in whatever form, or follows from it and the day of publication. */
function missingDays(text: string, cited: readonly Cited[]): string[] {
  const [first] = cited;
  const told = cited.flatMap(({ sentences, article }) => readDays(sentences, article.published));
  const asked = readDays(text, first?.article.published);
  const found = asked.filter((day) => told.some((other) => fits(day, other))).map(({ written }) => written);
  return [...new Set(asked.map(({ written }) => written))].filter((written) => !found.includes(written));
}

function missingNames(text: string, cited: readonly Cited[]): string[] {
  const known = new Set(
    cited.flatMap(({ sentences, article }) => [
      ...wordsOf([sentences, article.title, article.source ?? '', article.byline ?? ''].join(' ')),
      ...otherNamesOf(article.text, sentences),
    ]),
  );
  return namesIn(text).filter((name) => !wordsOf(name).every((word) => known.has(word)));
}

function sharedWords(text: string, words: string): number {
  const heads = new Set(wordsOf(words).map((word) => word.slice(0, 5)));
  const own = wordsOf(text).filter((word) => word.length > 3);
  return own.length === 0 ? 1 : own.filter((word) => heads.has(word.slice(0, 5))).length / own.length;
}
