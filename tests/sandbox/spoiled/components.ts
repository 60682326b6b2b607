// The rules of components, classic and of the second version: POST /channels/{id}/messages.

import type { Rule } from './rule.ts';
import { letters, rule, times, V2 } from './rule.ts';

const row = (...components: unknown[]) => ({ type: 1, components });
const button = (part: object = {}) => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...part });
const link = (part: object = {}) => ({ type: 2, style: 5, label: 'Go', url: 'https://news.example', ...part });
const option = (part: object = {}) => ({ label: 'A', value: 'a', ...part });
const select = (part: object = {}) => ({ type: 3, custom_id: 'pick', options: [option()], ...part });
const options = (count: number) => times(count, (index) => option({ value: `${index}` }));
const buttons = (count: number, from = 0) => times(count, (index) => button({ custom_id: `${from + index}` }));
const classic = (...components: unknown[]) => ({ content: 'x', components });
const inRow = (part: object) => classic(row(part));
const v2 = (...components: unknown[]) => ({ flags: V2, components });
const text = (content: string, part: object = {}) => ({ type: 10, content, ...part });
const picture = { media: { url: 'https://news.example/a.png' } };
const section = (part: object = {}) => ({ type: 9, components: [text('x')], accessory: button(), ...part });
const box = (...components: unknown[]) => ({ type: 17, components });
const IN_ROW = 'components.0.components.0';

