// Finds the sentences of an article that speak of a subject: by a name, or by a word that stands for it.

import type { ActorMention } from '../news/actor.ts';
import type { ReadArticle, Sentence } from '../news/article.ts';
import { foldName } from '../text/understand.ts';

/** Whom or what a timeline is about. */
export interface Subject {
  /** As it is called: its words are looked for where nothing marked them as a name. */
  readonly name: string;
  /** The fullest folded names under which articles know the actor that is meant; none for what is no actor. */
  readonly keys: ReadonlySet<string>;
}

/** Between the words of a name others may stand: "the iTunes Music Store" for "iTunes store", "its 3G version of the phone". */
const WORDS_BETWEEN_MAX = 3;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Numbers of the sentences that speak of the subject, ascending. */
export function sentencesAbout(read: ReadArticle, subject: Subject): readonly number[] {
  const { sentences, actorMentions } = read.understanding;
  const naming = namingOf(read, subject);
  const about: number[] = [];
  let lastPerson: string | undefined;
  let lastNamed = Number.NEGATIVE_INFINITY;
  let isKnown = false;
  for (const [number, sentence] of sentences.entries()) {
    const mentions = mentionsIn(actorMentions, sentence);
    const named = naming.stretchesIn(sentence, mentions);
    const persons = mentions.filter(({ type }) => type === 'PER');
    const isMeant =
      named.length > 0
        ? named.some((stretch) => takesPart(sentence.text, stretch))
        : isKnown &&
          (naming.isPerson
            ? persons.length === 0 && HE_OR_SHE.test(sentence.text) && naming.keys.has(lastPerson ?? '')
            : (lastNamed === number - 1 && IT.test(sentence.text)) || naming.reference?.test(sentence.text) === true);
    if (isMeant) about.push(number);
    if (isMeant || named.length > 0) [lastNamed, isKnown] = [number, true];
    if (persons.length > 0)
      lastPerson = persons.findLast(({ actor }) => naming.keys.has(actor))?.actor ?? persons.at(-1)?.actor;
  }
  return about;
}

const HE_OR_SHE = /\b(?:he|she)\b|^["“]?\s*(?:his|her|they)\b/iu;
const IT = /^["“]?\s*(?:it|its|they)\b/iu;

interface Naming {
  /** The actors of this article that are the subject. */
  readonly keys: ReadonlySet<string>;
  readonly isPerson: boolean;
  /** What else it is called once it was named: "the store". */
  readonly reference?: RegExp;
  /** Where a sentence names it, or stands for it by what the article alone can mean; offsets in the sentence. */
  readonly stretchesIn: (sentence: Sentence, mentions: readonly ActorMention[]) => readonly Stretch[];
}

function namingOf({ understanding }: ReadArticle, { name, keys: known }: Subject): Naming {
  const { actorMentions, references } = understanding;
  const words = wordsOf(name).map(({ word }) => word);
  const keys = new Set(actorMentions.map(({ actor }) => actor).filter((actor) => known.has(foldName(actor))));
  const last = words.length > 1 ? words.at(-1) : undefined;
  return {
    keys,
    isPerson: actorMentions.some(({ actor, type }) => type === 'PER' && keys.has(actor)),
    ...(last !== undefined &&
      /^\p{L}{4,}$/u.test(last) && { reference: new RegExp(`\\bthe (?:\\p{Ll}+ )?${last}\\b`, 'iu') }),
    stretchesIn: (sentence, mentions) => {
      const marked = [...mentions, ...references.filter((one) => isWithin(one, sentence))]
        .filter(({ actor }) => keys.has(actor))
        .map(({ start, end }) => ({ start: start - sentence.start, end: end - sentence.start }));
      return marked.length > 0 ? marked : findWords(sentence.text, words);
    },
  };
}

const isWithin = (one: Stretch, { start, end }: Stretch): boolean => one.start >= start && one.end <= end;

const mentionsIn = (mentions: readonly ActorMention[], sentence: Sentence): readonly ActorMention[] =>
  mentions.filter((mention) => isWithin(mention, sentence));

/** Where all words of a name stand together, in any order and with a few others between; a plural counts. */
function findWords(text: string, words: readonly string[]): readonly Stretch[] {
  if (words.length === 0) return [];
  const found = wordsOf(text);
  const stretches: Stretch[] = [];
  for (const [at, first] of found.entries()) {
    if (!words.some((word) => isSameWord(word, first.word))) continue;
    const near = found.slice(at, words.length === 1 ? at + 1 : at + words.length + WORDS_BETWEEN_MAX);
    const last = near.findLast(({ word }) => words.some((one) => isSameWord(one, word)));
    const isWhole = words.every((word) => near.some((other) => isSameWord(word, other.word)));
    if (last !== undefined && isWhole && !(words.length === 1 && LONGER_NAME.test(text.slice(last.end))))
      stretches.push({ start: first.start, end: last.end });
  }
  return stretches;
}

/** A name of one word with another capital or a number behind it is the beginning of somebody else's. */
const LONGER_NAME = /^ (?:\p{Lu}|\d)/u;

const isSameWord = (word: string, other: string): boolean => word === other || `${word}s` === other;

function wordsOf(text: string): readonly (Stretch & { readonly word: string })[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:[.-][\p{L}\p{N}]+)*/gu)].map(({ 0: word, index }) => ({
    word: foldName(word),
    start: index,
    end: index + word.length,
  }));
}

/** False where only something of the subject's is told of, or something is said of others by way of it. */
function takesPart(text: string, { start, end }: Stretch): boolean {
  return (
    !/^ ?['’](?:s\b|\s)/u.test(text.slice(end)) &&
    !/\b(?:of|than|like|about)(?: (?:the|its|their|his|her|new))* ?$/iu.test(text.slice(0, start))
  );
}
