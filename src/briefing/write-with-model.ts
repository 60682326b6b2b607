// Lets a language model write the items of a briefing from the sentences of their articles; what does not pass the check,
// comes too late or does not fit leaves the item in exact sentences.

import { briefingItemTask, describeFault, type LanguageModel, type Purse } from '../llm/language-model.ts';
import type { Log } from '../log.ts';
import type { ReadArticle, Sentence } from '../news/article.ts';
import type { Briefing, Citation, Claim } from '../news/cited-text.ts';
import type { GuildId, Instant } from '../news/ids.ts';
import { factsIn } from '../stories/stories.ts';
import { findTerms, isOrder } from '../text/understand.ts';
import { citationOf, numberSentences, type Written, writeClaims } from '../write/write-cited.ts';
import { type Composed, toldOf } from './compose.ts';
import { wordingOf } from './find-candidates.ts';
import { hasQuotation, standsAloneAnew } from './stands-alone.ts';
import { countWords, leadingSentences, WORDS_MAX } from './tell-story.ts';
import { retell, type WrittenFrom, type WrittenItem } from './write-item.ts';

/** product.md: if the model takes over 20 s, the exact sentences stay. A third of the lease of a delivery. */
const MODEL_MS_MAX = 20_000;
/** Calls of all briefings together: many are due at eight, and endpoints count requests by the minute. */
const CALLS_AT_ONCE = 8;
/** After a fault the model is left alone: of all that is due at one hour, few wait for an endpoint that is down. */
const REST_MS = 5 * 60_000;
/** Sentences offered for one item, and articles that they are of: more than an item can tell. */
const SENTENCES_MAX = 16;
const ARTICLES_MAX = 4;
/** Fewer sentences than these stand as they are: there is nothing to put together. */
const SENTENCES_MIN = 2;
const CLAIMS_MAX = 3;

/** Gives a composed briefing again, its items written by the model where that held. Never throws what the model throws. */
export type WriteItems = (composed: Composed, guildId: GuildId) => Promise<Composed>;

/**
 * Makes it. `purseOf`: who pays for a server's briefings, 'none' where nothing may be spent. All items of a briefing have
 * `timeoutMsMax` (20 s) in all. What went wrong is logged once for each briefing.
 */
export function createWriteItems(parts: {
  readonly model: LanguageModel;
  readonly purseOf: (guildId: GuildId) => Promise<Purse | 'none'>;
  readonly now: () => Instant;
  readonly log: Pick<Log, 'warn'>;
  readonly timeoutMsMax?: number;
}): WriteItems {
  const { model, purseOf, now, log, timeoutMsMax = MODEL_MS_MAX } = parts;
  const inTurn = takeTurns(CALLS_AT_ONCE);
  let rest: { readonly until: Instant; readonly note: NonNullable<Briefing['note']> } | undefined;

  return async (composed, guildId) => {
    const purse = await purseOf(guildId);
    const offers = composed.written.map(offerOf);
    if (purse === 'none' || offers.every((offer) => offer.length < SENTENCES_MIN)) return composed;
    if (rest !== undefined && now() < rest.until) return withNote(composed, rest.note);
    const signal = AbortSignal.timeout(timeoutMsMax);
    const results = await Promise.all(
      composed.written.map((from, index) => {
        const citations = offers[index] ?? [];
        if (citations.length < SENTENCES_MIN) return undefined;
        return inTurn(() => writeOne(from, citations, { model, purse, signal }), signal);
      }),
    );
    const failed = results.find((result) => result?.claims === undefined && result?.fault !== undefined);
    if (failed?.claims === undefined && failed !== undefined)
      log.warn('the language model failed', describeFault(failed.fault));
    const note = noteOf(results);
    if (note === 'model failed' || note === 'model late') rest = { until: now() + REST_MS, note };
    return withNote(rewrite(composed, results), note);
  };
}

function writeOne(
  { item, fresh }: WrittenFrom,
  citations: readonly Citation[],
  { model, purse, signal }: { readonly model: LanguageModel; readonly purse: Purse; readonly signal: AbortSignal },
): Promise<Written> {
  const articles = new Map(fresh.map(({ article }) => [article.id, article]));
  const task = briefingItemTask({ headline: item.lead.article.title, sentences: numberSentences(citations) });
  return writeClaims({ model, task, citations, readOf: (id) => articles.get(id), signal, purse });
}

/**
 * The sentences from which an item may be written: those that it shows, then others near the top of its articles. None
 * where it must stay exact: figures stand side by side in their sources' words, what is new in a story that was told is
 * found by its words, and of an article that may be shown in excerpts only no sentence is handed on.
 */
