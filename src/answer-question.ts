// Answers a question that somebody asked in Discord: in the light of the last one, by exact sentences at once, by the model
// after them. Wires, as main does.

import type { askCommand } from '../commands/ask.ts';
import { type AskRequest, carryOver, readAbout } from './ask/ask.ts';
import type { Conversations } from './conversations.ts';
import { describeFault, type Purse } from './llm/language-model.ts';
import type { Answer, AskedAbout } from './news/cited-text.ts';
import type { GuildSettings } from './news/guild.ts';
import type { GuildId, UserId } from './news/ids.ts';
import type { Topic } from './news/topic.ts';
import type { House } from './open-house.ts';
import { limitsOf, openPurse } from './write/write-cited.ts';

/** In whose name the items of briefings are counted: no person's. */
const BRIEFINGS = 'briefings' as UserId;

type Asked = Parameters<Parameters<typeof askCommand>[0]['ask']>[0];

/**
 * The exact-sentence answer at once; where a model writes, its answer after it, when it has passed. What went wrong with
 * the model is logged here, once. Gives with it the question as it was understood, and whom it is about.
 */
export async function answerQuestion(
  asked: Asked,
  house: House,
  talks: Conversations,
): ReturnType<Parameters<typeof askCommand>[0]['ask']> {
  const { ask, store, hasModel, inTurn, log } = house;
  const { view } = asked;
  const settings = view.kind === 'guild' ? await store.guilds.settings(view.guildId) : undefined;
  const when = { zone: settings?.zone ?? 'UTC', asked: asked.now };
  const meant = await understandIn(asked, when, talks);
  const request: AskRequest = {
    question: meant.question,
    view,
    ...when,
    ...(asked.topic === undefined ? {} : { filters: filtersOf(asked.topic) }),
  };
  const dress = (answer: Answer): Answer => ({
    ...answer,
    question: asked.question,
    ...(meant.carried && { carried: meant.carried }),
  });
  const give = (answer: Answer) => ({ answer, understood: meant.question, about: meant.about });
  const exact = await inTurn(() => ask.ask(request));
  const first = dress(exact);
  const purse = settings === undefined ? undefined : purseOf(settings, asked.userId, house);
  // Shown once when nothing can follow it: a second, equal form of it would be marked as edited.
  if (!first.answered || !hasModel || purse === 'none') return give(first);
  const paid = purse === undefined ? request : { ...request, purse };
  const [improved] = await Promise.all([ask.improve(exact, paid), asked.onFirst(give(first))]);
  if (improved?.fault !== undefined) log.warn('the language model failed', describeFault(improved.fault));
  return give(improved === undefined ? first : dress(improved.answer));
}

interface Meant {
  readonly question: string;
  readonly carried?: AskedAbout;
  readonly about: AskedAbout;
}

/** What a button asks again was understood before; what is typed may go on from the last question. */
async function understandIn(
  { question, understood, userId, channelId }: Asked,
  when: { readonly zone: string; readonly asked: number },
  talks: Conversations,
): Promise<Meant> {
  if (understood !== undefined) {
    const last = understood === question ? undefined : readAbout(question, when);
    const about = readAbout(understood, when);
    return { question: understood, about, ...(last && { carried: without(about, last) }) };
  }
  const place = { userId, channelId };
  const last = await talks.last(place);
  const carried = last === undefined ? undefined : carryOver(question, last, when);
  const about = readAbout(carried?.question ?? question, when);
  await talks.note(place, about);
  return { question, about, ...carried };
}

/** What one names and the other does not. */
const without = (one: AskedAbout, other: AskedAbout): AskedAbout => ({
  names: one.names.filter((name) => !other.names.includes(name)),
  days: one.days.filter(({ from, to }) => !other.days.some((day) => day.from === from && day.to === to)),
});

/** What the person may spend; 'none' where moderators or the operator leave nothing to spend. */
function purseOf(settings: GuildSettings, userId: UserId, { store, modelLimits, now }: House): Purse | 'none' {
  const limits = limitsOf(settings, modelLimits);
  if (limits.tokensPerDay === 0 || limits.questionsPerDay === 0) return 'none';
  return openPurse({ budgets: store.budgets, guildId: settings.guildId, userId, limits, now });
}

/** What a server's briefings may spend: of the server's tokens, counted for nobody in it. */
export async function purseOfBriefings(guildId: GuildId, house: House): Promise<Purse | 'none'> {
  const { store, modelLimits, modelItemsPerDay, now } = house;
  const { tokensPerDay } = limitsOf(await store.guilds.settings(guildId), modelLimits);
  if (tokensPerDay === 0 || modelItemsPerDay === 0) return 'none';
  const limits = { tokensPerDay, questionsPerDay: modelItemsPerDay };
  return openPurse({ budgets: store.budgets, guildId, userId: BRIEFINGS, limits, now });
}

function filtersOf({ actors, sources, languages }: Topic): NonNullable<AskRequest['filters']> {
  return {
    ...(actors.length === 0 ? {} : { actors }),
    ...(sources.length === 0 ? {} : { sources }),
    ...(languages.length === 0 ? {} : { languages }),
  };
}
