// `actor NAME`: what /actor show tells, on a terminal.

import { type TellActorParts, type ToldActor, tellActor } from '../ask/ask.ts';
import type { ActorProfile, ActorSummary } from '../news/actor-profile.ts';
import type { Citation, Coverage } from '../news/cited-text.ts';
import { Failure } from '../news/failure.ts';
import { ALL } from '../news/view.ts';
import { sayCount, type Terminal } from './terminal.ts';

const KINDS = { PER: 'person', ORG: 'organisation', LOC: 'place' } as const;

/**
 * Prints who is meant by a name, with sources, or all of it as JSON; of several, who they are. `#` and sixteen digits name
 * one of them. Gives the exit code: 0, or 1 when it is not one actor.
 */
export async function runShowActor(
  name: string,
  options: { readonly json: boolean },
  { store }: { readonly store: TellActorParts },
  terminal: Terminal,
): Promise<number> {
  if (name.trim() === '') throw new Failure('bad-input', 'Say who, as in: actor "Khalifa Haftar"');
  const told = await tellActor(name, ALL, store);
  const lines = options.json ? [JSON.stringify(told)] : layTold(name, told);
  for (const line of lines) terminal.print(line);
  return told.kind === 'one' ? 0 : 1;
}

function layTold(name: string, told: ToldActor): readonly string[] {
  const looked = layCoverage(told.coverage);
  if (told.kind === 'one') return [...layProfile(told.profile), '', looked];
  const head = told.kind === 'several' ? `“${name}” may be several:` : `No article names “${name}”.`;
  const near = told.kind === 'none' && told.actors.length > 0 ? ['The nearest names:'] : [];
  return [head, ...near, ...told.actors.map(laySummary), looked];
}

const laySummary = ({ id, name, kind, aliases, articles }: ActorSummary): string =>
  `   #${id} ${name}: ${[KINDS[kind], `in ${sayCount(articles, 'article')}`, ...layAliases(aliases)].join(', ')}`;

const layAliases = (aliases: readonly string[]): readonly string[] =>
  aliases.length === 0 ? [] : [`also ${aliases.join(', ')}`];

function layProfile(profile: ActorProfile): readonly string[] {
  const { id, name, kind, aliases, articles, roles, firstSeen, lastSeen, byDay, undated } = profile;
  const { seenWith, sentences, statements } = profile;
  const seen = [firstSeen && `first named ${firstSeen.day}`, lastSeen && `last named ${lastSeen.day}`].filter(Boolean);
  const withWhom = seenWith.map((other) => `${other.name} (${other.articles})`);
  const undatedToo = undated === 0 ? [] : [`day not known: ${undated}`];
  return [
    `${name} (${KINDS[kind]}, #${id})`,
    [`In ${sayCount(articles, 'article')}`, ...layAliases(aliases), ...seen].join('; '),
    ...(roles.length === 0 ? [] : ['', 'Called:']),
    ...roles.flatMap((held) => [`   ${layRole(held)}`, layCited(held.citations[0])]),
    ...(byDay.length === 0 ? [] : ['', `By day: ${[...byDay.map(layDay), ...undatedToo].join(', ')}`]),
    ...(withWhom.length === 0 ? [] : [`Most often with: ${withWhom.join(', ')}`]),
    ...(sentences.length === 0 ? [] : ['', 'From the latest articles:']),
    ...sentences.flatMap((citation) => [`   ${citation.quote}`, layCited(citation)]),
    ...(statements.length === 0 ? [] : ['', 'Most quoted words:']),
    ...statements.flatMap(({ words, isExact, citation }) => [
      isExact ? `   “${words}”` : `   ${words} (as reported)`,
      layCited(citation),
    ]),
  ];
}

const layRole = ({ role, from, to, by, former, since }: ActorProfile['roles'][number]): string =>
  [
    role,
    ...(former === true ? ['no longer'] : []),
    ...(since === undefined ? [] : [`since ${since}`]),
    ...(from === undefined || from === to ? [] : [`${from} to ${to}`]),
    ...(by === 'model' ? ['proposed by the language model'] : []),
  ].join(', ');

const layDay = ({ day, articles }: ActorProfile['byDay'][number]): string => `${day}: ${articles}`;

const layCited = ({ source, publishedDay, url }: Citation): string =>
  `      — ${source}, ${publishedDay ?? 'day not known'}: ${url}`;

function layCoverage({ articles, sources, from, to }: Coverage): string {
  const looked = `Looked through ${sayCount(articles, 'article')} from ${sayCount(sources, 'source')}`;
  return `${looked}${from === undefined ? '' : `, ${from} to ${to}`}.`;
}
