// Buttons that open something of their own: for who pressed alone, for everyone in the channel, or a form to go on with.

import { createHash } from 'node:crypto';
import type { ButtonInteraction, ModalSubmitInteraction } from 'discord.js';
import type { Outcome } from '../metrics.ts';
import { answerSafely } from './answer-safely.ts';
import type { Action, CommandInput } from './command.ts';
import { readOptions } from './components.ts';
import { drawForm, readFields } from './forms.ts';
import { PAGE_STATE_MS_MAX } from './limits.ts';
import type { Follow, Log, PageStore } from './needs.ts';
import { type Run, runAndSay } from './run-action.ts';
import { speakAnew } from './speak.ts';

interface OpeningNeeds {
  readonly pages: PageStore;
  readonly follow?: Follow;
  readonly log: Log;
}

/** What the state of such a form begins with: the others are the actions' own. */
const MARK = '@';

/** Runs the action of a button, and says what it gives in a message of its own. */
export async function openBeside(
  interaction: ButtonInteraction,
  { opens, ...run }: Run & { readonly opens: 'aside' | 'everybody' },
  needs: OpeningNeeds,
): Promise<Outcome> {
  const speaker = speakAnew(interaction, () => opens === 'aside');
  return answerSafely(interaction, speaker, { log: needs.log, what: `a button to /${run.path}` }, async () => {
    await speaker.defer();
    await runAndSay(speaker, run, needs);
  });
}

/** Opens the action's prompt; the button's options are kept until it is sent. */
export async function openPrompt(
  interaction: ButtonInteraction,
  {
    path,
    prompt,
    input,
  }: { readonly path: string; readonly prompt: NonNullable<Action['prompt']>; readonly input: CommandInput },
  { pages }: OpeningNeeds,
): Promise<void> {
  const json = JSON.stringify(Object.fromEntries(input.options));
  const key = createHash('sha256').update(json).digest('base64url').slice(0, 22);
  await pages.set(key, json, PAGE_STATE_MS_MAX);
  await interaction.showModal(drawForm(path, { ...(await prompt.form(input)), state: `${MARK}${key}` }));
}

/** Whether a form with this state was opened by `openPrompt`. */
export const isPrompt = (state: string): boolean => state.startsWith(MARK);

/** Runs the action with what was sent, as if it had been typed; what is no longer kept is left out. */
export async function submitPrompt(
  interaction: ModalSubmitInteraction,
  {
    state,
    action,
    ...run
  }: Omit<Run, 'offset' | 'input'> & { readonly state: string; readonly input: Pick<CommandInput, 'asker'> },
  needs: OpeningNeeds,
): Promise<void> {
  const kept = await needs.pages.get(state.slice(MARK.length));
  const before = (typeof kept === 'string' ? readOptions(kept) : undefined) ?? new Map();
  const options = action.prompt?.optionsOf(before, readFields(interaction)) ?? before;
  const input = { ...run.input, options };
  const isPrivate = action.first === 'defer privately' || action.isPrivate?.(input) === true;
  await runAndSay(
    speakAnew(interaction, () => isPrivate),
    { ...run, action, input, offset: 0 },
    needs,
  );
}
