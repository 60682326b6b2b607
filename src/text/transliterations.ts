// Ways in which one name is spelled with Latin letters: Arabic, Cyrillic and Chinese names, umlauts, given names.

import { foldText } from './fold-text.ts';
import { phraseSet, wordSet } from './word-set.ts';

/** Given names of the Arabic and Persian world: with one of them beside, a surname's vowels are no certain ones. */
const ARABIC_GIVEN = wordSet(`
  abbas abd abdallah abdel abdul abdullah abu adel adil adnan ahmad ahmed aisha ali amin amir ammar amr anwar aref alaref
  ashraf ayman aziz badr bashar bilal dawud fahd faisal farid farouk fathi fatima fawzi fayez fayiz habib hadi hafez hakim
  hamad hamid hamdan hamza hani hassan hasan hatem hisham hosni hossein hussain hussein ibrahim ihsan imad ismail jaber
  jafar jalal jamal jamil kamal karim khaled khalid khalifa khalil layla mahdi mahmood mahmoud malik mansour marwan masoud
  maryam moammar mohamed mohammad mohammed muammar muhammad muhammed munir musa mustafa nabil najib nasser nasir nizar nouri
  omar osama qasim qassem rached rami rashid riyad sadiq saddam saeed saif salah salem salim salman sami samir sheikh
  sulayman suleiman tariq tarek usama walid yahya yasser yasir younis yousef youssef yusuf zaid zayed ziad
`);

const ARABIC_WORD = /^(?:al|el|ash|as|ar|abu|abd|ibn)$/;
/** Letters that only transliterated Arabic writes: "Qadhafi", "al-Khoja". */
const ARABIC_LETTERS = /q(?!u)|kh|dh|gh(?=[aeiou])|aa|th(?=ani)/;

const SLAVIC_SURNAME =
  /(?:sk(?:y|yy|iy|yi|ii|ij|i|aya|aja|aia|a)|[oe](?:v|ff|w)a?|(?:ov|ev|yev|iev|ych|ich|vich|vych|witsch|vitch)|enk[oa]|chuk|tsyn|tsin|shin|kin|chev|chov|chyov|tchev)$/;

/** Given names that Ukrainian, Belarusian and Russian papers each write in their own form; the first stands for all. */
const GIVEN_FORMS: readonly string[] = [
  'vladimir volodymyr uladzimir wladimir',
  'alexander aleksandr alexandr oleksandr aliaksandr alyaksandr alexandre',
  'alexei aleksei alexey aleksey oleksiy oleksii',
  'sergei sergey serhiy serhii siarhei serguei',
  'dmitri dmitry dmitriy dmitrii dmytro dimitri dzmitry',
  'nikolai nikolay mykola mikalai nikolaj',
  'mikhail mykhailo mihail michail',
  'andrei andrey andriy andrii andrej',
  'yevgeny evgeny evgeni yevgeni yevgeniy evgenii yevhen yevhenii eugene',
  'yuri yury yuriy yurii iouri juri',
  'viktor victor',
  'pyotr petro piotr petr',
  'ekaterina yekaterina kateryna katerina',
  'elena yelena olena',
  'konstantin kostiantyn kostyantyn',
  'muhammad mohammed mohamed mohammad muhammed mohamad mohamud',
  'yusuf yousef youssef yousuf yussef',
  'muammar moammar mouammar',
  'osama usama oussama',
  'omar umar',
  'nasser nasir naser nassir',
];

const FORM_OF = new Map(
  GIVEN_FORMS.flatMap((forms) => {
    const [first = '', ...others] = forms.split(' ');
    return [first, ...others].map((form) => [form, first] as const);
  }),
);

/** Family names that stand first in Chinese and Korean; with one of them a name may also be written the other way round. */
const FAMILY_FIRST = wordSet(`
  ban bo cai cao chen cheng chiang choi chung cui dai deng ding dong du fan fang feng fu gao gu guo han hao he hou hu huang
  jang jia jiang jin kang kim kong lai lee lei li liang lin liu long lu luo ma mao meng moon pan park peng qian qiao qin qiu
  ren roh shao shen shi song su sun tan tang tao teng tian tsai wan wang wei wen wu xi xia xiao xie xu xue yan yang yao ye
  yin yoon yu yuan zeng zhang zhao zheng zhong zhou zhu
`);

/** Names that Wade–Giles and older maps made known; a rule would mix up different syllables. */
const OLD_CHINESE: readonly ReadonlySet<string>[] = [
  phraseSet('mao zedong, mao tse tung, mao tsetung'),
  phraseSet('zhou enlai, chou en lai, chou enlai'),
  phraseSet('deng xiaoping, teng hsiao ping, teng hsiaoping'),
  phraseSet('chiang kai shek, jiang jieshi, chiang kaishek'),
  phraseSet('sun yat sen, sun yatsen, sun zhongshan'),
  phraseSet('lin biao, lin piao'),
  phraseSet('zhu de, chu teh'),
  phraseSet('liu shaoqi, liu shao chi'),
  phraseSet('hua guofeng, hua kuo feng'),
  phraseSet('tsai ing wen, cai yingwen'),
  phraseSet('chiang ching kuo, jiang jingguo'),
  phraseSet('lee teng hui, li denghui'),
  phraseSet('ma ying jeou, ma yingjiu'),
];

