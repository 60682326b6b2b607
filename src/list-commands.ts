// Lists all commands with what each needs. Wires, as main does.

import { askCommand } from '../commands/ask.ts';
import { briefingCommand } from '../commands/briefing.ts';
import { feedCommand } from '../commands/feed.ts';
import { helpCommand } from '../commands/help.ts';
import { onCommand } from '../commands/on.ts';
import { searchCommand } from '../commands/search.ts';
import { settingsCommand } from '../commands/settings.ts';
import { subscriptionCommand } from '../commands/subscription.ts';
import { topicCommand } from '../commands/topic.ts';
import { type AskRequest, completeDays, tellDays } from './ask/ask.ts';
import { type Briefings, nextDue } from './briefing/run-due.ts';
import type { Command } from './discord/command.ts';
import type { DiscordConnection } from './discord/connect.ts';
import { followFeed } from './ingest/ingest.ts';
import { makeId } from './make-id.ts';
import type { Topic } from './news/topic.ts';
import type { View } from './news/view.ts';
import type { House } from './open-house.ts';

/** All commands. With no house (to print their table) nothing of it is touched until one is run. */
export function commandsOf(house: House, briefings: Briefings, connected: () => DiscordConnection): readonly Command[] {
  const { store, search } = house;
  const { topics, guilds } = store;
  const missingPermissions: DiscordConnection['missingPermissions'] = (purpose) =>
    connected().missingPermissions(purpose);
  return [
    askCommand({ ask: (question) => answer(question, house), topics }),
    searchCommand({ search, topics }),
    onCommand({
      tellDays: async (date, view, now) => tellDays({ date, view, zone: await zoneOf(view, store), asked: now }, store),
      completeDays: async (typed, view, now, limit) =>
        completeDays(typed, { view, zone: await zoneOf(view, store), asked: now, limit }, store),
    }),
    briefingCommand({ briefingNow: (request) => briefings.briefingNow(request), topics }),
    topicCommand({ topics, search, newId: makeId }),
    subscriptionCommand({
      subscriptions: store.subscriptions,
      topics,
      guilds,
      missingPermissions,
      channelName: (channelId) => connected().channelName(channelId),
      nextDue,
      newId: makeId,
    }),
    feedCommand({ feeds: store.feeds, followFeed: (rawUrl, by) => followFeed(rawUrl, by, house) }),
    settingsCommand({ guilds, missingPermissions }),
    helpCommand(),
  ];
}

/** The exact-sentence answer at once; where a model writes, its answer after it, when it has passed. */
async function answer(
  question: Parameters<Parameters<typeof askCommand>[0]['ask']>[0],
  { ask, store, hasModel }: House,
): ReturnType<typeof ask.ask> {
  const request: AskRequest = {
    question: question.question,
    view: question.view,
    zone: await zoneOf(question.view, store),
    asked: question.now,
    ...(question.topic === undefined ? {} : { filters: filtersOf(question.topic) }),
  };
  const first = await ask.ask(request);
  // Shown once when nothing can follow it: a second, equal form of it would be marked as edited.
  if (!first.answered || !hasModel) return first;
  const [improved] = await Promise.all([ask.improve(first, request), question.onFirst(first)]);
  return improved ?? first;
}

async function zoneOf(view: View, store: House['store']): Promise<string> {
  return view.kind === 'guild' ? (await store.guilds.settings(view.guildId)).zone : 'UTC';
}

function filtersOf({ actors, sources, languages }: Topic): NonNullable<AskRequest['filters']> {
  return {
    ...(actors.length === 0 ? {} : { actors }),
    ...(sources.length === 0 ? {} : { sources }),
    ...(languages.length === 0 ? {} : { languages }),
  };
}
