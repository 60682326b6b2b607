// Knows capitalised names that are no actors: products, models, events, works, degrees and fields of study.

import { COMMON_WORDS } from './common-words.ts';
import { KNOWN_ORGS } from './known-organisations.ts';
import type { Token } from './name-tokens.ts';
import { OPENING_WORDS } from './opening-words.ts';
import { isPlace } from './places.ts';
import { STARTERS } from './sentence-cues.ts';
import { isHeldField, PORTFOLIOS } from './split-runs.ts';
import { phraseSet, wordSet } from './word-set.ts';

/** Products that the news names; lower case. */
const PRODUCTS = phraseSet(`
  mac, macs, mac os, mac os x, os x, macos, macbook, macbooks, macbook pro, macbook air, mac mini, mac pro, powerbook,
  powerbooks, power mac, airpods, app store, siri, windows, windows xp, windows vista, windows phone, microsoft office,
  xbox, xbox one, playstation, nintendo switch, wii, game boy, kindle, kindle fire, echo, alexa, android, chrome,
  chromebook, galaxy, galaxy note, pixel, firefox, safari, internet explorer, photoshop, flash, java, javascript,
  linux, unix, ubuntu, gmail, google maps, google earth, street view, chatgpt, gemini, copilot, cortana, blackberry,
  walkman, blu-ray, bluetooth, wi-fi, wifi, ethernet, usb, prius, corolla, camry, civic, accord hybrid, mustang, beetle,
  golf, jetta, passat, leaf, volt, model s, model y, cybertruck, f-150, corvette, camaro, dreamliner, dreamliners,
  superjumbo, jumbo jet, concorde, tomahawk, patriot, javelin, stinger, kalashnikov, black hawk, apache, chinook,
  predator, reaper, typhoon, eurofighter, hercules, viagra, prozac, tamiflu, vioxx, lipitor, botox, tylenol, aspirin,
  big mac, coca-cola zero, diet coke, barbie, lego, monopoly, tetris, minecraft, fortnite, pokemon, bitcoin, ethereum, dow, nikkei, ftse, dax,
  hang seng, dow jones industrial average, privacy policy, privacy notice, sign up, terms of service, terms of use,
  related pages, related articles, hail mary, mother's day, father's day, valentine's day, new year's eve, new year's day
`);

/** What stands right after a product's name: "the Kestrel operating system", "a Falco jet". */
const PRODUCT_NOUNS = wordSet(`
  laptop laptops notebook notebooks smartphone smartphones handset handsets tablet tablets console consoles browser
  browsers app apps processor processors chip chips chipset engine engines aircraft airliner airliners jetliner jetliners
  superjumbo helicopter helicopters missile missiles rifle rifles sedan suv hatchback minivan pickup motorcycle drone
  drones spacecraft rocket rockets vaccine pill drug
`);

/** Events and prizes: what the name ends in. Nobody acts under such a name. */
const EVENT_HEADS = wordSet(`
  games olympics cup bowl championship championships tournament prix marathon festival awards award prize oscars
  emmys grammys summit war wars revolution uprising act bill amendment show expo derby playoffs finals series
  anniversary parade holocaust crusade disaster massacre kit tour notice policy guide rankings stats mode bundle simulator edition book books record records resolution resolutions index hotline
  code scale theory syndrome disease virus degree contract agreement protocol treaty accords
`);

/** Meetings: an event when told as one ("the annual …"), else an organisation's name. */
const MEETING_HEADS = wordSet('conference convention forum fair exhibition symposium');

const MEETING_CUES = wordSet(
  "annual own year's this last during attend attended attending host hosts hosted opening keynote",
);

/** Makers whose name before a number is a model's: "Boeing 747", "Peugeot 308". */
const MAKERS = wordSet(`
  boeing airbus mcdonnell embraer bombardier cessna antonov ilyushin tupolev fokker bmw audi mercedes mercedes-benz
  peugeot renault citroen fiat volvo saab porsche ferrari lamborghini mazda nokia samsung motorola sony canon nikon
  intel nvidia ibm xbox playstation rolls-royce trent vickers poor's poor’s s&p ftse russell nikkei nasdaq
`);

/** What universities teach; a run of only these is no actor. */
const FIELDS = wordSet(`
  world political computer social natural applied science sciences economics mathematics physics chemistry biology history
  geography geology paleontology archaeology anthropology sociology psychology philosophy theology literature linguistics
  journalism engineering mechanical electrical civil chemical medicine law laws education business administration
  management marketing finance accounting music drama art arts fine liberal humanities letters classics english
  journalism statistics agriculture architecture nursing pharmacy dentistry zoology botany ecology genetics astronomy
  communication communications studies theatre religion creative writing public policy affairs relations criminology
  and of in
`);

const DEGREE_WORDS = wordSet(`
  degree degrees bachelor bachelor's master master's masters doctorate doctoral ph.d phd b.a ba m.a ma b.s m.s b.sc m.sc
  diploma major majored majoring minor minored minoring honors honours graduated specialising specializing
`);

