// Widens a query by other ways of writing what it says: compounds in one word or two, abbreviations and their long forms.

import { findTerms, foldName, isStopWord } from '../text/understand.ts';
import { visibleOf } from './actors-named.ts';
import { sameAs, secondPart } from './keys.ts';
import { markTogether } from './match.ts';
import type { Query, QueryAtom } from './read-query.ts';
import type { ViewOfSegments } from './view-mask.ts';
import { keysOfWords, listsOfWords } from './word-keys.ts';

/** Longer names than this have no abbreviation that anybody knows. */
const NAME_WORDS_MAX = 8;
/** An abbreviation may be that of several names; more than these few are none of what is meant. */
const SAME_MAX = 3;
/** Longer queries say enough by themselves, and each of their words costs a look. */
const CLAUSES_MAX = 16;
/** A word in so few articles is also looked for in two words; in more of them, enough write it in one. */
const THIN_ARTICLES = 10;
/** So many texts are read to see whether two words stand in a row. */
const READ_MAX = 64;
const PART_LETTERS_MIN = 3;

/**
 * The query with atoms added (`isAdded`) to its clauses, from what the articles of the view alone say. What is excluded is
 * excluded under its other names too.
 */
export async function expandQuery(view: ViewOfSegments, query: Query): Promise<Query> {
  if (query.length > CLAUSES_MAX) return query;
  const clauses = query.map((clause) => [...clause]);
  const excluded: QueryAtom[][] = [];
  for (const { from, until, atom } of [...joinedOf(query), ...(await namesOf(view, query))])
    for (let at = from; at < until; at += 1) clauses[at]?.push(atom);
  for (const [at, clause] of query.entries())
    for (const atom of clause) {
      const others = await othersOf(view, atom);
      if (!atom.negated) clauses[at]?.push(...others);
      else if (clause.length === 1) excluded.push(...others.map((other) => [other]));
    }
  return [...clauses, ...excluded];
}

interface Added {
  /** The clauses that the atom may stand for. */
  readonly from: number;
  readonly until: number;
  readonly atom: QueryAtom;
}

/** "cease fire" → "ceasefire", for two words that follow each other. */
function joinedOf(query: Query): Added[] {
  return query.flatMap((_, at) => {
    const [one, next] = [plainWord(query[at]), plainWord(query[at + 1])];
    if (one === undefined || next === undefined || !isPart(one.value) || !isPart(next.value)) return [];
    const atom = { ...one, value: one.value + next.value, isAdded: true } as const;
    return [{ from: at, until: at + 2, atom }];
  });
}

const isPart = (word: string): boolean =>
  /^\p{L}+$/u.test(word) &&
  (word.length >= PART_LETTERS_MIN || word.length === 1) &&
  !isStopWord(word.toLowerCase(), 'en');

/** The word of a clause that is nothing else. */
function plainWord(clause: readonly QueryAtom[] | undefined): QueryAtom | undefined {
  const atom = clause?.length === 1 ? clause[0] : undefined;
  return atom?.kind === 'words' && !atom.negated ? atom : undefined;
}

/** Names of several words that are clauses of the query, and what they are called otherwise. */
async function namesOf(view: ViewOfSegments, query: Query): Promise<Added[]> {
  const added: Added[] = [];
  for (let from = 0; from < query.length; from += 1) {
    const words: string[] = [];
    for (let until = from + 1; until <= query.length && words.length < NAME_WORDS_MAX; until += 1) {
      const atom = plainWord(query[until - 1]);
      if (atom === undefined) break;
      words.push(atom.value);
      if (words.length > 1)
        for (const other of await namesLike(view, words.join(' ')))
          added.push({ from, until, atom: atomFor(other, { ...atom, at: query[from]?.[0]?.at ?? 0 }) });
    }
  }
  return added;
}

