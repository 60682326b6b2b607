// Answers a question in exact sentences: read it, gather evidence, choose sentences, check them, or abstain.

import type { Answer, Claim, Evidence, WhyNot } from '../news/cited-text.ts';
import { checkCitations, claimOf } from '../write/write-cited.ts';
import { whyNot } from './abstain.ts';
import { answerByDays } from './answer-by-days.ts';
import type { AskParts, AskRequest } from './ask-request.ts';
import { bothSides } from './both-sides.ts';
import {
  type ChosenSentence,
  choose,
  chooseSentences,
  fittingSentences,
  isLong,
  type ScoredSentence,
  scoreSentences,
} from './choose-sentences.ts';
import { decideByParts } from './compare-sides.ts';
import { findConflicts } from './conflicts.ts';
import { type Decision, decide } from './decide.ts';
import { ALL_EXTRAS } from './extras.ts';
import {
  articleOf,
  type Gathering,
  type GatherParts,
  gatherAbout,
  gatherEvidence,
  widenEvidence,
} from './gather-evidence.ts';
import { rememberTerms } from './hold-sentences.ts';
import { asksForName, nameAmong, nameCandidate } from './name-candidates.ts';
import { inPlainWords } from './plain-words.ts';
import { type AskedDay, type QuestionReading, readQuestion } from './read-question.ts';
import { rememberReadings } from './read-sentences.ts';
import { tellsOfDay } from './score-runs.ts';
import { sideBySide } from './side-by-side.ts';
import { heldShare } from './support-clauses.ts';

/** More sources than any server follows. */
const SOURCES_MAX = 5_000;
/** A yearless day ("17 February") is looked for in this many years back. */
const YEARS_BACK_MAX = 30;

/** The exact-sentence answer. Throws what the store throws. */
export async function answerExactly(request: AskRequest, askParts: AskParts): Promise<Answer> {
  const { search, articles, extras = ALL_EXTRAS } = askParts;
  const { question, view, zone, asked, filters } = request;
  const sources = await search.complete('source', '', view, SOURCES_MAX);
  const memory = { counterOf: rememberTerms(), readingOf: rememberReadings() };
  const parts = { search, articles, view, ...memory, extras, ...(filters && { filters }) };
  const reading = readQuestion(await inPlainWords(question, view, search), { asked, zone, sources });
  const first = await gatherInLikelyYear(reading, parts);
  const gathering = await followSuggestion(first, parts);
  const wide = await widenEvidence(gathering, parts);
  const base = {
    question,
    coverage: gathering.coverage,
    evidence: evidenceOf(wide),
    ...(wide.words !== undefined && { addedWords: wide.words }),
    asOf: asked,
  };
  const events = filters === undefined ? await answerByDays(gathering, askParts, view) : undefined;
  if (events !== undefined) return { ...base, answered: true, slot: '', claims: events };
  const why = await whyNot(gathering, search, view);
  const scored = scoreSentences(gathering);
  const { slot, claims } = why === undefined ? answerFrom(gathering, scored) : { slot: '', claims: [] };
  if (claims.length > 0) return { ...base, answered: true, slot, claims };
  const nearest = nearestOf(gathering, scored);
  return {
    ...base,
    answered: false,
    slot: '',
    claims: [],
    because: why ?? nothingFits(gathering.reading),
    ...(nearest !== undefined && { nearest }),
  };
}

/** The claims that pass the check, and what fills the slot by them: of two that disagree both. */
function answerFrom(
  gathering: Gathering,
  scored: readonly ScoredSentence[],
): { readonly slot: string; readonly claims: readonly Claim[] } {
  const { reading } = gathering;
  const fitting = namingSomebody(fittingSentences(gathering, scored), gathering);
  const chosen = chooseSentences(gathering, fitting);
  const decision = decideFor(gathering, scored, fitting);
  const beside = decision?.sentences ?? (isLong(gathering) ? undefined : sideBySide(reading, fitting));
  const first = (beside ?? []).map(choose);
  const sides = reading.kind === 'yes or no' && isLong(gathering) ? bothSides(gathering, fitting).map(choose) : [];
  const all = withoutRepeats([...first, ...sides, ...chosen]);
  const conflicts = beside === undefined ? findConflicts(chosen, scored) : [];
  const checked = [...all.slice(0, CLAIMS_MAX).map(({ claim }) => claim), ...conflicts];
  const { kept } = checkCitations(checked, (id) => articleOf(gathering, id));
  if (decision !== undefined) return { slot: kept.length > 0 ? decision.slot : '', claims: kept };
  const isOf = ({ claim, slot }: ChosenSentence) => slot !== '' && kept.some(({ text }) => text === claim.text);
  if (first.length > 0) return { slot: [...first.filter(isOf)].map(({ slot }) => slot).join(SIDES), claims: kept };
  return { slot: kept.length > 0 ? slotOf(gathering, all, kept) : '', claims: kept };
}

/** Each sentence once, in the order of the first of them; what several articles say in the same words cites them all. */
function withoutRepeats(chosen: readonly ChosenSentence[]): readonly ChosenSentence[] {
  const byText = new Map<string, ChosenSentence>();
  for (const one of chosen) {
    const known = byText.get(one.claim.text);
    byText.set(one.claim.text, known === undefined ? one : { ...known, claim: citeBoth(known.claim, one.claim) });
  }
  return [...byText.values()];
}

