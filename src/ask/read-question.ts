// Reads a question: its kind, its days (of event or of publication), its names, its sources, its parts.

import type { Instant } from '../news/ids.ts';
import type { TimeMention } from '../news/moment.ts';
import { dateOptionsOf, findActors, findDates, foldName, type Interval } from '../text/understand.ts';
import { findSources, type NamedSources } from './find-sources.ts';
import { WHAT_HAPPENED_ELSEWHERE } from './question-words.ts';

export type QuestionKind =
  | 'who is'
  | 'said'
  | 'when'
  | 'where'
  | 'how many'
  | 'happened'
  | 'known'
  | 'latest'
  | 'which'
  | 'yes or no'
  | 'why'
  | 'other';

/** What kind of actor fills the slot of "who" and "which" questions. */
type SlotType = 'PER' | 'ORG' | 'LOC' | 'any';

export interface AskedDay extends Interval {
  readonly text: string;
  /** The year was counted from the asker's day, not said: earlier years are tried too. */
  readonly yearless: boolean;
}

export interface QuestionReading {
  readonly question: string;
  readonly kind: QuestionKind;
  readonly slot: SlotType;
  /** The question begins by asking for somebody or something by its kind: "Who …", "Which company …". */
  readonly isNameAsked: boolean;
  /** Names of actors, as written; publishers asked about as such are not among them. */
  readonly names: readonly string[];
  /** Names that the question does not say and that its first evidence speaks of most: what it may be asking for. */
  readonly suggested: readonly string[];
  readonly eventDays: readonly AskedDay[];
  readonly publishedDays: readonly AskedDay[];
  /** What stands between quotation marks, names of sources aside. */
  readonly phrases: readonly string[];
  readonly sources: NamedSources;
  /** The whole question first, then its parts when it has several. */
  readonly parts: readonly string[];
}

/** "Which French foreign minister met …": the kind stands before the first small word or verb. */
const HEAD_END =
  /(?<!^)\s(?:(?:the|an?|of|in|on|at|by|for|with|to|did|do|does|is|are|was|were|has|have|had|will|would|can|could)\s|\p{Ll}+ed\s)/u;
/** A part of fewer words than this does not stand for itself. */
const PART_WORDS_MIN = 6;

/** Reads a question against the sources that the asker's view holds. Never throws; every text has a reading. */
export function readQuestion(
  question: string,
  { asked, zone, sources }: { readonly asked: Instant; readonly zone: string; readonly sources: readonly string[] },
): QuestionReading {
  const named = findSources(question, sources);
  const names = namesOf(question, named);
  const times = timesIn(question, { asked, zone });
  const isOfPublication = (time: TimeMention) => OF_PUBLICATION.test(question.slice(0, time.start));
  return {
    question,
    kind: kindOf(question, names),
    slot: slotOf(question),
    isNameAsked: slotOf(question.split(HEAD_END)[0] ?? '') !== 'any',
    names,
    suggested: [],
    eventDays: times.filter((time) => !isOfPublication(time)).map(askedDay),
    publishedDays: times.filter(isOfPublication).map(askedDay),
    phrases: phrasesOf(question, named),
    sources: named,
    parts: partsOf(question, times),
  };
}

/** The languages that days are read in, beside English. */
const OTHER_LANGUAGES = ['fr', 'es', 'de', 'ar'];

/** Words that only English questions have: a short one has too few others to tell its language by. */
const ENGLISH = /\b(?:what|who|whom|whose|which|when|where|why|how|did|does|were|the)\b/i;

/** The times with days; where the question is plainly not English, as the language reads them that reads most of its words. */
function timesIn(question: string, when: { readonly asked: Instant; readonly zone: string }): readonly TimeMention[] {
  const isEnglish =
    ENGLISH.test(question) ||
    (dateOptionsOf(question, {}).language === 'en' && !WHAT_HAPPENED_ELSEWHERE.test(question));
  const languages = isEnglish ? ['en'] : ['en', ...OTHER_LANGUAGES];
  const readings = languages.map((language) =>
    findDates(question, when, 'past', { language }).filter(({ from, to }) => from !== undefined && to !== undefined),
  );
  const charsOf = (times: readonly TimeMention[]) => times.reduce((sum, { text }) => sum + text.length, 0);
  return readings.reduce((most, times) => (charsOf(times) > charsOf(most) ? times : most));
}

