// Reads a question in the light of the one before it: "and what did he say in March?" goes on about the same actors and days.

import type { AskedAbout } from '../news/cited-text.ts';
import type { Period } from '../news/day-view.ts';
import type { Instant } from '../news/ids.ts';
import { nameAsked } from './fill-slot.ts';
import { asName } from './plain-words.ts';
import { readQuestion } from './read-question.ts';

interface When {
  /** The instant that "today" means. */
  readonly asked: Instant;
  readonly zone: string;
}

/** Whom and which days a question names. */
export function readAbout(question: string, when: When): AskedAbout {
  const reading = readQuestion(question, { ...when, sources: [] });
  const { kind, eventDays } = reading;
  const names = kind === 'who is' && reading.names.length === 0 ? [asName(nameAsked(reading))] : reading.names;
  return { names, days: eventDays.map(({ from, to }) => ({ from, to })) };
}

/**
 * The question with the actors and days of the last one, where it lacks its own and goes on from that one: it opens with
 * "and", "but" or "what about", or has a pronoun that nothing in it explains. `carried`: what was taken over. Undefined
 * where it stands for itself.
 */
export function carryOver(
  question: string,
  last: AskedAbout,
  when: When,
): { readonly question: string; readonly carried: AskedAbout } | undefined {
  const own = readAbout(question, when);
  const isOpen = GOES_ON.test(question);
  const pronoun = PRONOUN.exec(question);
  if (!isOpen && (pronoun === null || own.names.length > 0)) return undefined;
  const names = own.names.length === 0 ? last.names : [];
  // An actor that takes the place of the last one is asked about on the same days; so is the same actor, but not "since then".
  const days = own.days.length === 0 ? last.days : [];
  if (names.length + days.length === 0) return undefined;
  return { question: writeOut(question, names, days), carried: { names, days } };
}

const GOES_ON =
  /^\s*(?:and|but|or|so|also|then|what about|how about|what else|anything else|who else|where else)\b|^\s*why(?:\s+(?:not|so|then|was that|is that|that))?\s*\??\s*$/iu;
/** "It" as in "is it true that" stands for nobody; so does "there". */
const PRONOUN =
  /\b(?:he|she|they|him|her|them|his|hers|their|theirs|its)\b|\bit\b(?! (?:true|likely|possible|known)\b)/iu;
const POSSESSIVE = /^(?:his|their|its|theirs|hers)$/iu;

/** The names stand where a pronoun stood, else behind the question; the days behind it. */
function writeOut(question: string, names: readonly string[], days: readonly Period[]): string {
  const bare = question.trim().replace(/^(?:and|but|or|so|also|then)\b[\s,]*/iu, '');
  const [body, end] = /[?!.]+$/u.test(bare) ? [bare.replace(/\s*[?!.]+$/u, ''), '?'] : [bare, ''];
  const named = nameIn(body, names.join(' and '));
  const dated = days.length === 0 ? '' : ` ${days.map(sayAsked).join(' and ')}`;
  return `${named}${dated}${end}`;
}

function nameIn(body: string, names: string): string {
  if (names === '') return body;
  const found = PRONOUN.exec(body);
  if (found === null) return `${body} of ${names}`;
  const [pronoun] = found;
  // "her" before a word of its own is a possessive, else an object.
  const isOf = POSSESSIVE.test(pronoun) || (/^her$/iu.test(pronoun) && /^\s\p{Ll}/u.test(body.slice(found.index + 3)));
  return `${body.slice(0, found.index)}${names}${isOf ? '’s' : ''}${body.slice(found.index + pronoun.length)}`;
}

function sayAsked({ from, to }: Period): string {
  return from === to ? `on ${from}` : `from ${from} to ${to}`;
}
