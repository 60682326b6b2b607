// Decides which known actor each actor of an article is, from names, kinds and roles. Pure but for what it looks up.
//
//   the same whole name                          → that one
//   an office of a country, however it is put      → the one of that country
//   a fuller or other form of a person's name    → that one, when only one fits
//   a surname alone, a short form alone          → the one whom it fits well; else apart, with a question

import type { ActorId } from '../news/ids.ts';
import type { ActorLink, FiledActors, KnownActor, LookUpActors, NamedActor } from '../store/store.ts';
import { compareNames, isGenericName } from '../text/understand.ts';
import { COUNTRY_CUE, OFFICE_KEY } from './name-actors.ts';

/** More people than this who may be meant are no question that anybody can answer. */
const QUESTIONS_MAX = 3;
/** A surname alone goes to its only bearer from so many articles on: one article makes nobody known. */
const KNOWN_ARTICLES_MIN = 2;

/** Takes the actors of an article and the words it writes small; gives them with how they are linked, for the store to file. */
export function linkedActors(named: readonly NamedActor[], plainWords: readonly string[]): FiledActors {
  return { named, link: linkActors, plainWords };
}

/** Whom each of the actors is taken for, in their order. */
async function linkActors(named: readonly NamedActor[], lookUp: LookUpActors): Promise<readonly ActorLink[]> {
  const whole = await lookUp([...new Set(named.flatMap(wholeKeysOf))]);
  const links: (ActorLink | undefined)[] = named.map((one) => linkByWholeName(one, whole));
  const left = named.filter((one, at) => links[at] === undefined && one.kind === 'PER');
  const near = left.length === 0 ? new Map() : await lookUp([...new Set(left.flatMap(nearKeysOf))]);
  return named.map((one, at) => links[at] ?? linkByLikeness(one, near, whole));
}

/** Its fullest name, which tells a person; of others also the names that may be somebody's short form. */
function wholeKeysOf({ kind, named, aliases, keys }: NamedActor): readonly string[] {
  const fullest = `!${named}`;
  if (kind === 'PER') return [fullest, `!${surnameOf(named)}`];
  return [
    fullest,
    ...keys,
    ...[named, ...aliases.map(({ folded }) => folded)].filter(isSingle).map((name) => `=${name}`),
  ];
}

const surnameOf = (name: string): string => name.slice(name.lastIndexOf(' ') + 1);

/** Of a full name those keys that say its initial as well; of a surname what all who bear it have. */
const nearKeysOf = ({ named, keys }: NamedActor): readonly string[] => {
  const near = keys.filter((key) => key.includes(' ') !== isSingle(named));
  return near.length > 0 ? near : [surnameOf(named)];
};

const isSingle = (name: string): boolean => !name.includes(' ');

/** A name of several words that is somebody's is theirs; a single word must be taken for the same kind as well. */
function mayBe({ kind, named }: NamedActor, known: KnownActor): boolean {
  if (known.kinds[kind] > 0) return true;
  if (!isSingle(named)) return true;
  // A government is named by its capital; a person is not.
  return kind !== 'PER' && known.kinds.PER * 2 <= known.articles;
}

const byArticles = (a: KnownActor, b: KnownActor): number => b.articles - a.articles || (a.id < b.id ? -1 : 1);

function linkByWholeName(one: NamedActor, whole: ReadonlyMap<string, readonly KnownActor[]>): ActorLink | undefined {
  // Whose a surname is, is decided among all who bear it.
  if (one.kind === 'PER' && isSingle(one.named)) return undefined;
  const bearers = new Map(
    [`!${one.named}`, `=${one.named}`, ...officeKeysOf(one)].flatMap((key) =>
      (whole.get(key) ?? []).map((known) => [known.id, known]),
    ),
  );
  const same = [...bearers.values()].filter((known) => mayBe(one, known)).toSorted(byArticles);
  const isOffice = isGenericName(one.named) || officeKeysOf(one).length > 0;
  const own = isOffice ? same.filter((known) => isOfItsCountry(one, known)) : same;
  const [best, ...others] = own;
  if (best === undefined) return same.length === 0 ? undefined : apart(one, []);
  if (others.length === 0 || !isSingle(one.named)) return linkTo(one, best, { absorbs: shortsOf(one, best, whole) });
  const telling = same.filter((known) => sharesCue(one, known));
  if (telling.length === 1 && telling[0] !== undefined) return linkTo(one, telling[0]);
  // A short name of several: that of the one who is known by it alone, or apart, as a question.
  const bare = same.find(({ name }) => name === one.named);
  return apart(one, same, bare);
}

