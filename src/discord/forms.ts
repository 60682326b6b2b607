// Forms: drawn as Discord's modals, read back when they are sent.

import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import { ComponentType, type ModalSubmitInteraction, TextInputStyle } from 'discord.js';
import type { Form } from './command.ts';
import { writeFormId } from './components.ts';
import {
  FIELD_HINT_CHARACTERS_MAX,
  FIELD_LABEL_CHARACTERS_MAX,
  FIELD_VALUE_CHARACTERS_MAX,
  FORM_FIELDS_MAX,
  FORM_TITLE_CHARACTERS_MAX,
} from './limits.ts';
import { plainOutside } from './quote-outside.ts';

/** The modal for a form of the action at `path`. Throws RangeError when the form has no field or too many, or its state does not fit. */
export function drawForm(path: string, form: Form): APIModalInteractionResponseCallbackData {
  if (form.fields.length === 0 || form.fields.length > FORM_FIELDS_MAX) {
    throw new RangeError(`A form has 1 to ${FORM_FIELDS_MAX} fields, not ${form.fields.length}.`);
  }
  return {
    custom_id: writeFormId(path, form.state),
    title: plainOutside(form.title, FORM_TITLE_CHARACTERS_MAX),
    components: form.fields.map((field) => {
      const lengthMax = Math.min(field.lengthMax, FIELD_VALUE_CHARACTERS_MAX);
      const value = field.value?.toWellFormed().slice(0, lengthMax) ?? '';
      return {
        type: ComponentType.Label,
        label: plainOutside(field.label, FIELD_LABEL_CHARACTERS_MAX),
        ...(field.hint === undefined ? {} : { description: plainOutside(field.hint, FIELD_HINT_CHARACTERS_MAX) }),
        component: {
          type: ComponentType.TextInput,
          custom_id: field.name,
          style: field.kind === 'line' ? TextInputStyle.Short : TextInputStyle.Paragraph,
          required: field.required,
          max_length: lengthMax,
          ...(value === '' ? {} : { value }),
        },
      };
    }),
  };
}

/** What was written into the text fields, trimmed, by the fields' names; '' for those left empty. */
export function readFields(interaction: ModalSubmitInteraction): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const [name, field] of interaction.fields.fields) {
    if (field.type === ComponentType.TextInput) fields.set(name, field.value.trim());
  }
  return fields;
}
