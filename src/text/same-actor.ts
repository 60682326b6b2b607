// Says which candidate names of one text are one actor: equal names, surnames, short forms and well-known aliases.

import type { FoundAbbreviation } from './abbreviations.ts';
import { SAME_ACTOR } from './actor-cues.ts';
import { compareNames } from './compare-names.ts';
import { isGivenName } from './given-names.ts';
import { foldName, nameWords, skeleton } from './names.ts';
import { onceEach } from './once-each.ts';
import { isPlace } from './places.ts';
import { type StateOrgan, stateOrganOf } from './state-organs.ts';

/** A naming: its words, whether it may be a person's, and the state whose possessive stands before it ('' for none). */
export interface Naming {
  readonly text: string;
  readonly mayBePerson: boolean;
  readonly state?: string;
}

const aliases = new Map(
  SAME_ACTOR.flatMap((names) => names.map((name) => [foldName(name), foldName(names[0] ?? name)] as const)),
);

/** More full names with one surname than this are no help in telling whose a surname is. */
const SAME_WORD_MAX = 100;

/** What a company's name may drop: "Apple" for "Apple Computer". */
const COMPANY_WORDS = new Set(
  'computer computers group airlines airways motors motor technologies systems industries holdings company international electric aircraft'.split(
    ' ',
  ),
);

/** Aliases that are ordinary words unless written in capitals. */
const CAPITALS_ONLY = new Set(['is', 'us', 'who', 'un', 'ap']);

/**
 * For each naming, the index of the naming that stands for its actor (the fullest one). A surname goes to the last
 * full name before it that ends with it, else to the first one after it. `aliases`: by its words, what the text itself
 * says that a name stands for, as an index into `namings`.
 */
export function groupNamings(
  namings: readonly Naming[],
  abbreviations: readonly FoundAbbreviation[],
  aliases: ReadonlyMap<string, number> = new Map(),
): number[] {
  const keyOf = onceEach((text) => canonicalKey(namings[aliases.get(text) ?? -1]?.text ?? text, abbreviations));
  const keys = withStates(
    namings,
    namings.map(({ text }) => keyOf(text)),
  );
  const byKey = new Map<string, number>();
  const group: number[] = [];
  for (const [index, key] of keys.entries()) {
    const known = byKey.get(key);
    group.push(known ?? index);
    if (known === undefined) byKey.set(key, index);
  }
  const fulls = fullNames(namings, group);
  for (const [index, naming] of namings.entries()) {
    if (group[index] !== index) continue;
    const target = fullFor(naming, index, fulls);
    if (target !== null && target !== index) redirect(group, index, target);
  }
  return group.map((_, index) => rootOf(group, index));
}

/**
 * The keys, of bodies that many states have with the state: one without is that of the last state before it whose such body
 * was named, else of the first behind it.
 */
function withStates(namings: readonly Naming[], keys: readonly string[]): readonly string[] {
  const organs = keys.map((key, index) => stateOrganOf(key, namings[index]?.state ?? ''));
  if (organs.every((organ) => organ === undefined)) return keys;
  const states = new Map<string, string>();
  const note = (organ: StateOrgan | undefined): void => {
    if (organ !== undefined && organ.state !== '') states.set(organ.organ, organ.state);
  };
  for (const organ of organs.toReversed()) note(organ);
  return keys.map((key, index) => {
    const organ = organs[index];
    if (organ === undefined) return key;
    note(organ);
    return stateKey({ ...organ, state: organ.state === '' ? (states.get(organ.organ) ?? '') : organ.state });
  });
}

/** The key of a body with its state, by the state's usual name: "united states of america supreme court". */
export function stateKey({ state, organ }: StateOrgan): string {
  return `${wellKnownName(state.length <= SHORT_STATE_MAX ? state.toUpperCase() : state) ?? state} ${organ}`.trim();
}

/** "us" is a state where it is known to be one; else it may be a word. */
const SHORT_STATE_MAX = 3;

function rootOf(group: readonly number[], index: number): number {
  let at = index;
  for (let steps = 0; steps < 4 && group[at] !== at; steps += 1) at = group[at] ?? at;
  return at;
}

function redirect(group: number[], from: number, to: number): void {
  if (rootOf(group, to) !== from) group[from] = to;
}

/** The full name that everybody's short one stands for ("UN"), folded; undefined for other names. */
export function wellKnownName(text: string): string | undefined {
  const fold = foldName(text);
  return CAPITALS_ONLY.has(fold) && text !== text.toUpperCase() ? undefined : aliases.get(fold);
}

function canonicalKey(text: string, abbreviations: readonly FoundAbbreviation[]): string {
  const long = abbreviations.find(({ short }) => short === text)?.long;
  const known = wellKnownName(text);
  if (known !== undefined) return known;
  if (long !== undefined) return aliases.get(foldName(long)) ?? nameWords(long).join(' ');
  const words = nameWords(text.split(/ ?, (?!inc|ltd|llc|corp|jr|sr)/i)[0] ?? text);
  while (words.length > 2 && COMPANY_WORDS.has(words.at(-1) ?? '')) words.pop();
  return aliases.get(words.join(' ')) ?? words.join(' ');
}

