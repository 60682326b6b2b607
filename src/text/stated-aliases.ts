// Reads where a text itself says that two names are one actor's: "Islamic State (ISIS)", "Dagalo, known as Hemedti".

import type { FoundAbbreviation } from './abbreviations.ts';
import type { KindScores } from './actor-kinds.ts';
import { isPlace } from './places.ts';

/** A candidate name where it stands, with what its own words tell of its kind. */
export interface Naming {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly scores: KindScores;
}

/** "(ISIS)": two to eight letters or digits, most of them capitals. */
const SHORT = /^(?=(?:.*\p{Lu}){2})[\p{L}\p{N}][\p{L}\p{N}&./-]{1,8}$/u;

/** They stand in brackets at the head of what they wrote. */
const AGENCIES = /^(?:AP|AFP|UPI|DPA|TASS|ANSA|EFE|PTI|IANS|Reuters|Xinhua)$/;

/** Between a name and another that it is known by. */
const KNOWN_AS =
  /^(?:,| \(|,? who is|,? which is)? ?(?:(?:also|better|best|widely|commonly|popularly|formerly|previously|more|simply|often|locally) )*(?:known (?:simply |locally |popularly )?(?:as|by (?:his|her|its|the) [a-z ]{3,30}[a-z],?)|nicknamed|a\.?k\.?a\.?|alias) (?:the )?["“‘]?$/iu;

/**
 * By the words of a short or other name: the index of the naming that the text says it stands for. A bracket right
 * after an organisation or place holds its short form even where the letters do not fit; what Schwartz–Hearst found
 * (`abbreviations`) goes to the whole name that its long form ends.
 */
export function statedAliases(
  text: string,
  namings: readonly Naming[],
  abbreviations: readonly FoundAbbreviation[],
): ReadonlyMap<string, number> {
  const aliases = new Map<string, number>();
  const byEnd = new Map(namings.map(({ end }, index) => [end, index]));
  for (const { short, longEnd, longStart } of abbreviations) {
    const index = byEnd.get(longEnd);
    if (index !== undefined && (namings[index]?.start ?? longEnd) <= longStart) aliases.set(short, index);
  }
  for (const [index, other] of namings.entries()) {
    const named = namings[index - 1];
    if (named === undefined || aliases.has(other.text) || other.text === named.text) continue;
    const between = text.slice(named.end, other.start);
    if (between.length > 60) continue;
    if (KNOWN_AS.test(between) || isBracketed(text, named, other, between)) aliases.set(other.text, index - 1);
  }
  return aliases;
}

function isBracketed(text: string, named: Naming, short: Naming, between: string): boolean {
  if (!/^ \((?:or |the |also )?$/.test(between) || !/^[);,]/.test(text.slice(short.end, short.end + 1))) return false;
  // "Oslo (AP)" is a dateline, "Labour (UK)" and "Haugen (NOR)" are remarks.
  if (!SHORT.test(short.text) || isPlace(short.text) || AGENCIES.test(short.text)) return false;
  const { ORG, PER, LOC } = named.scores;
  const words = named.text.split(/[\s-]+/);
  if (words.length < 2 || ORG + LOC === 0 || PER > ORG + LOC) return false;
  return ORG >= LOC || words.some((word) => word[0] === short.text[0]);
}
