// /article: one page by its address, taking an article down in this server, and showing it again.

import {
  type Action,
  type Asker,
  type Command,
  commandTexts,
  quoteOutside,
  type Screen,
} from '../src/discord/command.ts';
import type { AddedArticle } from '../src/ingest/ingest.ts';
import type { Author } from '../src/news/audit.ts';
import { Failure } from '../src/news/failure.ts';
import type { GuildId, UserId } from '../src/news/ids.ts';
import type { View } from '../src/news/view.ts';
import type { AddressedArticle, Store } from '../src/store/store.ts';
import { authorOf, NAME_CHARACTERS_MAX, startingFirst, textOf, viewOf } from './options.ts';

interface ArticleNeeds {
  readonly takeDowns: Pick<Store['takeDowns'], 'list'>;
  /** Reads the page at an address and stores it for the server. Throws Failure. */
  readonly addArticle: (
    rawUrl: string,
    by: { readonly guildId: GuildId; readonly userId: UserId },
  ) => Promise<AddedArticle>;
  /** Takes down what the view shows at an address; when there is nothing, tells whether it is down already. */
  readonly takeDown: (
    rawAddress: string,
    by: { readonly view: View; readonly by: UserId },
  ) => Promise<{ readonly taken: readonly AddressedArticle[]; readonly isDown: boolean }>;
  /** Undoes a take-down of the view; gives what is shown again. */
  readonly restore: (rawAddress: string, view: View, by: Author) => Promise<readonly AddressedArticle[]>;
}

const ADDRESS_CHARACTERS_MAX = 2_000;
const TITLE_CHARACTERS_MAX = 120;
// Where one address stands over many articles, the first few are named.
const TITLES_MAX = 3;

/** Makes the command. */
export function articleCommand(needs: ArticleNeeds): Command {
  const address = {
    name: 'address',
    description: commandTexts.option.articleAddress,
    kind: 'text',
    required: true,
    lengthMax: ADDRESS_CHARACTERS_MAX,
  } as const;
  return {
    name: 'article',
    description: 'One article by its address',
    actions: {
      add: {
        description: 'reads one page and stores it for this server',
        first: 'defer privately',
        moderators: true,
        options: [address],
        run: async (input) => {
          const { guildId, userId } = input.asker;
          const added = await needs.addArticle(textOf(input, 'address') ?? '', { guildId, userId });
          return { kind: 'note', text: sayAdded(added) };
        },
      },
      remove: {
        description: 'takes an article down in this server; it can be shown again',
        first: 'defer privately',
        moderators: true,
        options: [address],
        run: async (input) => takeDown(textOf(input, 'address') ?? '', input.asker, needs),
      },
      restore: restoreAction(needs),
    },
  };
}

function sayAdded({ title, source, outcome, isTakenDown }: AddedArticle): string {
  const texts = commandTexts.article;
  const name = quoteOutside(title, TITLE_CHARACTERS_MAX);
  if (isTakenDown) return texts.stillDown(name);
  return outcome === 'unchanged' ? texts.known(name) : texts.added(name, quoteOutside(source, NAME_CHARACTERS_MAX));
}

async function takeDown(address: string, asker: Asker, needs: ArticleNeeds): Promise<Screen> {
  const { taken, isDown } = await needs.takeDown(address, { view: viewOf(asker), by: asker.userId });
  const [first] = taken;
  if (first === undefined) {
    throw new Failure('not-found', isDown ? commandTexts.failure.alreadyDown : commandTexts.failure.noArticle);
  }
  const { taken: say, undo } = commandTexts.article;
  const button = { label: undo, path: 'article restore', options: { article: first.address } };
  return { kind: 'note', text: say(titlesOf(taken)), buttons: [button] };
}

function restoreAction(needs: ArticleNeeds): Action {
  return {
    description: 'shows an article again that was taken down in this server',
    first: 'defer privately',
    moderators: true,
    options: [
      {
        name: 'article',
        description: commandTexts.option.takenDown,
        kind: 'text',
        required: true,
        lengthMax: ADDRESS_CHARACTERS_MAX,
        complete: async (typed, asker) =>
          startingFirst((await needs.takeDowns.list(viewOf(asker))).map(labelOf), typed),
      },
    ],
    run: async (input) => {
      const view = viewOf(input.asker);
      const wanted = textOf(input, 'article') ?? '';
      const down = await needs.takeDowns.list(view);
      const chosen = down.find((each) => labelOf(each) === wanted || each.address === wanted);
      const shown = await needs.restore(chosen?.address ?? wanted, view, authorOf(input.asker));
      if (shown.length > 0) return { kind: 'note', text: commandTexts.article.restored(titlesOf(shown)) };
      if (chosen === undefined) throw new Failure('not-found', commandTexts.failure.notTakenDown);
      return { kind: 'note', text: commandTexts.article.restoredNone };
    },
  };
}

/** What completion offers: the title and the end of the address, which tells two of one title apart. */
function labelOf({ title, address }: { readonly title: string; readonly address: string }): string {
  return `${title.slice(0, 50)} · ${address.slice(-45)}`.slice(0, NAME_CHARACTERS_MAX).toWellFormed();
}

function titlesOf(articles: readonly AddressedArticle[]): readonly string[] {
  return articles.slice(0, TITLES_MAX).map(({ title }) => quoteOutside(title, TITLE_CHARACTERS_MAX));
}
