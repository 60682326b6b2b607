// /subscription: channels hear topics, at their hours.

import {
  type Action,
  type Command,
  type CommandInput,
  type CommandOption,
  commandTexts,
  type Screen,
} from '../src/discord/command.ts';
import { Failure } from '../src/news/failure.ts';
import type { Subscription } from '../src/news/subscription.ts';
import { addSubscription } from './add-subscription.ts';
import { checkTarget } from './channel-target.ts';
import { dueTimes } from './due-times.ts';
import { editSubscription, openSubscriptionForm, openSubscriptionFormAgain } from './edit-subscription.ts';
import {
  drawRow,
  type NamedSubscription,
  nameOf,
  nameSubscriptions,
  type SubscriptionNeeds,
} from './name-subscription.ts';
import { authorOf, NAME_CHARACTERS_MAX, startingFirst, textOf, topicOption, viewOf } from './options.ts';
import { completeArticles, whyArticle } from './why-article.ts';
import { listZones } from './zones.ts';

/** Makes the command. */
export function subscriptionCommand(needs: SubscriptionNeeds): Command {
  const chosen: CommandOption = {
    name: 'subscription',
    description: commandTexts.option.subscription,
    kind: 'text',
    required: true,
    lengthMax: NAME_CHARACTERS_MAX,
    complete: async (typed, { guildId }) => {
      const named = await nameSubscriptions(guildId, needs);
      return startingFirst(
        named.map(({ label }) => label),
        typed,
      );
    },
  };
  return {
    name: 'subscription',
    description: 'Which channels hear which topics, and when',
    actions: {
      add: {
        description: 'subscribes a channel; says what I may not do there, and the next three due times',
        first: 'defer privately',
        moderators: true,
        options: addOptions(needs),
        run: (input) => addSubscription(input, needs),
      },
      list: {
        description: 'lists the subscriptions and when they are due',
        first: 'defer privately',
        moderators: true,
        run: async ({ asker }) => {
          const rows = (await nameSubscriptions(asker.guildId, needs)).map(drawRow);
          return { kind: 'list', title: commandTexts.subscription.title, rows, empty: commandTexts.subscription.none };
        },
      },
      edit: {
        description: 'changes a subscription in a form that refuses a stale edit',
        first: 'form',
        moderators: true,
        options: [chosen],
        form: async (input) => openSubscriptionForm(await chooseNamed(input, needs)),
        submit: (sent) => editSubscription(sent, needs),
        again: ({ asker, state }) => openSubscriptionFormAgain(state, asker.guildId, needs),
      },
      ...explainingActions(needs, chosen),
      ...changingActions(needs, chosen),
    },
  };
}

function explainingActions(needs: SubscriptionNeeds, chosen: CommandOption): Readonly<Record<string, Action>> {
  return {
    preview: {
      description: 'shows you alone what a subscription would post now',
      first: 'defer privately',
      moderators: true,
      options: [chosen],
      run: async (input) => ({ kind: 'briefing', briefing: await needs.preview(await choose(input, needs)) }),
    },
    why: {
      description: 'tells for any article whether it is in a subscription’s briefing, and why',
      first: 'defer privately',
      moderators: true,
      options: [
        chosen,
        {
          name: 'article',
          description: commandTexts.option.whyArticle,
          kind: 'text',
          required: true,
          complete: (typed, asker) => completeArticles(typed, viewOf(asker), needs),
        },
      ],
      run: async (input) => whyArticle(input, await choose(input, needs), needs),
    },
  };
}

