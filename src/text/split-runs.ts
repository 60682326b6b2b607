// Parts a run of capitalised words at titles, days and company endings: "GNA Prime Minister Fayez al-Serraj" is two names.

import { NOT_ACTORS, ORG_WORDS, PLACE_WORDS, TITLES } from './actor-cues.ts';
import { COMMON_WORDS } from './common-words.ts';
import { isGivenName } from './given-names.ts';
import { KNOWN_ORGS } from './known-organisations.ts';
import type { Token } from './name-tokens.ts';
import { wordSet } from './word-set.ts';

/** A candidate name: its tokens, and whether a title stood right before them. */
export interface NameRun {
  /** Index of the first token, and one past the last. */
  readonly from: number;
  readonly to: number;
  readonly titled: boolean;
}

/** The fields of ministers. */
export const PORTFOLIOS = wordSet(`
  interior defense defence foreign finance justice state health education oil energy economy information culture transport
  agriculture labor labour planning electricity trade commerce industry tourism environment water housing communications
  treasury war sport sports science affairs fisheries forestry development climate media security employment pensions
  immigration migration infrastructure mining petroleum technology innovation investment digital youth families
`);
/** Who holds a field: "Transport Minister". */
const HOLDERS = /^(?:ministers?|secretar(?:y|ies)|commissioners?)$/;

/** Words that are names too: titles only where no organisation or place word follows. */
const DOUBTFUL_TITLES = wordSet(`
  foreign interior defense defence finance chief marine former saint crown king prince justice judge major baron duke
  miss general operating managing financial associate assistant solicitor distinguished presiding visiting driver marshal chair whip princess bishop pope count agent coach brother sister father vice
`);

/** "Islamic State" is one name though "Islamic" alone is none. */
const SHIELDING = wordSet(
  'state republic jihad emirate relief bank world affairs brotherhood party league democrats union',
);

/** The names in the tokens from `from` to `to`, in order. */
export function splitRun(tokens: readonly Token[], from: number, to: number): NameRun[] {
  const words = tokens.slice(from, to);
  const companyEnd = words.findIndex(
    ({ lower }, index) => /^(?:inc|corp|ltd|plc|llc)\.?$/.test(lower) && index > 0 && index + 1 < words.length,
  );
  if (companyEnd > 0)
    return [...splitRun(tokens, from, from + companyEnd + 1), ...splitRun(tokens, from + companyEnd + 1, to)];
  // "US Chris Corrigan": a place or organisation before a person's full name.
  if (leadsName(tokens, from, to)) {
    return [...splitRun(tokens, from, from + 1), ...splitRun(tokens, from + 1, to)];
  }
  const cuts = words.flatMap((word, index) => (parts(words, word, index) ? [index] : []));
  let pieces: { from: number; to: number }[] = [];
  let start = 0;
  for (const cut of [...cuts, words.length]) {
    if (cut > start) pieces.push({ from: from + start, to: from + cut });
    start = cut + 1;
  }
  pieces = pieces.filter(({ from: a, to: b }) => b > a);
  return pieces.flatMap((piece) => splitAtTitles(tokens, piece));
}

/** Whether the first word is an abbreviation and a person's full name follows. */
function leadsName(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from < 3 || !isGivenName(tokens[from + 1]?.text ?? '')) return false;
  // "Archbishop of Canterbury Ada Barker"
  const seat = tokens[from - 1]?.lower === 'of' && TITLES.has(tokens[from - 2]?.lower ?? '');
  return tokens[from]?.shouted === true || (seat && !isGivenName(tokens[from]?.text ?? ''));
}

/** Words for beliefs and peoples that name no actor alone, and may open or stand in an organisation's name. */
const DESCRIBES = wordSet(
  'democratic republican communist islamic muslim christian jewish hindu catholic protestant buddhist kurdish arab sunni shia islamist democrat internet web',
);

/** "the Democratic Progressive Party": within the next words a head ends the name, and no title stands between. */
function opensOrganisation(words: readonly Token[], index: number): boolean {
  const rest = words.slice(index + 1, index + 5).map(({ lower }) => lower);
  const head = rest.findLastIndex((word) => ORG_WORDS.has(word));
  return head !== -1 && !rest.slice(0, head + 1).some((word) => TITLES.has(word));
}

