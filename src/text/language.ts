// Decides in which language a text is written: what its publisher states, else its script and its little words.

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

/**
 * The language as a BCP 47 primary tag: what is stated ("en-GB" gives "en"), else what script and little words tell,
 * else `en`. A first form: it tells nine scripts and eight languages in Latin letters apart.
 */
export function decideLanguage(text: string, stated?: string): string {
  const tag = /^\s*([a-z]{2,3})(?:[-_]|\s*$)/i.exec(stated ?? '')?.[1]?.toLowerCase();
  if (tag !== undefined) return tag;
  const sample = text.slice(0, SAMPLE_CHARS);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [script, language] of SCRIPTS)
    if ((sample.match(script)?.length ?? 0) > letters * 0.2 && letters > 0) return language;
  return byLittleWords(sample.toLowerCase().match(/\p{L}+/gu) ?? []);
}

function byLittleWords(words: readonly string[]): string {
  let best = 'en';
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
