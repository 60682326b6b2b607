// Lists whom an article names, each actor once with all that the article says of it: what the store files.

import type { ActorMention } from '../news/actor.ts';
import type { Understanding } from '../news/article.ts';
import type { NamedActor } from '../store/store.ts';
import { countryOf, foldName, isGenericName, nameKeys, stateOrganOf } from '../text/understand.ts';

/** A name of more words is a phrase; it would be kept from each of them on. */
const NAME_CHARACTERS_MAX = 120;
/** Said of everybody, or of nobody: they tell no one apart. */
const PLAIN_CUES = new Set(
  'the a an of and for in on at to from by with former ex then late new acting deputy mr mrs ms miss dr sir dame lord lady his her its their who is was'.split(
    ' ',
  ),
);

/** Takes what was understood; gives its actors in the order in which they are first named. Pure; throws nothing. */
export function nameActors(understanding: Understanding): readonly NamedActor[] {
  const byActor = new Map<string, ActorMention[]>();
  for (const mention of understanding.actorMentions) {
    const known = byActor.get(mention.actor);
    if (known === undefined) byActor.set(mention.actor, [mention]);
    else known.push(mention);
  }
  const speakers = speakersOf(understanding);
  return [...byActor].flatMap(([actor, mentions]) => {
    const aliases = aliasesOf(mentions);
    const [first] = mentions;
    const named = foldName(actor).slice(0, NAME_CHARACTERS_MAX) || (aliases[0]?.folded ?? '');
    if (first === undefined || aliases.length === 0) return [];
    const roles = understanding.roles.filter((role) => role.actor === actor);
    const country = first.type === 'PER' ? undefined : countryFor(named, mentions, understanding);
    return [
      {
        named,
        kind: first.type,
        aliases,
        sentence: sentenceAt(understanding, first.start),
        roles: roles.map(({ role, former, since, start, end }) => ({
          ...{ role, start, end },
          ...(former === undefined ? {} : { former }),
          ...(since === undefined ? {} : { since }),
        })),
        statements: speakers.get(actor) ?? [],
        keys: first.type === 'PER' ? keysOfPerson(named) : keysOfOffice(named, country),
        cues: [...(country === undefined ? [] : [`${COUNTRY_CUE}${country}`]), ...cuesOf(roles)],
      },
    ];
  });
}

/** The words of what it is said to be, and of what it is that of: "French President" is of France. */
function cuesOf(roles: Understanding['roles']): readonly string[] {
  const said = roles.flatMap(({ role, organisation = '' }) => [role, organisation]);
  return [...new Set(said.flatMap((words) => foldName(words).split(' ')))].filter(
    (word) => word.length > 1 && !PLAIN_CUES.has(word),
  );
}

/**
 * The code of the country whose office it is: as its name says, else of the country in a sentence with it, else of the one
 * that the article names most. Undefined for what is no office that every country has.
 */
function countryFor(
  named: string,
  mentions: readonly ActorMention[],
  { actorMentions, sentences }: Understanding,
): string | undefined {
  const organ = stateOrganOf(named);
  if (organ !== undefined && organ.state !== '') return countryOf(organ.state);
  if (!isGenericName(named)) return undefined;
  const countries = actorMentions.flatMap(({ type, text, start }) => {
    const country = type === 'LOC' ? countryOf(text) : undefined;
    return country === undefined ? [] : [{ country, start }];
  });
  const sides = mentions.flatMap(({ start }) => sentences.filter((one) => one.start <= start && start < one.end));
  const beside = countries.filter(({ start }) => sides.some((one) => one.start <= start && start < one.end));
  const counts = new Map<string, number>();
  for (const { country } of beside.length > 0 ? beside : countries) counts.set(country, (counts.get(country) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0];
}

/** What a cue begins with that tells a country: no role can be so. */
export const COUNTRY_CUE = 'in ';
/** What the key of a country's office begins with: "Libya's Interior Ministry" and, in Libya, "the Ministry of Interior" are "@LY interior ministry". */
export const OFFICE_KEY = '@';

function keysOfOffice(named: string, country: string | undefined): readonly string[] {
  const organ = stateOrganOf(named);
  return country === undefined || organ === undefined ? [] : [`${OFFICE_KEY}${country} ${organ.organ}`];
}

function aliasesOf(mentions: readonly ActorMention[]): NamedActor['aliases'] {
  const aliases = new Map<string, { folded: string; shown: string; mentions: number }>();
  for (const { text } of mentions) {
    const shown = text.replace(/\s+/g, ' ').trim();
    const folded = foldName(shown).slice(0, NAME_CHARACTERS_MAX);
    if (folded === '') continue;
    const alias = aliases.get(folded) ?? { folded, shown, mentions: 0 };
    alias.mentions += 1;
    aliases.set(folded, alias);
  }
  return [...aliases.values()];
}

/**
 * Another spelling of a person's surname is found by its skeleton, and of a full name by the given name's first letter
 * besides, which few share: "~hftr", "~hftr k".
 */
function keysOfPerson(named: string): readonly string[] {
  const words = named.split(' ');
  const [surname = ''] = words.slice(-1);
  const bones = skeletonOf(surname) ?? `~${surname}`;
  if (words.length === 1) return [bones];
  return [bones, `${bones} ${initialOf(words[0] ?? '')}`];
}

const skeletonOf = (word: string): string | undefined => nameKeys(word).find((key) => key.startsWith('~'));

/** The first letter above ways of transliterating, as in skeletons. */
function initialOf(word: string): string {
  const first = skeletonOf(word)?.charAt(1) ?? word.charAt(0);
  return SAME_LETTERS.get(first) ?? first;
}

const SAME_LETTERS: ReadonlyMap<string, string> = new Map(
  [...'ea ia oa ua ya ck qk gk vf wf zs'.split(' ')].map(([from = '', to = '']) => [from, to]),
);

function sentenceAt({ sentences }: Understanding, start: number): NamedActor['sentence'] {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sentences[middle]?.start ?? 0) <= start) low = middle;
    else high = middle - 1;
  }
  const { start: from = 0, end = 0 } = sentences[low] ?? {};
  return { start: from, end };
}

/** What each actor says: in quotation marks, and as reported. */
function speakersOf({
  quotes,
  statements,
  actorMentions,
}: Understanding): ReadonlyMap<string, NamedActor['statements'][number][]> {
  const said = new Map<string, NamedActor['statements'][number][]>();
  const note = (actor: string | undefined, statement: NamedActor['statements'][number]) => {
    if (actor !== undefined) said.set(actor, [...(said.get(actor) ?? []), statement]);
  };
  // What was understood before speakers had keys says their names.
  const actorOf = new Map(actorMentions.map(({ text, actor }) => [text, actor]));
  for (const { start, end, actor, speaker = '' } of quotes)
    note(actor ?? actorOf.get(speaker), { start, end, isExact: true });
  for (const { start, end, actor } of statements) note(actor, { start, end, isExact: false });
  return said;
}
