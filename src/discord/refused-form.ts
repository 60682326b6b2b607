// A form that was refused: what was typed is kept, and offered again by a button, so that nobody types it twice.

import type { ButtonInteraction, ModalSubmitInteraction } from 'discord.js';
import type { Failure } from '../news/failure.ts';
import type { Action, Asker, Form } from './command.ts';
import { button, buttonRow, writeAgainId } from './components.ts';
import { drawForm } from './forms.ts';
import { type Drawing, drawFailure } from './layouts.ts';
import { FORM_STATE_MS_MAX } from './limits.ts';
import type { PageStore } from './needs.ts';
import { texts } from './texts.ts';

/** What was sent: which form, by whom, and what stood in its fields by their names. */
interface SentForm {
  readonly owner: string;
  readonly path: string;
  readonly state: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Keeps what was typed and draws the failure, with the button that opens the form again. */
export async function drawRefusedForm(
  interaction: ModalSubmitInteraction,
  sent: Omit<SentForm, 'owner' | 'fields'> & { readonly fields: ReadonlyMap<string, string> },
  failure: Failure,
  pages: PageStore,
): Promise<Drawing> {
  const kept: SentForm = { ...sent, owner: interaction.user.id, fields: Object.fromEntries(sent.fields) };
  const key = keyOf(interaction.id);
  await pages.set(key, JSON.stringify(kept), FORM_STATE_MS_MAX);
  const row = buttonRow([button(texts.openAgain, writeAgainId(interaction.id))]);
  return { components: [...drawFailure(failure), row] };
}

/** What was kept under a button's id; undefined when it is lost, or was typed by somebody else. */
export async function findSentForm(
  { user }: ButtonInteraction,
  interactionId: string,
  pages: PageStore,
): Promise<SentForm | undefined> {
  const kept = await pages.get(keyOf(interactionId));
  const sent = typeof kept === 'string' ? (JSON.parse(kept) as SentForm) : undefined;
  return sent?.owner === user.id ? sent : undefined;
}

/** Opens the form as it is now, with what was typed. Throws what the action's `again` throws: a Failure when its subject is gone. */
export async function openAgain(
  interaction: ButtonInteraction,
  { path, state, fields }: SentForm,
  again: NonNullable<Action['again']>,
  asker: Asker,
): Promise<void> {
  const form = await again({ asker, state });
  const typed: Form = {
    ...form,
    fields: form.fields.map((field) => ({ ...field, value: fields[field.name] ?? field.value ?? '' })),
  };
  await interaction.showModal(drawForm(path, typed));
}

/** Page state lies beside it, under hashes: the sign keeps them apart. */
const keyOf = (interactionId: string): string => `form:${interactionId}`;
