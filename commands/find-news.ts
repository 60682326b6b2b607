// The message menu "Find the news on this": articles on what a message says, for the asker alone.

import { type Command, commandTexts } from '../src/discord/command.ts';
import { Failure } from '../src/news/failure.ts';
import type { Search } from '../src/search/search.ts';
import { textOf, viewOf, WORDS_CHARACTERS_MAX } from './options.ts';
import { keepAsOf, settleAsOf } from './result-set.ts';

/** As many as ever fit one message; the layout takes those that do. */
const HITS_PER_PAGE_MAX = 10;
/** What stands in a message and is no word of it: addresses, and Discord's own marks for people, channels, emoji and times. */
const NO_WORDS = /https?:\/\/\S+|<(?:@[!&]?|#|a?:\w+:|t:|\/[^>:]+:)[^>]*>/gu;
/** A question's quoted phrases are conditions; a message's are not. */
const QUOTATION_MARKS = /["“”]/gu;

/** Makes the command. It reads nothing but the message that the person picked. */
export function findNewsCommand({ search }: { readonly search: Pick<Search, 'search'> }): Command {
  return {
    name: commandTexts.menu.findNews,
    description: 'Find articles on what a message says',
    menu: 'message',
    action: {
      description: 'articles on what the message says, for the asker alone',
      first: 'defer privately',
      run: async (input, { offset }) => {
        const said = (textOf(input, 'message') ?? '').replace(NO_WORDS, ' ').replace(QUOTATION_MARKS, ' ');
        const words = cutAtWord(said.replace(/\s+/gu, ' ').trim());
        if (!/[\p{L}\p{N}]/u.test(words)) throw new Failure('bad-input', commandTexts.failure.noWordsInMessage);
        const request = { reading: 'question', words, view: viewOf(input.asker), limit: HITS_PER_PAGE_MAX } as const;
        const { asOf, isAnew } = settleAsOf(input);
        return {
          kind: 'hits',
          hits: await search.search({ ...request, offset, asOf, days: true }),
          options: keepAsOf(input.options, asOf),
          ...(isAnew && { note: commandTexts.note.foundAnew }),
        };
      },
    },
  };
}

/** The first words of a message: later ones say less of what it is about. */
function cutAtWord(text: string): string {
  if (text.length <= WORDS_CHARACTERS_MAX) return text;
  const end = text.lastIndexOf(' ', WORDS_CHARACTERS_MAX);
  return text.slice(0, end === -1 ? WORDS_CHARACTERS_MAX : end);
}