/** Other ways of writing what one atom says. */
async function othersOf(view: ViewOfSegments, atom: QueryAtom): Promise<QueryAtom[]> {
  if (atom.kind !== 'words' && atom.kind !== 'phrase') return [];
  const words = atom.value.split(/\s+/u).filter((word) => word !== '');
  const others: QueryAtom[] = [];
  // Forms of a compound ("cease-fires") are those of the word that it makes.
  if (atom.kind === 'words' && HYPHENATED.test(atom.value))
    others.push(atomFor(atom.value.replace(/[-‐‑]/gu, ''), atom));
  if (atom.kind === 'phrase') others.push(...joinedIn(words).map((other) => atomFor(other, atom)));
  for (let from = 0; from < words.length; from += 1)
    for (let until = from + 1; until <= Math.min(words.length, from + NAME_WORDS_MAX); until += 1) {
      const said = words.slice(from, until).join(' ');
      const like = [...(await namesLike(view, said)), ...(until === from + 1 ? await splitsOf(view, said) : [])];
      for (const other of like)
        others.push(atomFor([...words.slice(0, from), other, ...words.slice(until)].join(' '), atom));
    }
  return others;
}

/** "cease fire held" → "ceasefire held": each two words of a phrase in one. */
function joinedIn(words: readonly string[]): string[] {
  return words.slice(1).flatMap((next, at) => {
    const one = words[at] as string;
    return isPart(one) && isPart(next) ? [words.toSpliced(at, 2, one + next).join(' ')] : [];
  });
}

const HYPHENATED = /^\p{L}+(?:[-‐‑]\p{L}+){1,3}$/u;

function atomFor(words: string, atom: QueryAtom): QueryAtom {
  return { ...atom, kind: /\s/u.test(words) ? 'phrase' : 'words', value: words, isAdded: true };
}

/**
 * What articles of the view introduce as the same as a name: the long form of an abbreviation, in capitals an
 * abbreviation of a long form; in most articles first. None for words without content that are not in capitals ("us").
 */
async function namesLike(view: ViewOfSegments, name: string): Promise<readonly string[]> {
  const folded = foldName(name);
  if (folded.length < 2 || (isStopWord(folded, 'en') && name !== name.toUpperCase())) return [];
  const counts = new Map<string, number>();
  for (const part of view.parts)
    for (const [key, list] of await part.segment.lists(await part.segment.keysWithin(sameAs(folded)))) {
      const count = visibleOf(part, list).length;
      if (count > 0) counts.set(secondPart(key), (counts.get(secondPart(key)) ?? 0) + count);
    }
  const most = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, SAME_MAX);
  // "US" is a name in capitals alone.
  return most.map(([other]) => (other.includes(' ') ? other : other.toUpperCase()));
}

/** "ceasefire" → "cease fire", where few articles have it in one word and few could have it in two. */
async function splitsOf(view: ViewOfSegments, word: string): Promise<readonly string[]> {
  if (!/^\p{Script=Latin}{5,24}$/u.test(word) || (await countUpTo(view, word)) > THIN_ARTICLES) return [];
  const lower = word.toLowerCase();
  const splits: string[] = [];
  for (let at = 1; at <= lower.length - PART_LETTERS_MIN; at += 1) {
    const [one, other] = [lower.slice(0, at), lower.slice(at)];
    if (at === 1 ? !LETTER.test(one) : !isPart(one) || !isPart(other)) continue;
    const groups = keysOfWords(view, `${one} ${other}`);
    let texts = 0;
    for (const part of view.parts) {
      const marks = await markTogether(part, groups);
      for (let article = 0; article < marks.length; article += 1)
        texts += (marks[article] as number) & (part.visible[article] as number);
    }
    if (groups.length === 2 && texts > 0 && texts <= READ_MAX) splits.push(`${one} ${other}`);
  }
  return splits;
}

/** As `findCompounds` has them. */
const LETTER = /^[etuxk]$/;

/** In how many articles of the view a word stands, or one more than are few. */
async function countUpTo(view: ViewOfSegments, word: string): Promise<number> {
  const groups = keysOfWords(view, word);
  if (groups.length !== 1 || findTerms(word, 'en').length !== 1) return Number.POSITIVE_INFINITY;
  let count = 0;
  for (const part of view.parts) {
    const articles = new Set<number>();
    for (const { numbers, count: all } of (await listsOfWords(part, groups)).values())
      for (let at = 0; at < all && articles.size <= THIN_ARTICLES; at += 1) {
        const article = part.columns.articlesOf[numbers[at] as number] as number;
        if (part.visible[article] === 1) articles.add(article);
      }
    count += articles.size;
  }
  return count;
}