/** Which world a name's words come from: it decides what its spelling may vary in. */
export type Tradition = 'arabic' | 'slavic' | 'other';

/** The tradition of the folded words of a name, or of two names that may be one. */
export function traditionOf(words: readonly string[]): Tradition {
  if (words.some((word) => ARABIC_GIVEN.has(word) || ARABIC_WORD.test(word) || ARABIC_LETTERS.test(word)))
    return 'arabic';
  return words.some((word) => word.length > 4 && SLAVIC_SURNAME.test(word)) ? 'slavic' : 'other';
}

/** Whether two folded given names are forms of one: "volodymyr" and "vladimir". */
export function areFormsOfOne(one: string, other: string): boolean {
  const form = FORM_OF.get(one);
  return form !== undefined && form === FORM_OF.get(other);
}

/** Whether two folded whole names are old and new forms of one Chinese name ("mao tse tung", "mao zedong"). */
export function areOldAndNew(one: string, other: string): boolean {
  return OLD_CHINESE.some((names) => names.has(one) && names.has(other));
}

/**
 * The words of a folded Chinese or Korean name, family name first and the given name in one word, as
 * "xi jinping" for "jinping xi" and "kim jongun" for "kim jong un"; null for other names.
 */
export function familyFirst(words: readonly string[]): readonly [string, string] | null {
  const [first = '', ...rest] = words;
  if (words.length < 2 || words.length > 3) return null;
  const last = words.at(-1) ?? '';
  if (FAMILY_FIRST.has(first) && rest.every(isSyllables)) return [first, rest.join('')];
  if (FAMILY_FIRST.has(last) && words.slice(0, -1).every(isSyllables)) return [last, words.slice(0, -1).join('')];
  return null;
}

/** One to three Chinese or Korean syllables: an initial, vowels, and n, ng, r, k, l or m at the end. */
function isSyllables(word: string): boolean {
  return /^(?:(?:zh|ch|sh|hs|ts|tz|[bcdfghjklmnpqrstwxyz])?[aeiou]{1,4}(?:ng|n|r|k|l|m|h)?){1,3}$/.test(word);
}

/** A Slavic name above ways of writing its letters: "zelenskyy" and "zelensky", "yanukovych" and "yanukovich". */
export function plainSlavic(word: string): string {
  return word
    .replace(/^y(?=e)|(?<=[^aeiouy])y(?=e)/g, '')
    .replace(/shch|schtsch/g, 'sh')
    .replace(/tsch|tch/g, 'ch')
    .replace(/sch/g, 'sh')
    .replace(/witsch$|witch$|vitch$/, 'vich')
    .replace(/ks/g, 'x')
    .replace(/kh/g, 'h')
    .replace(/tz/g, 'ts')
    .replace(/off$/, 'ov')
    .replace(/eff$/, 'ev')
    .replace(/ow$/, 'ov')
    .replace(/w/g, 'v')
    .replace(/ch[yi]?ov$/, 'chev')
    .replace(/enka$/, 'enko')
    .replace(/[yji]?a(?:ya|ja|ia)$/, 'aia')
    .replace(/[jy]/g, 'i')
    .replace(/ie/g, 'e')
    .replace(/([a-z])\1+/g, '$1');
}

/** A folded Arabic name in its consonants and vowels by turns: "haftar" is h a ft a r. */
export function soundsOf(word: string): string[] {
  const plain = word
    .replace(/^abd(?:el|ul|al|ol|u)?(?=[a-z]{3})/, 'abd')
    .replace(/kh|gh|q|ck|g(?![ei])|c(?![eih])/g, 'k')
    .replace(/dh|th/g, (pair) => pair[0] ?? '')
    .replace(/dj|zh|g/g, 'j')
    .replace(/ph/g, 'f')
    .replace(/t?ch/g, 'sh')
    .replace(/[ae]h$/, 'a')
    .replace(/ou|oo|o|w(?=[^aeiou]|$)/g, 'u')
    .replace(/ee|iy|ii|y(?=[^aeiou]|$)/g, 'i')
    .replace(/(?<=[ae])e(?=[a-z])|(?<=a)a/g, '')
    .replace(/([a-z])\1+/g, (run, letter: string) => (/[aeiou]/.test(letter) ? letter : run.slice(0, 2)));
  return plain.match(/[aeiou]+|[^aeiou]+/g) ?? [];
}

/** Whether a name's raw spelling has a letter that others write with an e behind it: ü, ö, ä, ø, å. */
export function umlautsWritten(raw: string): string {
  return foldText(
    raw
      .toLowerCase()
      .normalize('NFC')
      .replaceAll('ü', 'ue')
      .replaceAll('ö', 'oe')
      .replaceAll('ø', 'oe')
      .replaceAll('ä', 'ae')
      .replaceAll('å', 'aa'),
  );
}
