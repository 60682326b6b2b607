// A person acts: runs a command, completes an option, uses a component, sends a form. The bot is told, the person waits.

import type { About, Act, Told } from './deeds.ts';
import { NotPossible } from './deeds.ts';
import { drawActingMember, drawChannel, drawUser } from './draw-objects.ts';
import { fillForm } from './fill-form.ts';
import { makeSecret } from './make-secret.ts';
import { has, PERMISSIONS, permissionsInChannel } from './permissions.ts';
import { FIRST_ANSWER_MS_MAX } from './rest/interactions.ts';
import type { Channel, FirstSight, Interaction, State } from './state.ts';
import { tell } from './state.ts';
import { useCommand } from './use-command.ts';
import { useComponent } from './use-component.ts';
import type { Wire } from './wire.ts';

/** The language of the server, and of people who say no other. */
const LOCALE = 'en-US';
const FILE_BYTES_MAX = 10 * 1024 * 1024;

/** The person's side of an interaction. */
export interface Acted {
  readonly interaction: Interaction;
  /** What is seen first; within three seconds, else that it failed. */
  readonly first: Promise<FirstSight>;
}

/** Sends the bot what the person does. Throws NotPossible where Discord's client would not let them. */
export function act(state: State, deed: Act): Acted {
  const userId = personOf(state, deed.as);
  const channel = state.channels.get(deed.channelId);
  if (channel === undefined || !has(permissionsInChannel(state, channel, userId), PERMISSIONS.viewChannel)) {
    throw new NotPossible('There is no such channel.');
  }
  const told = tellOfDeed(state, deed, channel, userId);
  const { interaction, first } = openInteraction(state, channel, userId, {
    ...told.about,
    locale: deed.locale ?? LOCALE,
  });
  const payload = drawInteraction(state, interaction, channel, told.data, told.message);
  const guild = channel.guildId === undefined ? {} : { guildId: channel.guildId };
  tell(state, { name: 'INTERACTION_CREATE', data: payload, ...guild });
  return { interaction, first };
}

/** The user's id of a persona, or the id itself. Throws NotPossible for nobody. */
export function personOf(state: State, who: string | undefined): string {
  const id =
    who === 'moderator' ? state.people.moderator : who === 'member' || who === undefined ? state.people.member : who;
  if (!state.users.has(id)) throw new NotPossible('There is no such person.');
  return id;
}

function tellOfDeed(state: State, deed: Act, channel: Channel, userId: string): Told {
  if (deed.kind === 'component') return useComponent(state, deed, channel, userId);
  if (deed.kind === 'submit') return fillForm(state, deed, channel, userId);
  return useCommand(state, deed, channel, userId);
}

function openInteraction(
  state: State,
  channel: Channel,
  userId: string,
  about: About & { readonly locale: string },
): Acted {
  let show: (sight: FirstSight) => void = () => undefined;
  const first = new Promise<FirstSight>((resolve) => {
    show = resolve;
  });
  const timer = setTimeout(() => giveUp(interaction), FIRST_ANSWER_MS_MAX);
  timer.unref();
  const interaction: Interaction = {
    ...about,
    id: state.nextId(),
    token: makeSecret(state.random, 120),
    userId,
    channelId: channel.id,
    ...(channel.guildId === undefined ? {} : { guildId: channel.guildId }),
    createdAt: state.now(),
    status: 'waiting',
    isLoading: false,
    followUpIds: [],
    show: (sight) => {
      clearTimeout(timer);
      show(sight);
    },
  };
  state.interactions.set(interaction.token, interaction);
  return { interaction, first };
}

function giveUp(interaction: Interaction): void {
  if (interaction.status !== 'waiting') return;
  interaction.status = 'void';
  interaction.show({ kind: 'failed', text: 'The application did not respond' });
}

function drawInteraction(state: State, interaction: Interaction, channel: Channel, data: Wire, message?: Wire): Wire {
  const guild = state.guilds.get(channel.guildId ?? '');
  const user = state.users.get(interaction.userId);
  const actor =
    guild === undefined
      ? { user: user && drawUser(user), context: 1, authorizing_integration_owners: { '0': '0' } }
      : {
          guild_id: guild.id,
          guild: { id: guild.id, features: [], locale: LOCALE },
          guild_locale: LOCALE,
          member: drawActingMember(state, guild, channel, interaction.userId),
          context: 0,
          authorizing_integration_owners: { '0': guild.id },
        };
  return {
    id: interaction.id,
    application_id: state.botId,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data,
    ...actor,
    channel_id: channel.id,
    channel: drawChannel(state, channel),
    ...(message === undefined ? {} : { message }),
    app_permissions: permissionsInChannel(state, channel, state.botId).toString(),
    locale: interaction.locale,
    entitlements: [],
    attachment_size_limit: FILE_BYTES_MAX,
  };
}
