// How much of the evidence that a question needs was found, as the measure of `news-2023` defines it.

export interface ArticleLine {
  readonly url: string;
  readonly title: string;
  readonly source: string;
  readonly text: string;
  readonly publishedAt: string;
}

export interface Question {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly type: 'inference' | 'comparison' | 'temporal' | 'null';
  readonly evidence: readonly { readonly url: string; readonly fact: string }[];
}

/** What is shown of an article, in rank order. */
export interface Entry {
  readonly url: string;
  readonly text: string;
}

export const ARTICLES = 'news-2023.articles.jsonl.gz';
export const QUESTIONS = 'news-2023.questions.jsonl';
/** The articles end in 2023: "today" in the questions means the day after the last of them. */
export const ASKED = '2024-01-01T12:00:00Z';

const ENTRIES_MAX = 10;
const WORDS_MAX = 2_000;

/** A text with its white space folded. */
export const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The share of facts that stand in the entries, and of questions of which all do; `textOf` gives folded texts by address. */
export function shareOfFacts(
  questions: readonly Question[],
  found: ReadonlyMap<string, readonly Entry[]>,
  textOf: ReadonlyMap<string, string>,
): { readonly facts: number; readonly all: number } {
  const withFacts = questions.filter(({ evidence }) => evidence.length > 0);
  let [facts, held, all] = [0, 0, 0];
  for (const { id, evidence } of withFacts) {
    const entries = fairEntries(found.get(id) ?? [], textOf);
    const hits = evidence.filter(({ fact }) => entries.some((entry) => entry.includes(fold(fact)))).length;
    facts += evidence.length;
    held += hits;
    if (hits === evidence.length) all += 1;
  }
  return { facts: held / facts, all: all / withFacts.length };
}

/** Only what keeps the rules counts: ten entries, 2,000 words in all, each an unbroken run of the article's text. */
function fairEntries(entries: readonly Entry[], textOf: ReadonlyMap<string, string>): string[] {
  let words = 0;
  const fair: string[] = [];
  for (const { url, text } of entries.slice(0, ENTRIES_MAX)) {
    words += text.split(/\s+/).length;
    if (words > WORDS_MAX) break;
    if ((textOf.get(url) ?? '').includes(fold(text))) fair.push(fold(text));
  }
  return fair;
}
