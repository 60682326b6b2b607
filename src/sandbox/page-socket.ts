// Speaks with the page over its WebSocket: sends what its person may see, and does what the person does.

import type { WebSocket } from 'ws';
import type { Act } from './deeds.ts';
import { NotPossible } from './deeds.ts';
import { drawActingMember, drawChannel, drawGuild, drawRole, drawUser } from './draw-objects.ts';
import { act } from './interact.ts';
import { applySetting, type Controls, doAsked } from './page-controls.ts';
import type {
  Asked,
  FromPage,
  PageSettings,
  PageState,
  Persona,
  SeenRequest,
  Setting,
  ToPage,
} from './page-protocol.ts';
import { permissionsInChannel } from './permissions.ts';
import { directMessageWith } from './rest/channels.ts';
import type { Channel, FirstSight, Guild, State, WorldEvent } from './state.ts';
import { messagesIn } from './state.ts';
import { commandsVisibleTo } from './use-command.ts';
import type { Wire } from './wire.ts';
import { asJson, isWire } from './wire.ts';

const LOCALE = 'en-US';
const REQUESTS_TOLD_MAX = 100; // as far back as anybody looks
const DEEDS: readonly string[] = ['command', 'complete', 'component', 'submit'];

/** One open page: who it acts as, and what that person has dismissed. */
interface OpenPage {
  readonly state: State;
  readonly guild: Guild;
  readonly send: (frame: ToPage) => void;
  readonly dismissed: Set<string>;
  readonly controls: Controls;
  persona: Persona;
  locale: string;
  /** Whether the bot's requests are told. */
  isWatching: boolean;
}

/** Serves one page until its socket closes. It shows the first guild and the person's direct messages. */
export function servePageSocket(state: State, controls: Controls, socket: WebSocket): void {
  const guild = [...state.guilds.values()][0];
  if (guild === undefined) {
    socket.close();
    return;
  }
  const page: OpenPage = {
    state,
    guild,
    send: (frame) => socket.send(JSON.stringify(frame)),
    dismissed: new Set(),
    controls,
    persona: 'member',
    locale: LOCALE,
    isWatching: false,
  };
  for (const persona of [state.people.member, state.people.moderator]) directMessageWith(state, persona);
  const hear = (event: WorldEvent) => passOn(page, event);
  state.hearers.add(hear);
  socket.on('close', () => state.hearers.delete(hear));
  socket.on('error', () => socket.terminate());
  socket.on('message', (data) => receive(page, String(data)));
  page.send({ type: 'state', state: drawState(page) });
}

function userOf(page: OpenPage): string {
  return page.state.people[page.persona];
}

function visibleChannels(page: OpenPage): Channel[] {
  return [...page.state.channels.values()].filter((channel) => {
    const isShown = channel.guildId === page.guild.id || channel.recipients.includes(userOf(page));
    return isShown && permissionsInChannel(page.state, channel, userOf(page)) !== 0n;
  });
}

function drawState(page: OpenPage): PageState {
  const { state, guild } = page;
  const channels = visibleChannels(page);
  const bot = state.users.get(state.botId);
  const first = channels[0];
  const me = first === undefined ? {} : drawActingMember(state, guild, first, userOf(page));
  const seen = channels.map((channel) => [
    channel.id,
    messagesIn(state, channel.id)
      .filter((message) => (message.visibleTo ?? userOf(page)) === userOf(page))
      .map((message) => message.wire),
  ]);
  return asJson({
    persona: page.persona,
    me,
    bot: bot && drawUser(bot),
    guild: drawGuild(guild),
    channels: channels.map((channel) => drawForPage(state, channel)),
    roles: [...guild.roles.values()].map(drawRole),
    messages: Object.fromEntries(seen),
    commands: visibleCommands(page),
    settings: drawSettings(page),
  }) as unknown as PageState;
}

/** With what the bot may do there. */
function drawForPage(state: State, channel: Channel): Wire {
  return {
    ...drawChannel(state, channel),
    app_permissions: permissionsInChannel(state, channel, state.botId).toString(),
  };
}

function drawSettings({ state, guild, controls, locale, persona }: OpenPage): PageSettings {
  const held = guild.members.get(state.people[persona])?.roles ?? [];
  const toCome = controls.arrivals?.toCome() ?? { articlesToCome: 0 };
  return { now: state.now(), network: state.network, locale, held, ...toCome };
}

function visibleCommands(page: OpenPage): Wire[] {
  const channel = visibleChannels(page)[0];
  return channel === undefined ? [] : commandsVisibleTo(page.state, channel, userOf(page));
}

function passOn(page: OpenPage, event: WorldEvent): void {
  const { state } = page;
  if (event.name === 'sandbox:commands') {
    page.send({ type: 'commands', commands: visibleCommands(page).map(asJson) });
  } else if (event.name === 'sandbox:settings') page.send({ type: 'settings', settings: drawSettings(page) });
  else if (event.name === 'sandbox:member') {
    if (event.data.userId === userOf(page)) page.send({ type: 'state', state: drawState(page) });
  } else if (event.name === 'sandbox:request') {
    if (page.isWatching) page.send({ type: 'requests', requests: [asJson(event.data) as unknown as SeenRequest] });
  } else if (event.name.startsWith('CHANNEL_') || event.name.startsWith('THREAD_')) {
    page.send({ type: 'channels', channels: visibleChannels(page).map((each) => asJson(drawForPage(state, each))) });
  } else if (event.name.startsWith('MESSAGE_')) passOnMessage(page, event);
}