const officeKeysOf = ({ keys }: NamedActor): readonly string[] => keys.filter((key) => key.startsWith(OFFICE_KEY));

/** Whether both are of one country, as far as that is told: of an office without a country it is not known whose it is. */
function isOfItsCountry(one: NamedActor, known: KnownActor): boolean {
  const countries = (cues: readonly string[]) => cues.filter((cue) => cue.startsWith(COUNTRY_CUE));
  const [ours, theirs] = [countries(one.cues), countries(known.cues)];
  return ours.length === 0 ? theirs.length === 0 : ours.some((cue) => theirs.includes(cue));
}

/** Known short names whose long form this article gives: "GNA", met alone before. */
function shortsOf(
  { named, aliases, kind }: NamedActor,
  best: KnownActor | undefined,
  whole: ReadonlyMap<string, readonly KnownActor[]>,
): readonly ActorId[] {
  if (kind === 'PER' || isSingle(named)) return [];
  return aliases.flatMap(({ folded }) => {
    const bearers = (whole.get(`=${folded}`) ?? []).filter(({ id }) => id !== best?.id);
    const [only] = bearers;
    const isShort = isSingle(folded) && folded !== named && only?.name === folded && only.kinds.PER === 0;
    return bearers.length === 1 && only !== undefined && isShort ? [only.id] : [];
  });
}

function linkByLikeness(
  one: NamedActor,
  near: ReadonlyMap<string, readonly KnownActor[]>,
  whole: ReadonlyMap<string, readonly KnownActor[]>,
): ActorLink {
  if (one.kind !== 'PER') return { name: one.named, questions: [], absorbs: shortsOf(one, undefined, whole) };
  const bare = whole.get(`!${surnameOf(one.named)}`) ?? [];
  const known = new Map(
    [...nearKeysOf(one).flatMap((key) => near.get(key) ?? []), ...bare].map((known) => [known.id, known]),
  );
  const persons = [...known.values()].filter(({ kinds, articles }) => kinds.PER * 2 >= articles).toSorted(byArticles);
  const fitting = persons.filter(({ name }) => mayBeOnePerson(one.named, name));
  const full = fitting.filter(({ name }) => !isSingle(name));
  const called = fitting.filter(({ name }) => isSingle(name));
  return isSingle(one.named) ? linkSurname(one, full, called) : linkFullName(one, full, called);
}

/** Another form of a known name; whoever was met by the surname alone is no more than a question. */
function linkFullName(one: NamedActor, full: readonly KnownActor[], bare: readonly KnownActor[]): ActorLink {
  const telling = [...full, ...bare].filter((known) => sharesCue(one, known));
  const [only] = full.length === 1 ? full : telling;
  if (only !== undefined && (full.length === 1 || telling.length === 1)) return linkTo(one, only);
  return apart(one, [...full, ...bare]);
}

function linkSurname(one: NamedActor, full: readonly KnownActor[], bare: readonly KnownActor[]): ActorLink {
  const telling = full.filter((known) => sharesCue(one, known));
  if (telling.length === 1 && telling[0] !== undefined) return linkTo(one, telling[0]);
  const [only] = full;
  // Who is called by one name more often than the only other bearer is named at all goes by it: "Pelé".
  const mononym = bare.find(({ name }) => name === one.named);
  const isKnown = only !== undefined && only.articles >= Math.max(KNOWN_ARTICLES_MIN, mononym?.articles ?? 0);
  if (full.length === 1 && isKnown) return linkTo(one, only);
  return apart(one, full, mononym);
}

const sharesCue = ({ cues }: NamedActor, known: KnownActor): boolean => cues.some((cue) => known.cues.includes(cue));

function linkTo(one: NamedActor, known: KnownActor, more: Partial<ActorLink> = {}): ActorLink {
  const isFuller = mayBe(one, known) && wordsOf(one.named).length > wordsOf(known.name).length;
  return { actor: known.id, name: isFuller ? one.named : known.name, questions: [], absorbs: [], ...more };
}

function apart(one: NamedActor, others: readonly KnownActor[], bare?: KnownActor): ActorLink {
  const asked = others.filter(({ id }) => id !== bare?.id);
  const questions = asked.length <= QUESTIONS_MAX ? asked.map(({ id }) => id) : [];
  return { ...(bare && { actor: bare.id }), name: one.named, questions, absorbs: [] };
}

const wordsOf = (name: string): readonly string[] => name.split(' ').filter((word) => word !== '');

/** Whether two folded names may be one person's: see `compareNames`; other spellings count by rule, not by a skeleton alone. */
const mayBeOnePerson = (one: string, other: string): boolean => compareNames(one, other) !== null;
