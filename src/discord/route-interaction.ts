// Leads each interaction to what it asks for: a command, a completion, a turned page, a sent form.

import type {
  ButtonInteraction,
  ChannelSelectMenuInteraction,
  ChatInputCommandInteraction,
  Interaction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  RepliableInteraction,
  StringSelectMenuInteraction,
} from 'discord.js';
import type { Outcome } from '../metrics.ts';
import { Failure } from '../news/failure.ts';
import { listActions } from './actions.ts';
import { answerDirectly } from './answer-directly.ts';
import { answerSafely } from './answer-safely.ts';
import type { Action, Asker, Command, CommandInput } from './command.ts';
import { complete } from './complete.ts';
import { type PageState, readCustomId } from './components.ts';
import { followOf } from './follow-message.ts';
import { drawForm, readFields } from './forms.ts';
import { drawNote, drawScreen } from './layouts.ts';
import type { Follow, Guilds, Log, Metrics, PageStore } from './needs.ts';
import { isPrompt, openBeside, openPrompt, submitPrompt } from './open-button.ts';
import type { ServersOf } from './person-servers.ts';
import { findOptions, withPicked } from './picked-options.ts';
import { type GuildOfFollow, readAsker, readOptionValues, readPath } from './read-interaction.ts';
import { drawRefusedForm, findSentForm, openAgain } from './refused-form.ts';
import { isRefused, runAndSay, showEnded, showPendingNotices, type TellEnded } from './run-action.ts';
import { speakAnew, speakInPlace } from './speak.ts';
import { texts } from './texts.ts';

export interface RoutingNeeds {
  readonly commands: readonly Command[];
  readonly guilds: Guilds;
  readonly pages: PageStore;
  /** Absent: messages follow nothing. */
  readonly follow?: Follow;
  readonly log: Log;
  readonly guildOfFollow?: GuildOfFollow;
  /** Whose servers a person may pick from in direct messages; absent: nothing works there. */
  readonly servers?: ServersOf;
  /** What the asker followed here and what ended by itself, in sentences; each is told once. */
  readonly tellEnded?: TellEnded;
  readonly metrics?: Pick<Metrics, 'command' | 'completion'>;
  readonly now: () => number;
}

/** Gives the handler of interactions. It never throws: every fault is told to the person or logged. */
export function routeInteractions(given: RoutingNeeds): (interaction: Interaction) => Promise<void> {
  const actions = new Map(listActions(given.commands).map(({ path, action }) => [path, action]));
  const needs = { ...given, actions };
  // What is measured is named by our commands alone: a custom id comes from outside.
  const known = (path: string): string => (actions.has(path) ? path : 'unknown');
  return async (interaction) => {
    if (interaction.isAutocomplete()) {
      const path = readPath(interaction);
      const end = needs.metrics?.completion(known(path));
      const asker = await readAsker(interaction, needs).catch(() => undefined);
      const isOffered = await complete(interaction, actions.get(path), asker, needs.log);
      end?.(isOffered ? 'offered' : 'failed');
    } else if (interaction.isChatInputCommand()) {
      const path = readPath(interaction);
      const end = needs.metrics?.command(known(path), 'command');
      const run = (asker: Asker) => runCommand(interaction, path, actions, asker, needs);
      const outcome = await withAsker(interaction, `/${path}`, needs, run);
      end?.(outcome);
    } else if (interaction.isMessageContextMenuCommand()) {
      const path = interaction.commandName;
      const end = needs.metrics?.command(known(path), 'command');
      const run = (asker: Asker) => runCommand(interaction, path, actions, asker, needs);
      const outcome = await withAsker(interaction, path, needs, run);
      end?.(outcome);
    } else if (interaction.isButton() || interaction.isStringSelectMenu() || interaction.isChannelSelectMenu()) {
      const end = needs.metrics?.command(known(pathIn(interaction.customId)), 'page');
      const press = (asker: Asker) => pressButton(interaction, actions, asker, needs);
      const outcome = await withAsker(interaction, 'a button', needs, press);
      end?.(outcome);
    } else if (interaction.isModalSubmit()) {
      const end = needs.metrics?.command(known(pathIn(interaction.customId)), 'form');
      const submit = (asker: Asker) => submitForm(interaction, actions, asker, needs);
      const outcome = await withAsker(interaction, 'a form', needs, submit);
      end?.(outcome);
    } else if (interaction.isRepliable()) {
      await sayPrivately(interaction, texts.commandGone).catch(() => undefined);
    }
  };
}

async function withAsker(
  interaction: RepliableInteraction,
  what: string,
  needs: RoutingNeeds & { readonly actions: Actions },
  work: (asker: Asker) => Promise<Outcome> | Promise<void>,
): Promise<Outcome> {
  const speaker = speakAnew(interaction, () => true);
  return answerSafely(interaction, speaker, { log: needs.log, what }, async () => {
    const asker = await readAsker(interaction, needs);
    if (asker !== undefined) return (await work(asker)) ?? 'answered';
    if (await answerDirectly(interaction, needs.actions, needs)) return 'answered';
    await sayPrivately(interaction, isOfFollow(interaction) ? texts.followEnded : texts.onlyInServers);
    return 'answered';
  });
}

/** True under a message of something that the person followed. */
const isOfFollow = (interaction: RepliableInteraction): boolean =>
  interaction.isMessageComponent() && followOf(interaction.message.components) !== undefined;

/** The path of the command that a button or a form belongs to; '' for none. */
function pathIn(customId: string): string {
  const read = readCustomId(customId);
  if (read.kind === 'form') return read.path;
  return 'state' in read ? read.state.path : '';
}