function citeBoth(claim: Claim, other: Claim): Claim {
  const isCited = ({ articleId }: Claim['citations'][0]) => claim.citations.some((own) => own.articleId === articleId);
  return { ...claim, citations: [...claim.citations, ...other.citations.filter((one) => !isCited(one))] };
}

/** Between two answers that disagree. */
const SIDES = ' / ';
/** As many as any kind of question shows. */
const CLAIMS_MAX = 6;

function decideFor(
  gathering: Gathering,
  scored: readonly ScoredSentence[],
  fitting: readonly ScoredSentence[],
): Decision | undefined {
  const { kind, question } = gathering.reading;
  const byParts = decideByParts(gathering, scored);
  if (byParts !== undefined || kind !== 'yes or no') return byParts;
  return isLong(gathering) ? undefined : decide(question, fitting);
}

/** Sentences that name nobody of the kind asked for do not tell who it was. */
function namingSomebody(fitting: readonly ScoredSentence[], gathering: Gathering): readonly ScoredSentence[] {
  const { reading } = gathering;
  if (reading.kind !== 'which' || !reading.isNameAsked || isLong(gathering)) return fitting;
  return fitting.filter((one) => nameAmong([one], reading, '') !== '');
}

/** Who is asked for is mostly named in the evidence, not in the question: what else is told of them belongs to it. */
async function followSuggestion(first: Gathering, parts: GatherParts): Promise<Gathering> {
  const name = first.reading.kind === 'which' ? nameCandidate(first) : '';
  return name === '' || !parts.extras.has('suggested name') ? first : gatherAbout(name, first, parts);
}

/** A day without its year is first read as the last one; when nothing tells of it, as that of the years before. */
async function gatherInLikelyYear(reading: QuestionReading, parts: GatherParts): Promise<Gathering> {
  const first = await gatherEvidence(reading, parts);
  const yearless = reading.eventDays.some((day) => day.yearless);
  if (!yearless) return first;
  const earliest = Number((first.coverage.from ?? '0000').slice(0, 4)) - 1;
  for (let back = 0; back <= YEARS_BACK_MAX; back += 1) {
    const eventDays = reading.eventDays.map((day) => (day.yearless ? yearsBefore(day, back) : day));
    if (Number(eventDays[0]?.from.slice(0, 4)) < earliest) break;
    const gathering = back === 0 ? first : await gatherEvidence({ ...reading, eventDays }, parts);
    const told = gathering.articles.some(({ sentences }) =>
      sentences.some(({ days }) => eventDays.some((day) => tellsOfDay(days, day))),
    );
    if (told) return gathering;
  }
  return first;
}

function yearsBefore(day: AskedDay, years: number): AskedDay {
  const shift = (iso: string) => `${String(Number(iso.slice(0, 4)) - years).padStart(4, '0')}${iso.slice(4)}`;
  return { ...day, from: shift(day.from), to: shift(day.to) };
}

function slotOf(gathering: Gathering, chosen: readonly ChosenSentence[], kept: readonly Claim[]): string {
  if (gathering.reading.kind === 'which') return nameAsked(gathering, chosen);
  return chosen.find(({ claim, slot }) => slot !== '' && kept.includes(claim))?.slot ?? '';
}

/** Whom a question asks for: of a short one somebody whom its own sentences name, of a long one whom all evidence does. */
function nameAsked(gathering: Gathering, chosen: readonly ChosenSentence[]): string {
  if (!asksForName(gathering.reading)) return '';
  const name = nameCandidate(gathering);
  return isLong(gathering) ? name : nameAmong(chosen, gathering.reading, name);
}

/** The runs as they stand in their articles; where an order stands inside of one, what is before it. */
function evidenceOf({ runs }: Gathering): readonly Evidence[] {
  return runs.map(({ article: { read, sentences }, from, until }) => {
    const run = sentences.slice(from, until);
    const gap = run.findIndex(({ number }, at) => at > 0 && run[at - 1]?.number !== number - 1);
    const last = run.at(gap === -1 ? -1 : gap - 1);
    return {
      articleId: read.article.id,
      url: read.article.citedUrl,
      text: read.article.text.slice(run[0]?.start, last?.end),
    };
  });
}

/** The sentence that holds most of the question, when it holds anything. */
function nearestOf(gathering: Gathering, [best]: readonly ScoredSentence[]): Claim | undefined {
  return best === undefined || heldShare(gathering) === 0
    ? undefined
    : claimOf(best.article.read.article, best.sentence);
}

function nothingFits({ kind, names }: QuestionReading): WhyNot {
  const name = names[0] === undefined ? {} : { name: names[0] };
  if (kind === 'said') return { kind: 'no statement', ...name };
  if (kind === 'who is') return { kind: 'not who', ...name };
  if (kind === 'when') return { kind: 'not when' };
  if (kind === 'where') return { kind: 'not where' };
  if (kind === 'how many') return { kind: 'no number' };
  return { kind: 'not told' };
}
