// The route by which a bot answers an interaction first: within three seconds, once, in one of six ways.

import { checkChoices } from '../checks/check-commands.ts';
import { checkModal } from '../checks/check-modal.ts';
import { checkList, noFaults, note, refuseIfAny } from '../checks/faults.ts';
import type { MessageForm } from '../checks/read-message.ts';
import { FLAG, FLAGS_IN_ANSWERS, readMessage } from '../checks/read-message.ts';
import { drawUser } from '../draw-objects.ts';
import { editMessage, postMessage } from '../post-message.ts';
import { refusal } from '../refusal.ts';
import type { Channel, FirstSight, Interaction, State, StoredMessage } from '../state.ts';
import { findMessage, INTERACTION } from '../state.ts';
import type { Wire } from '../wire.ts';
import { isWire } from '../wire.ts';
import type { Call, Reply, Route } from './route.ts';

/** How long a bot may take for its first answer. */
export const FIRST_ANSWER_MS_MAX = 3000;
const CHOICES_MAX = 25;
const REPLY_TYPE = 19;
const COMMAND_TYPE = 20;
const MENU_TYPE = 23;

/** The ways to answer. */
const ANSWER = { message: 4, defer: 5, deferUpdate: 6, update: 7, choices: 8, modal: 9 } as const;

export const INTERACTION_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/interactions/:interaction/:token/callback',
    isOpen: true,
    isExempt: true,
    handle: answerInteraction,
  },
];

function answerInteraction(call: Call): Reply {
  const { state, params, body, query } = call;
  const interaction = state.interactions.get(params.token ?? '');
  if (interaction === undefined || interaction.id !== params.interaction) throw refusal(10062);
  if (interaction.status === 'waiting' && state.now() - interaction.createdAt > FIRST_ANSWER_MS_MAX) {
    interaction.status = 'void';
    interaction.show({ kind: 'failed', text: 'The application did not respond' });
  }
  if (interaction.status === 'void') throw refusal(10062);
  if (interaction.status === 'answered') throw refusal(40060);
  const type = checkAnswerType(interaction, body.type);
  const sight = giveAnswer(call, interaction, type);
  interaction.status = 'answered';
  interaction.show(sight);
  if (query.get('with_response') !== 'true') return { status: 204 };
  return { status: 200, body: drawCallback(state, interaction, type, sight) };
}