function offerOf({ item: { item, lead }, fresh, toldAt, wordings }: WrittenFrom): readonly Citation[] {
  if (item.conflicts.length > 0 || toldAt !== undefined) return [];
  const free = [lead, ...fresh.filter((read) => read !== lead).reverse()].filter(
    ({ article }) => article.rights.show === 'full',
  );
  if (free[0] !== lead) return [];
  const offered = new Map(item.claims.flatMap(({ citations }) => citations.map((one) => [one.quote, one] as const)));
  const others = free.slice(0, ARTICLES_MAX).map((read) => tellable(read, wordings));
  // The first of each article, then the second of each: all of them are heard.
  for (let place = 0; place < Math.max(...others.map((each) => each.length)); place += 1) {
    for (const citation of others.flatMap((each) => each[place] ?? [])) {
      if (offered.size < SENTENCES_MAX) offered.set(citation.quote, citation);
    }
  }
  return [...offered.values()];
}

/** The sentences near the top of an article that were not told; none that gives orders or stands in one paragraph with such. */
function tellable(read: ReadArticle, wordings: ReadonlySet<string>): Citation[] {
  const { text } = read.article;
  const orders = read.understanding.sentences.filter((sentence) => isOrder(sentence.text));
  const isParted = (one: Sentence, other: Sentence) => {
    const [first, second] = one.start < other.start ? [one, other] : [other, one];
    return text.slice(first.end, second.start).includes('\n\n');
  };
  return leadingSentences(read)
    .filter((sentence) => orders.every((order) => isParted(order, sentence)))
    .filter((sentence) =>
      factsIn(read, sentence)
        .flatMap(wordingOf)
        .every((wording) => !wordings.has(wording)),
    )
    .map((sentence) => citationOf(read.article, sentence));
}

/** The items one after the other: each written one that fits and says nothing that another item says, else the exact one. */
function rewrite(composed: Composed, results: readonly (Written | undefined)[]): Composed {
  const exact = composed.written.map(({ item }) => new Set(item.wordings));
  const shown = new Set<string>();
  const written = composed.written.map((from, index): WrittenFrom => {
    const claims = fitting(results[index]?.claims ?? [], from);
    const item = claims.length === 0 ? from.item : retell(from, claims);
    const isTwice = item.wordings.some(
      (wording) => shown.has(wording) || exact.some((others, at) => at !== index && others.has(wording)),
    );
    const kept: WrittenItem = isTwice ? from.item : item;
    for (const wording of kept.wordings) shown.add(wording);
    return { ...from, item: kept };
  });
  const { briefing } = composed;
  return {
    ...composed,
    briefing: { ...briefing, items: written.map(({ item }) => item.item) },
    told: written.map((from) => toldOf(from, briefing.until)),
    written,
  };
}

/** The claims that an item has room for, in their order, without those that say nothing more; [] where the first cannot open it. */
function fitting(claims: readonly Claim[], { item: { lead } }: WrittenFrom): readonly Claim[] {
  const kept: Claim[] = [];
  const { language } = lead.article;
  const said = new Set<string>();
  let words = 0;
  for (const claim of claims) {
    const { text } = claim;
    const stems = findTerms(text, language).flatMap(({ stem, isStopWord }) => (isStopWord ? [] : [stem]));
    const isSecondQuotation = hasQuotation(text) && kept.some((other) => hasQuotation(other.text));
    if (!standsAloneAnew(text, language) || isSecondQuotation) break;
    if (kept.length === CLAIMS_MAX || words + countWords(text) > WORDS_MAX) break;
    if (stems.every((stem) => said.has(stem))) continue;
    for (const stem of stems) said.add(stem);
    words += countWords(text);
    kept.push(claim);
  }
  return kept;
}

/** Why items stand exact that were to be written: the model's fault before a spent budget; what did not hold needs no word. */
function noteOf(results: readonly (Written | undefined)[]): Briefing['note'] {
  const kinds = new Set(results.map((result) => (result?.claims === undefined ? result?.note.kind : undefined)));
  if (kinds.has('model failed')) return 'model failed';
  if (kinds.has('model late')) return 'model late';
  return kinds.has('budget spent') || kinds.has('quota spent') ? 'budget spent' : undefined;
}

function withNote(composed: Composed, note: Briefing['note']): Composed {
  return note === undefined ? composed : { ...composed, briefing: { ...composed.briefing, note } };
}

/** Runs so many at once; whoever's turn has not come by the end of the signal is late. */
function takeTurns(atOnce: number): (work: () => Promise<Written>, signal: AbortSignal) => Promise<Written> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work, signal) => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return signal.aborted ? { note: { kind: 'model late' } } : await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
