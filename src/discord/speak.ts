// Saying a drawing as the answer to an interaction: as its first answer, as an edit of it, or aside for one person.

import {
  type APIMessageTopLevelComponent,
  AttachmentBuilder,
  type ButtonInteraction,
  type ChannelSelectMenuInteraction,
  DiscordAPIError,
  type Message,
  MessageFlags,
  RESTJSONErrorCodes,
  type RepliableInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { MessageId } from '../news/ids.ts';
import type { Component } from './components.ts';
import type { Drawing } from './layouts.ts';

/** A voice in answer to one interaction. Each `say` replaces what was said before. */
export interface Speaker {
  /** Tells Discord that an answer is coming, unless something was said already. */
  defer(): Promise<void>;
  /** Gives the message, where it is one that everybody in the channel sees. */
  say(drawing: Drawing): Promise<MessageId | undefined>;
  /** Says something to the asker alone, beside the answer. Only after a first answer. */
  sayAside(drawing: Drawing): Promise<void>;
  readonly hasAnswered: () => boolean;
}

/** Answers with a message of its own. */
export function speakAnew(interaction: RepliableInteraction, isPrivate: () => boolean): Speaker {
  const hasAnswered = (): boolean => interaction.replied || interaction.deferred;
  return {
    hasAnswered,
    defer: async () => {
      if (hasAnswered()) return;
      await interaction.deferReply(isPrivate() ? { flags: MessageFlags.Ephemeral } : {});
    },
    say: async (drawing) => {
      if (hasAnswered()) {
        return publicId(await interaction.editReply({ ...payload(drawing), flags: MessageFlags.IsComponentsV2 }));
      }
      const flags = MessageFlags.IsComponentsV2 | (isPrivate() ? MessageFlags.Ephemeral : 0);
      await interaction.reply({ ...payload(drawing), flags });
      // What is answered at once shows no article that would have to be followed.
      return undefined;
    },
    sayAside: (drawing) => sayAside(interaction, drawing),
  };
}

/** Answers by changing the message whose button was pressed. */
export function speakInPlace(
  interaction: ButtonInteraction | StringSelectMenuInteraction | ChannelSelectMenuInteraction,
): Speaker {
  const hasAnswered = (): boolean => interaction.replied || interaction.deferred;
  const defer = async (): Promise<void> => {
    if (!hasAnswered()) await interaction.deferUpdate();
  };
  return {
    hasAnswered,
    defer,
    say: async (drawing) => {
      await defer();
      return publicId(await interaction.editReply({ ...payload(drawing), flags: MessageFlags.IsComponentsV2 }));
    },
    sayAside: (drawing) => sayAside(interaction, drawing),
  };
}

const publicId = ({ id, flags }: Message): MessageId | undefined =>
  flags.has(MessageFlags.Ephemeral) ? undefined : (id as MessageId);

async function sayAside(interaction: RepliableInteraction, drawing: Drawing): Promise<void> {
  const flags = MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral;
  await interaction.followUp({ ...payload(drawing), flags });
}

function payload({ components, file }: Drawing) {
  return {
    components: components.map(componentJson),
    files: file === undefined ? [] : [new AttachmentBuilder(Buffer.from(file.bytes), { name: file.name })],
  };
}

/** The same object under discord.js's type, which asks for lists that may be written to. */
const componentJson = (component: Component): APIMessageTopLevelComponent =>
  structuredClone(component) as APIMessageTopLevelComponent;

/** True for what Discord answers when an interaction came too late to be answered, or was answered already. */
export function isInteractionGone(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    (error.code === RESTJSONErrorCodes.UnknownInteraction ||
      error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)
  );
}
