// Decides in which language a text is written: by its script and its letters, and by what its publisher states where they leave a doubt.

/** How much of a text is looked at: enough little words for a sure count. */
const SAMPLE_CHARS = 4_000;
/** Fewer hits of a language's little words than this share of all words decide nothing. */
const SHARE_MIN = 0.06;

const LITTLE_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    'the of and to in that is was for on with as by at from it he his are be has have had this not but which'.split(
      ' ',
    ),
  ),
  fr: new Set(
    'le la les des et est une du dans que qui pour pas sur au aux avec ce cette sont par plus se il elle ont'.split(
      ' ',
    ),
  ),
  de: new Set(
    'der die das und ist nicht ein eine den dem des zu mit von auf für im sich auch als bei nach wird sind hat'.split(
      ' ',
    ),
  ),
  es: new Set(
    'el los las de y que en un una por con no para su al lo como más pero sus del se ha fue son este'.split(' '),
  ),
  it: new Set(
    'il lo gli di e che un una per con non del della dei le si è sono anche nel alla più ha come da'.split(' '),
  ),
  pt: new Set('o os as de e que em um uma por com não para do da dos no na se ao mais foi são como pela à'.split(' ')),
  nl: new Set(
    'de het een en van is dat niet op te zijn met voor in er aan ook als bij door maar naar heeft was'.split(' '),
  ),
  sv: new Set('och att det som en på är av för med den till inte har de ett om men var sig från vi så kan'.split(' ')),
};

const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
];

/** How sure one must be to believe the text against its publisher: a paragraph's worth of letters. */
const CERTAIN_LETTERS_MIN = 100;
/** With fewer letters nothing can be told, not even by a detector: "Q3 2024: +2%". */
const LETTERS_MIN = 8;
/** Plain English: so many words, and so large a share of them little ones, is no other language. */
const ENGLISH_WORDS_MIN = 20;
const ENGLISH_SHARE_MIN = 0.2;

/** Scripts that one language of the news uses. Persian and Urdu share the Arabic one, Marathi the Devanagari, many the Cyrillic. */
const OWN_SCRIPT: ReadonlySet<string> = new Set(['ja', 'zh', 'ko', 'el', 'he', 'th']);

/** Written so alike that a sentence may be either: here the publisher knows best. */
const ALIKE: readonly (readonly string[])[] = [
  ['no', 'nb', 'nn', 'da'],
  ['hr', 'sr', 'bs', 'sh', 'cnr'],
  ['id', 'ms'],
  ['tl', 'fil'],
  ['zh', 'yue', 'wuu'],
  ['fa', 'prs', 'tg'],
  ['pt', 'gl'],
  ['cs', 'sk'],
];

/**
 * The language as a BCP 47 primary tag. A text of a paragraph and more decides itself, a shorter one where nothing is
 * stated ("en-GB" gives "en"); `en` where nothing tells. Loads the detector (33 MB) only for texts that are not plainly
 * English or in a script of their own, and once.
 */
export async function findLanguage(text: string, stated?: string): Promise<string> {
  const sample = text.slice(0, SAMPLE_CHARS);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < LETTERS_MIN) return decideLanguage(text, stated);
  const plain = byScript(sample, letters);
  if (plain !== undefined && OWN_SCRIPT.has(plain)) return nameAsStated(plain, stated);
  if (isPlainEnglish(sample)) return 'en';
  const { language, isSure } = await detect(sample);
  const tag = primaryTag(stated);
  const isCertain = isSure && letters >= CERTAIN_LETTERS_MIN;
  if (language === '' || (tag !== undefined && !isCertain)) return decideLanguage(text, stated);
  return isSure ? nameAsStated(language, stated) : guess(sample, language);
}

/** The same without the detector, at once: what is stated, else what script and little words tell, else `en`. */
export function decideLanguage(text: string, stated?: string): string {
  const tag = primaryTag(stated);
  if (tag !== undefined) return tag;
  const sample = text.slice(0, SAMPLE_CHARS);
  return byScript(sample, sample.match(/\p{L}/gu)?.length ?? 0) ?? byLittleWords(wordsOf(sample)) ?? 'en';
}

/** eld with its smallest table: it was right on 89 of our 90 samples, as the larger ones on 90 (tests/text/language.test.ts). */
async function detect(sample: string): Promise<{ readonly language: string; readonly isSure: boolean }> {
  const { eld } = await import('eld/extrasmall');
  const result = eld.detect(sample);
  // eld knows Indonesian under the name of Malay, of which there is far less news.
  const language = result.language === 'ms' ? 'id' : result.language;
  return { language, isSure: result.isReliable() };
}

/** Nothing is stated and the detector is unsure: little words first, for short English is what there is most of. */
function guess(sample: string, detected: string): string {
  return byLittleWords(wordsOf(sample)) ?? detected;
}

function nameAsStated(language: string, stated: string | undefined): string {
  const tag = primaryTag(stated);
  const isSame = tag !== undefined && ALIKE.some((alike) => alike.includes(tag) && alike.includes(language));
  return isSame ? tag : language;
}

function primaryTag(stated: string | undefined): string | undefined {
  return /^\s*([a-z]{2,3})(?:[-_]|\s*$)/i.exec(stated ?? '')?.[1]?.toLowerCase();
}

function byScript(sample: string, letters: number): string | undefined {
  if (letters === 0) return undefined;
  return SCRIPTS.find(([script]) => (sample.match(script)?.length ?? 0) > letters * 0.2)?.[1];
}

function isPlainEnglish(sample: string): boolean {
  const words = wordsOf(sample);
  if (words.length < ENGLISH_WORDS_MIN || byLittleWords(words) !== 'en') return false;
  return words.filter((word) => LITTLE_WORDS.en?.has(word)).length >= words.length * ENGLISH_SHARE_MIN;
}

function wordsOf(sample: string): readonly string[] {
  return sample.toLowerCase().match(/\p{L}+/gu) ?? [];
}

function byLittleWords(words: readonly string[]): string | undefined {
  let best: string | undefined;
  let most = words.length * SHARE_MIN;
  for (const [language, little] of Object.entries(LITTLE_WORDS)) {
    const hits = words.filter((word) => little.has(word)).length;
    if (hits > most) {
      best = language;
      most = hits;
    }
  }
  return best;
}
