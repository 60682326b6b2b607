// Spoiled messages are refused with Discord's code at the place of the fault; sound ones pass.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FLAGS_IN_CHANNELS, readMessage } from '../../../src/sandbox/checks/read-message.ts';
import { Refusal } from '../../../src/sandbox/refusal.ts';

const V2 = 1 << 15;
const text = (content: string) => ({ type: 10, content });
const button = (extra: object = {}) => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...extra });
const row = (...components: object[]) => ({ type: 1, components });
const option = (value: string) => ({ label: value, value });
const select = (extra: object = {}) => ({ type: 3, custom_id: 'pick', options: [option('a')], ...extra });
const times = (count: number, make: (index: number) => object) =>
  Array.from({ length: count }, (_, index) => make(index));

/** What is refused, and the first fault: `path CODE`, or the code alone. */
const SPOILED: readonly [string, object, string][] = [
  ['nothing at all', {}, '50006'],
  ['white space', { content: ' \n ' }, '50006'],
  ['an embed that shows nothing', { embeds: [{}] }, '50006'],
  ['content of 2,001 characters', { content: 'x'.repeat(2001) }, 'content BASE_TYPE_MAX_LENGTH'],
  ['content that is no text', { content: 7 }, 'content STRING_TYPE_CONVERT'],
  ['11 embeds', { embeds: times(11, () => ({ title: 'x' })) }, 'embeds BASE_TYPE_MAX_LENGTH'],
  ['a title of 257', { embeds: [{ title: 'x'.repeat(257) }] }, 'embeds.0.title BASE_TYPE_MAX_LENGTH'],
  [
    'a description of 4,097',
    { embeds: [{ description: 'x'.repeat(4097) }] },
    'embeds.0.description BASE_TYPE_MAX_LENGTH',
  ],
  [
    '26 fields',
    { embeds: [{ fields: times(26, () => ({ name: 'n', value: 'v' })) }] },
    'embeds.0.fields BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a field without a value',
    { embeds: [{ fields: [{ name: 'n', value: '' }] }] },
    'embeds.0.fields.0.value BASE_TYPE_REQUIRED',
  ],
  [
    'a footer of 2,049',
    { embeds: [{ title: 'x', footer: { text: 'x'.repeat(2049) } }] },
    'embeds.0.footer.text BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an embed address of another scheme',
    { embeds: [{ title: 'x', url: 'javascript:1' }] },
    'embeds.0.url URL_TYPE_INVALID_SCHEME',
  ],
  ['an embed address that is none', { embeds: [{ title: 'x', url: 'nowhere' }] }, 'embeds.0.url URL_TYPE_INVALID_URL'],
  [
    '6,001 characters over two embeds',
    { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
    'embeds MAX_EMBED_SIZE_EXCEEDED',
  ],
  ['a nonce of 26', { content: 'x', nonce: 'n'.repeat(26) }, 'nonce BASE_TYPE_MAX_LENGTH'],
  ['the ephemeral flag in a channel', { content: 'x', flags: 64 }, 'flags BASE_TYPE_CHOICES'],
  [
    'users both parsed and listed',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
  [
    'an unknown kind of mention',
    { content: 'x', allowed_mentions: { parse: ['all'] } },
    'allowed_mentions.parse.0 BASE_TYPE_CHOICES',
  ],
  [
    'six rows',
    { components: times(6, (index) => row(button({ custom_id: `${index}` }))) },
    'components BASE_TYPE_MAX_LENGTH',
  ],
  [
    'six buttons in a row',
    { components: [row(...times(6, (index) => button({ custom_id: `${index}` })))] },
    'components.0.components BASE_TYPE_BAD_LENGTH',
  ],
  ['an empty row', { content: 'x', components: [row()] }, 'components.0.components BASE_TYPE_BAD_LENGTH'],
  ['a text display without the flag', { components: [text('x')] }, 'components.0.type UNION_TYPE_CHOICES'],
  ['a button outside a row', { components: [button()] }, 'components.0.type UNION_TYPE_CHOICES'],
  [
    'two equal custom ids',
    { components: [row(button(), button())] },
    'components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'a custom id of 101',
    { components: [row(button({ custom_id: 'x'.repeat(101) }))] },
    'components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a button without a custom id',
    { components: [row(button({ custom_id: undefined }))] },
    'components.0.components.0.custom_id BASE_TYPE_REQUIRED',
  ],
  [
    'a label of 81',
    { components: [row(button({ label: 'x'.repeat(81) }))] },
    'components.0.components.0.label BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a button without label and emoji',
    { components: [row(button({ label: '' }))] },
    'components.0.components.0.label BASE_TYPE_REQUIRED',
  ],
  [
    'a link button without an address',
    { components: [row({ type: 2, style: 5, label: 'x' })] },
    'components.0.components.0.url BUTTON_COMPONENT_URL_REQUIRED',
  ],
  [
    'a link button with a custom id',
    { components: [row(button({ style: 5, url: 'https://a.example' }))] },
    'components.0.components.0 BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
  ],
  [
    'a link of 513',
    { components: [row({ type: 2, style: 5, label: 'x', url: `https://a.example/${'x'.repeat(500)}` })] },
    'components.0.components.0.url BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a select beside a button',
    { components: [row(select(), button())] },
    'components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  [
    'a select without options',
    { components: [row(select({ options: [] }))] },
    'components.0.components.0.options BASE_TYPE_BAD_LENGTH',
  ],
  [
    '26 options',
    { components: [row(select({ options: times(26, (index) => option(`${index}`)) }))] },
    'components.0.components.0.options BASE_TYPE_BAD_LENGTH',
  ],
  [
    'two equal option values',
    { components: [row(select({ options: [option('a'), option('a')] }))] },
    'components.0.components.0.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  [
    'a placeholder of 151',
    { components: [row(select({ placeholder: 'x'.repeat(151) }))] },
    'components.0.components.0.placeholder BASE_TYPE_MAX_LENGTH',
  ],
  [
    'content beside the second version',
    { flags: V2, content: 'x', components: [text('x')] },
    'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    'embeds beside the second version',
    { flags: V2, embeds: [{ title: 'x' }], components: [text('x')] },
    'embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  ['the second version with nothing in it', { flags: V2, components: [] }, '50006'],
  ['41 components', { flags: V2, components: times(41, () => ({ type: 14 })) }, 'components BASE_TYPE_MAX_LENGTH'],
  [
    '41 components, nested',
    { flags: V2, components: [{ type: 17, components: times(40, () => ({ type: 14 })) }] },
    'components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  ['a text of 4,001', { flags: V2, components: [text('x'.repeat(4001))] }, 'components.0.content BASE_TYPE_BAD_LENGTH'],
  [
    '4,001 characters over two texts',
    { flags: V2, components: [text('x'.repeat(4000)), text('x')] },
    'components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  ['an empty text', { flags: V2, components: [text(' ')] }, 'components.0.content BASE_TYPE_REQUIRED'],
  [
    'a container in a container',
    { flags: V2, components: [{ type: 17, components: [{ type: 17, components: [text('x')] }] }] },
    'components.0.components.0.type UNION_TYPE_CHOICES',
  ],
  [
    'a section without an accessory',
    { flags: V2, components: [{ type: 9, components: [text('x')] }] },
    'components.0.accessory BASE_TYPE_REQUIRED',
  ],
  [
    'a section of four texts',
    { flags: V2, components: [{ type: 9, components: times(4, () => text('x')), accessory: button() }] },
    'components.0.components BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a file that was not sent',
    { flags: V2, components: [{ type: 13, file: { url: 'attachment://a.png' } }] },
    'components.0.file.url UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
  ],
  [
    'a gallery of eleven',
    { flags: V2, components: [{ type: 12, items: times(11, () => ({ media: { url: 'https://a.example/a.png' } })) }] },
    'components.0.items BASE_TYPE_BAD_LENGTH',
  ],
  [
    'two equal component ids',
    {
      flags: V2,
      components: [
        { type: 14, id: 3 },
        { type: 14, id: 3 },
      ],
    },
    'components COMPONENT_ID_DUPLICATED',
  ],
  ['texts of more than 10,170 bytes', { flags: V2, components: [text('語'.repeat(3400))] }, '0'],
];

function refusalOf(body: object): string {
  try {
    readMessage({ ...body }, { files: [], flagsAllowed: FLAGS_IN_CHANNELS });
    return 'taken';
  } catch (fault) {
    assert.ok(fault instanceof Refusal);
    return `${firstFault(fault.body.errors, []) ?? fault.body.code}`;
  }
}

function firstFault(tree: unknown, path: string[]): string | undefined {
  if (typeof tree !== 'object' || tree === null) return undefined;
  const [[key, inner] = ['', undefined]] = Object.entries(tree);
  if (key === '_errors') return `${path.join('.')} ${(inner as { code: string }[])[0]?.code}`;
  return firstFault(inner, [...path, key]);
}

describe('readMessage', () => {
  for (const [name, body, expected] of SPOILED) {
    it(`refuses ${name}`, () => assert.equal(refusalOf(body), expected));
  }

  it('takes what is exactly at the limits', () => {
    const fits = [
      { content: 'x'.repeat(2000) },
      { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2000) }] },
      { components: times(5, (line) => row(...times(5, (index) => button({ custom_id: `${line} ${index}` })))) },
      { flags: V2, components: [{ type: 17, components: times(39, () => ({ type: 14 })) }] },
      { flags: V2, components: [text('x'.repeat(4000))] },
      { content: 'x', nonce: 'n'.repeat(25), enforce_nonce: true },
    ];
    for (const body of fits) assert.equal(refusalOf(body), 'taken');
  });

  it('keeps what an edit does not name, and empties what it sets to null', () => {
    const before = { content: 'old', embeds: [{ title: 'kept' }], components: [], attachments: [], flags: 0 };
    const reading = { files: [], flagsAllowed: FLAGS_IN_CHANNELS, before };
    const kept = readMessage({ content: 'new' }, reading);
    assert.deepEqual([kept.content, kept.embeds], ['new', [{ title: 'kept' }]]);
    const emptied = readMessage({ embeds: null }, reading);
    assert.deepEqual([emptied.content, emptied.embeds], ['old', []]);
    assert.throws(() => readMessage({ content: null, embeds: [] }, reading), {
      message: 'Cannot send an empty message',
    });
  });

  it('does not let an edit take the second version of components back', () => {
    const before = { content: '', embeds: [], components: [text('x')], attachments: [], flags: V2 };
    const form = readMessage({ flags: 0 }, { files: [], flagsAllowed: FLAGS_IN_CHANNELS, before });
    assert.equal(form.flags, V2);
  });
});
