// What a topic would have matched last week: said before it is saved, so that a slip is seen at once.

import { type Asker, commandTexts, quoteOutside } from '../src/discord/command.ts';
import type { Topic } from '../src/news/topic.ts';
import type { Search } from '../src/search/search.ts';
import { filtersOfTopic, viewOf } from './options.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const TITLES_SHOWN = 3;
const TITLE_CHARACTERS_MAX = 120;

/** What all the news asks for. */
export const ALL_NEWS = { words: '', actors: [], sources: [], languages: [] } as const;

/** One sentence, with the newest titles. Throws Failure('bad-input') when the topic's words cannot be read. */
export async function tryTopic(
  topic: Pick<Topic, 'words' | 'actors' | 'sources' | 'languages'>,
  { guildId, now }: Pick<Asker, 'guildId' | 'now'>,
  search: Pick<Search, 'search'>,
): Promise<string> {
  const { total, hits } = await search.search({
    reading: 'query',
    words: topic.words,
    filters: {
      ...filtersOfTopic(topic),
      // Those first seen then: what briefings are made from.
      firstSeen: { from: now - WEEK_MS, until: now },
    },
    view: viewOf({ guildId }),
    sort: 'newest',
    limit: TITLES_SHOWN,
  });
  return commandTexts.topic.wouldMatch(
    total,
    hits.map(({ title }) => quoteOutside(title, TITLE_CHARACTERS_MAX)),
  );
}
