// A person fills in and sends the form (modal) that is open before them.

import { keepFile } from './attach-files.ts';
import type { Act, Told } from './deeds.ts';
import { NotPossible } from './deeds.ts';
import type { Channel, State } from './state.ts';
import { findMessage, INTERACTION } from './state.ts';
import type { Wire } from './wire.ts';
import { isWire, wires } from './wire.ts';

const ROW = 1;
const TEXT_INPUT = 4;
const TEXT_DISPLAY = 10;
const LABEL = 18;
const FILE_UPLOAD = 19;
const RADIO_GROUP = 21;
const CHECKBOX = 23;
const VALUE_MAX = 4000;

type Submit = Act & { kind: 'submit' };
type Value = string | readonly string[] | boolean;

/** What the bot is told. Throws NotPossible when no form is open or a field is not filled in as it must be. */
export function fillForm(state: State, deed: Submit, channel: Channel, userId: string): Told {
  const open = state.openModals.get(userId);
  if (open === undefined) throw new NotPossible('No form is open.');
  const fields = deed.fields ?? readFields(deed.components ?? []);
  const attachments: Wire = {};
  let nextId = 1;
  const components = wires(open.modal.components).map((part) => {
    const id = nextId;
    nextId += 1;
    if (part.type === TEXT_DISPLAY) return { type: TEXT_DISPLAY, id };
    const field = part.type === LABEL && isWire(part.component) ? part.component : (wires(part.components)[0] ?? {});
    const given = fillIn(field, fields);
    const value = field.type === FILE_UPLOAD ? keepFiles(state, channel, given, attachments) : given;
    const filled = { type: field.type, id: nextId, custom_id: field.custom_id, ...value };
    nextId += 1;
    return part.type === LABEL ? { type: LABEL, id, component: filled } : { type: ROW, id, components: [filled] };
  });
  const { sourceMessageId } = open.interaction;
  const message = sourceMessageId === undefined ? undefined : findMessage(state, channel.id, sourceMessageId);
  state.openModals.delete(userId);
  return {
    about: {
      type: INTERACTION.submit,
      openedBy: open.interaction,
      ...(sourceMessageId === undefined ? {} : { sourceMessageId }),
    },
    data: {
      custom_id: open.modal.custom_id,
      components,
      ...(Object.keys(attachments).length === 0 ? {} : { resolved: { attachments } }),
    },
    ...(message === undefined ? {} : { message: message.wire }),
  };
}

/** The texts of files become their ids; what the bot is told of each is put into `attachments`. */
function keepFiles(state: State, channel: Channel, { values }: Wire, attachments: Wire): Wire {
  const texts = Array.isArray(values) ? values.map(String) : [];
  const kept = texts.map((text) => keepFile(state, channel, text));
  for (const { id, attachment } of kept) attachments[id] = attachment;
  return { values: kept.map(({ id }) => id) };
}

/** The fields of what the page sent, by custom id. */
function readFields(components: readonly Wire[]): Record<string, Value> {
  const fields: Record<string, Value> = {};
  for (const part of components) {
    const inner = isWire(part.component) ? [part.component] : wires(part.components);
    for (const field of inner) {
      const value = field.value ?? field.values ?? '';
      fields[String(field.custom_id)] = Array.isArray(value)
        ? value.map(String)
        : typeof value === 'boolean'
          ? value
          : String(value);
    }
  }
  return fields;
}

function fillIn(field: Wire, fields: Readonly<Record<string, Value>>): Wire {
  const given = fields[String(field.custom_id)];
  if (field.type === TEXT_INPUT) return { value: checkedText(field, given ?? String(field.value ?? '')) };
  if (field.type === CHECKBOX) return { value: given === true };
  if (field.type === RADIO_GROUP) return { value: given === undefined ? null : String(given) };
  const values = given === undefined ? [] : typeof given === 'string' ? [given] : given;
  const isRequired = field.required !== false;
  const min = typeof field.min_values === 'number' ? field.min_values : isRequired ? 1 : 0;
  if (Array.isArray(values) && values.length < min) throw new NotPossible(`Choose in ${String(field.custom_id)}.`);
  return { values };
}

function checkedText(field: Wire, given: Value): string {
  const text = String(given);
  const name = String(field.custom_id);
  const min = typeof field.min_length === 'number' ? field.min_length : 0;
  const max = typeof field.max_length === 'number' ? field.max_length : VALUE_MAX;
  if (text === '' && field.required === false) return text;
  if (text === '') throw new NotPossible(`The field ${name} is required.`);
  if (text.length < min) throw new NotPossible(`The field ${name} takes at least ${min} characters.`);
  if (text.length > max) throw new NotPossible(`The field ${name} takes at most ${max} characters.`);
  return text;
}