function passOnMessage(page: OpenPage, event: WorldEvent): void {
  const isSeen = visibleChannels(page).some((channel) => channel.id === event.channelId);
  const messageId = String(event.data.id);
  if (!isSeen || (event.visibleTo ?? userOf(page)) !== userOf(page) || page.dismissed.has(messageId)) return;
  if (event.name === 'MESSAGE_DELETE') {
    page.send({ type: 'message-deleted', channelId: event.channelId ?? '', messageId });
  } else {
    const type = event.name === 'MESSAGE_CREATE' ? 'message' : 'message-edited';
    page.send({ type, message: asJson(event.data) });
  }
}

function receive(page: OpenPage, text: string): void {
  const frame = parse(text);
  if (frame === undefined) return;
  if (frame.type === 'become') {
    page.persona = frame.persona === 'moderator' ? 'moderator' : 'member';
    page.send({ type: 'state', state: drawState(page) });
  } else if (frame.type === 'dismiss') {
    page.dismissed.add(frame.messageId);
    page.send({ type: 'message-deleted', channelId: frame.channelId, messageId: frame.messageId });
  } else if (isDeed(frame)) void perform(page, frame);
  else if ('nonce' in frame) void doAndTell(page, frame);
  else set(page, frame);
}

function set(page: OpenPage, frame: Setting): void {
  if (frame.type === 'locale') {
    page.locale = frame.locale;
    page.send({ type: 'settings', settings: drawSettings(page) });
  } else if (frame.type === 'watch') {
    page.isWatching = frame.isWatching;
    const last = page.state.requests.slice(-REQUESTS_TOLD_MAX).map((each) => asJson({ ...each }));
    if (frame.isWatching) page.send({ type: 'requests', requests: last as unknown as SeenRequest[] });
  } else {
    try {
      applySetting(frame, byOf(page), page.controls);
    } catch (fault) {
      if (!(fault instanceof NotPossible)) throw fault; // the page offers nothing that is not possible
    }
  }
}

const byOf = (page: OpenPage) => ({ state: page.state, guild: page.guild, userId: userOf(page) });

async function doAndTell(page: OpenPage, frame: Asked): Promise<void> {
  const { nonce } = frame;
  try {
    const { text, isFailure } = await doAsked(frame, byOf(page), page.controls);
    page.send({ type: isFailure ? 'failed' : 'done', nonce, text });
  } catch (fault) {
    page.send({ type: 'failed', nonce, text: wordsOf(fault) });
  }
}

function wordsOf(fault: unknown): string {
  const why = fault instanceof Error ? fault.message : String(fault);
  return fault instanceof NotPossible ? why : `The sandbox is at fault: ${why}`;
}

function parse(text: string): FromPage | undefined {
  try {
    const frame: unknown = JSON.parse(text);
    return isWire(frame) && typeof frame.type === 'string' ? (frame as FromPage) : undefined;
  } catch {
    return undefined; // nothing that our own page sends
  }
}

type Deed = Exclude<Extract<FromPage, { nonce: number }>, Asked>;

function isDeed(frame: Exclude<FromPage, { type: 'become' | 'dismiss' }>): frame is Deed {
  return DEEDS.includes(frame.type);
}

async function perform(page: OpenPage, frame: Deed): Promise<void> {
  const { nonce } = frame;
  try {
    const sight = await act(page.state, readDeed(frame, page)).first;
    page.send(frameOf(nonce, sight));
  } catch (fault) {
    page.send({ type: 'failed', nonce, text: wordsOf(fault) });
  }
}

function readDeed(frame: Deed, { persona, locale }: OpenPage): Act {
  const common = { as: persona, channelId: frame.channelId, locale };
  switch (frame.type) {
    case 'command': {
      const target = frame.targetId === undefined ? {} : { targetId: frame.targetId };
      return { kind: 'command', ...common, command: frame.commandId, options: frame.options, ...target };
    }
    case 'complete':
      return { kind: 'complete', ...common, command: frame.commandId, options: frame.options };
    case 'component': {
      const values = frame.values === undefined ? {} : { values: frame.values };
      return { kind: 'component', ...common, messageId: frame.messageId, customId: frame.customId, ...values };
    }
    case 'submit':
      return { kind: 'submit', ...common, components: frame.components };
  }
}

function frameOf(nonce: number, sight: FirstSight): ToPage {
  if (sight.kind === 'choices') return { type: 'choices', nonce, choices: sight.choices.map(asJson) };
  if (sight.kind === 'modal') return { type: 'modal', nonce, modal: asJson(sight.modal) };
  if (sight.kind === 'failed') return { type: 'failed', nonce, text: sight.text };
  return { type: 'acknowledged', nonce };
}
