// Acts on commands directly, without Discord, and gives the text that they show.

import { listActions } from '../../src/discord/actions.ts';
import type { Asker, Form, OptionValue, Screen } from '../../src/discord/command.ts';
import { drawScreen } from '../../src/discord/layouts.ts';
import type { ChannelId, GuildId, UserId } from '../../src/news/ids.ts';
import type { Fakes } from './fakes.ts';

export const askerOf = (): Asker => ({
  userId: '100000000000000001' as UserId,
  guildId: '100000000000000002' as GuildId,
  channelId: '100000000000000003' as ChannelId,
  isModerator: true,
  roleIds: [],
  now: 1_700_000_000_000,
});

export async function run(
  fakes: Fakes,
  path: string,
  options: Readonly<Record<string, OptionValue>>,
  asker: Asker = askerOf(),
): Promise<string> {
  return textOf(await runToScreen(fakes, path, options, asker));
}

/** The screen itself, and what was shown before it. */
export async function runToScreen(
  fakes: Fakes,
  path: string,
  options: Readonly<Record<string, OptionValue>>,
  asker: Asker = askerOf(),
  shown: Screen[] = [],
): Promise<Screen> {
  const input = { asker, options: new Map(Object.entries(options)) };
  const screen = await actionOf(fakes, path).run?.(input, { offset: 0, show: async (each) => void shown.push(each) });
  if (screen === undefined) throw new Error('Nothing was shown.');
  return screen;
}

export async function submit(
  fakes: Fakes,
  path: string,
  state: string,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  const screen = await actionOf(fakes, path).submit?.({
    asker: askerOf(),
    state,
    fields: new Map(Object.entries(fields)),
  });
  return textOf(screen);
}

export async function openForm(
  fakes: Fakes,
  path: string,
  options: Readonly<Record<string, OptionValue>>,
): Promise<Form> {
  const form = await actionOf(fakes, path).form?.({ asker: askerOf(), options: new Map(Object.entries(options)) });
  if (form === undefined) throw new Error('No form was opened.');
  return form;
}

function actionOf(fakes: Fakes, path: string) {
  const found = listActions(fakes.commands).find((each) => each.path === path);
  if (found === undefined) throw new Error(`There is no /${path}.`);
  return found.action;
}

function textOf(screen: Screen | undefined): string {
  if (screen === undefined) throw new Error('Nothing was shown.');
  const { components } = drawScreen(screen, { offset: 0 });
  return components.map((component) => (component.type === 10 ? component.content : '')).join('\n');
}
