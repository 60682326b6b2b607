// Finds words that stand for an actor without naming it, where the text leaves only one who can be meant: "the ministry".

import type { ActorMention, ActorReference, Role } from '../news/actor.ts';
import { wordSet } from './word-set.ts';

/** What organisations are called after "the"; such a word is safe when one actor of the text alone is called so. */
const BODIES = wordSet(`
  ministry department council committee commission court tribunal bank university college party union federation
  confederation league alliance coalition movement front organisation organization association society foundation fund
  institute agency bureau authority board parliament senate assembly government brigade battalion militia company group
  firm airline carrier newspaper club hospital school museum network retailer manufacturer automaker bank church embassy
  charity regulator watchdog
`);

/** Endings of names by which "the company" may call them. */
const COMPANY_ENDING =
  /\b(?:inc|corp|corporation|ltd|plc|llc|co|company|ag|gmbh|motors|airlines|airways|technologies|industries)\.?$/i;

const OFFICES =
  'prime minister|foreign minister|interior minister|finance minister|defen[cs]e minister|president|minister|premier|chancellor|governor|mayor|ambassador|general|colonel|admiral|commander|senator|congressman|congresswoman|judge|prosecutor|bishop|king|queen|prince|chairman|chairwoman|chief executive|director|spokesman|spokeswoman|coach|captain|manager|secretary-general|envoy|lawmaker';

const REFERENCE = new RegExp(
  `\\b[Tt]he (?<head>${[...BODIES].join('|')}|${OFFICES})(?![\\p{L}-]|['’]s \\p{Lu}| (?:of|for) )(?! \\p{Lu})`,
  'gu',
);

/** Titles before a name and the offices they stand for. */
const SPELT_OUT: Readonly<Record<string, string>> = {
  gen: 'general',
  col: 'colonel',
  adm: 'admiral',
  sen: 'senator',
  gov: 'governor',
  pm: 'prime minister',
  ceo: 'chief executive',
};

interface Named {
  readonly actors: Set<string>;
  /** Where it is first called so. */
  from: number;
}

/**
 * The definite descriptions of a text, in order, each with the key of the one actor that its own words fit: the only
 * ministry named in the text, the only person who holds such an office there. None before that actor is named, and none
 * where two fit.
 */
export function findReferences(
  text: string,
  mentions: readonly ActorMention[],
  roles: readonly Role[],
): ActorReference[] {
  const found = [...text.matchAll(REFERENCE)];
  if (found.length === 0) return [];
  const bearers = bearersOf(text, mentions, roles);
  const references: ActorReference[] = [];
  for (const match of found) {
    const bearer = bearers.get(match.groups?.head ?? '');
    const [actor, another] = bearer?.actors ?? [];
    if (bearer === undefined || actor === undefined || another !== undefined || bearer.from > match.index) continue;
    references.push({ start: match.index, end: match.index + match[0].length, text: match[0], actor });
  }
  return references;
}

/** By what they may be called: the actors of the text. */
function bearersOf(
  text: string,
  mentions: readonly ActorMention[],
  roles: readonly Role[],
): ReadonlyMap<string, Named> {
  const bearers = new Map<string, Named>();
  const note = (head: string, actor: string, at: number): void => {
    const named = bearers.get(head) ?? { actors: new Set<string>(), from: at };
    bearers.set(head, { actors: named.actors.add(actor), from: Math.min(named.from, at) });
  };
  for (const mention of mentions)
    if (mention.type === 'ORG') for (const head of headsOf(text, mention)) note(head, mention.actor, mention.start);
  for (const { actor, role, start, former } of roles) {
    if (former) continue;
    const words = role
      .toLowerCase()
      .split(/\s+/)
      .map((word) => SPELT_OUT[word.replace(/\.$/, '')] ?? word)
      .join(' ');
    for (const [office] of words.matchAll(new RegExp(`\\b(?:${OFFICES})\\b`, 'g'))) {
      note(office, actor, start);
      // "the minister" may be any of the ministers.
      if (office.endsWith(' minister')) note('minister', actor, start);
    }
  }
  return bearers;
}

/** What an organisation is called by its own name ("the ministry"), or by the words beside it ("the airline Nordwind"). */
function headsOf(text: string, { start, end, text: name }: ActorMention): readonly string[] {
  const words = name.toLowerCase().split(/[\s-]+/);
  const of = words.findIndex((word) => word === 'of' || word === 'for');
  const heads = [words.at(-1) ?? '', words[0] ?? '', ...(of > 0 ? [words[of - 1] ?? ''] : [])];
  const before = /(?:^|\s)(\p{Ll}+) $/u.exec(text.slice(Math.max(0, start - 20), start))?.[1];
  const after = /^ (\p{Ll}+)\b/u.exec(text.slice(end, end + 30))?.[1];
  const own = heads.filter((head) => BODIES.has(head));
  if (COMPANY_ENDING.test(name)) own.push('company', 'firm');
  const beside = [before, after, describing(text, end)].filter((word) => word !== undefined && BODIES.has(word));
  return [...own, ...beside] as readonly string[];
}

/** The body named in an apposition: ", a Libyan militant group,". */
function describing(text: string, end: number): string | undefined {
  const apposition = /^, (?:an?|the|one of the) ([^,.;:()“”"]{3,70})/u.exec(text.slice(end, end + 80))?.[1] ?? '';
  const words = apposition.split(/\s(?:of|for|in|that|which|based)\s/)[0]?.split(/\s+/) ?? [];
  return words.at(-1)?.toLowerCase();
}