export const COMPONENT_RULES: readonly Rule[] = [
  rule(
    '≤ 5 rows',
    classic(...times(5, (line) => row(button({ custom_id: `${line}` })))),
    classic(...times(6, (line) => row(button({ custom_id: `${line}` })))),
    'components: BASE_TYPE_MAX_LENGTH',
  ),
  rule(
    '≤ 5 buttons a row',
    classic(row(...buttons(5))),
    classic(row(...buttons(6))),
    'components.0.components: BASE_TYPE_BAD_LENGTH',
  ),
  rule('no empty row', inRow(button()), classic(row()), 'components.0.components: BASE_TYPE_BAD_LENGTH'),
  rule(
    'a select alone in its row',
    inRow(select()),
    classic(row(select(), button())),
    'components.0.components.1: COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ),
  rule('buttons stand in rows', inRow(button()), classic(button()), 'components.0.type: UNION_TYPE_CHOICES'),
  rule(
    'no text field in a message',
    inRow(button()),
    inRow({ type: 4, custom_id: 'a', style: 1 }),
    `${IN_ROW}.type: UNION_TYPE_CHOICES`,
  ),
  rule('texts need the flag', v2(text('x')), classic(text('x')), 'components.0.type: UNION_TYPE_CHOICES'),
  rule(
    'a component has a type',
    inRow(button()),
    classic({ components: [button()] }),
    'components.0.type: BASE_TYPE_REQUIRED',
  ),
  rule(
    'custom ids ≤ 100',
    inRow(button({ custom_id: letters(100) })),
    inRow(button({ custom_id: letters(101) })),
    `${IN_ROW}.custom_id: BASE_TYPE_BAD_LENGTH`,
  ),
  rule(
    'no empty custom id',
    inRow(button()),
    inRow(button({ custom_id: '' })),
    `${IN_ROW}.custom_id: BASE_TYPE_REQUIRED`,
  ),
  rule(
    'a button has a custom id',
    inRow(button()),
    inRow(button({ custom_id: undefined })),
    `${IN_ROW}.custom_id: BASE_TYPE_REQUIRED`,
  ),
  rule(
    'custom ids differ',
    classic(row(button(), button({ custom_id: 'b' }))),
    classic(row(button(), button())),
    'components.0.components.1.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
  ),
  rule(
    'custom ids differ over rows',
    classic(row(button()), row(select())),
    classic(row(button()), row(select({ custom_id: 'go' }))),
    'components.1.components.0.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
  ),
  rule(
    'labels ≤ 80',
    inRow(button({ label: letters(80) })),
    inRow(button({ label: letters(81) })),
    `${IN_ROW}.label: BASE_TYPE_MAX_LENGTH`,
  ),
  rule(
    'a button has a label or an emoji',
    inRow(button({ label: undefined, emoji: { name: '🔥' } })),
    inRow(button({ label: undefined })),
    `${IN_ROW}.label: BASE_TYPE_REQUIRED`,
  ),
  rule(
    'an emoji is one',
    inRow(button({ emoji: { name: '📰' } })),
    inRow(button({ emoji: { name: 'news' } })),
    `${IN_ROW}.emoji.name: COMPONENT_INVALID_EMOJI`,
  ),
  rule(
    'a button has a style',
    inRow(button()),
    inRow(button({ style: undefined })),
    `${IN_ROW}.style: BASE_TYPE_REQUIRED`,
  ),
  rule('styles 1–6', inRow(button({ style: 4 })), inRow(button({ style: 7 })), `${IN_ROW}.style: NUMBER_TYPE_MAX`),
  rule(
    'a link has an address',
    inRow(link()),
    inRow(link({ url: undefined })),
    `${IN_ROW}.url: BUTTON_COMPONENT_URL_REQUIRED`,
  ),
  rule(
    'a link’s address ≤ 512',
    inRow(link({ url: `https://news.example/${letters(491)}` })),
    inRow(link({ url: `https://news.example/${letters(492)}` })),
    `${IN_ROW}.url: BASE_TYPE_MAX_LENGTH`,
  ),
  rule(
    'a link’s scheme',
    inRow(link()),
    inRow(link({ url: 'javascript:alert(1)' })),
    `${IN_ROW}.url: URL_TYPE_INVALID_SCHEME`,
  ),
  rule(
    'a link has no custom id',
    inRow(link()),
    inRow(link({ custom_id: 'go' })),
    `${IN_ROW}: BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE`,
  ),
  rule(
    'a button that is no link has no address',
    inRow(button()),
    inRow(button({ url: 'https://news.example' })),
    `${IN_ROW}: BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE`,
  ),
  rule(
    'a premium button has its article',
    inRow({ type: 2, style: 6, sku_id: '1' }),
    inRow({ type: 2, style: 6 }),
    `${IN_ROW}.sku_id: BASE_TYPE_REQUIRED`,
  ),
  rule(
    'a select has options',
    inRow(select()),
    inRow(select({ options: [] })),
    `${IN_ROW}.options: BASE_TYPE_BAD_LENGTH`,
  ),
  rule(
    '≤ 25 options',
    inRow(select({ options: options(25) })),
    inRow(select({ options: options(26) })),
    `${IN_ROW}.options: BASE_TYPE_BAD_LENGTH`,
  ),
  rule(
    'option values differ',
    inRow(select({ options: options(2) })),
    inRow(select({ options: [option(), option()] })),
    `${IN_ROW}.options.1.value: SELECT_COMPONENT_OPTION_VALUE_DUPLICATED`,
  ),
  rule(
    'option labels ≤ 100',
    inRow(select({ options: [option({ label: letters(100) })] })),
    inRow(select({ options: [option({ label: letters(101) })] })),
    `${IN_ROW}.options.0.label: BASE_TYPE_BAD_LENGTH`,
  ),
  rule(
    'option values ≤ 100',
    inRow(select({ options: [option({ value: letters(100) })] })),
    inRow(select({ options: [option({ value: letters(101) })] })),
    `${IN_ROW}.options.0.value: BASE_TYPE_BAD_LENGTH`,
  ),
  rule(
    'option descriptions ≤ 100',
    inRow(select({ options: [option({ description: letters(100) })] })),
    inRow(select({ options: [option({ description: letters(101) })] })),
    `${IN_ROW}.options.0.description: BASE_TYPE_MAX_LENGTH`,
  ),
  rule(
    'placeholders ≤ 150',
    inRow(select({ placeholder: letters(150) })),
    inRow(select({ placeholder: letters(151) })),
    `${IN_ROW}.placeholder: BASE_TYPE_MAX_LENGTH`,
  ),
  rule(
    'min_values 0–25',
    inRow(select({ min_values: 0 })),
    inRow(select({ min_values: -1 })),
    `${IN_ROW}.min_values: NUMBER_TYPE_MIN`,
  ),
  rule(
    'max_values 1–25',
    inRow({ type: 5, custom_id: 'a', max_values: 25 }),
    inRow({ type: 5, custom_id: 'a', max_values: 26 }),
    `${IN_ROW}.max_values: NUMBER_TYPE_MAX`,
  ),
  rule(
    'min_values ≤ max_values',
    inRow({ type: 6, custom_id: 'a', min_values: 2, max_values: 2 }),
    inRow({ type: 6, custom_id: 'a', min_values: 2 }),
    `${IN_ROW}.min_values: NUMBER_TYPE_MAX`,
  ),
  rule(
    'max_values ≤ options',
    inRow(select({ max_values: 2, options: options(2) })),
    inRow(select({ max_values: 2 })),
    `${IN_ROW}.max_values: SELECT_COMPONENT_MAX_VALUES_EXCEEDS_OPTIONS`,
  ),
  rule(
    'defaults ≤ max_values',
    inRow(select({ options: [option({ default: true }), option({ value: 'b' })] })),
    inRow(select({ options: [option({ default: true }), option({ value: 'b', default: true })] })),
    `${IN_ROW}.options: SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES`,
  ),

  { name: 'the second version shows something', good: v2(text('x')), spoiled: v2(), refused: '400 50006' },
  rule(
    '≤ 40 components',
    v2(...times(40, () => ({ type: 14 }))),
    v2(...times(41, () => ({ type: 14 }))),
    'components: BASE_TYPE_MAX_LENGTH',
  ),
  rule(
    '≤ 40 with the nested ones',
    v2(box(...times(39, () => ({ type: 14 })))),
    v2(box(...times(40, () => ({ type: 14 })))),
    'components: COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ),
  rule(
    'a text ≤ 4,000',
    v2(text(letters(4000))),
    v2(text(letters(4001))),
    'components.0.content: BASE_TYPE_BAD_LENGTH',
  ),
  rule(
    'all texts ≤ 4,000',
    v2(text(letters(3999)), text('x')),
    v2(text(letters(4000)), text('x')),
    'components: COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ),
  rule('no empty text', v2(text('x')), v2(text(' ')), 'components.0.content: BASE_TYPE_REQUIRED'),
  {
    name: '≤ 10,170 bytes of text, 12 for each among them',
    good: v2(text('語'.repeat(3386))), // 10,158 + 12
    spoiled: v2(text(`${'語'.repeat(3386)}x`)),
    refused: '500 0',
  },
  rule(
    'no container in a container',
    v2(box(text('x'))),
    v2(box(box(text('x')))),
    'components.0.components.0.type: UNION_TYPE_CHOICES',
  ),
  rule('no empty container', v2(box(text('x'))), v2(box()), 'components.0.components: BASE_TYPE_BAD_LENGTH'),
  rule(
    'a container’s colour is 24 bits',
    v2({ ...box(text('x')), accent_color: 0 }),
    v2({ ...box(text('x')), accent_color: -1 }),
    'components.0.accent_color: NUMBER_TYPE_MIN',
  ),
  rule(
    'a section has 1–3 texts',
    v2(section({ components: times(3, () => text('x')) })),
    v2(section({ components: times(4, () => text('x')) })),
    'components.0.components: BASE_TYPE_BAD_LENGTH',
  ),
  rule(
    'a section has an accessory',
    v2(section()),
    v2(section({ accessory: undefined })),
    'components.0.accessory: BASE_TYPE_REQUIRED',
  ),
  rule(
    'a section holds texts only',
    v2(section()),
    v2(section({ components: [button()] })),
    'components.0.components.0.type: UNION_TYPE_CHOICES',
  ),
  rule(
    'a gallery holds 1–10',
    v2({ type: 12, items: times(10, () => picture) }),
    v2({ type: 12, items: times(11, () => picture) }),
    'components.0.items: BASE_TYPE_BAD_LENGTH',
  ),
  rule(
    'alternative texts ≤ 1,024',
    v2({ type: 12, items: [{ ...picture, description: letters(1024) }] }),
    v2({ type: 12, items: [{ ...picture, description: letters(1025) }] }),
    'components.0.items.0.description: BASE_TYPE_MAX_LENGTH',
  ),
  rule(
    'a file was sent with the message',
    v2(text('x')),
    v2({ type: 13, file: { url: 'attachment://a.txt' } }),
    'components.0.file.url: UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
  ),
  rule(
    'a file comes from the message itself',
    v2(text('x')),
    v2({ type: 13, file: { url: 'https://news.example/a.txt' } }),
    'components.0.file.url: URL_TYPE_INVALID_SCHEME',
  ),
  rule(
    'a separator’s spacing is 1 or 2',
    v2({ type: 14, spacing: 2 }),
    v2({ type: 14, spacing: 3 }),
    'components.0.spacing: NUMBER_TYPE_MAX',
  ),
  rule(
    'component ids differ',
    v2(text('x', { id: 1 }), text('x', { id: 2 })),
    v2(text('x', { id: 1 }), text('x', { id: 1 })),
    'components: COMPONENT_ID_DUPLICATED',
  ),
];