function checkAnswerType(interaction: Interaction, given: unknown): number {
  const hasSource = interaction.sourceMessageId !== undefined;
  const updates = hasSource ? [ANSWER.deferUpdate, ANSWER.update] : [];
  const allowed: readonly number[] =
    interaction.type === INTERACTION.completion
      ? [ANSWER.choices]
      : [
          ANSWER.message,
          ANSWER.defer,
          ...updates,
          ...(interaction.type === INTERACTION.submit ? [] : [ANSWER.modal]), // no form after a form
        ];
  if (typeof given === 'number' && allowed.includes(given)) return given;
  const faults = noFaults();
  note(faults, ['type'], 'BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`);
  refuseIfAny(faults);
  throw new Error('a noted fault was not thrown');
}

function giveAnswer(call: Call, interaction: Interaction, type: number): FirstSight {
  const { state, body, files } = call;
  const data = isWire(body.data) ? body.data : {};
  if (type === ANSWER.choices) return giveChoices(interaction, data);
  if (type === ANSWER.modal) return giveModal(state, interaction, data);
  if (type === ANSWER.deferUpdate) {
    const source = sourceOf(state, interaction);
    interaction.originalId = source.id;
    return { kind: 'acknowledged' };
  }
  if (type === ANSWER.update) {
    const source = sourceOf(state, interaction);
    const form = readMessage(data, { files, flagsAllowed: FLAGS_IN_ANSWERS, before: source.wire, under: ['data'] });
    editMessage(state, source, { form, files, kind: 'answer' });
    interaction.originalId = source.id;
    return { kind: 'updated', messageId: source.id };
  }
  const isDeferred = type === ANSWER.defer;
  const form = isDeferred
    ? loadingForm(data)
    : readMessage(data, { files, flagsAllowed: FLAGS_IN_ANSWERS, under: ['data'] });
  const stored = postAnswer(state, interaction, {
    form,
    files: isDeferred ? [] : files,
    replyTo: interaction.sourceMessageId,
  });
  interaction.originalId = stored.id;
  interaction.isLoading = isDeferred;
  return { kind: isDeferred ? 'deferred' : 'message', messageId: stored.id };
}

function loadingForm(data: Wire): MessageForm {
  const flags = Number(data.flags ?? 0);
  const faults = noFaults();
  if ((flags & ~FLAG.ephemeral) !== 0)
    note(faults, ['flags'], 'BASE_TYPE_CHOICES', 'Only the flag EPHEMERAL can be deferred.');
  refuseIfAny(faults, ['data']);
  return {
    content: '',
    embeds: [],
    components: [],
    flags: flags | FLAG.loading,
    attachments: undefined,
    allowedMentions: { parse: [] },
    isSpoken: false,
    nonce: undefined,
    isNonceEnforced: false,
  };
}

/** Posts what answers an interaction, into its channel, for its person alone when the form says so. */
export function postAnswer(
  state: State,
  interaction: Interaction,
  given: { form: MessageForm; files: Call['files']; replyTo: string | undefined },
): StoredMessage {
  const { form, files, replyTo } = given;
  const channel = channelOf(state, interaction);
  const isPrivate = (form.flags & FLAG.ephemeral) !== 0;
  return postMessage(state, {
    channel,
    authorId: state.botId,
    form,
    files,
    kind: 'answer',
    ...(isPrivate ? { visibleTo: interaction.userId } : {}),
    extra: answerFields(state, interaction, channel, replyTo),
  });
}

function answerFields(state: State, interaction: Interaction, channel: Channel, replyTo: string | undefined): Wire {
  const user = state.users.get(interaction.userId);
  const drawn = user === undefined ? {} : drawUser(user);
  const isCommand = interaction.type === INTERACTION.command;
  const { id, type, commandName, commandType, guildId } = interaction;
  const commandMessage = commandType === 1 ? COMMAND_TYPE : MENU_TYPE;
  const guild = guildId === undefined ? {} : { guild_id: guildId };
  return {
    type: isCommand && replyTo === undefined ? commandMessage : replyTo === undefined ? 0 : REPLY_TYPE,
    application_id: state.botId,
    webhook_id: state.botId,
    interaction_metadata: drawMetadata(state, interaction),
    ...(isCommand ? { interaction: { id, type, name: commandName, user: drawn } } : {}),
    ...(replyTo === undefined
      ? {}
      : { message_reference: { type: 0, channel_id: channel.id, message_id: replyTo, ...guild } }),
  };
}

/** What a message tells of the interaction that it answers; of a form also what opened it. */
function drawMetadata(state: State, interaction: Interaction): Wire {
  const { id, type, userId, guildId, commandName, commandType, sourceMessageId, openedBy } = interaction;
  const user = state.users.get(userId);
  return {
    id,
    type,
    user: user === undefined ? {} : drawUser(user),
    authorizing_integration_owners: { '0': guildId ?? '0' },
    ...(type === INTERACTION.command ? { name: commandName, command_type: commandType } : {}),
    ...(type === INTERACTION.component ? { interacted_message_id: sourceMessageId } : {}),
    ...(openedBy === undefined ? {} : { triggering_interaction_metadata: drawMetadata(state, openedBy) }),
  };
}

function channelOf(state: State, interaction: Interaction): Channel {
  const channel = state.channels.get(interaction.channelId);
  if (channel === undefined) throw refusal(10003);
  return channel;
}

function sourceOf(state: State, interaction: Interaction): StoredMessage {
  const source = findMessage(state, interaction.channelId, interaction.sourceMessageId ?? '');
  if (source === undefined) throw refusal(10008);
  return source;
}

function giveChoices(interaction: Interaction, data: Wire): FirstSight {
  const faults = noFaults();
  const choices = checkList(faults, ['choices'], data.choices, { max: CHOICES_MAX, isRequired: true });
  checkChoices(faults, ['choices'], choices, interaction.focusedType ?? 3);
  refuseIfAny(faults, ['data']);
  return { kind: 'choices', choices: choices.map(([, choice]) => choice) };
}

function giveModal(state: State, interaction: Interaction, data: Wire): FirstSight {
  const faults = noFaults();
  checkModal(faults, data);
  refuseIfAny(faults, ['data']);
  state.openModals.set(interaction.userId, { modal: data, interaction });
  return { kind: 'modal', modal: data };
}

function drawCallback(state: State, interaction: Interaction, type: number, sight: FirstSight): Wire {
  const { id, type: kind, originalId, channelId, userId, isLoading } = interaction;
  const message = originalId === undefined ? undefined : findMessage(state, channelId, originalId);
  const carriesMessage = sight.kind === 'message' || sight.kind === 'updated';
  const told =
    message === undefined
      ? {}
      : {
          response_message_id: message.id,
          response_message_loading: isLoading,
          response_message_ephemeral: message.visibleTo === userId,
        };
  return {
    interaction: { id, type: kind, ...told },
    resource: { type, ...(carriesMessage && message !== undefined ? { message: message.wire } : {}) },
  };
}