/** Whether a word parts the run it stands in: days, months, religions, but not "Theresa May" or "Islamic State". */
function parts(words: readonly Token[], word: Token, index: number): boolean {
  if (!NOT_ACTORS.has(word.lower.replace(/\.$/, '')) || SHIELDING.has(words[index + 1]?.lower ?? '')) return false;
  // "Elizabeth II", but not "World War II"
  const royal = /^(?:king|queen|pope|prince|emperor|empress|tsar|patriarch|sultan|shah)$/.test(
    words[index - 2]?.lower ?? '',
  );
  if (/^[ivx]{2,4}$/.test(word.lower) && (royal || isGivenName(words[index - 1]?.text ?? ''))) return false;
  if (DESCRIBES.has(word.lower) && opensOrganisation(words, index)) return false;
  // "Salafist 604 brigade"
  if (/^\d/.test(words[index + 1]?.text ?? '')) return false;
  return !(word.lower === 'may' && isGivenName(words[index - 1]?.text ?? ''));
}

function splitAtTitles(tokens: readonly Token[], { from, to }: { from: number; to: number }): NameRun[] {
  const words = tokens.slice(from, to).map(({ lower }) => lower.replace(/\.$/, ''));
  const last = words.at(-1) ?? '';
  if (
    KNOWN_ORGS.has(words.join(' ')) ||
    (ORG_WORDS.has(last) &&
      !TITLES.has(last) &&
      words.length > 1 &&
      !words.slice(words[0] === 'the' ? 2 : 1, -1).some((word) => TITLES.has(word)))
  ) {
    return [{ from, to, titled: false }];
  }
  let titleEnd = -1;
  for (const [index, word] of words.entries())
    if ((isTitle(words, index) || isPortfolio(words, index)) && index + 1 < words.length && word !== '')
      titleEnd = index;
  if (titleEnd === -1)
    return isTitle(words, words.length - 1) ? trimTitleEnd(tokens, from, to) : [{ from, to, titled: false }];
  let titleStart = titleEnd;
  while (
    titleStart > 0 &&
    (isTitle(words, titleStart - 1) ||
      isPortfolio(words, titleStart - 1) ||
      /^(?:of|for|and)$/.test(words[titleStart - 1] ?? ''))
  )
    titleStart -= 1;
  const before: NameRun[] = titleStart > 0 ? splitAtTitles(tokens, { from, to: from + titleStart }) : [];
  let start = from + titleEnd + 1;
  // "Foreign Minister of Tunisia": the title goes on to a place.
  const titled = !/^(?:of|for|and)$/.test(tokens[start]?.lower ?? '');
  if (!titled) start += 1;
  if (start >= to) return before;
  // "Miss USA Ada Barker"
  const cut = leadsName(tokens, start, to) ? start + 1 : start;
  const lead = cut > start ? [{ from: start, to: cut, titled: false }] : [];
  return [...before, ...lead, { from: cut, to, titled }];
}

/** "the French President": nothing is left of a run that ends in a title but what stands before it. */
function trimTitleEnd(tokens: readonly Token[], from: number, to: number): NameRun[] {
  let end = to;
  // "Martin Luther King" ends in a name that is a title elsewhere.
  const named = isGivenName(tokens[from]?.text ?? '') && DOUBTFUL_TITLES.has(tokens[to - 1]?.lower ?? '');
  while (!named && end > from && TITLES.has(tokens[end - 1]?.lower.replace(/\.$/, '') ?? '')) end -= 1;
  return end === from ? [] : [{ from, to: end, titled: false }];
}

/** "Minister of Transport", "Transport Minister", "Trade and Industry Secretary". */
function isPortfolio(words: readonly string[], index: number): boolean {
  if (!PORTFOLIOS.has(words[index] ?? '')) return false;
  if (/^(?:of|for)$/.test(words[index - 1] ?? '') && TITLES.has(words[index - 2] ?? '')) return true;
  return isHeldField(words, index);
}

/** Whether the word is a field and who holds it follows, with other fields between: "Trade and Industry Secretary". */
export function isHeldField(words: readonly string[], index: number): boolean {
  if (!PORTFOLIOS.has(words[index] ?? '')) return false;
  let holder = index + 1;
  while (PORTFOLIOS.has(words[holder] ?? '') || /^(?:and|&)$/.test(words[holder] ?? '')) holder += 1;
  return HOLDERS.test(words[holder] ?? '');
}

function isTitle(words: readonly string[], index: number): boolean {
  const word = words[index] ?? '';
  if (!TITLES.has(word)) return false;
  // Words that are names as well need a title beside them: "Foreign Minister" but "Interior Ministry", "Marine Corps".
  if (DOUBTFUL_TITLES.has(word)) {
    const next = words[index + 1] ?? '';
    if (ORG_WORDS.has(next) || PLACE_WORDS.has(next) || COMMON_WORDS.has(next)) return false;
    if (
      /^(?:foreign|interior|defen[cs]e|finance|chief|marine|crown|vice|major|operating|managing|financial|associate|assistant|solicitor)$/.test(
        word,
      )
    )
      return TITLES.has(next) || word === 'marine';
    return next !== 'jr' && next !== 'sr';
  }
  return true;
}
