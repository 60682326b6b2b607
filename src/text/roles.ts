// Finds what persons are said to be: offices before and after their names.

import type { ActorMention, Role } from '../news/actor.ts';
import type { Sentence } from '../news/article.ts';
import { OFFICES, TITLES } from './actor-cues.ts';

/** A longer apposition is a clause of its own. */
const ROLE_CHARS_MAX = 100;

/** Titles of courtesy say nothing about a person. */
const COURTESY = /^(?:(?:mr|mrs|ms|miss|dr|prof|sir|dame|lord|lady|the|a|an|saint|st)\.?\s*)+$/i;

/**
 * The roles that a text gives to its persons, each with the sentence that says it: "the head of US Africa Command"
 * after a name, "the GNA's Minister of Interior" before one, "X is the president of Y". Each role of an actor once.
 */
export function findRoles(text: string, sentences: readonly Sentence[], mentions: readonly ActorMention[]): Role[] {
  const roles: Role[] = [];
  let at = 0;
  for (const mention of mentions) {
    while (at + 1 < sentences.length && (sentences[at]?.end ?? 0) <= mention.start) at += 1;
    const sentence = sentences[at];
    if (mention.type !== 'PER' || sentence === undefined) continue;
    const before = text.slice(sentence.start, mention.start);
    const after = text.slice(mention.end, sentence.end);
    for (const role of [roleBefore(before), roleBeforeComma(before), roleAfter(after)]) {
      if (role === null || isInside(role, roles, mention.actor)) continue;
      roles.push({ actor: mention.actor, role, start: sentence.start, end: sentence.end });
    }
  }
  return roles;
}

/** "Gen." adds nothing to "Marine Gen.". */
function isInside(role: string, roles: readonly Role[], actor: string): boolean {
  return roles.some((one) => one.actor === actor && one.role.toLowerCase().includes(role.toLowerCase()));
}

/** "GNA Prime Minister", "the GNA's Minister of Interior", "Marine Gen.", "spokesman" right before the name. */
function roleBefore(before: string): string | null {
  const words = before.slice(-ROLE_CHARS_MAX).split(/\s+/);
  if (words.at(-1) !== '') return null;
  words.pop();
  const start = titleStart(words);
  if (start === -1) return null;
  const role = words
    .slice(start)
    .join(' ')
    .replace(/^(?:the|a|an)\s+/i, '')
    .replace(/^["“'‘(]+/, '');
  return COURTESY.test(role) || role === '' ? null : role;
}

/** The index of the first word of the title that the words end in; -1 when they end in none. */
function titleStart(words: readonly string[]): number {
  let at = words.length - 1;
  // "Minister of Interior": a capital or two after "of" belong to the title before it.
  const of = words.lastIndexOf('of');
  if (
    of > 0 &&
    words.length - of <= 4 &&
    isTitleWord(words[of - 1] ?? '') &&
    words.slice(of + 1).every((word) => /^\p{Lu}/u.test(word))
  )
    at = of - 1;
  if (!isTitleWord(words[at] ?? '')) return -1;
  while (at > 0 && (isTitleWord(words[at - 1] ?? '') || isQualifier(words[at - 1] ?? ''))) at -= 1;
  return at;
}

function isTitleWord(word: string): boolean {
  const bare = word.toLowerCase().replace(/\.$/, '');
  return TITLES.has(bare) || OFFICES.has(bare);
}

function isQualifier(word: string): boolean {
  return (
    /^\p{Lu}[\p{L}.&-]*(?:['’]s)?$/u.test(word) ||
    /^(?:former|then|acting|deputy|interim|outgoing|newly|elected|ex-\p{L}+|party|team|club|company|opposition|rebel|military|army|police|press)$/iu.test(
      word,
    )
  );
}

/** "the company's chief executive, Tim Cook". */
function roleBeforeComma(before: string): string | null {
  const match =
    /(?:^|[,.;:]\s|\b(?:said|told|by|with|and|that|as)\s)((?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Aa]n?|\p{Lu}[\p{L}.-]*['’]s)\s[^,.;:“”"]{4,90}),\s$/u.exec(
      before.slice(-ROLE_CHARS_MAX - 20),
    );
  return match === null ? null : officeIn(match[1] ?? '');
}

/** ", the head of US Africa Command," or "is the president of". */
function roleAfter(after: string): string | null {
  const head = after.slice(0, ROLE_CHARS_MAX + 20);
  const apposition = /^\s?,\s(?:who\s(?:is|was|serves\sas|heads\sas)\s)?([^,.;:“”"()]{4,100})(?=[,.;:(]|$)/u.exec(
    head,
  )?.[1];
  const stated =
    /^\s(?:is|was|became|remains|serves\sas|has\sbeen)\s((?:the|a|an|its|their)\s[^,.;:“”"()]{4,100})(?=[,.;:(]|$)/u.exec(
      head,
    )?.[1];
  const found = apposition ?? stated;
  return found === undefined ? null : officeIn(found);
}

/** The phrase when an office stands among its first words; without its article. */
function officeIn(phrase: string): string | null {
  const bare = phrase.trim().replace(/^(?:the|a|an)\s+/i, '');
  const words = bare.split(/\s+/);
  const office = words.findIndex((word) => OFFICES.has(word.toLowerCase().replace(/['’]s$/, '')));
  if (office === -1 || office > 5) return null;
  if (
    words
      .slice(0, office)
      .some((word) =>
        /^(?:said|says|told|is|was|were|are|and|but|who|when|after|has|had|have|will|met|to)$/i.test(word),
      )
  )
    return null;
  return bare
    .replace(/\s(?:who|which|that|said|says|told)\s.*$/su, '')
    .slice(0, ROLE_CHARS_MAX)
    .trim();
}
