// Checks that a sentence written anew says nothing that one of its cited sentences does not say: the same words, in the
// same relations. Stricter than fluent writing needs: what fails is replaced by the exact words.

import type { Article } from '../news/article.ts';
import { findActors, foldName } from '../text/understand.ts';
import { misplacedDate } from './check-dates.ts';
import { unboundOperator } from './check-operators.ts';
import { turnedRelation } from './check-order.ts';
import type { CitedWords } from './cited-words.ts';
import { isSameWord, readWording, type Unit, type Word } from './read-wording.ts';
import { isAttributed } from './weighty-words.ts';

/** What a claim says that none of the cited sentences alone says; undefined when one of them carries it. */
export function changedWording(text: string, { citations }: CitedWords): string | undefined {
  const units = unitsOf(citations);
  for (const statement of text.split(STATEMENT_BORDER)) {
    let why: string | undefined = 'It rests on nothing.';
    for (const { unit, article } of units) {
      why = faultIn(spelledAs(statement, unit.text, article), unit);
      if (why === undefined) break;
    }
    if (why !== undefined) return why;
  }
  return undefined;
}

/** Two statements side by side may rest on two sentences: "40 families, while the radio said that 55 …". */
const STATEMENT_BORDER = /;\s+|,\s+(?:while|whereas|but)\s+|(?<=[.!?]["”’]?)\s+(?=["“]?\p{Lu}\p{Ll}+\s)/u;

function faultIn(statement: string, unit: Unit): string | undefined {
  const words = readWording(statement, unit.published);
  return (
    unknownWord(words, unit) ??
    turnedRelation(words, unit) ??
    unboundOperator(words, unit) ??
    misplacedDate(statement, unit.text, unit.published)
  );
}

/** Words that may stand in a sentence about anything: who says it is checked, not that it is said. */
function unknownWord(words: readonly Word[], unit: Unit): string | undefined {
  const mayBeSaid = isAttributed(unit.text);
  for (const word of words) {
    if (word.role === 'plain' || word.role === 'number') continue;
    if (word.role === 'saying' && mayBeSaid) continue;
    if (word.form === 'according' && mayBeSaid) continue;
    const found = unit.words.find((other) => isSameWord(word, other));
    if (found === undefined) return `This word is not in the cited words: ${word.form}`;
  }
  return undefined;
}

function unitsOf(citations: CitedWords['citations']): { unit: Unit; article: Article }[] {
  return citations.flatMap(({ citation, article }) => {
    const text = citation.quote.replace(/\s+/gu, ' ');
    const unit = unitOf(text, article);
    const before = citations.find(
      (other) => other.article === article && follows(article, other.citation.quote, citation.quote),
    );
    const opening = /^["“]?(?:he|she|they)\b/iu.exec(text)?.[0];
    if (before === undefined || opening === undefined) return [{ unit, article }];
    const person = firstPerson(before.citation.quote, article);
    if (person === undefined) return [{ unit, article }];
    return [
      { unit, article },
      { unit: unitOf(`${person}${text.slice(opening.length)}`, article), article },
    ];
  });
}

function follows(article: Article, first: string, second: string): boolean {
  const at = article.text.indexOf(first);
  const next = article.text.indexOf(second);
  return at !== -1 && next > at && article.text.slice(at + first.length, next).trim() === '';
}

function unitOf(text: string, article: Article): Unit {
  const { publishedDay } = article;
  const names = [...actingNames(article)].flatMap((name) =>
    [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${asPattern(name)}(?![\\p{L}\\p{N}])(?!['’]s)`, 'gu'))].map(
      ({ index }) => ({ start: index, end: index + name.length }),
    ),
  );
  return {
    text,
    names,
    words: readWording(text, publishedDay),
    ...(publishedDay !== undefined && { published: publishedDay }),
  };
}

const asPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** The statement with each other name of an actor written as the cited words write it. */
function spelledAs(statement: string, quote: string, article: Article): string {
  const { mentions, abbreviations } = actorsOf(article);
  const pairs = [
    ...abbreviations.flatMap(({ short, long }) => [[short, long] as const, [long, short] as const]),
    ...mentions.flatMap(({ text, actor }) =>
      mentions
        .filter((other) => other.actor === actor && other.text !== text)
        .map((other) => [text, other.text] as const),
    ),
  ].sort((a, b) => b[0].length - a[0].length);
  let spelled = statement;
  for (const [from, to] of pairs) {
    if (foldName(from) === '' || quote.includes(from) || !quote.includes(to)) continue;
    spelled = spelled.replaceAll(from, to);
  }
  return spelled;
}

const known = new WeakMap<Article, ReturnType<typeof findActors>>();

/** The actors of an article, found once: many claims cite the same one. */
function actorsOf(article: Article): ReturnType<typeof findActors> {
  const found =
    known.get(article) ??
    findActors(article.text, article.publishedDay === undefined ? {} : { publishedDay: article.publishedDay });
  known.set(article, found);
  return found;
}

function actingNames(article: Article): ReadonlySet<string> {
  return new Set(actorsOf(article).mentions.flatMap(({ type, text }) => (type === 'LOC' ? [] : [text])));
}

function firstPerson(quote: string, article: Article): string | undefined {
  const at = article.text.indexOf(quote);
  return actorsOf(article).mentions.find(
    ({ type, start, end }) => type === 'PER' && start >= at && end <= at + quote.length,
  )?.text;
}
