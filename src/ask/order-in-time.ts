// Answers whether one thing came before another: by the days of the events told, or of the reports named.

import type { ScoredSentence } from './choose-sentences.ts';
import { isCorrection } from './corrections.ts';
import type { Decision } from './decide.ts';
import type { Gathering } from './gather-evidence.ts';
import { holdsRequired, requiredWords } from './required-words.ts';

interface Span {
  readonly from: string;
  readonly to: string;
  readonly sentence: ScoredSentence;
}

const ORDER = /^(?:did|was|were|has|had|is)\b(.+?)\b(before|after)\b(.+?)\??$/isu;
/** A half of fewer words names no event. */
const HALF_WORDS_MIN = 2;

/**
 * Yes or no where both halves of the question are told with days of their own that do not touch; undefined for a question
 * of another kind, and where a day is not known. `sentences`: all that were scored, best first.
 */
export function decideOrder(gathering: Gathering, sentences: readonly ScoredSentence[]): Decision | undefined {
  const [, first = '', joint = '', second = ''] = ORDER.exec(gathering.reading.question.trim()) ?? [];
  if (joint === '' || /\b(?:before|after|or|between|consisten\p{L}*|change\p{L}*|not|fail)\b/iu.test(first + second))
    return undefined;
  const [one, other] = [spanOf(first, gathering, sentences), spanOf(second, gathering, sentences)];
  if (one === undefined || other === undefined || (one.from <= other.to && other.from <= one.to)) return undefined;
  const isBefore = one.to < other.from;
  return {
    slot: isBefore === (joint.toLowerCase() === 'before') ? 'Yes' : 'No',
    sentences: [one.sentence, other.sentence],
  };
}

const WHAT_CAME_FIRST =
  /^(?:which|what)\s+(?:of\s+(?:them|the two)\s+)?(?:came|happened|was|occurred|took place)\s+(first|earlier|last|later)\s*[,:]?\s+(.+?)\s+or\s+(.+?)\s*\?*$/isu;

/** "What came first, the storm or the election?": the half whose days lie before, as the question says it. */
export function firstOf(gathering: Gathering, sentences: readonly ScoredSentence[]): Decision | undefined {
  const [, which = '', first = '', second = ''] = WHAT_CAME_FIRST.exec(gathering.reading.question.trim()) ?? [];
  if (which === '') return undefined;
  const [one, other] = [spanOf(first, gathering, sentences), spanOf(second, gathering, sentences)];
  if (one === undefined || other === undefined || (one.from <= other.to && other.from <= one.to)) return undefined;
  const isFirst = one.to < other.from;
  const slot = isFirst === /^(?:first|earlier)$/iu.test(which) ? first : second;
  return { slot, sentences: isFirst ? [one.sentence, other.sentence] : [other.sentence, one.sentence] };
}

/** The days of the first sentence that tells a half: of its report where the half names a source, else of its event. */
function spanOf(half: string, gathering: Gathering, sentences: readonly ScoredSentence[]): Span | undefined {
  if (half.trim().split(/\s+/u).length < HALF_WORDS_MIN) return undefined;
  const { reading } = gathering;
  const folded = half.toLowerCase();
  const sources = reading.sources.known.filter(({ written }) => folded.includes(written)).map(({ name }) => name);
  const own = {
    ...reading,
    question: half,
    names: reading.names.filter((name) => half.includes(name)),
    sources: { ...reading.sources, known: reading.sources.known.filter(({ name }) => sources.includes(name)) },
  };
  const required = requiredWords(own);
  if (required.words.length + own.names.length === 0) return undefined;
  for (const sentence of sentences) {
    const { article } = sentence.article.read;
    if (sources.length > 0 && !sources.includes(article.source)) continue;
    if (!holdsRequired(sentence.sentence, sentence.article, own, required)) continue;
    // The days of a correction are those of what it corrects.
    if (isCorrection(sentence.sentence.text)) continue;
    const day = article.publishedDay;
    if (sources.length > 0) return day === undefined ? undefined : { from: day, to: day, sentence };
    const [told] = sentence.sentence.days;
    if (told !== undefined) return { ...told, sentence };
  }
  return undefined;
}
