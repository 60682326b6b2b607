// Names the actor that "who" and "which" questions ask for: the one of the right kind that the evidence speaks of most.

import type { ActorMention } from '../news/actor.ts';
import { mayName } from '../search/search.ts';
import { foldName } from '../text/understand.ts';
import type { ChosenSentence } from './choose-sentences.ts';
import { doneAsked, findPatients } from './find-patient.ts';
import { type Gathering, spreadRuns } from './gather-evidence.ts';
import type { HeldSentence } from './hold-sentences.ts';
import type { QuestionReading } from './read-question.ts';

/** Runs after these add little but noise. */
const RUNS_READ = 10;
/** Naming in a sentence that holds nothing of the question counts this much of its run's score. */
const BASE_SHARE = 0.15;
const OTHER_KIND_SHARE = 0.35;

/** The best candidate's fullest name in the evidence; '' when there is none. Names in the question are no answer to it. */
export function nameCandidate(gathering: Gathering): string {
  const { reading, terms } = gathering;
  const runs = spreadRuns(gathering);
  const total = [...terms.weights.values()].reduce((sum, weight) => sum + weight, 0) || 1;
  const scores = new Map<string, { score: number; kinds: Map<string, number>; articles: Set<string> }>();
  const asked = [...reading.names, ...reading.sources.known.flatMap(({ name, written }) => [name, written])];
  for (const [rank, run] of runs.slice(0, RUNS_READ).entries()) {
    for (const sentence of run.article.sentences.slice(run.from, run.until)) {
      const held = [...sentence.terms.keys()].reduce((sum, stem) => sum + (terms.weights.get(stem) ?? 0), 0);
      const weight = (BASE_SHARE + held / total) / (1 + rank * 0.1);
      for (const [actor, type] of actorsOf(sentence)) {
        const entry = scores.get(actor) ?? { score: 0, kinds: new Map(), articles: new Set() };
        entry.score += weight;
        entry.kinds.set(type, (entry.kinds.get(type) ?? 0) + 1);
        entry.articles.add(run.article.read.article.id);
        scores.set(actor, entry);
      }
    }
  }
  const ranked = [...scores]
    .filter(([actor]) => !asked.some((name) => foldName(name) === actor || mayName(name, actor)))
    .filter(([actor]) => !foldName(reading.question).includes(actor))
    .filter(([, { kinds }]) => mayBe(bestKind(kinds), reading))
    .map(([actor, { score, kinds, articles }]) => {
      const fits = reading.slot === 'any' || bestKind(kinds) === reading.slot;
      return { actor, score: score * (fits ? 1 : OTHER_KIND_SHARE) * Math.sqrt(articles.size) };
    })
    .sort((a, b) => b.score - a.score);
  return displayOf(ranked[0]?.actor, runs);
}

/** "Who" is a person, or a group that does what persons do; never a place. */
const mayBe = (kind: string, { slot }: QuestionReading): boolean => slot !== 'PER' || kind !== 'LOC';

/** Whether the question asks for somebody or something by name. */
export function asksForName({ slot, question }: QuestionReading): boolean {
  return !ASKS_FOR_SOURCE.test(question) && (slot !== 'any' || /^who\b|\bwhich\b/iu.test(question));
}

/** "Which news source told of more …": nobody of whom the sources tell is meant. */
const ASKS_FOR_SOURCE = /\bwhich\s+(?:\p{L}+\s){0,2}?(?:source|outlet|publication|article|report)\b/iu;

/** Whether a letter of a name or a word is asked for: articles tell of people and things, not of how they are spelled. */
export function asksForLetter({ question }: QuestionReading): boolean {
  return /\b(?:which|what)\s+(?:(?:single|first|last|initial|one)\s+)?(?:letter\s+(?:represents?|stands?|begins?|starts?|is|does|do|was|denotes?|identifies)|initials?|vowel|consonant|syllable)\b|\b(?:by|with|of)\s+(?:a|the|one)\s+(?:single|first)\s+letter\b/iu.test(
    question,
  );
}

/**
 * The name among those that the answering sentences hold: the given one where they do, else the first of the kind asked
 * for that the question does not name; '' when there is none. Who does something may be a person or a group.
 */
export function nameAmong(
  chosen: readonly Pick<ChosenSentence, 'sentence'>[],
  reading: QuestionReading,
  name: string,
): string {
  const role = ROLE_ASKED.exec(reading.question)?.[1];
  const done = doneAsked(reading.question);
  const named = chosen.flatMap(({ sentence }) => {
    const mentions = done === undefined ? sentence.mentions : findPatients(sentence, done);
    return mentions.filter((one) => mayBe(one.type, reading) && (role === undefined || holdsRole(one, sentence, role)));
  });
  if (name !== '' && named.some(({ text }) => text === name || mayName(name, text))) return name;
  const isAsked = (text: string) =>
    reading.names.some((asked) => mayName(asked, text)) ||
    ` ${foldName(reading.question)} `.includes(` ${foldName(text)} `);
  const fits = (type: string) =>
    reading.slot === 'any' || type === reading.slot || (type !== 'LOC' && MAY_BE_GROUP.test(reading.question));
  return named.find(({ text, type }) => fits(type) && !isAsked(text))?.text ?? '';
}

/** "Who is the mayor of Tarn?": the bearer stands beside the word. */
const ROLE_ASKED =
  /^\s*who\s+(?:is|was)\s+the\s+(?:(?:new|former|current|next|first)\s+)?(\p{L}{4,})\s+(?:of|for|in|at)\b/iu;
/** As far as a title or an apposition goes. */
const ROLE_CHARS_MAX = 40;

/** Whether the word stands beside a mention in its sentence; "the mayor's office" is no mayor. */
function holdsRole({ start, end }: ActorMention, sentence: HeldSentence, role: string): boolean {
  const before = sentence.text.slice(Math.max(0, start - sentence.start - ROLE_CHARS_MAX), start - sentence.start);
  const after = sentence.text.slice(end - sentence.start, end - sentence.start + ROLE_CHARS_MAX);
  const word = `\\b${role}\\b(?!['’])`;
  return new RegExp(`${word}[^.;]*$`, 'iu').test(before) || new RegExp(`^[^.;]*${word}`, 'iu').test(after);
}

/** A group may be taken for a person by its name, and does what persons do. */
const MAY_BE_GROUP = /^who\b(?! (?:is|was) the\b)|^which (?:company|group|team|club|firm|party)\b/iu;

/** Each actor of a sentence once, with its kind there. */
function actorsOf({ mentions }: HeldSentence): Map<string, string> {
  return new Map(mentions.map(({ actor, type }) => [actor, type]));
}

function bestKind(kinds: ReadonlyMap<string, number>): string {
  return [...kinds].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/**
 * As the evidence writes it most often; of a person, with more than one word where it is so written ("Sam Altman" before
 * "Altman"), of an organisation its usual short form ("Google" before "Google LLC").
 */
function displayOf(actor: string | undefined, runs: Gathering['runs']): string {
  const counts = new Map<string, number>();
  let persons = 0;
  for (const { article } of runs) {
    for (const mention of article.read.understanding.actorMentions) {
      if (mention.actor !== actor) continue;
      counts.set(mention.text, (counts.get(mention.text) ?? 0) + 1);
      persons += mention.type === 'PER' ? 1 : -1;
    }
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1]).map(([text]) => text);
  return (persons > 0 ? ranked.find((text) => text.includes(' ')) : undefined) ?? ranked[0] ?? '';
}
