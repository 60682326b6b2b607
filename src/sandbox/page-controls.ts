// What the page sets beside Discord itself: the clock, the way to the bot, news, permissions, roles, plain messages, pins.

import type { Arrivals } from './arrivals.ts';
import { FLAGS_IN_CHANNELS, readMessage } from './checks/read-message.ts';
import { NotPossible } from './deeds.ts';
import type { Said, SandboxHooks } from './offer.ts';
import type { Asked, BroughtFile, Network, Setting } from './page-protocol.ts';
import { has, PERMISSIONS, permissionsInChannel } from './permissions.ts';
import { postMessage, tellOf } from './post-message.ts';
import { setBotPermissions } from './set-permissions.ts';
import type { Channel, Guild, State } from './state.ts';
import { findMessage, takesMessages, tell } from './state.ts';

const HOUR_MS = 60 * 60_000;
/** After the minute in which it is due, so that the tick finds it. */
const PAST_DUE_MS = 1_000;
const CONTENT_CHARACTERS_MAX = 2_000; // Discord's own, for people without a subscription
const NETWORKS: readonly string[] = ['fine', 'slow', 'refusing', 'rate-limited', 'cut'] satisfies Network[];
const NOT_HERE = 'This sandbox was started without that.';

/** What the page can reach besides the state. */
export interface Controls {
  readonly hooks: SandboxHooks;
  /** Absent where no news arrives. */
  readonly arrivals: Arrivals | undefined;
  readonly cutGateway: () => void;
}

/** Who sets it. */
interface By {
  readonly state: State;
  readonly guild: Guild;
  readonly userId: string;
}

/** Does what the page waits for; gives one sentence of what came of it. Throws NotPossible where this sandbox cannot. */
export async function doAsked(asked: Asked, { state }: By, controls: Controls): Promise<Said> {
  const { hooks, arrivals } = controls;
  if (asked.type === 'clock') return moveClock(asked.to, state, controls);
  if (asked.type === 'arrive') {
    if (arrivals === undefined) throw new NotPossible(NOT_HERE);
    const title = await arrivals.letNext();
    await afterNews(state, hooks);
    return {
      text: title === undefined ? 'All sample articles have arrived.' : `Arrived: “${title}”.`,
      isFailure: false,
    };
  }
  const bring = asked.type === 'bring-address' ? hooks.bringAddress : hooks.bringFiles;
  if (bring === undefined) throw new NotPossible(NOT_HERE);
  const said =
    asked.type === 'bring-address'
      ? await hooks.bringAddress?.(asked.address)
      : await hooks.bringFiles?.(asked.files.map(readFile));
  await afterNews(state, hooks);
  return said ?? { text: NOT_HERE, isFailure: true };
}

const readFile = ({ name, base64 }: BroughtFile) => ({ name, bytes: Buffer.from(base64, 'base64') });

async function moveClock(to: 'hour' | 'briefing', state: State, { hooks, arrivals }: Controls): Promise<Said> {
  if (hooks.moveClock === undefined) throw new NotPossible(NOT_HERE);
  const dueAt = to === 'briefing' ? await hooks.nextDueAt?.() : state.now() + HOUR_MS;
  if (dueAt === undefined) {
    const text = 'No briefing is due: subscribe a channel first, with /setup or /subscription add.';
    return { text, isFailure: true };
  }
  hooks.moveClock(Math.max(0, dueAt + PAST_DUE_MS - state.now()));
  const titles = (await arrivals?.letDue()) ?? [];
  await afterNews(state, hooks);
  const came = titles.length === 0 ? '' : ` Articles that arrived meanwhile: ${titles.length}.`;
  return { text: `It is ${new Date(state.now()).toUTCString()} in the sandbox.${came}`, isFailure: false };
}

/** What came in is told to who waits for it, and the page sees how many are to come. */
async function afterNews(state: State, hooks: SandboxHooks): Promise<void> {
  tell(state, { name: 'sandbox:settings', data: {} });
  await hooks.runTick?.();
}

/** Sets what the page wants set. Throws NotPossible where Discord's client would not let the person. */
export function applySetting(
  setting: Exclude<Setting, { type: 'locale' | 'watch' }>,
  by: By,
  { cutGateway }: Controls,
): void {
  const { state } = by;
  if (setting.type === 'say') say(setting, by);
  else if (setting.type === 'pin') pin(setting, by);
  else if (setting.type === 'role') holdRole(setting, by);
  else if (setting.type === 'permissions') {
    const bits = setting.bits === null ? undefined : BigInt(setting.bits);
    setBotPermissions(state, channelOf(setting.channelId, by), bits);
  } else if (NETWORKS.includes(setting.network)) {
    state.network = setting.network;
    if (setting.network === 'cut') cutGateway();
    tell(state, { name: 'sandbox:settings', data: {} });
  }
}

/** A channel that the person sees. */
function channelOf(id: string, { state, userId }: By): Channel {
  const channel = state.channels.get(id);
  if (channel === undefined || !has(permissionsInChannel(state, channel, userId), PERMISSIONS.viewChannel))
    throw new NotPossible('There is no such channel.');
  return channel;
}

function say({ channelId, content }: Extract<Setting, { type: 'say' }>, by: By): void {
  const channel = channelOf(channelId, by);
  if (!takesMessages(channel)) throw new NotPossible('Nobody can write there.');
  const text = content.trim().slice(0, CONTENT_CHARACTERS_MAX);
  if (text === '') return;
  const form = readMessage(
    { content: text, allowed_mentions: { parse: ['users'] } },
    { files: [], flagsAllowed: FLAGS_IN_CHANNELS },
  );
  postMessage(by.state, { channel, authorId: by.userId, form, files: [], kind: 'channel' });
}

function pin({ channelId, messageId, isPinned }: Extract<Setting, { type: 'pin' }>, by: By): void {
  const channel = channelOf(channelId, by);
  const message = findMessage(by.state, channelId, messageId);
  const bits = permissionsInChannel(by.state, channel, by.userId);
  const mayPin = channel.guildId === undefined || has(bits, PERMISSIONS.manageMessages);
  if (message === undefined || message.visibleTo !== undefined || !mayPin)
    throw new NotPossible('That cannot be pinned.');
  message.wire = { ...message.wire, pinned: isPinned };
  tellOf(by.state, 'MESSAGE_UPDATE', message, {});
}

function holdRole({ roleId, isHeld }: Extract<Setting, { type: 'role' }>, { state, guild, userId }: By): void {
  const member = guild.members.get(userId);
  const role = guild.roles.get(roleId);
  if (member === undefined || role === undefined || role.botId !== undefined || role.id === guild.id) return;
  const others = member.roles.filter((id) => id !== roleId);
  // Bots hear of it with the next interaction; the event itself needs an intent that they are not granted here.
  guild.members.set(userId, { ...member, roles: isHeld ? [...others, roleId] : others });
  tell(state, { name: 'sandbox:member', data: { userId } });
}