interface FullNames {
  readonly byLast: ReadonlyMap<string, readonly number[]>;
  readonly byFirst: ReadonlyMap<string, readonly number[]>;
  readonly byInitials: ReadonlyMap<string, number>;
  /** By the skeleton of the surname, above ways of transliterating. */
  readonly byBones: ReadonlyMap<string, readonly number[]>;
  readonly words: readonly (readonly string[])[];
  readonly namings: readonly Naming[];
}

function fullNames(namings: readonly Naming[], group: readonly number[]): FullNames {
  const byLast = new Map<string, number[]>();
  const byFirst = new Map<string, number[]>();
  const byInitials = new Map<string, number>();
  const byBones = new Map<string, number[]>();
  const wordsOf = onceEach(nameWords);
  const words = namings.map(({ text }) => wordsOf(text));
  for (const [index, parts] of words.entries()) {
    if (group[index] !== index || parts.length < 2) continue;
    add(byLast, stripArticle(parts.at(-1) ?? ''), index);
    add(byFirst, parts[0] ?? '', index);
    if (namings[index]?.mayBePerson === true) add(byBones, skeleton(stripArticle(parts.at(-1) ?? '')), index);
    const initials = parts
      .filter((part) => !/^(?:of|for|and|the|on|in)$/.test(part))
      .map((part) => part[0])
      .join('');
    if (initials.length >= 3 && !byInitials.has(initials)) byInitials.set(initials, index);
  }
  return { byLast, byFirst, byInitials, byBones, words, namings };
}

function add(map: Map<string, number[]>, key: string, index: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [index]);
  else if (list.length < SAME_WORD_MAX) list.push(index);
}

function stripArticle(word: string): string {
  return word.replace(/^(?:al|el)[- ]?(?=\p{L}{4})/u, '');
}

function fullFor(naming: Naming, index: number, fulls: FullNames): number | null {
  const words = fulls.words[index] ?? [];
  const only = words[0] ?? '';
  if (words.length === 1) {
    if (/^\p{Lu}{3,6}$/u.test(naming.text)) {
      const expanded = fulls.byInitials.get(only);
      if (expanded !== undefined) return expanded;
    }
    const company = (fulls.byFirst.get(only) ?? []).find((at) =>
      (fulls.words[at] ?? []).slice(1).every((word) => COMPANY_WORDS.has(word)),
    );
    if (company !== undefined && !isPlace(naming.text)) return company;
    if (!naming.mayBePerson || isPlace(naming.text)) return null;
    const family = nearest(fulls.byLast.get(stripArticle(only)), index, fulls);
    if (family !== null) return family;
    const given = isGivenName(only) || only.length > 3 ? nearest(fulls.byFirst.get(only), index, fulls) : null;
    return (
      given ??
      (isGivenName(only)
        ? null
        : nearest(
            spelledAlike(naming.text, words, fulls).filter((at) => at < index),
            index,
            fulls,
          ))
    );
  }
  // "John McCain" and "John S. McCain": first and last name agree, and one has more between.
  const last = stripArticle(words.at(-1) ?? '');
  const longer = (fulls.byLast.get(last) ?? []).find((at) => {
    const other = fulls.words[at] ?? [];
    return (
      at !== index &&
      other.length > words.length &&
      (other[0] === only || other.slice(-words.length).join(' ') === words.join(' '))
    );
  });
  if (!naming.mayBePerson) return null;
  if (longer !== undefined && (fulls.namings[longer]?.mayBePerson ?? false)) return longer;
  return spelledAlike(naming.text, words, fulls).find((at) => at < index) ?? null;
}

/** Shorter skeletons are shared by too many names. */
const BONES_MIN = 3;

/**
 * Full names that one spells otherwise: "Hifter" for "Khalifa Haftar", "Moammar Gadhafi" for "Muammar Qaddafi".
 */
function spelledAlike(text: string, words: readonly string[], fulls: FullNames): readonly number[] {
  const last = stripArticle(words.at(-1) ?? '');
  const bones = skeleton(last);
  if (bones.length < BONES_MIN) return [];
  return (fulls.byBones.get(bones) ?? []).filter((at) => {
    const other = fulls.words[at] ?? [];
    if (words.length === 1 && stripArticle(other.at(-1) ?? '') === last) return false;
    return compareNames(text, fulls.namings[at]?.text ?? '') === (words.length === 1 ? 'surname' : 'whole');
  });
}

function nearest(candidates: readonly number[] | undefined, index: number, { namings }: FullNames): number | null {
  const persons = (candidates ?? []).filter((at) => namings[at]?.mayBePerson === true);
  return persons.filter((at) => at < index).at(-1) ?? persons[0] ?? null;
}
