// Finds the publishers that a question names: those that the asker's view holds, and those that it does not.

import { foldName } from '../text/understand.ts';
import { KNOWN_PUBLISHERS, PUBLICATION, PUBLISHER_CUE } from './question-words.ts';

export interface NamedSources {
  /** `name` as the view has it, `written` as the question has it. */
  readonly known: readonly { readonly name: string; readonly written: string }[];
  /** Publishers that are asked about and of whom the view holds nothing, as written. */
  readonly unknown: readonly string[];
}

/** Short forms below this many characters ("Time", "Sun") are words of their own. */
const SHORT_FORM_CHARS_MIN = 5;

/** The publishers named in a question, given the names of the view's sources. A name inside a longer one counts once. */
export function findSources(question: string, sources: readonly string[]): NamedSources {
  const folded = ` ${foldName(question.replace(/['’]s\b/gu, ''))} `;
  const lastWords = sources.map(lastWordOf);
  const short = (at: number) => {
    const word = lastWords[at] ?? '';
    return word !== '' && lastWords.indexOf(word) === lastWords.lastIndexOf(word) && isSaidAlone(word, question)
      ? word
      : '';
  };
  const found = sources
    .map((name, at) => ({ name, written: formsOf(name).find((form) => folded.includes(` ${form} `)) ?? short(at) }))
    .filter(({ written }) => written !== '');
  const longest = found.filter(
    ({ written }) => !found.some((other) => other.written.length > written.length && other.written.includes(written)),
  );
  return { known: longest, unknown: unknownPublishers(question, sources) };
}

/** The names under which people speak of a publisher: "The Harbour Post | News" is also "Harbour Post". */
function formsOf(source: string): string[] {
  const [main = source] = source.replace(/\s*\([^()]*\)\s*$/u, '').split(/\s[|–-]\s|:\s/u);
  const whole = foldName(source);
  const short = [foldName(main), foldName(main.replace(/\.(?:com|org|net|co\.\w\w)$/iu, ''))];
  return [whole, ...short.filter((form) => form.length >= SHORT_FORM_CHARS_MIN || form === whole)].filter(
    (form) => form !== '',
  );
}

/** What a paper of several words is called for short: "the Courier"; '' where it has no such word. */
function lastWordOf(source: string): string {
  const [main = ''] = source.replace(/\s*\([^()]*\)\s*$/u, '').split(/\s[|–-]\s|:\s/u);
  const [, last = ''] = /\s(\p{Lu}\p{Ll}+)$/u.exec(main) ?? [];
  return last.length >= SHORT_FORM_CHARS_MIN ? foldName(last) : '';
}

/** With an article before it, and no other name beside it. */
function isSaidAlone(word: string, question: string): boolean {
  return new RegExp(`\\b[Tt]he ${word}\\b(?!\\s\\p{Lu})`, 'u').test(
    question.replace(/\p{Lu}\p{Ll}+/gu, (one) => (foldName(one) === word ? word : one)),
  );
}

/** Runs of capitalised words that stand where a publisher stands and are none of the view's. */
function unknownPublishers(question: string, sources: readonly string[]): string[] {
  const known = sources.flatMap(formsOf);
  const unknown = new Set<string>();
  for (const match of question.matchAll(/\p{Lu}[\p{L}\p{N}.&]*(?:\s(?:of\s|and\s)?\p{Lu}[\p{L}\p{N}.&]*)*/gu)) {
    const name = match[0].replace(/^The\s/u, '');
    const folded = foldName(name);
    if (known.some((form) => folded === form || folded.includes(form) || form.startsWith(`${folded} `))) continue;
    const before = question.slice(0, match.index).replace(/\bthe\s$/iu, '');
    const isPublication = PUBLICATION.test(question.slice(match.index + match[0].length));
    const isCued = PUBLISHER_CUE.test(before);
    if (
      KNOWN_PUBLISHERS.has(folded) &&
      (isPublication || isCued || /\b(?:and|or)\s+(?:in\s+|by\s+)?$/iu.test(before))
    ) {
      unknown.add(name);
    }
  }
  return [...unknown];
}
