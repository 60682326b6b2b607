// The checker's own readers: sentences, words, numbers, and the words that make a statement less sure, negate or attribute it.

/** The sentences that a stretch of a text touches: up to full stops with a space and a capital after them, or line ends. */
export function sentencesRound(text: string, start: number, end: number): string {
  const borders = [0];
  for (const { 0: mark, index } of text.matchAll(
    /(?<!\b\p{Lu}|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|St|Lt|Col|No|vs|Inc|Co|Corp|Ltd|Jr|Sr))[.!?…]["”’')\]]*\s+(?=["“‘'([]?[\p{Lu}\p{N}])|(?<=\b\p{Lu})\.\s+(?=(?:But|And|The|In|It|He|She|They|This|That|However|Meanwhile)\s)|\n+/gu,
  ))
    borders.push(index + mark.length);
  borders.push(text.length);
  const from = Math.max(...borders.filter((border) => border <= start));
  const until = Math.min(...borders.filter((border) => border >= end));
  return text.slice(from, until).trim();
}

/** The words of a text, lower case, without accents, possessives and inner marks. */
export function wordsOf(text: string): string[] {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (folded.match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu) ?? []).map((word) =>
    word.replace(/['’]s$/u, '').replace(/['’]/gu, ''),
  );
}

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALE: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1_000,
  million: 1_000_000,
  m: 1_000_000,
  mn: 1_000_000,
  billion: 1_000_000_000,
  bn: 1_000_000_000,
  trillion: 1_000_000_000_000,
  k: 1_000,
};

/** A number: its value and unit as one key, and as it is written. */
interface ReadNumber {
  readonly key: string;
  readonly written: string;
}

const IN_DIGITS =
  /(?<sign>[$€£¥]\s?)?(?<![\p{L}\p{N}.,])(?<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?:[\s-]?(?<scale>hundred|thousand|million|billion|trillion|mn|bn|[mk])(?!\p{L}))?(?<unit>\s?(?:%|per ?cent(?:age points?)?\b|(?:percentage )?points?\b|km\b|kilomet(?:re|er)s?\b|miles?\b|kg\b|tonnes?\b|tons?\b|degrees?\b|metres?\b|feet\b))?/giu;
const IN_WORDS = new RegExp(
  `(?<![\\p{L}-])(?:(?<tens>${TENS.join('|')})(?:[- ](?<ones>${SMALL.slice(1, 10).join('|')}))?|(?<small>${SMALL.slice(2).join('|')}))(?:\\s(?<scale>hundred|thousand|million|billion))?(?![\\p{L}-])`,
  'giu',
);

/** The numbers of a text, in digits and in words; those of days and years among them. "One" is not counted. */
export function readNumbers(text: string): ReadNumber[] {
  const numbers: ReadNumber[] = [];
  for (const { 0: written, groups = {} } of text.matchAll(IN_DIGITS)) {
    const value = Number((groups.digits ?? '').replaceAll(',', '')) * (SCALE[(groups.scale ?? '').toLowerCase()] ?? 1);
    const unit = (groups.unit ?? groups.sign ?? '').trim().toLowerCase();
    numbers.push({ key: `${value}${unitOf(unit)}`, written });
    // Who leaves the unit out changes nothing that was said.
    if (unit !== '' && !/%|cent|point/u.test(unit)) numbers.push({ key: `${value}`, written });
  }
  for (const { 0: written, groups = {} } of text.matchAll(IN_WORDS)) {
    const tens = TENS.indexOf((groups.tens ?? '').toLowerCase());
    const small = SMALL.indexOf((groups.small ?? groups.ones ?? '').toLowerCase());
    const value = (tens === -1 ? 0 : (tens + 2) * 10) + Math.max(0, small);
    numbers.push({ key: `${value * (SCALE[(groups.scale ?? '').toLowerCase()] ?? 1)}`, written });
  }
  return numbers;
}

function unitOf(unit: string): string {
  if (/point/u.test(unit)) return ' points';
  if (/%|cent/u.test(unit)) return ' %';
  if (/^(?:km|kilomet)/u.test(unit)) return ' km';
  if (/^mile/u.test(unit)) return ' miles';
  return unit === '' ? '' : ` ${unit.replace(/s$/u, '')}`;
}

const HEDGE =
  /\b(?:about \d+|around \d+|around an?\b|approximately|roughly|nearly|almost|at least|at most|up to \d+|estimated?|believed|thought to|suspected|alleged(?:ly)?|reportedly|apparently|likely|unlikely|possibl[ey]|perhaps|probably|may(?= \p{Ll})|might|could|would|should|seems?|seemed|appears?|appeared|expect(?:s|ed)?|plan(?:s|ned)? to|potential(?:ly)?|rumou?red|unconfirmed|unclear|suggest(?:s|ed)?|claim(?:s|ed)?|hopes?|hoped|if)\b/iu;
const NEGATION =
  /\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|cannot|without|den(?:y|ies|ied|ying)|fail(?:s|ed|ing)?|refus(?:e|es|ed|ing)|reject(?:s|ed|ing)?|unknown)\b|n['’]t\b/iu;
const ATTRIBUTION =
  /\b(?:said|says?|saying|told|tells|according to|stat(?:ed|es)|announc(?:ed|es)|claim(?:ed|s)|argu(?:ed|es)|alleg(?:ed|es|edly)|report(?:ed|s|edly)|warn(?:ed|s)|insist(?:ed|s)|den(?:ied|ies)|confirm(?:ed|s)|estimat(?:ed|es)|believ(?:ed|es)|added|wrote|writes|suggest(?:ed|s)|accus(?:ed|es)|testified)\b/iu;

/** Whether a text holds a word that makes it less sure or less exact. */
export const isHedged = (text: string): boolean => HEDGE.test(text);
/** Whether a text says that something is not so. */
export const isNegated = (text: string): boolean => NEGATION.test(text);
/** Whether a text says who says so. */
export const isAttributed = (text: string): boolean => ATTRIBUTION.test(text);
