// The checker's own reader of names: runs of capitalised words, and under which other names an article knows the same actor.

import { wordsOf } from './judge-words.ts';

/** Words that open sentences or belong to days: they name nobody. */
const COMMON: ReadonlySet<string> = new Set(
  `a an the this that these those he she it they we i you his her its their our my your in on at by for from with of to
  after before during since until when while where as and but or if there here what who how why which one two three four
  five six seven eight nine ten some many most all both each no not according also however later now then today
  yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april may june july
  august september october november december mr mrs ms dr about around nearly at least more than over under several
  following despite although because only up between among against both every another other such`.split(/\s+/),
);

const WORD = "\\p{Lu}(?:[\\p{L}\\p{N}'’&-]|\\.(?=\\p{L}))*";
/** A full stop ends a run. */
const RUN = new RegExp(`(?<![\\p{L}\\p{N}])${WORD}(?:\\s(?:(?:al|bin|de|van|von|of|the)\\s)?${WORD})*`, 'gu');

/** The names of a text: capitalised words, without those that anybody would write large there. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(RUN)]
    .map(([run]) =>
      run
        .replace(/[.'’&-]+$/u, '')
        .split(/\s+/u)
        .filter((word) => !COMMON.has(wordsOf(word)[0] ?? ''))
        .join(' '),
    )
    .filter((name) => name !== '');
}

/**
 * The words of the names that the article gives to whom the sentences name: runs that share a word with one of theirs,
 * and long names with their initials ("Norvik Harbour Council", "NHC").
 */
export function otherNamesOf(text: string, sentences: string): string[] {
  const runs = new Set([...text.matchAll(RUN)].map(([run]) => run.replace(/['’]s$/u, '')));
  const here = new Set(namesIn(sentences).flatMap(wordsOf));
  const isHere = (run: string): boolean =>
    wordsOf(run).some((word) => word.length > 2 && !COMMON.has(word) && here.has(word)) || here.has(initialsOf(run));
  const short = [...here].map((word) => word.toUpperCase());
  const spelt = [...runs].filter((run) => isHere(run) || short.includes(initialsOf(run).toUpperCase()));
  return spelt.flatMap((run) => [...wordsOf(run), initialsOf(run)]);
}

function initialsOf(run: string): string {
  const words = wordsOf(run).filter((word) => !/^(?:of|the|and|for|de)$/u.test(word));
  return words.length < 2 ? '' : words.map((word) => word.charAt(0)).join('');
}
