// /search: articles by words, people, sources and days.

import { type Command, type CommandInput, type CommandOption, commandTexts } from '../src/discord/command.ts';
import type { Topic } from '../src/news/topic.ts';
import type { Search, SearchFilters, SearchRequest } from '../src/search/search.ts';
import type { Store } from '../src/store/store.ts';
import {
  dayOf,
  filtersOfTopic,
  NAME_CHARACTERS_MAX,
  namedOption,
  textOf,
  topicOf,
  topicOption,
  viewOf,
  WORDS_CHARACTERS_MAX,
} from './options.ts';

/** As many as ever fit one message; the layout takes those that do. */
const HITS_PER_PAGE_MAX = 10;

/** Makes the command. */
export function searchCommand(needs: {
  readonly search: Pick<Search, 'search' | 'complete'>;
  readonly topics: Pick<Store['topics'], 'list' | 'findByName'>;
}): Command {
  const { search, topics } = needs;
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
        const topic = await topicOf(input, topics);
        const request: SearchRequest = {
          reading: 'query',
          words: [textOf(input, 'words') ?? '', topic?.words ?? ''].filter((words) => words !== '').join(' '),
          filters: filtersOf(input, topic),
          view: viewOf(input.asker),
          sort: sortOf(input),
          offset,
          limit: HITS_PER_PAGE_MAX,
        };
        const hits = await search.search(request);
        return { kind: 'hits', hits: { ...hits, words: sayRequest(input) } };
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

/** What was asked for, as the head of the hits says it: the words, and the options that narrow them. */
function sayRequest(input: CommandInput): string {
  const narrowing = ['actor', 'source', 'topic', 'published-from', 'published-to', 'about-from', 'about-to'];
  const given = narrowing.flatMap((name) => {
    const value = textOf(input, name);
    return value === undefined ? [] : [`${name}: ${value}`];
  });
  return [textOf(input, 'words') ?? '', ...given].join(' · ');
}

function sortOf(input: CommandInput): 'relevance' | 'newest' | 'oldest' {
  const sort = textOf(input, 'sort');
  return sort === 'newest' || sort === 'oldest' ? sort : 'relevance';
}

/** The options as filters; a topic's own lists hold where the option is not given. */
function filtersOf(input: CommandInput, topic: Topic | undefined): SearchFilters {
  const actor = textOf(input, 'actor');
  const source = textOf(input, 'source');
  const published = range(dayOf(input, 'published-from'), dayOf(input, 'published-to'));
  const about = range(dayOf(input, 'about-from'), dayOf(input, 'about-to'));
  return {
    ...(topic === undefined ? {} : filtersOfTopic(topic)),
    ...(actor === undefined ? {} : { actors: [actor] }),
    ...(source === undefined ? {} : { sources: [source] }),
    ...(published === undefined ? {} : { published }),
    ...(about === undefined ? {} : { about }),
  };
}

function range(from: string | undefined, to: string | undefined): SearchFilters['published'] | undefined {
  if (from === undefined && to === undefined) return undefined;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