/** Whether the run of tokens from `from` to `to` names a thing, an event or a field of study, and so no actor. */
export function isNoActor(tokens: readonly Token[], from: number, to: number): boolean {
  const words = tokens.slice(from, to).map(({ lower }) => lower.replace(/\.$/, ''));
  const whole = words.join(' ');
  if (PRODUCTS.has(whole) || (words.length > 1 && PRODUCTS.has(words.slice(0, 2).join(' ')))) return true;
  if (isModel(words, tokens[to])) return true;
  if (whole === 'dow jones' && tokens[to]?.lower === 'industrial') return true;
  if (KNOWN_ORGS.has(whole) || isPlace(whole)) return false;
  return (
    isOutcry(tokens.slice(from, to)) ||
    isEvent(tokens, from, words) ||
    isProductBefore(words, tokens[to]) ||
    isHeldFieldAt(tokens, from, words) ||
    words.every((word) => FIELDS.has(word)) ||
    (words.length > 1 && isFieldOfDegree(tokens, from))
  );
}

/** "CLICK HERE", "SIGN UP NOW": words in capitals with ordinary ones among them. */
function isOutcry(words: readonly Token[]): boolean {
  return (
    words.length > 1 &&
    words.every(({ shouted, text }) => shouted || /^\p{Lu}$/u.test(text)) &&
    words.some(
      ({ lower }) => lower.length > 1 && (COMMON_WORDS.has(lower) || OPENING_WORDS.has(lower) || STARTERS.has(lower)),
    )
  );
}

/** Before a ship's name; ships act through their crews. */
const SHIP_PREFIXES = wordSet('hms hmcs hmas uss usns rms ss mv m/v mt ms rv fv ins kri jds js hnlms');
const SHIP_NOUNS = wordSet(
  'ship vessel tanker freighter ferry frigate destroyer trawler yacht submarine warship liner schooner steamer steamship tugboat dinghy lifeboat icebreaker minesweeper corvette',
);

/** Whether a ship's name starts here: "the USS Carl Vinson", "the oil tanker Ever Given". */
export function isShip(tokens: readonly Token[], from: number): boolean {
  const first = tokens[from];
  const before = tokens[from - 1];
  if (first?.shouted === true && SHIP_PREFIXES.has(first.lower))
    return tokens[from + 1]?.capital === true && tokens[from + 1]?.gap === ' ' && /^the$/.test(before?.lower ?? '');
  return first?.capital === true && first.gap === ' ' && before?.possessive === false && SHIP_NOUNS.has(before.lower);
}

/** "Airbus A380", "Boeing 747-400", "787 Dreamliner" (the number stands before). */
function isModel(words: readonly string[], next: Token | undefined): boolean {
  if (next === undefined || next.gap !== ' ') return false;
  if (MAKERS.has(words.at(-1) ?? '')) return /^(?:\p{Lu}{0,3}-?\d{2,4}(?:-\d+)?\p{L}{0,3})$/u.test(next.text);
  return words.length === 1 && /^\p{Lu}{1,3}-?\d{2,4}(?:-\d+)?\p{Lu}?$/u.test(next.text) && !isPlace(words[0] ?? '');
}

function isEvent(tokens: readonly Token[], from: number, words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  if (words.length < 2 || words.includes('of')) return false;
  if (EVENT_HEADS.has(last)) return true;
  if (!MEETING_HEADS.has(last)) return false;
  const before = tokens.slice(Math.max(0, from - 5), from);
  if (before.at(-1)?.lower === 'the' && before.at(-2)?.lower === 'at') return true;
  if (/^(?:19|20)\d\d$/.test(tokens[from + words.length]?.text ?? '')) return true;
  return before.some(
    (token) => MEETING_CUES.has(token.lower) || (token.possessive && /year|week|company/.test(token.lower)),
  );
}

/** How many words further a minister's fields may go on. */
const FIELDS_AHEAD = 5;

/** "Trade" of "Trade and Industry Secretary Ada Lind". */
function isHeldFieldAt(tokens: readonly Token[], from: number, words: readonly string[]): boolean {
  if (!PORTFOLIOS.has(words[0] ?? '')) return false;
  const ahead = tokens.slice(from + words.length, from + words.length + FIELDS_AHEAD).map(({ lower }) => lower);
  return words.every((_, index) => isHeldField([...words, ...ahead], index));
}

function isProductBefore(words: readonly string[], next: Token | undefined): boolean {
  return (
    words.length === 1 &&
    next !== undefined &&
    next.gap === ' ' &&
    PRODUCT_NOUNS.has(next.lower) &&
    !KNOWN_ORGS.has(words[0] ?? '')
  );
}

/** "a degree in Wildlife Conservation", "majored in Visual Media". */
function isFieldOfDegree(tokens: readonly Token[], from: number): boolean {
  if (tokens[from - 1]?.lower !== 'in' || tokens[from]?.gap !== ' ') return false;
  const before = tokens.slice(Math.max(0, from - 5), from - 1);
  return (
    before.some(({ lower }) => DEGREE_WORDS.has(lower.replace(/\.$/, ''))) &&
    !before.some(({ lower }) => /^(?:from|at)$/.test(lower))
  );
}

/**
 * Whether the run is the whole of what stands between quotation marks: the title of a work ("The View") or a word that
 * somebody coined. `text` is the sentence's, and starts at offset `start`.
 */
export function isQuotedWhole(
  tokens: readonly Token[],
  from: number,
  to: number,
  sentence: { readonly text: string; readonly start: number },
): boolean {
  const first = tokens[from];
  const last = tokens[to - 1];
  if (first === undefined || last === undefined) return false;
  const before = sentence.text.slice(Math.max(0, first.start - sentence.start - 8), first.start - sentence.start);
  const after = sentence.text.slice(last.end - sentence.start, last.end - sentence.start + 6);
  return /(?:^|[\s(])(?:["“]|``\s?)(?:The\s|A\s|An\s)?$/u.test(before) && /^\s?[,.]?(?:["”]|'')/u.test(after);
}
