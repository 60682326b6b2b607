// The rules of answers to interactions: POST /interactions/{id}/{token}/callback. `to` is what is answered.

import type { Rule } from './rule.ts';
import { letters, rule, times, V2 } from './rule.ts';

const message = (data: object) => ({ type: 4, data });
const choices = (count: number, part: object = {}) => ({
  type: 8,
  data: { choices: times(count, (index) => ({ name: `${index}`, value: `${index}`, ...part })) },
});
const input = (part: object = {}) => ({ type: 4, custom_id: 'a', style: 1, ...part });
const label = (part: object = {}) => ({ type: 18, label: 'Name', component: input(), ...part });
const form = (part: object = {}) => ({
  type: 9,
  data: { custom_id: 'f', title: 'Form', components: [label()], ...part },
});
const labels = (count: number) => times(count, (index) => label({ component: input({ custom_id: `${index}` }) }));
const field = (component: object) => form({ components: [label({ component })] });
const options = (count: number) => times(count, (index) => ({ label: `${index}`, value: `${index}` }));
const select = (part: object = {}) => ({ type: 3, custom_id: 'a', options: options(2), ...part });
const AT = 'data.components.0';

export const COMMAND_ANSWER_RULES: readonly Rule[] = [
  rule('a known kind of answer', message({ content: 'x' }), { type: 2 }, 'type: BASE_TYPE_CHOICES'),
  rule('no update without a message', { type: 5 }, { type: 6 }, 'type: BASE_TYPE_CHOICES'),
  rule('no completion of a command', { type: 5 }, choices(1), 'type: BASE_TYPE_CHOICES'),
  rule(
    'only EPHEMERAL is deferred',
    { type: 5, data: { flags: 64 } },
    { type: 5, data: { flags: V2 } },
    'data.flags: BASE_TYPE_CHOICES',
  ),
  rule(
    'content ≤ 2,000',
    message({ content: letters(2000) }),
    message({ content: letters(2001) }),
    'data.content: BASE_TYPE_MAX_LENGTH',
  ),
  rule(
    'flags of answers',
    message({ content: 'x', flags: 64 }),
    message({ content: 'x', flags: 128 }),
    'data.flags: BASE_TYPE_CHOICES',
  ),
  { name: 'an answer says something', good: message({ content: 'x' }), spoiled: message({}), refused: '400 50006' },
  rule(
    'a form’s title ≤ 45',
    form({ title: letters(45) }),
    form({ title: letters(46) }),
    'data.title: BASE_TYPE_BAD_LENGTH',
  ),
  rule('a form has a title', form(), form({ title: undefined }), 'data.title: BASE_TYPE_REQUIRED'),
  rule(
    'a form’s custom id ≤ 100',
    form({ custom_id: letters(100) }),
    form({ custom_id: letters(101) }),
    'data.custom_id: BASE_TYPE_BAD_LENGTH',
  ),
  rule(
    'a form has 1–5 parts',
    form({ components: labels(5) }),
    form({ components: labels(6) }),
    'data.components: BASE_TYPE_BAD_LENGTH',
  ),
  rule('a form is not empty', form(), form({ components: [] }), 'data.components: BASE_TYPE_BAD_LENGTH'),
  rule('fields stand in labels', form(), form({ components: [input()] }), `${AT}.type: UNION_TYPE_CHOICES`),
  rule(
    'no buttons in forms',
    form(),
    field({ type: 2, style: 1, label: 'x', custom_id: 'a' }),
    `${AT}.component.type: UNION_TYPE_CHOICES`,
  ),
  rule(
    'labels ≤ 45',
    form({ components: [label({ label: letters(45) })] }),
    form({ components: [label({ label: letters(46) })] }),
    `${AT}.label: BASE_TYPE_BAD_LENGTH`,
  ),
  rule(
    'hints ≤ 100',
    form({ components: [label({ description: letters(100) })] }),
    form({ components: [label({ description: letters(101) })] }),
    `${AT}.description: BASE_TYPE_MAX_LENGTH`,
  ),
  rule(
    'a label holds a field',
    form(),
    form({ components: [label({ component: undefined })] }),
    `${AT}.component: BASE_TYPE_REQUIRED`,
  ),
  rule(
    'a field’s value ≤ 4,000',
    field(input({ value: letters(4000) })),
    field(input({ value: letters(4001) })),
    `${AT}.component.value: BASE_TYPE_MAX_LENGTH`,
  ),
  rule(
    'a value fits its own max_length',
    field(input({ value: 'xx', max_length: 2 })),
    field(input({ value: 'xxx', max_length: 2 })),
    `${AT}.component.value: BASE_TYPE_MAX_LENGTH`,
  ),
  rule(
    'max_length ≤ 4,000',
    field(input({ max_length: 4000 })),
    field(input({ max_length: 4001 })),
    `${AT}.component.max_length: NUMBER_TYPE_MAX`,
  ),
  rule(
    'min_length ≤ max_length',
    field(input({ min_length: 2, max_length: 2 })),
    field(input({ min_length: 3, max_length: 2 })),
    `${AT}.component.min_length: NUMBER_TYPE_MAX`,
  ),
  rule(
    'placeholders ≤ 100',
    field(input({ placeholder: letters(100) })),
    field(input({ placeholder: letters(101) })),
    `${AT}.component.placeholder: BASE_TYPE_MAX_LENGTH`,
  ),
  rule(
    'a field has a style',
    field(input({ style: 2 })),
    field(input({ style: undefined })),
    `${AT}.component.style: BASE_TYPE_CHOICES`,
  ),
  rule(
    'fields’ custom ids differ',
    form({ components: labels(2) }),
    form({ components: [label(), label()] }),
    'data.components.1.component.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
  ),
  rule(
    'selects in forms are not disabled',
    field(select()),
    field(select({ disabled: true })),
    `${AT}.component.disabled: BASE_TYPE_CHOICES`,
  ),
  rule(
    '≤ 25 options in a form',
    field(select({ options: options(25) })),
    field(select({ options: options(26) })),
    `${AT}.component.options: BASE_TYPE_BAD_LENGTH`,
  ),
  rule(
    'a radio group has 2–10',
    field({ type: 21, custom_id: 'a', options: options(2) }),
    field({ type: 21, custom_id: 'a', options: options(1) }),
    `${AT}.component.options: BASE_TYPE_BAD_LENGTH`,
  ),
  rule(
    'a checkbox group has 1–10',
    field({ type: 22, custom_id: 'a', options: options(10) }),
    field({ type: 22, custom_id: 'a', options: options(11) }),
    `${AT}.component.options: BASE_TYPE_BAD_LENGTH`,
  ),
];

export const COMPLETION_RULES: readonly Rule[] = [
  rule('a completion gives choices', choices(1), message({ content: 'x' }), 'type: BASE_TYPE_CHOICES'),
  rule('≤ 25 choices', choices(25), choices(26), 'data.choices: BASE_TYPE_MAX_LENGTH'),
  rule('choices are there', choices(0), { type: 8, data: {} }, 'data.choices: BASE_TYPE_REQUIRED'),
  rule(
    'names ≤ 100',
    choices(1, { name: letters(100) }),
    choices(1, { name: letters(101) }),
    'data.choices.0.name: BASE_TYPE_BAD_LENGTH',
  ),
  rule('no empty name', choices(1), choices(1, { name: '' }), 'data.choices.0.name: BASE_TYPE_REQUIRED'),
  rule(
    'values ≤ 100',
    choices(1, { value: letters(100) }),
    choices(1, { value: letters(101) }),
    'data.choices.0.value: BASE_TYPE_BAD_LENGTH',
  ),
  rule('values are text', choices(1), choices(1, { value: 1 }), 'data.choices.0.value: STRING_TYPE_CONVERT'),
];
