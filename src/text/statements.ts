// Finds reported speech: what someone is said to have said, in the paper's own words.

import type { Quote, Sentence, Statement } from '../news/article.ts';
import { CLAUSE_VERBS, THAT_VERBS } from './sentence-cues.ts';
import { type LastSpeaker, maySpeak, pronounFor, type Speaker } from './speakers.ts';

/** Shorter ones are no clause. */
const CLAUSE_WORDS_MIN = 3;

/** After so many verbs of saying in one sentence it is a list. */
const VERBS_MAX = 12;

/** Between a subject and its verb: nothing, adverbs, a day, its house, or an apposition between commas or brackets. */
const GAP =
  /^(?:\s(?:of|from|at)\s(?:the\s)?[^,.;:“”"]{2,50})?(?:,[^,;:“”"]{2,100},|\s\([^)]{1,60}\))?\s(?:(?:also|then|later|earlier|has|have|had|further|again|previously|repeatedly|\p{Ll}+ly|on\s\p{Lu}\p{Ll}+day|who|himself|herself)\s){0,3}$/u;

const PRONOUN = /(?:^|[\s“"])(he|she|it|they)\s(?:(?:also|then|later|has|have|had|further|again|\p{Ll}+ly)\s){0,3}$/iu;

/** After the verb: to whom, where and when it was said. */
const ASIDE =
  /^(?:\s(?:of|about)\s[^,.;:“”"]{2,50}(?=\sthat\s)|\s(?:reporters|journalists|lawmakers|parliament|viewers|members|state\stelevision|a\s(?:news|press)\sconference|in\sa\s(?:statement|tweet|speech|letter|report)|on\s\p{Lu}\p{Ll}+day|(?:earlier|later)\son\s\p{Lu}\p{Ll}+day|at\sa\s(?:news|press)\sconference|(?:the\s)?\p{Lu}[\p{L}.]*(?:\s\p{Lu}[\p{L}.]*){0,3}(?:['’]s\s\p{Ll}+)?(?=\sthat\s|\son\s))){0,3},?/u;

/** What goes on after "said" without being a clause: "said of the strike", "said so", "said on Monday". */
const NO_CLAUSE =
  /^(?:of|about|to|with|by|for|on|at|in|so|yes|no|nothing|little|more|it(?!\s(?:would|will|had|has|is|was|did|does|could|may|might|plans|expects|wants|believes))|goodbye|and|or|but|as|when|while|after|before|from|during)\b/;

export interface Told {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly speakers: readonly Speaker[];
  readonly quotes: readonly Quote[];
}

/**
 * The statements of a text in order, at most one a sentence: "Okoro said (that) the port was closed", "The port was closed, Okoro
 * said", "According to Okoro, …". Speakers are named, referred to ("the ministry said") or carried over ("He said");
 * who has no name has no statement. What stands in quotation marks from its first word on is a quotation and left out.
 */
export function findStatements({ text, sentences, speakers, quotes }: Told): Statement[] {
  const kinds = new Map(speakers.map(({ actor, type }) => [actor, type]));
  const statements: Statement[] = [];
  let last: LastSpeaker | null = null;
  let [speakerAt, quoteAt] = [0, 0];
  for (const sentence of sentences) {
    while ((speakers[speakerAt]?.start ?? Number.POSITIVE_INFINITY) < sentence.start) speakerAt += 1;
    let until = speakerAt;
    while ((speakers[until]?.end ?? Number.POSITIVE_INFINITY) <= sentence.end) until += 1;
    const said = readSentence({ text, sentence, own: speakers.slice(speakerAt, until), speakers, last });
    if (said !== null) {
      const { speaker, actor } = said;
      if (!/["“«„]/.test(text[said.start] ?? '')) statements.push(said);
      last = { text: speaker, actor, type: kinds.get(actor) ?? 'PER', end: sentence.end };
    }
    for (; (quotes[quoteAt]?.end ?? Number.POSITIVE_INFINITY) <= sentence.end; quoteAt += 1) {
      const { speaker, actor, end } = quotes[quoteAt] as Quote;
      if (speaker !== undefined && actor !== undefined)
        last = { text: speaker, actor, type: kinds.get(actor) ?? 'PER', end };
    }
  }
  return statements;
}

interface Place {
  readonly text: string;
  readonly sentence: Sentence;
  /** The speakers of this sentence. */
  readonly own: readonly Speaker[];
  readonly speakers: readonly Speaker[];
  readonly last: LastSpeaker | null;
}

function readSentence(place: Place): Statement | null {
  const { sentence } = place;
  const accorded = accordingTo(place);
  if (accorded !== null) return accorded;
  let seen = 0;
  for (const { 0: verb, index } of sentence.text.matchAll(/\p{Ll}{3,12}/gu)) {
    if (!CLAUSE_VERBS.has(verb) && !THAT_VERBS.has(verb)) continue;
    seen += 1;
    if (seen > VERBS_MAX) break;
    const at = { start: sentence.start + index, end: sentence.start + index + verb.length };
    const before = subjectOf(at.start, place);
    const speaker = before ?? subjectAfter(at.end, place);
    if (speaker === null) continue;
    const clause = (before === null ? null : clauseAfter(verb, at.end, place)) ?? clauseBefore(speaker, at, place);
    if (clause !== null) return { ...clause, speaker: speaker.text, actor: speaker.actor, verb };
  }
  return null;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

type Subject = Pick<Speaker, 'text' | 'actor'> & { readonly start?: number };

/** Who stands before the verb as its subject. */
function subjectOf(verbAt: number, { text, sentence, own, speakers, last }: Place): Subject | null {
  const lead = text.slice(sentence.start, verbAt);
  const pronoun = PRONOUN.exec(lead);
  if (pronoun !== null) {
    const found = pronounFor(pronoun[1] ?? '', sentence.start + pronoun.index, { text, speakers, last });
    return found === null ? null : { text: found.text, actor: found.actor, start: sentence.start + pronoun.index };
  }
  return own.find((one) => one.end <= verbAt && GAP.test(text.slice(one.end, verbAt)) && maySpeak(text, one)) ?? null;
}

/** ", said Ada Okoro": who stands right behind the verb, titles aside. */
function subjectAfter(verbEnd: number, { text, own }: Place): Subject | null {
  const next = own.find(({ start }) => start >= verbEnd);
  if (next === undefined || !/^\s(?:\p{Lu}[\p{L}.]*\s){0,3}$/u.test(text.slice(verbEnd, next.start))) return null;
  return { ...next, start: verbEnd };
}

/** "said (that) the port was closed" */
function clauseAfter(verb: string, verbEnd: number, { text, sentence }: Place): Span | null {
  const rest = text.slice(verbEnd, sentence.end);
  const aside = ASIDE.exec(rest)?.[0] ?? '';
  const that = /^,?\s(?:that\s|how\s)/.exec(rest.slice(aside.length)) ?? /^,?\sthat\s/.exec(rest);
  const skipped =
    that === null
      ? aside.length
      : rest.indexOf(that[0], that[0] === rest.slice(0, that[0].length) ? 0 : aside.length) + that[0].length;
  if (that === null && (!CLAUSE_VERBS.has(verb) || !/^\s\S/.test(rest.slice(skipped)))) return null;
  const start = verbEnd + skipped + (/^\s*/.exec(rest.slice(skipped))?.[0].length ?? 0);
  if (that === null && NO_CLAUSE.test(text.slice(start, start + 12))) return null;
  return clauseOf(text, start, sentence.end);
}

/** "The port was closed, Okoro said." */
function clauseBefore(speaker: Subject, verb: Span, { text, sentence }: Place): Span | null {
  const cut = /,\s(?:\p{L}+\.?\s){0,6}$/u.exec(
    text.slice(sentence.start, Math.min(speaker.start ?? verb.start, verb.start)),
  );
  if (cut === null || !/^[^,;]{0,60}[.!?]?$/u.test(text.slice(verb.end, sentence.end).slice(0, 80))) return null;
  return clauseOf(text, sentence.start, sentence.start + cut.index);
}

/** "According to Okoro, the port was closed." */
function accordingTo({ text, sentence, own }: Place): Statement | null {
  const found = /\baccording to (?:the )?/iu.exec(sentence.text);
  if (found === null) return null;
  const from = sentence.start + found.index;
  const speaker = own.find(({ start }) => start >= from);
  if (
    speaker === undefined ||
    !/^according to (?:the |a )?(?:[\p{L}.]+ ){0,3}$/iu.test(text.slice(from, speaker.start))
  )
    return null;
  const comma = found.index === 0 ? text.slice(speaker.end, sentence.end).indexOf(', ') : -1;
  const clause =
    found.index === 0
      ? comma === -1
        ? null
        : clauseOf(text, speaker.end + comma + 2, sentence.end)
      : clauseOf(text, sentence.start, from);
  return clause === null ? null : { ...clause, speaker: speaker.text, actor: speaker.actor, verb: 'according to' };
}

/** The span without marks at its end; null when it is too short for a clause. */
function clauseOf(text: string, start: number, end: number): Span | null {
  const words = text.slice(start, end).replace(/[\s,.;:!?]+$/u, '');
  return words.split(/\s+/).length < CLAUSE_WORDS_MIN ? null : { start, end: start + words.length };
}