/** A button or a menu of a message that somebody used. */
type Pressed = ButtonInteraction | StringSelectMenuInteraction | ChannelSelectMenuInteraction;

type Actions = ReadonlyMap<string, Action>;

async function runCommand(
  interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
  path: string,
  actions: Actions,
  asker: Asker,
  needs: RoutingNeeds,
): Promise<void> {
  const action = actions.get(path);
  if (action === undefined) return sayPrivately(interaction, texts.commandGone);
  if (await isRefused(interaction, action, asker.isModerator)) return;
  const input = { asker, options: readOptionValues(interaction, action.options ?? []) };
  if (action.first === 'form') {
    if (action.form === undefined) throw new Error(`/${path} has no form.`);
    await interaction.showModal(drawForm(path, await action.form(input)));
    return;
  }
  const isPrivate = action.first === 'defer privately' || action.isPrivate?.(input) === true;
  const speaker = speakAnew(interaction, () => isPrivate);
  await runAndSay(speaker, { path, action, input, offset: 0 }, needs);
  await showPendingNotices(speaker, input, needs.guilds);
  await showEnded(speaker, input, needs.tellEnded);
}

async function submitForm(
  interaction: ModalSubmitInteraction,
  actions: Actions,
  asker: Asker,
  needs: RoutingNeeds,
): Promise<void> {
  const read = readCustomId(interaction.customId);
  const action = read.kind === 'form' ? actions.get(read.path) : undefined;
  if (read.kind !== 'form' || action === undefined) return sayPrivately(interaction, texts.commandGone);
  if (await isRefused(interaction, action, asker.isModerator)) return;
  if (isPrompt(read.state)) return submitPrompt(interaction, { ...read, action, input: { asker } }, needs);
  if (action.submit === undefined) return sayPrivately(interaction, texts.commandGone);
  const speaker = speakAnew(interaction, () => true);
  await speaker.defer();
  const { path, state } = read;
  const fields = readFields(interaction);
  try {
    await speaker.say(drawScreen(await action.submit({ asker, state, fields }), { offset: 0 }));
  } catch (error) {
    if (!(error instanceof Failure) || action.again === undefined) throw error;
    await speaker.say(await drawRefusedForm(interaction, { path, state, fields }, error, needs.pages));
  }
  await showPendingNotices(speaker, { asker, options: new Map() }, needs.guilds);
}

async function pressButton(
  interaction: Pressed,
  actions: Actions,
  asker: Asker,
  needs: RoutingNeeds,
): Promise<Outcome> {
  const say = async (text: string): Promise<Outcome> => {
    await sayPrivately(interaction, text);
    return 'answered';
  };
  const read = readCustomId(interaction.customId);
  if (read.kind === 'briefing') return say(texts.briefingExplained);
  if (read.kind === 'again' && interaction.isButton())
    return reopenForm(interaction, read.interactionId, actions, asker, needs);
  if (!('state' in read) || read.kind === 'form') return say(texts.sentLate);
  const action = actions.get(read.state.path);
  if (action === undefined) return say(texts.commandGone);
  if (await isRefused(interaction, action, asker.isModerator)) return 'answered';
  const options = await findOptions(read.state, needs.pages);
  if (options === undefined) return say(texts.sentLate);
  if (interaction.isButton() && read.kind !== 'page' && read.kind !== 'select' && read.kind !== 'pick') {
    const { path } = read.state;
    const input = { asker, options };
    if (read.kind !== 'prompt')
      return openBeside(interaction, { path, action, input, offset: 0, opens: read.kind }, needs);
    if (action.prompt === undefined) return say(texts.commandGone);
    await openPrompt(interaction, { path, prompt: action.prompt, input }, needs);
    return 'answered';
  }
  const changed = interaction.isButton() ? options : withPicked(options, read, interaction.values);
  return turnPage(interaction, read.state, action, { asker, options: changed }, needs);
}

async function reopenForm(
  interaction: ButtonInteraction,
  interactionId: string,
  actions: Actions,
  asker: Asker,
  needs: RoutingNeeds,
): Promise<Outcome> {
  const sent = await findSentForm(interaction, interactionId, needs.pages);
  const action = sent && actions.get(sent.path);
  if (sent === undefined) await sayPrivately(interaction, texts.formLost);
  else if (action?.again === undefined) await sayPrivately(interaction, texts.commandGone);
  else if (!(await isRefused(interaction, action, asker.isModerator)))
    await openAgain(interaction, sent, action.again, asker);
  return 'answered';
}

/** The person who asked sees the page turned; another one gets a copy of it. */
async function turnPage(
  interaction: Pressed,
  { owner, path, offset, size }: PageState,
  action: Action,
  input: CommandInput,
  needs: RoutingNeeds,
): Promise<Outcome> {
  const isOwner = owner === input.asker.userId;
  const speaker = isOwner ? speakInPlace(interaction) : speakAnew(interaction, () => true);
  return answerSafely(
    interaction,
    speaker,
    { log: needs.log, what: `a page of /${path}`, keepsAnswer: isOwner },
    async () => {
      await speaker.defer();
      await runAndSay(speaker, { path, action, input, offset, size }, needs);
    },
  );
}

/** Says a sentence of ours to the asker alone, as the first answer. */
export async function sayPrivately(interaction: RepliableInteraction, text: string): Promise<void> {
  await speakAnew(interaction, () => true).say({ components: drawNote(text) });
}