function changingActions(needs: SubscriptionNeeds, chosen: CommandOption): Readonly<Record<string, Action>> {
  return {
    pause: {
      description: 'stops a subscription until it is resumed',
      first: 'defer privately',
      moderators: true,
      options: [chosen],
      run: async (input) => {
        const subscription = await choose(input, needs);
        const { id, guildId } = subscription;
        await needs.subscriptions.save(
          { id, guildId, state: 'paused', pausedReason: undefined },
          authorOf(input.asker),
        );
        return note(commandTexts.subscription.isPaused(await nameOf(subscription, needs)));
      },
    },
    resume: {
      description: 'goes on with a paused subscription, from now',
      first: 'defer privately',
      moderators: true,
      options: [chosen],
      run: (input) => resume(input, needs),
    },
    remove: {
      description: 'ends a subscription',
      first: 'defer privately',
      moderators: true,
      options: [chosen],
      run: async (input) => {
        const subscription = await choose(input, needs);
        await needs.subscriptions.remove(subscription.id, input.asker.guildId, authorOf(input.asker));
        return note(commandTexts.subscription.isRemoved(await nameOf(subscription, needs)));
      },
    },
  };
}

function addOptions(needs: SubscriptionNeeds): readonly CommandOption[] {
  const { option, choice } = commandTexts;
  const choices = (named: Readonly<Record<string, string>>) =>
    Object.entries(named).map(([value, name]) => ({ name, value }));
  return [
    { name: 'channel', description: option.channel, kind: 'channel', required: true, takesForums: true },
    { name: 'cadence', description: option.cadence, kind: 'text', required: true, lengthMax: NAME_CHARACTERS_MAX },
    topicOption(needs.topics, { description: option.subscribedTopic }),
    {
      name: 'zone',
      description: option.zone,
      kind: 'text',
      lengthMax: NAME_CHARACTERS_MAX,
      complete: async (typed) => startingFirst(listZones(), typed),
    },
    { name: 'length', description: option.length, kind: 'text', choices: choices(choice.length) },
    { name: 'mention-role', description: option.role, kind: 'role' },
    { name: 'when-empty', description: option.whenEmpty, kind: 'text', choices: choices(choice.whenEmpty) },
    { name: 'quiet-hours', description: option.quietHours, kind: 'text', lengthMax: NAME_CHARACTERS_MAX },
    { name: 'into', description: option.into, kind: 'text', choices: choices(choice.target) },
    { name: 'tags', description: option.tags, kind: 'text', lengthMax: NAME_CHARACTERS_MAX },
    { name: 'publish', description: option.publish, kind: 'boolean' },
    { name: 'at-most', description: option.atMost, kind: 'integer' },
    { name: 'welcome', description: option.welcome, kind: 'boolean' },
  ];
}

async function resume(input: CommandInput, needs: SubscriptionNeeds): Promise<Screen> {
  const subscription = await choose(input, needs);
  const { id, guildId } = subscription;
  const [nextDueAt] = dueTimes(subscription, input.asker.now, 1, needs);
  if (nextDueAt === undefined) throw new Failure('bad-input', commandTexts.failure.neverDue);
  await checkTarget(subscription, needs);
  // From now: what came while it was paused is not told.
  const createdAt = input.asker.now;
  const changes = { state: 'active', pausedReason: undefined, nextDueAt, createdAt } as const;
  await needs.subscriptions.save({ id, guildId, ...changes }, authorOf(input.asker));
  return note(commandTexts.subscription.isResumed(await nameOf(subscription, needs), nextDueAt));
}

/** The subscription chosen: by the label that completion gave, or by its id. */
async function choose(input: CommandInput, needs: SubscriptionNeeds): Promise<Subscription> {
  return (await chooseNamed(input, needs)).subscription;
}

async function chooseNamed(input: CommandInput, needs: SubscriptionNeeds): Promise<NamedSubscription> {
  const wanted = textOf(input, 'subscription')?.toLowerCase();
  const named = await nameSubscriptions(input.asker.guildId, needs);
  const found = named.find(({ label, subscription }) => label.toLowerCase() === wanted || subscription.id === wanted);
  if (found === undefined) throw new Failure('not-found', commandTexts.failure.noSubscription);
  return found;
}

const note = (text: string): Screen => ({ kind: 'note', text });
