// Commands in direct messages: the person picks the server whose things are meant, and nothing of another one is shown.

import type { RepliableInteraction } from 'discord.js';
import type { ChannelId, UserId } from '../news/ids.ts';
import type { Action, Asker, NoteButton, OptionValue, Screen } from './command.ts';
import { readCustomId, writePickId } from './components.ts';
import { drawNote, drawScreen } from './layouts.ts';
import type { PageStore } from './needs.ts';
import type { PersonServer, ServersOf } from './person-servers.ts';
import { findOptions, withPicked } from './picked-options.ts';
import { readOptionValues, readPath } from './read-interaction.ts';
import { runAndSay } from './run-action.ts';
import { type Speaker, speakAnew, speakInPlace } from './speak.ts';
import { texts } from './texts.ts';

/** The option that says which server is meant. */
const SERVER = 'server';

interface DirectNeeds {
  readonly pages: PageStore;
  readonly servers?: ServersOf;
  readonly now: () => number;
}

interface Asked {
  readonly path: string;
  readonly action: Action;
  readonly options: ReadonlyMap<string, OptionValue>;
  readonly speaker: Speaker;
}

/** Answers what can be answered there. False, and nothing done, for everything else. */
export async function answerDirectly(
  interaction: RepliableInteraction,
  actions: ReadonlyMap<string, Action>,
  needs: DirectNeeds,
): Promise<boolean> {
  const asked = interaction.guildId === null ? await readAsked(interaction, actions, needs) : undefined;
  if (asked === undefined || needs.servers === undefined) return false;
  const { speaker } = asked;
  await speaker.defer();
  const userId = interaction.user.id as UserId;
  const servers = await needs.servers(userId);
  const wanted = asked.options.get(SERVER);
  const [only, ...others] = servers;
  const server = wanted === undefined && others.length === 0 ? only : servers.find(({ guildId }) => guildId === wanted);
  if (server !== undefined) await answerFor(server, asked, { userId, channelId: interaction.channelId ?? '' }, needs);
  else if (only === undefined || wanted !== undefined) await speaker.say({ components: drawNote(texts.noServer) });
  else await speaker.say(drawServers(servers, asked, userId));
  return true;
}

async function readAsked(
  interaction: RepliableInteraction,
  actions: ReadonlyMap<string, Action>,
  { pages }: DirectNeeds,
): Promise<Asked | undefined> {
  if (interaction.isChatInputCommand()) {
    const path = readPath(interaction);
    const action = actions.get(path);
    if (action?.direct !== true) return undefined;
    const options = readOptionValues(interaction, action.options ?? []);
    return { path, action, options, speaker: speakAnew(interaction, () => true) };
  }
  if (!interaction.isButton() && !interaction.isStringSelectMenu()) return undefined;
  const read = readCustomId(interaction.customId);
  if (read.kind !== 'page' && read.kind !== 'pick') return undefined;
  const { path } = read.state;
  const action = actions.get(path);
  const before = await findOptions(read.state, pages);
  if (action?.direct !== true || before === undefined) return undefined;
  const options = interaction.isButton() ? before : withPicked(before, read, interaction.values);
  return { path, action, options, speaker: speakInPlace(interaction) };
}

async function answerFor(
  { guildId, isModerator, roleIds }: PersonServer,
  { path, action, options, speaker }: Asked,
  { userId, channelId }: { readonly userId: UserId; readonly channelId: string },
  needs: DirectNeeds,
): Promise<void> {
  if (action.moderators === true && !isModerator)
    return void (await speaker.say({ components: drawNote(texts.onlyModerators) }));
  const now = needs.now();
  const asker: Asker = { userId, guildId, channelId: channelId as ChannelId, isModerator, roleIds, now };
  const input = { asker, options: new Map([...options, [SERVER, guildId]]) };
  const { run } = action;
  const inServer: Action = {
    ...action,
    ...(run === undefined ? {} : { run: async (given, page) => naming(await run(given, page), guildId) }),
  };
  await runAndSay(speaker, { path, action: inServer, input, offset: 0 }, needs);
}

/** The buttons of what is shown lead to things of the same server. */
function naming(screen: Screen, guildId: string): Screen {
  if (screen.kind !== 'note' || screen.buttons === undefined) return screen;
  const buttons = screen.buttons.map(
    (each): NoteButton => ({ ...each, options: { ...each.options, [SERVER]: guildId } }),
  );
  return { ...screen, buttons };
}

function drawServers(servers: readonly PersonServer[], { path }: Asked, owner: UserId) {
  const lines = servers.map(({ guildId, name }) => ({ label: name, value: guildId }));
  const panel = {
    kind: 'panel',
    text: texts.whichServer,
    controls: [{ kind: 'menu', name: SERVER, label: texts.server, lines }],
    buttons: [],
    options: new Map(),
  } as const satisfies Screen;
  const state = { owner, path, offset: 0, size: 1, options: { json: '{}' } };
  return drawScreen(panel, { offset: 0, pickIdOf: (name) => writePickId(name, state) });
}