/** The sources that a part names, else all that the question names. */
export function sourcesOf({ sources, question }: QuestionReading, part: string): readonly string[] {
  const folded = part === question ? '' : part.toLowerCase();
  const own = sources.known.filter(({ written }) => folded.includes(written));
  return (own.length > 0 ? own : sources.known).map(({ name }) => name);
}

const QUOTED = /"([^"]{2,80})"|“([^“”]{2,80})”/gu;

function phrasesOf(question: string, { known }: NamedSources): string[] {
  return [...question.matchAll(QUOTED)]
    .map((match) => (match[1] ?? match[2] ?? '').replace(/[.,;:!?]+$/u, '').trim())
    .filter((phrase) => /[\p{L}\p{N}]/u.test(phrase) && !known.some(({ written }) => written === foldName(phrase)));
}

/** The question without its quotation marks, so that what they hold is words like others. */
export function withoutMarks(question: string): string {
  return question.replace(/["“”]/gu, ' ');
}

/** "the articles of 20 February", "a report published on 7 May": the day is that of the paper. */
const OF_PUBLICATION =
  /\b(?:articles?|reports?|reported|reporting|published|publication|stor(?:y|ies)|pieces?|coverage|papers?|news(?!paper))\b[^.;?]{0,60}$/iu;

/** The kinds in the order in which they are tried; the first that fits is it. */
const KINDS: readonly (readonly [QuestionKind, RegExp])[] = [
  ['happened', /\bwhat\s+(?:(?:has|had|have)\s+)?(?:happen|took place|went on|occurred|was going on|events)/iu],
  ['happened', WHAT_HAPPENED_ELSEWHERE],
  ['happened', /^(?:events?|news)\s+(?:of|on|from)\b/iu],
  ['when', /^(?:(?:on|in|by|since)\s+)?(?:when|(?:what|which)\s+(?:day|date|year|month|week))\b/iu],
  ['why', /^(?:why|how come)\b|^what\s+(?:caused|led to|is the reason|was the reason)\b/iu],
  ['where', /^(?:(?:in|at|to|from)\s+)?(?:where\b|(?:what|which)\s+place\b)/iu],
  ['how many', /^(?:about\s+|at least\s+)?how\s+(?:many|much|old|long|far|large|big|high|often)\b/iu],
  ['how many', /^(?:what|which)\s+(?:is|was)\s+the\s+(?:number|death toll|toll|amount)/iu],
  [
    'said',
    /^what\s+(?:did|does|do|has|have|had)\b.*\b(?:say|said|saying|tell|told|state|claim|claimed|announce|announced|warn|warned|comment|declare|declared|think)\b/iu,
  ],
  ['said', /^(?:the\s+)?(?:comments?|statements?|remarks?|quotes?)\s+(?:of|by|from)\b/iu],
  [
    'latest',
    /^(?:what(?:\s+(?:is|are)|['’]?s)\s+(?:the\s+)?|the\s+)?(?:latest|newest|most recent)\b|^what(?:['’]?s|\s+is) new\b|^(?:is there\s+)?any(?:thing)?\s+(?:new|news)\b/iu,
  ],
  ['known', /^what\s+(?:is|was|do|does|did|has)\b.{0,30}\bkn(?:own|ow)\b|^tell\s+me\b|^what\s+about\b/iu],
  ['yes or no', /^(?:did|does|do|is|are|was|were|has|have|had|can|could|will|would|should|may|might)\b/iu],
  // "After the report of May, which told of …, did the council …?": what is asked stands behind what it is about. An
  // adverb or a participle is no subject: "which artist, who sang in May, was also named …" asks for the artist.
  [
    'yes or no',
    /^(?:after|before|between|since|given|considering|following|according to|based on)\b.*,\s(?:did|does|do|(?:is|are|was|were|has|have|had|can|could|will|would)(?!\s(?:also|later|then|once|now|not|been|set|known|made|seen|found|said|held|told|\p{L}+ly|\p{L}+ed)\b))\s(?!.*\b(?:who|which|what)\b)/isu,
  ],
  ['which', /^(?:who|whom|whose|which|what)\b|\b(?:who|which\s+\w+|what\s+\w+)\b/iu],
];

function kindOf(question: string, names: readonly string[]): QuestionKind {
  const text = question.trim();
  const about = /^(?:who|what)\s+(?:is|are|was|were|['’]s)\s+(.{2,80}?)\s*\??$/iu.exec(text)?.[1];
  if (about !== undefined && names.some((name) => foldName(name) === foldName(about))) return 'who is';
  // Without capitals no name is seen: "who is thomas waldhauser" is asked so too.
  if (
    /^who\s+(?:is|was)\b/iu.test(text) &&
    about !== undefined &&
    /^\p{L}[\p{L}'’.-]*(?:\s\p{L}[\p{L}'’.-]*){0,3}$/u.test(about) &&
    !/^(?:the|a|an)\s/iu.test(about) &&
    // "Who was fired by Orvel Works?" asks for somebody; a name holds no such word.
    !/^\p{L}+ed\sof\s/iu.test(about) &&
    !/\s(?:about|after|against|as|at|before|behind|by|during|for|from|in|into|on|over|to|with)(?:\s|$)/iu.test(about)
  ) {
    return 'who is';
  }
  return KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}

const PERSONS =
  /\b(?:who|individual|person|man|woman|player|actor|actress|singer|artist|leader|founder|executive|ceo|president|minister|athlete|quarterback|coach|cricketer|footballer|politician|celebrity|figure)\b/iu;
const ORGANISATIONS =
  /\b(?:company|companies|organi[sz]ation|institution|team|club|firm|platform|agency|group|party|bank|publisher|newspaper|entity|exchange|brand|corporation|startup|business|body|commission|union|provider|service|sportsbook|retailer)\b/iu;
const PLACES = /\b(?:country|city|town|state|nation|region|village|capital|island|place)\b/iu;

/** The noun nearest to the asking word decides: "Which company's founder", "What city". */
function slotOf(question: string): SlotType {
  const asked = /\b(?:who|which|what)\b.{0,60}/iu.exec(question)?.[0] ?? '';
  const places = [
    ['PER', asked.search(PERSONS)],
    ['ORG', asked.search(ORGANISATIONS)],
    ['LOC', asked.search(PLACES)],
  ] as const;
  const found = places.filter(([, at]) => at !== -1).sort((a, b) => a[1] - b[1]);
  return found[0]?.[0] ?? 'any';
}

function namesOf(question: string, { known, unknown }: NamedSources): string[] {
  const sources = new Set([...known.flatMap(({ name, written }) => [name, written]), ...unknown].map(foldName));
  const names = new Map<string, string>();
  for (const { text } of findActors(question).mentions) {
    const folded = foldName(text);
    if (!sources.has(folded) && !/^(?:who|what|which|when|where|how)$/u.test(folded)) names.set(folded, text);
  }
  return [...names.values()];
}

function askedDay({ from = '', to = '', text, basis }: TimeMention): AskedDay {
  const yearless =
    basis === 'asked' && !/\d{4}/u.test(text) && /\p{L}{3,}\.?\s+\d|\d\s+\p{L}{3,}|^\p{Lu}\p{Ll}+$/u.test(text);
  return { from, to, text, yearless };
}

/** Cuts at the words that join halves of a question, never inside a date; a half too short stays with the one before it. */
function partsOf(question: string, times: readonly TimeMention[]): string[] {
  const parts: string[] = [];
  let from = 0;
  const take = (until: number) => {
    const piece = question.slice(from, until);
    const part = piece.trim();
    const last = parts.at(-1);
    if (last !== undefined && wordsIn(part) < PART_WORDS_MIN) parts[parts.length - 1] = `${last} ${part}`;
    else if (part !== '') parts.push(part);
    from = until;
  };
  for (const { 0: joint, index } of question.matchAll(PART_BORDER)) {
    if (times.some(({ start, end }) => index > start && index < end)) continue;
    take(index + joint.length);
  }
  take(question.length);
  return parts.length > 1 ? [question, ...parts] : [question];
}

const PART_BORDER = /[,;]\s|\s(?=(?:(?:and|while|but|whereas|or|than|unlike)\s|compared\s|in contrast\s))/giu;

function wordsIn(text: string): number {
  return text.split(/\s+/u).length;
}
