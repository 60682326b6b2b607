// Decides a question by yes or no, where a sentence carries what it asks word for word or denies it, and leaves it open
// where none does or two disagree.

import type { Article } from '../news/article.ts';
import { isStopWord } from '../text/understand.ts';
import { carries } from '../write/write-cited.ts';
import type { ScoredSentence } from './choose-sentences.ts';
import { likeOpposites } from './like-words.ts';

/** What decides, and by which sentences; '' when they disagree. */
export interface Decision {
  /** Yes, No, or which of the two that are compared. */
  readonly slot: string;
  readonly sentences: readonly ScoredSentence[];
}

/** Sentences after these tell of something else. */
const SENTENCES_READ_MAX = 12;

/** What the sentences, best first, say to the question; undefined when none of them decides it. */
export function decide(question: string, candidates: readonly ScoredSentence[]): Decision | undefined {
  return decideStatements(statementsOf(question), candidates);
}

/** The same of something stated, in any of several ways of saying it. */
export function decideStatements(
  statements: readonly string[],
  candidates: readonly ScoredSentence[],
): Decision | undefined {
  if (statements.length === 0) return undefined;
  const read = candidates.slice(0, SENTENCES_READ_MAX);
  const by = (says: (text: string, article: Article) => boolean) =>
    read.find(({ sentence, article }) => says(sentence.text, article.read.article));
  const yes = by((text, article) => statements.some((statement) => mayCarry(statement, text, article)));
  const no = by((text, article) => {
    const affirmed = withoutNegation(text);
    const denies = affirmed !== text && statements.some((statement) => mayCarry(statement, affirmed, article));
    return denies || statements.some((statement) => opposed(statement).some((other) => mayCarry(other, text, article)));
  });
  if (yes !== undefined && no !== undefined) return { slot: '', sentences: [yes, no] };
  if (yes !== undefined) return { slot: 'Yes', sentences: [yes] };
  return no === undefined ? undefined : { slot: 'No', sentences: [no] };
}

/** `carries`, after a quick look: each plain word of the statement has to stand in the sentence by its first letters. */
function mayCarry(statement: string, text: string, article: Article): boolean {
  const folded = text.toLowerCase();
  const words = statement.match(/(?<!\p{L})\p{Ll}{5,}/gu) ?? [];
  const isNear = words.every((word) => isStopWord(word, 'en') || folded.includes(word.slice(0, WORD_HEAD_LETTERS)));
  return isNear && carries(statement, text, article);
}

/** Forms of one word share at least so many. */
const WORD_HEAD_LETTERS = 4;

const AUXILIARY = /^(did|does|do|is|are|was|were|has|have|had)\s+(.+?)\s*\?*$/isu;
/** Forms of verbs that follow "was" and "has". */
const PARTICIPLE = /^\p{Ll}+(?:ed|en|wn|ne|lt|nt|ld|ht|ung|id|pt|rn|de|ost|it|ut|et|un|ead)$/u;

/**
 * "Did Ada open the harbour?" states "Ada open the harbour"; "Was the bridge closed by the police?" states "the bridge
 * was closed by the police", in as many ways as there are words that may be its verb.
 */
function statementsOf(question: string): readonly string[] {
  const [, auxiliary = '', rest = ''] = AUXILIARY.exec(question.trim()) ?? [];
  if (rest === '' || /[,;:]|\b(?:or|if|when|while|whether)\b/iu.test(rest)) return [];
  if (/^(?:did|does|do)$/iu.test(auxiliary)) return [rest];
  const words = rest.split(/\s+/u);
  const places = words.flatMap((word, at) => (at > 0 && PARTICIPLE.test(word) ? [at] : []));
  const nouns = /^(?:is|are|was|were)$/iu.test(auxiliary)
    ? words.flatMap((word, at) => (at > 0 && /^(?:an?|the)$/iu.test(word) ? [at] : []))
    : [];
  return [...places, ...nouns].map((at) =>
    [...words.slice(0, at), auxiliary.toLowerCase(), ...words.slice(at)].join(' '),
  );
}

/** The sentence as if it were so: "has not approved" becomes "has approved", "failed to open" becomes "opened" in its stem. */
function withoutNegation(text: string): string {
  return text
    .replace(/\b(?:did|does|do) not\s|\b(?:did|does|do)n['’]t\s/giu, '')
    .replace(/\b(is|are|was|were|has|have|had)(?: not|n['’]t)\b/giu, '$1')
    .replace(/\b(?:failed|refused|declined) to\s/giu, '');
}

/** The statement with one of its words turned into its opposite: "the council approve" becomes "the council reject". */
function opposed(statement: string): readonly string[] {
  const words = statement.split(/\s+/u);
  return words.flatMap((word, at) =>
    likeOpposites(word.toLowerCase()).map((other) => [...words.slice(0, at), other, ...words.slice(at + 1)].join(' ')),
  );
}
