// /search: articles by words, people, sources and days.

import {
  type Command,
  type CommandInput,
  type CommandOption,
  commandTexts,
  type HitsChoice,
} from '../src/discord/command.ts';
import type { Hits } from '../src/news/cited-text.ts';
import type { Period } from '../src/news/day-view.ts';
import type { Topic } from '../src/news/topic.ts';
import type { Search, SearchFilters, SearchRequest } from '../src/search/search.ts';
import type { Store } from '../src/store/store.ts';
import {
  filtersOfTopic,
  NAME_CHARACTERS_MAX,
  namedOption,
  periodOf,
  type ReadDays,
  textOf,
  topicOf,
  topicOption,
  viewOf,
  WORDS_CHARACTERS_MAX,
} from './options.ts';
import { keepAsOf, settleAsOf } from './result-set.ts';
import { findWays } from './search-ways.ts';

/** As many as ever fit one message; the layout takes those that do. */
const HITS_PER_PAGE_MAX = 10;

/** Makes the command. */
export function searchCommand(needs: {
  readonly search: Pick<Search, 'search' | 'complete'>;
  readonly topics: Pick<Store['topics'], 'list' | 'findByName'>;
  readonly readDays: ReadDays;
}): Command {
  const { search, topics, readDays } = needs;
  return {
    name: 'search',
    description: 'Find articles by words, people, sources and days',
    action: {
      description: 'articles with the matching words highlighted, five to ten a page',
      first: 'defer',
      options: [
        {
          name: 'words',
          description: commandTexts.option.words,
          kind: 'text',
          required: true,
          lengthMax: WORDS_CHARACTERS_MAX,
        },
        namedOption('actor', commandTexts.option.actor, search),
        namedOption('source', commandTexts.option.source, search),
        topicOption(topics, { description: commandTexts.option.topic }),
        dayOption('published-from', commandTexts.option.publishedFrom),
        dayOption('published-to', commandTexts.option.publishedTo),
        dayOption('about-from', commandTexts.option.aboutFrom),
        dayOption('about-to', commandTexts.option.aboutTo),
        {
          name: 'sort',
          description: commandTexts.option.sort,
          kind: 'text',
          choices: Object.entries(commandTexts.choice.sort).map(([value, name]) => ({ name, value })),
        },
      ],
      run: async (input, { offset }) => {
        const { asOf, isAnew } = settleAsOf(input);
        const daysOf = async (asked: CommandInput) => ({
          published: await periodOf(asked, { from: 'published-from', to: 'published-to' }, readDays),
          about: await periodOf(asked, { from: 'about-from', to: 'about-to' }, readDays),
        });
        const requestOf = async (asked: CommandInput): Promise<SearchRequest> => {
          const topic = await topicOf(asked, topics);
          const days = await daysOf(asked);
          return {
            reading: 'query',
            words: [textOf(asked, 'words') ?? '', topic?.words ?? ''].filter((words) => words !== '').join(' '),
            filters: filtersOf(asked, topic, days),
            view: viewOf(asked.asker),
            ...sortOf(asked),
            offset,
            limit: HITS_PER_PAGE_MAX,
            asOf,
            days: true,
          };
        };
        const hits = await search.search(await requestOf(input));
        return {
          kind: 'hits',
          hits: { ...hits, words: sayRequest(input, await daysOf(input)) },
          options: keepAsOf(input.options, asOf),
          menu: { label: commandTexts.option.sort, choices: sortChoices(hits) },
          ...(hits.total === 0 && {
            ways: await findWays(
              input,
              hits,
              async (asked) => (await search.search({ ...(await requestOf(asked)), limit: 1 })).total,
            ),
          }),
          ...(isAnew && { note: commandTexts.note.foundAnew }),
        };
      },
    },
  };
}

const dayOption = (name: string, description: string): CommandOption => ({
  name,
  description,
  kind: 'text',
  lengthMax: NAME_CHARACTERS_MAX,
});

/** What narrows the articles by their days. */
interface Days {
  readonly published: Partial<Period> | undefined;
  readonly about: Partial<Period> | undefined;
}

/**
 * What was asked for, as the head of the hits says it: the words, and the options that narrow them; of days in words also
 * how they were understood.
 */
function sayRequest(input: CommandInput, { published, about }: Days): string {
  const days: Readonly<Record<string, string | undefined>> = {
    'published-from': published?.from,
    'published-to': published?.to,
    'about-from': about?.from,
    'about-to': about?.to,
  };
  const given = ['actor', 'source', 'topic', ...Object.keys(days)].flatMap((name) => {
    const value = textOf(input, name);
    if (value === undefined) return [];
    const day = days[name];
    return [day === undefined || day === value ? `${name}: ${value}` : `${name}: ${value} (${day})`];
  });
  return [textOf(input, 'words') ?? '', ...given].join(' · ');
}

function sortChoices({ sort = 'relevance' }: Pick<Hits, 'sort'>): HitsChoice[] {
  return Object.entries(commandTexts.choice.sort).map(([value, label]) => ({
    label,
    change: { sort: value },
    isChosen: value === sort,
  }));
}

function sortOf(input: CommandInput): Pick<SearchRequest, 'sort'> {
  const sort = textOf(input, 'sort');
  return sort === 'newest' || sort === 'oldest' || sort === 'relevance' ? { sort } : {};
}

/** The options as filters; a topic's own lists hold where the option is not given. */
function filtersOf(input: CommandInput, topic: Topic | undefined, { published, about }: Days): SearchFilters {
  const actor = textOf(input, 'actor');
  const source = textOf(input, 'source');
  return {
    ...(topic === undefined ? {} : filtersOfTopic(topic)),
    ...(actor === undefined ? {} : { actors: [actor] }),
    ...(source === undefined ? {} : { sources: [source] }),
    ...(published === undefined ? {} : { published }),
    ...(about === undefined ? {} : { about }),
  };
}
