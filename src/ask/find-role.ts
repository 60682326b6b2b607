// Finds what a sentence says that somebody is: the answer to "who is …?".

import type { ActorMention } from '../news/actor.ts';
import { SAYING } from '../text/understand.ts';
import type { HeldSentence } from './hold-sentences.ts';

/** A role as its sentence words it. */
interface ToldRole {
  readonly words: string;
  /** Held no longer when the article was written. */
  readonly isOver: boolean;
}

/**
 * What the sentence says that the named one is: a role that was understood, one that is held before one that is over and
 * one whose organisation is told before others; otherwise "…, the head of …,", "Minister of Interior …", "… is a …".
 * Undefined when it says none.
 */
export function findRole(sentence: HeldSentence, name: string): ToldRole | undefined {
  const { text, mentions, start, roles } = sentence;
  const surname = name.split(/\s+/u).at(-1) ?? name;
  const at = text.toLowerCase().indexOf(surname.toLowerCase());
  if (at === -1) return undefined;
  const mention = mentions.find((one) => one.start - start <= at && one.end - start > at);
  const [best] = roles
    .filter(({ actor }) => actor === mention?.actor)
    .toSorted(
      (a, b) =>
        Number(a.former === true) - Number(b.former === true) ||
        Number(a.organisation === undefined) - Number(b.organisation === undefined),
    );
  if (best !== undefined) return { words: withArticle(best.role, text), isOver: best.former === true };
  const words = wordsBeside(sentence, name, at, mention);
  return words === undefined ? undefined : { words, isOver: /\bex-|\bformer(?:ly)?\b/iu.test(words) };
}

/** "the head of the council": a role is kept without its article, and is read better with it. */
function withArticle(role: string, text: string): string {
  const words = role.replace(/[\s,;:]+$/u, '');
  const article = /\b(?:the|an?)\s$/iu.exec(text.slice(0, Math.max(0, text.indexOf(words))))?.[0] ?? '';
  return `${article}${words}`;
}

function wordsBeside(
  { text, start }: HeldSentence,
  name: string,
  at: number,
  mention: ActorMention | undefined,
): string | undefined {
  const surname = name.split(/\s+/u).at(-1) ?? name;
  const after = text.slice(
    mention === undefined ? at + surname.length : Math.max(mention.end - start, at + surname.length),
  );
  const apposition =
    /^\s*(?:,|\(|[–—-]\s)\s*((?:the|a|an|who (?:is|was|heads|leads|runs))\s[^,;.()]{3,90}|(?:\p{Ll}[\p{L}-]*\s){1,6}(?:of|for|at|in)\s[^,;.()]{3,60})/u.exec(
      after,
    )?.[1];
  if (apposition !== undefined && (/^(?:the|an?|who)\s/iu.test(apposition) || isOffice(apposition)))
    return apposition.trim();
  const predicate = /^\s*,?\s*(?:is|was|has been|became)\s+((?:the|a|an|one of)\s[^,;.()]{3,90})/u.exec(after)?.[1];
  if (predicate !== undefined) return predicate.trim();
  return (
    titleBefore(text, at, name) ?? roleBefore(text.slice(0, text.toLowerCase().indexOf(name.toLowerCase())), after)
  );
}

/** "co-founder of …", "deputy head at …", but not "learnt of it from …": the word that is looked at stands before the first of them. */
function isOffice(words: string): boolean {
  const noun = /([\p{L}-]+)\s(?:of|for|at|in)\s/iu.exec(words)?.[1] ?? '';
  return TITLE.test(noun) || /(?:er|or|ist|man|woman|ian|ant|ent)s?$/iu.test(noun);
}

/** "The director of the museum, Carla Stern, …": the apposition is the name. */
function roleBefore(before: string, after: string): string | undefined {
  const role = /(?:^|[.;:,]\s)((?:the|its|a|an)\s[^,;.()]{3,90}),\s*$/iu.exec(before)?.[1];
  return role !== undefined && /^\s*,/u.test(after) && TITLE.test(role) ? role : undefined;
}

/** "the GNA's Minister of Interior Alaref al-Khoja": the words right before the name, up to one that is no title's. */
function titleBefore(text: string, at: number, name: string): string | undefined {
  const whole = text.toLowerCase().lastIndexOf(name.toLowerCase(), at);
  const before = text.slice(0, whole === -1 ? at : whole).slice(-TITLE_CHARS_MAX);
  const title =
    /(?:\bthe\s+|\bits\s+)?(?:\p{Lu}[\p{L}’'.-]*\s+(?:(?:of|for|the|and)\s+){0,3}){0,8}$|(?:\b(?:the|a|an)\s+)?(?:[\p{L}-]+\s+){0,3}(?:minister|president|chief|director|secretary|leader|spokes\p{L}+|founder|executive|mayor|governor|ambassador|envoy|senator|judge|negotiator|coach|captain|general|commander|officer|analyst|professor|chairman|chairwoman)\s+$/u.exec(
      before,
    )?.[0];
  const found = title?.trim().split(/\s+/u) ?? [];
  // "…, said mayor Ida Falk": the verb is none of the title's.
  const words = found.slice(found.findLastIndex((word) => SAYING.has(word.toLowerCase())) + 1).join(' ');
  return TITLE.test(words) ? words : undefined;
}

/** Titles are shorter; it also bounds the work. */
const TITLE_CHARS_MAX = 100;

const TITLE =
  /\b(?:minister|president|chief|director|secretary|leader|spokes\p{L}+|founder|executive|mayor|coach|captain|gen(?:eral)?|commander|marshall?|judge|senator|governor|ambassador|professor|chair\p{L}*|head|king|queen|prince|princess|pope|analyst|negotiator|CEO|lieutenant|colonel|col|admiral|officer|envoy)\b/iu;
