// The routes by which a bot goes on answering an interaction: its first message, and more of them, for 15 minutes.

import { FLAGS_IN_ANSWERS, readMessage } from '../checks/read-message.ts';
import { editMessage, removeMessage } from '../post-message.ts';
import { refusal } from '../refusal.ts';
import type { Interaction, StoredMessage } from '../state.ts';
import { findMessage } from '../state.ts';
import { postAnswer } from './interactions.ts';
import type { Call, Reply, Route } from './route.ts';

/** How long an interaction's token lives. */
const TOKEN_MS_MAX = 15 * 60_000;

const MESSAGE = '/webhooks/:webhook/:token/messages/:name';
const open = { isOpen: true, isExempt: true } as const;

export const WEBHOOK_ROUTES: readonly Route[] = [
  { method: 'POST', path: '/webhooks/:webhook/:token', ...open, handle: followUp },
  { method: 'GET', path: MESSAGE, ...open, handle: (call) => ({ status: 200, body: answerMessage(call).stored.wire }) },
  { method: 'PATCH', path: MESSAGE, ...open, handle: changeAnswer },
  { method: 'DELETE', path: MESSAGE, ...open, handle: deleteAnswer },
];

function interactionOf({ state, params }: Call): Interaction {
  if (params.webhook !== state.botId) throw refusal(10015);
  const interaction = state.interactions.get(params.token ?? '');
  if (interaction === undefined) throw refusal(50027);
  if (interaction.status === 'void') throw refusal(10062);
  if (interaction.status === 'waiting') throw refusal(10015);
  if (state.now() - interaction.createdAt > TOKEN_MS_MAX) throw refusal(50027);
  return interaction;
}

function answerMessage(call: Call): { interaction: Interaction; stored: StoredMessage } {
  const interaction = interactionOf(call);
  const name = call.params.name ?? '';
  const id = name === '@original' ? interaction.originalId : name;
  const isOwn = id !== undefined && [interaction.originalId, ...interaction.followUpIds].includes(id);
  const stored = isOwn ? findMessage(call.state, interaction.channelId, id) : undefined;
  if (stored === undefined) throw refusal(10008);
  return { interaction, stored };
}

function changeAnswer(call: Call): Reply {
  const { interaction, stored } = answerMessage(call);
  const { state, body, files } = call;
  const form = readMessage(body, { files, flagsAllowed: FLAGS_IN_ANSWERS, before: stored.wire });
  if (stored.id === interaction.originalId) interaction.isLoading = false;
  return { status: 200, body: editMessage(state, stored, { form, files, kind: 'answer' }).wire };
}

function deleteAnswer(call: Call): Reply {
  removeMessage(call.state, answerMessage(call).stored);
  return { status: 204 };
}

function followUp(call: Call): Reply {
  const { state, body, files } = call;
  const interaction = interactionOf(call);
  const original = findMessage(state, interaction.channelId, interaction.originalId ?? '');
  if (interaction.isLoading && original !== undefined) {
    const form = readMessage(body, { files, flagsAllowed: FLAGS_IN_ANSWERS, before: original.wire });
    interaction.isLoading = false;
    return { status: 200, body: editMessage(state, original, { form, files, kind: 'answer' }).wire };
  }
  const form = readMessage(body, { files, flagsAllowed: FLAGS_IN_ANSWERS });
  const stored = postAnswer(state, interaction, { form, files, replyTo: original?.id });
  interaction.followUpIds.push(stored.id);
  return { status: 200, body: stored.wire };
}
