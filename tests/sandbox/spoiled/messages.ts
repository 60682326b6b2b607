// The rules of messages with content and embeds: POST /channels/{id}/messages.

import type { Rule } from './rule.ts';
import { letters, rule, times, V2 } from './rule.ts';

const embed = (part: object) => ({ embeds: [part] });
const say = (part: object) => ({ content: 'x', ...part });
const field = (part: object = {}) => ({ name: 'n', value: 'v', ...part });
const text = { type: 10, content: 'x' };
const page = (length: number) => `https://news.example/${letters(length - 21)}`;
const mentions = (part: object) => say({ allowed_mentions: part });

export const MESSAGE_RULES: readonly Rule[] = [
  { name: 'says something', good: { content: 'x' }, spoiled: {}, refused: '400 50006' },
  { name: 'white space says nothing', good: { content: ' x ' }, spoiled: { content: ' \n' }, refused: '400 50006' },
  {
    name: 'an embed shows something',
    good: embed({ title: 'x' }),
    spoiled: embed({ color: 1 }),
    refused: '400 50006',
  },
  rule('content ≤ 2,000', { content: letters(2000) }, { content: letters(2001) }, 'content: BASE_TYPE_MAX_LENGTH'),
  rule('content is text', { content: '7' }, { content: 7 }, 'content: STRING_TYPE_CONVERT'),
  rule('tts is yes or no', say({ tts: false }), say({ tts: 'no' }), 'tts: BOOLEAN_TYPE_CONVERT'),
  rule('a nonce ≤ 25', say({ nonce: letters(25) }), say({ nonce: letters(26) }), 'nonce: BASE_TYPE_MAX_LENGTH'),
  rule(
    'enforce_nonce is yes or no',
    say({ nonce: 'a', enforce_nonce: true }),
    say({ nonce: 'b', enforce_nonce: 1 }),
    'enforce_nonce: BOOLEAN_TYPE_CONVERT',
  ),
  rule('no ephemeral in a channel', say({ flags: 1 << 2 }), say({ flags: 1 << 6 }), 'flags: BASE_TYPE_CHOICES'),
  rule('no crosspost by flag', say({ flags: 1 << 12 }), say({ flags: 1 << 1 }), 'flags: BASE_TYPE_CHOICES'),
  rule('flags are a number', say({ flags: 0 }), say({ flags: '0' }), 'flags: NUMBER_TYPE_COERCE'),

  rule(
    '≤ 10 embeds',
    { embeds: times(10, () => ({ title: 'x' })) },
    { embeds: times(11, () => ({ title: 'x' })) },
    'embeds: BASE_TYPE_MAX_LENGTH',
  ),
  rule('embeds are a list', embed({ title: 'x' }), { embeds: { title: 'x' } }, 'embeds: LIST_TYPE_CONVERT'),
  rule(
    'an embed’s title ≤ 256',
    embed({ title: letters(256) }),
    embed({ title: letters(257) }),
    'embeds.0.title: BASE_TYPE_MAX_LENGTH',
  ),
  rule(
    'an embed’s description ≤ 4,096',
    embed({ description: letters(4096) }),
    embed({ description: letters(4097) }),
    'embeds.0.description: BASE_TYPE_MAX_LENGTH',
  ),
  rule(
    '≤ 25 fields',
    embed({ fields: times(25, () => field()) }),
    embed({ fields: times(26, () => field()) }),
    'embeds.0.fields: BASE_TYPE_MAX_LENGTH',
  ),
  rule(
    'a field’s name ≤ 256',
    embed({ fields: [field({ name: letters(256) })] }),
    embed({ fields: [field({ name: letters(257) })] }),
    'embeds.0.fields.0.name: BASE_TYPE_BAD_LENGTH',
  ),
  rule(
    'a field’s value ≤ 1,024',
    embed({ fields: [field({ value: letters(1024) })] }),
    embed({ fields: [field({ value: letters(1025) })] }),
    'embeds.0.fields.0.value: BASE_TYPE_BAD_LENGTH',
  ),
  rule(
    'a field has a name',
    embed({ fields: [field()] }),
    embed({ fields: [{ value: 'v' }] }),
    'embeds.0.fields.0.name: BASE_TYPE_REQUIRED',
  ),
  rule(
    'a footer ≤ 2,048',
    embed({ title: 'x', footer: { text: letters(2048) } }),
    embed({ title: 'x', footer: { text: letters(2049) } }),
    'embeds.0.footer.text: BASE_TYPE_MAX_LENGTH',
  ),
  rule(
    'an author ≤ 256',
    embed({ author: { name: letters(256) } }),
    embed({ author: { name: letters(257) } }),
    'embeds.0.author.name: BASE_TYPE_BAD_LENGTH',
  ),
  rule(
    '≤ 6,000 characters over all embeds',
    { embeds: [{ description: letters(4000) }, { description: letters(2000) }] },
    { embeds: [{ description: letters(4000) }, { description: letters(2001) }] },
    'embeds: MAX_EMBED_SIZE_EXCEEDED',
  ),
  rule(
    'an embed’s address is http(s)',
    embed({ title: 'x', url: 'https://news.example' }),
    embed({ title: 'x', url: 'ftp://news.example' }),
    'embeds.0.url: URL_TYPE_INVALID_SCHEME',
  ),
  rule(
    'an embed’s address ≤ 2,048',
    embed({ title: 'x', url: page(2048) }),
    embed({ title: 'x', url: page(2049) }),
    'embeds.0.url: BASE_TYPE_MAX_LENGTH',
  ),
  rule(
    'an embed’s address is well formed',
    embed({ title: 'x', url: 'https://news.example/a' }),
    embed({ title: 'x', url: 'news.example/a' }),
    'embeds.0.url: URL_TYPE_INVALID_URL',
  ),
  rule(
    'a picture’s address is http(s)',
    embed({ image: { url: 'https://news.example/a.png' } }),
    embed({ image: { url: 'data:image/png;base64,AA' } }),
    'embeds.0.image.url: URL_TYPE_INVALID_SCHEME',
  ),
  rule(
    'a colour is 24 bits',
    embed({ title: 'x', color: 0xffffff }),
    embed({ title: 'x', color: 0x1000000 }),
    'embeds.0.color: NUMBER_TYPE_MAX',
  ),
  rule(
    'a time stamp is ISO 8601',
    embed({ title: 'x', timestamp: '2026-05-07T12:00:00Z' }),
    embed({ title: 'x', timestamp: 'noon' }),
    'embeds.0.timestamp: DATE_TIME_TYPE_PARSE',
  ),
  rule(
    'a picture that was sent',
    embed({ image: { url: 'https://news.example/a.png' } }),
    embed({ image: { url: 'attachment://a.png' } }),
    'embeds.0.image.url: UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
  ),
  rule(
    'attachments that were sent',
    say({ attachments: [] }),
    say({ attachments: [{ id: '0' }] }),
    'attachments.0.id: ATTACHMENT_NOT_FOUND',
  ),

  rule(
    'parses known kinds of mention',
    mentions({ parse: ['users'] }),
    mentions({ parse: ['here'] }),
    'allowed_mentions.parse.0: BASE_TYPE_CHOICES',
  ),
  rule(
    'mentions are a list',
    mentions({ parse: [] }),
    mentions({ parse: 'users' }),
    'allowed_mentions.parse: LIST_TYPE_CONVERT',
  ),
  rule(
    'users parsed or named',
    mentions({ parse: ['roles'], users: ['1'] }),
    mentions({ parse: ['users'], users: ['1'] }),
    'allowed_mentions: MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ),
  rule(
    'roles parsed or named',
    mentions({ parse: [], roles: ['1'] }),
    mentions({ parse: ['roles'], roles: ['1'] }),
    'allowed_mentions: MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ),
  rule(
    '≤ 100 users named',
    mentions({ users: times(100, String) }),
    mentions({ users: times(101, String) }),
    'allowed_mentions.users: BASE_TYPE_MAX_LENGTH',
  ),
  rule(
    '≤ 100 roles named',
    mentions({ roles: times(100, String) }),
    mentions({ roles: times(101, String) }),
    'allowed_mentions.roles: BASE_TYPE_MAX_LENGTH',
  ),
  rule(
    'roles named by id',
    mentions({ roles: ['1'] }),
    mentions({ roles: ['news'] }),
    'allowed_mentions.roles.0: NUMBER_TYPE_COERCE',
  ),
  rule(
    'a reply to a message that is there',
    say({ message_reference: { message_id: '1', fail_if_not_exists: false } }),
    say({ message_reference: { message_id: '1' } }),
    'message_reference: MESSAGE_REFERENCE_UNKNOWN_MESSAGE',
  ),

  ...['content', 'embeds', 'sticker_ids', 'poll'].map((legacy) => {
    const values: Readonly<Record<string, unknown>> = {
      content: 'x',
      embeds: [{ title: 'x' }],
      sticker_ids: ['1'],
      poll: { question: { text: 'x' }, answers: [] },
    };
    const good = { flags: V2, components: [text] };
    return rule(
      `no ${legacy} with the second version`,
      good,
      { ...good, [legacy]: values[legacy] },
      `${legacy}: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2`,
    );
  }),
];
