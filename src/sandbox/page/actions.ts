// What a person does on the page, sent to the stand-in, and what its answer means: a form, a failure, or nothing to show.

import type { JsonObject, TypedOption } from '../page-protocol.ts';
import type { CommandEntry } from './command-entries.ts';
import type { Connection, Reply, Request } from './connection.ts';
import { as, type Choice, type Command, type Message, type Modal } from './discord-objects.ts';
import { button } from './element.ts';
import type { MessageList } from './message-list.ts';
import { openModal } from './modal.ts';
import type { Actions, Scene } from './scene.ts';

export interface Acting {
  readonly connection: Connection;
  readonly list: MessageList;
  readonly scene: () => Scene;
  readonly channelId: () => string;
  readonly openChannel: (channelId: string) => void;
  readonly notify: (message: Message) => void;
}

/** Takes what acting needs, gives what can be done from a message. */
export function makeActions(acting: Acting): Actions {
  const { connection } = acting;
  return {
    press: async (message, component, values) => {
      const reply = await connection.request({
        type: 'component',
        channelId: message.channel_id,
        messageId: message.id,
        customId: component.custom_id ?? '',
        componentType: component.type,
        ...(values === undefined ? {} : { values }),
      });
      return settle(reply, acting);
    },
    dismiss: ({ channel_id: channelId, id: messageId }) => {
      connection.tell({ type: 'dismiss', channelId, messageId });
      acting.list.take(messageId);
    },
    runMenu: (message, command) => void runMenu(message, command, acting),
    openChannel: acting.openChannel,
    pin: ({ channel_id: channelId, id: messageId }, isPinned) =>
      void connection.tell({ type: 'pin', channelId, messageId, isPinned }),
    notify: acting.notify,
  };
}

/** Takes a command and its options, sends it, and shows its way in the list until Dateline's own answer is there. */
export function sendCommand(entry: CommandEntry, options: readonly TypedOption[], acting: Acting): Promise<void> {
  const request = { type: 'command', channelId: acting.channelId(), commandId: entry.commandId, options } as const;
  return track(`/${entry.name}`, request, acting);
}

/** Takes a half-typed command, gives what Dateline offers for it; [] when it offers nothing or fails. */
export async function completeCommand(
  entry: CommandEntry,
  options: readonly TypedOption[],
  { connection, channelId }: Acting,
): Promise<readonly Choice[]> {
  const { commandId } = entry;
  const reply = await connection.request({ type: 'complete', channelId: channelId(), commandId, options });
  return reply.type === 'choices' ? reply.choices.map((choice) => as<Choice>(choice)) : [];
}

function runMenu(message: Message, command: Command, acting: Acting): Promise<void> {
  const request = {
    type: 'command',
    channelId: message.channel_id,
    commandId: command.id,
    options: [],
    targetId: message.id,
  } as const;
  return track(command.name, request, acting);
}

async function track(name: string, request: Request, acting: Acting): Promise<void> {
  const note = acting.list.addNote(`Sending ${name} …`);
  const failure = settle(await acting.connection.request(request), acting);
  if (failure === undefined) {
    note.remove();
    return;
  }
  note.classList.add('is-failure');
  note.setAttribute('role', 'alert');
  note.textContent = `${name}: ${failure} `;
  note.append(button({ class: 'link' }, 'Dismiss', () => note.remove()));
}

/** Opens the form when the answer is one; gives the sentence to show when it is a failure. */
function settle(reply: Reply, acting: Acting): string | undefined {
  if (reply.type === 'failed') return reply.text === '' ? 'This interaction failed' : reply.text;
  if (reply.type !== 'modal') return undefined;
  const modal = as<Modal>(reply.modal);
  const submit = async (components: readonly JsonObject[]): Promise<string | undefined> => {
    const channelId = acting.channelId();
    const answer = await acting.connection.request({
      type: 'submit',
      channelId,
      customId: modal.custom_id,
      components,
    });
    return settle(answer, acting);
  };
  openModal(modal, acting.scene(), submit);
  return undefined;
}
