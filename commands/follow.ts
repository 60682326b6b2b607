// /follow: what a person is told of by direct message, as it happens or once a day.

import {
  type Command,
  type CommandInput,
  type CommandOption,
  commandTexts,
  type Screen,
} from '../src/discord/command.ts';
import { Failure } from '../src/news/failure.ts';
import type { SubscriptionId, UserId } from '../src/news/ids.ts';
import type { Subscription } from '../src/news/subscription.ts';
import { addFollow, type FollowNeeds } from './add-follow.ts';
import { type NamedFollow, nameFollows } from './name-follow.ts';
import {
  NAME_CHARACTERS_MAX,
  namedOption,
  startingFirst,
  textOf,
  topicOption,
  WORDS_CHARACTERS_MAX,
} from './options.ts';

const texts = commandTexts.follow;

/** Makes the command. */
export function followCommand(needs: FollowNeeds): Command {
  const chosen: CommandOption = {
    name: 'follow',
    description: texts.option.follow,
    kind: 'text',
    required: true,
    lengthMax: NAME_CHARACTERS_MAX,
    complete: async (typed, asker) =>
      startingFirst(
        (await nameFollows(asker, needs)).map(({ label }) => label),
        typed,
      ),
  };
  return {
    name: 'follow',
    description: 'What you are told of by direct message',
    actions: {
      add: {
        description: 'tells you of a person, a topic or words by direct message, at once or once a day',
        first: 'defer privately',
        options: addOptions(needs),
        run: (input) => addFollow(input, needs),
      },
      list: {
        description: 'lists what you follow, with buttons that stop it',
        first: 'defer privately',
        direct: true,
        run: async ({ asker }) => drawFollows(await nameFollows(asker, needs)),
      },
      remove: {
        description: 'ends one of the things that you follow',
        first: 'defer privately',
        direct: true,
        options: [chosen],
        run: (input) => removeFollow(input, needs),
      },
    },
  };
}

function addOptions(needs: FollowNeeds): readonly CommandOption[] {
  const how = Object.entries(texts.how).map(([value, name]) => ({ name, value }));
  return [
    namedOption('actor', texts.option.actor, needs.search),
    topicOption(needs.topics, { description: texts.option.topic }),
    { name: 'words', description: texts.option.words, kind: 'text', lengthMax: WORDS_CHARACTERS_MAX },
    { name: 'how', description: texts.option.how, kind: 'text', choices: how },
    { name: 'at', description: texts.option.at, kind: 'text', lengthMax: NAME_CHARACTERS_MAX },
  ];
}

function drawFollows(follows: readonly NamedFollow[]): Screen {
  if (follows.length === 0) return { kind: 'note', text: texts.none };
  const lines = follows.map(({ subscription, what, when }, at) =>
    texts.line(at + 1, what, when, subscription.cadence.startsWith('daily') ? subscription.nextDueAt : undefined),
  );
  const buttons = follows.map(({ subscription }, at) => ({
    label: texts.stopOf(at + 1),
    path: 'follow remove',
    options: { follow: subscription.id },
  }));
  return { kind: 'note', text: [texts.title, ...lines].join('\n'), buttons };
}

/** By the label that completion gave, or by the id that a button carries: that works wherever it is pressed. */
async function removeFollow(input: CommandInput, needs: FollowNeeds): Promise<Screen> {
  const { asker } = input;
  const wanted = textOf(input, 'follow')?.toLowerCase();
  const named = await nameFollows(asker, needs);
  const found = named.find(({ label, subscription }) => label.toLowerCase() === wanted || subscription.id === wanted);
  if (found === undefined) throw new Failure('not-found', texts.failure.none);
  await needs.subscriptions.removeFollow(found.subscription.id, asker.userId);
  return { kind: 'note', text: texts.removed(found.what) };
}

/** What ended by itself, each told once: it is over with that. Gives sentences, quoted by who shows them. */
export async function tellEnded(
  asker: { readonly userId: UserId; readonly guildId: Subscription['guildId'] },
  needs: Pick<FollowNeeds, 'subscriptions' | 'topics'>,
): Promise<readonly string[]> {
  const ended = (await nameFollows(asker, needs)).filter(({ subscription }) => subscription.state === 'paused');
  const gone: SubscriptionId[] = ended.map(({ subscription }) => subscription.id);
  for (const id of gone) await needs.subscriptions.removeFollow(id, asker.userId);
  const byReason = Map.groupBy(ended, ({ subscription }) => subscription.pausedReason?.kind);
  return [...byReason.values()].flatMap((same) => {
    const reason = same[0]?.subscription.pausedReason;
    return reason === undefined
      ? []
      : [
          texts.ended(
            same.map(({ plain }) => plain),
            reason,
          ),
        ];
  });
}
