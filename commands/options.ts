// Options that several commands share, and how their values are read.

import type { Asker, CommandInput, CommandOption } from '../src/discord/command.ts';
import { commandTexts } from '../src/discord/command.ts';
import type { Author } from '../src/news/audit.ts';
import type { Period } from '../src/news/day-view.ts';
import { Failure } from '../src/news/failure.ts';
import type { GuildId, Instant } from '../src/news/ids.ts';
import type { Topic } from '../src/news/topic.ts';
import type { View } from '../src/news/view.ts';
import type { Search, SearchFilters } from '../src/search/search.ts';
import type { Store } from '../src/store/store.ts';

/** What Discord shows at once. */
export const COMPLETIONS_MAX = 25;
/** Longer than any query that a person types, shorter than what would cost time to read. */
export const WORDS_CHARACTERS_MAX = 500;
export const NAME_CHARACTERS_MAX = 100;

/** The view of the server in which somebody asks. */
export const viewOf = ({ guildId }: Pick<Asker, 'guildId'>): View => ({ kind: 'guild', guildId });

/** Whose change it is that somebody asks for. */
export const authorOf = ({ userId, now }: Pick<Asker, 'userId' | 'now'>): Author => ({ userId, at: now });

/** The text given for an option, trimmed; undefined when there is none. */
export function textOf({ options }: CommandInput, name: string): string | undefined {
  const value = options.get(name);
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

/** Reads days as somebody writes them, in the zone of the view's server. Throws Failure('bad-input') for what is none. */
export type ReadDays = (text: string, view: View, now: Instant) => Promise<Period>;

/**
 * The days from one option to another: from the first day of the one to the last of the other. Undefined when neither is
 * given. Throws Failure('bad-input') for what is no day, and for an end that lies before its beginning.
 */
export async function periodOf(
  input: CommandInput,
  names: { readonly from: string; readonly to: string },
  readDays: ReadDays,
): Promise<Partial<Period> | undefined> {
  const { now } = input.asker;
  const view = viewOf(input.asker);
  const [first, last] = [textOf(input, names.from), textOf(input, names.to)];
  const from = first === undefined ? undefined : (await readDays(first, view, now)).from;
  const to = last === undefined ? undefined : (await readDays(last, view, now)).to;
  if (from === undefined && to === undefined) return undefined;
  if (from !== undefined && to !== undefined && from > to)
    throw new Failure(
      'bad-input',
      commandTexts.failure.endsBefore(`${names.from} and ${names.to}`, `${from} to ${to}`),
    );
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** An option that completes actors or sources of the server's view. */
export function namedOption(
  what: 'actor' | 'source',
  description: string,
  search: Pick<Search, 'complete'>,
): CommandOption {
  return {
    name: what,
    description,
    kind: 'text',
    lengthMax: NAME_CHARACTERS_MAX,
    complete: (typed, asker) => search.complete(what, typed, viewOf(asker), COMPLETIONS_MAX),
  };
}

/** An option that completes the topics of the server. */
export function topicOption(
  topics: Pick<Store['topics'], 'list'>,
  options: { readonly description: string; readonly required?: boolean },
): CommandOption {
  return {
    name: 'topic',
    ...options,
    kind: 'text',
    lengthMax: NAME_CHARACTERS_MAX,
    complete: async (typed, { guildId }) => {
      const names = (await topics.list(guildId)).map(({ name }) => name);
      return startingFirst(names, typed).slice(0, COMPLETIONS_MAX);
    },
  };
}

/** The topic named by the option `topic`; undefined when it is not given. Throws Failure('not-found') when there is none of that name. */
export async function topicOf(
  input: CommandInput,
  topics: Pick<Store['topics'], 'findByName'>,
): Promise<Topic | undefined> {
  const name = textOf(input, 'topic');
  return name === undefined ? undefined : findTopic(name, input.asker.guildId, topics);
}

/** Throws Failure('not-found') when the server has no topic of that name. */
export async function findTopic(
  name: string,
  guildId: GuildId,
  topics: Pick<Store['topics'], 'findByName'>,
): Promise<Topic> {
  const topic = await topics.findByName(name, guildId);
  if (topic === undefined)
    throw new Failure('not-found', commandTexts.failure.noTopic(name.slice(0, NAME_CHARACTERS_MAX)));
  return topic;
}

/** A topic's lists as filters; its empty ones are left out, for an empty list would match nothing. */
export function filtersOfTopic({
  actors,
  sources,
  languages,
}: Pick<Topic, 'actors' | 'sources' | 'languages'>): Pick<SearchFilters, 'actors' | 'sources' | 'languages'> {
  return {
    ...(actors.length === 0 ? {} : { actors }),
    ...(sources.length === 0 ? {} : { sources }),
    ...(languages.length === 0 ? {} : { languages }),
  };
}

/** Those that hold what is typed, case aside; those that begin with it first. */
export function startingFirst(names: readonly string[], typed: string): readonly string[] {
  const wanted = typed.trim().toLowerCase();
  const holding = names.filter((name) => name.toLowerCase().includes(wanted));
  const begins = (name: string): boolean => name.toLowerCase().startsWith(wanted);
  return [...holding.filter(begins), ...holding.filter((name) => !begins(name))];
}
