// A small sandbox for the page's tests: one server, two personas, messages of every kind that the page draws.

import type { JsonObject, PageState, Persona } from '../../../src/sandbox/page-protocol.ts';

const POSTED = '2026-05-04T09:30:00.000Z';
export const GENERAL = '1001';
export const BRIEFINGS = '1002';
export const DIRECT = '1005';
const V2 = 1 << 15;
const EPHEMERAL = 1 << 6;

const bot = { id: '11', username: 'Dateline', bot: true };
const mara = { id: '12', username: 'mara', global_name: 'Mara' };
const otto = { id: '13', username: 'otto', global_name: 'Otto' };

/** A red square, so that no picture has to be fetched. */
const SQUARE = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="120"><rect width="300" height="120" fill="#b33"/></svg>')}`;

/** A message of Dateline's with its id, over defaults. */
export function sampleMessage(id: string, over: JsonObject): JsonObject {
  return {
    id,
    type: 0,
    channel_id: GENERAL,
    author: bot,
    content: '',
    timestamp: POSTED,
    edited_timestamp: null,
    flags: 0,
    embeds: [],
    attachments: [],
    components: [],
    mentions: [],
    ...over,
  };
}

const hostile = sampleMessage('2001', {
  author: otto,
  content:
    'Hello <script>window.hacked = 1</script> <img src="x" onerror="window.hacked = 2"> and [a **link**](javascript:alert(1)), **bold** and `code`.',
});

const answer = sampleMessage('2002', {
  flags: V2,
  edited_timestamp: '2026-05-04T09:31:00.000Z',
  interaction_metadata: { id: '1', type: 2, name: 'ask', user: mara },
  components: [
    {
      type: 17,
      accent_color: 0x5865f2,
      components: [
        {
          type: 10,
          content:
            '## Who is the harbour master of Varn?\n**Lena Ost**, since 3 April. [1] Asked by <@12> <t:1777887000:R>.',
        },
        {
          type: 9,
          components: [
            {
              type: 10,
              content:
                '> "Lena Ost was named harbour master of Varn on Friday."\n-# [1] [The Varn Courier](https://courier.example/ost), 4 April',
            },
          ],
          accessory: { type: 11, media: { url: SQUARE }, description: 'The harbour of Varn' },
        },
        { type: 14 },
        {
          type: 12,
          items: [
            { media: { url: SQUARE }, description: 'Mentions by day' },
            { media: { url: 'https://elsewhere.example/a.png' }, description: 'The old pier' },
          ],
        },
        { type: 10, content: '-# 25 articles, 1 April–4 May, 4 sources' },
        {
          type: 1,
          components: [
            { type: 2, style: 1, label: 'Show the quotes', custom_id: 'quotes' },
            { type: 2, style: 2, label: 'Ask on', custom_id: 'ask-on' },
            { type: 2, style: 5, label: 'Read the article', url: 'https://courier.example/ost' },
            { type: 2, style: 4, label: 'Report', custom_id: 'report' },
            { type: 2, style: 2, label: 'Next', custom_id: 'next', disabled: true },
          ],
        },
      ],
    },
    {
      type: 1,
      components: [
        {
          type: 3,
          custom_id: 'sort',
          placeholder: 'Sort by',
          options: [
            { label: 'Newest first', value: 'new', description: 'By day of publication' },
            { label: 'Best match', value: 'best' },
          ],
        },
      ],
    },
    { type: 1, components: [{ type: 8, custom_id: 'where', placeholder: 'A channel', channel_types: [0, 5] }] },
  ],
});

const briefing = sampleMessage('2003', {
  content:
    '**Morning briefing**, Monday 4 May\n1. Harbour strike enters its third day\n2. Two counts of the flood’s damage\n- a point\n  - a deeper point',
  embeds: [
    {
      title: 'Harbour strike enters its third day',
      url: 'https://courier.example/strike',
      description: 'Dock workers in **Varn** stayed away on Monday, the union said. ||A spoiler||',
      color: 0x2d7d46,
      author: { name: 'The Varn Courier <:paper:123456789012345678>', url: 'https://courier.example/' },
      fields: [
        { name: 'Sources', value: '3', inline: true },
        { name: 'First told', value: '<t:1777680000:D>', inline: true },
        { name: 'Conflict', value: '"at least 20" and "84"', inline: false },
      ],
      image: { url: 'attachment://coverage.png' },
      thumbnail: { url: SQUARE },
      footer: { text: '25 articles from 4 sources were read; 2 stories left out' },
    },
  ],
  attachments: [
    {
      id: '1',
      filename: 'coverage.png',
      description: 'Articles by day',
      content_type: 'image/png',
      url: SQUARE,
      size: 900,
    },
  ],
});

const firstOfPost = sampleMessage('2005', { channel_id: '1004', content: '**The strike, day three**\nSecond line' });

const privateNote = sampleMessage('2004', { flags: EPHEMERAL, content: 'Only for you: `3` feeds are well.' });

const commands: JsonObject[] = [
  {
    id: '1',
    type: 1,
    name: 'ask',
    description: 'Answers a question, with its sources',
    options: [
      { type: 5, name: 'private', description: 'Show the answer to you alone' },
      { type: 3, name: 'topic', description: 'Only in this topic', autocomplete: true },
      { type: 3, name: 'question', description: 'What you want to know', required: true, max_length: 300 },
    ],
  },
  {
    id: '2',
    type: 1,
    name: 'search',
    description: 'Finds articles by their words',
    options: [
      { type: 3, name: 'words', description: 'What to look for', required: true },
      {
        type: 3,
        name: 'sort',
        description: 'Which come first',
        choices: [
          { name: 'Newest', value: 'new' },
          { name: 'Best', value: 'best' },
        ],
      },
    ],
  },
  { id: '3', type: 1, name: 'briefing', description: 'The briefing for this channel now' },
  {
    id: '4',
    type: 1,
    name: 'feed',
    description: 'Feeds',
    default_member_permissions: '32',
    options: [
      {
        type: 1,
        name: 'add',
        description: 'Follows a feed',
        options: [
          { type: 3, name: 'address', description: 'The address', required: true },
          { type: 7, name: 'channel', description: 'Where to', channel_types: [0] },
        ],
      },
      { type: 1, name: 'list', description: 'Lists the feeds' },
    ],
  },
  { id: '5', type: 3, name: 'Find the news on this', description: '' },
];

/** The state as the stand-in sends it first. */
export function sampleState(persona: Persona): PageState {
  const isModerator = persona === 'moderator';
  return {
    persona,
    settings: {
      now: Date.now(),
      network: 'fine',
      locale: 'en-US',
      held: isModerator ? ['500'] : [],
      articlesToCome: 0,
    },
    me: { user: isModerator ? otto : mara, roles: isModerator ? ['500'] : [] },
    bot,
    guild: { id: '1', name: 'The Reading Room', owner_id: '99' },
    roles: [
      { id: '1', name: '@everyone', permissions: '1024' },
      { id: '500', name: 'Moderators', permissions: '32' },
    ],
    channels: [
      { id: '1000', type: 4, name: 'News', position: 0 },
      {
        id: GENERAL,
        type: 0,
        name: 'general',
        topic: 'Ask Dateline anything about the invented news',
        position: 0,
        parent_id: '1000',
      },
      { id: BRIEFINGS, type: 5, name: 'briefings', position: 1, parent_id: '1000' },
      { id: '1003', type: 15, name: 'stories', position: 2, parent_id: '1000' },
      { id: '1004', type: 11, name: 'Harbour strike', parent_id: '1003' },
      { id: DIRECT, type: 1, recipients: [bot] },
    ],
    messages: { [GENERAL]: [hostile, briefing, answer, privateNote], [BRIEFINGS]: [], '1004': [firstOfPost] },
    commands,
  };
}

/** A form with a text, a paragraph, a select of each kind that the product uses, and a note. */
export const sampleModal: JsonObject = {
  custom_id: 'ask-on-form',
  title: 'Ask on',
  components: [
    { type: 10, id: 1, content: 'The question keeps **Lena Ost** and her days.' },
    {
      type: 18,
      id: 2,
      label: 'Question',
      description: 'One sentence',
      component: { type: 4, id: 3, custom_id: 'question', style: 1, required: true, max_length: 200 },
    },
    { type: 18, id: 4, label: 'Why', component: { type: 4, id: 5, custom_id: 'why', style: 2, required: false } },
    {
      type: 18,
      id: 6,
      label: 'Length',
      component: {
        type: 3,
        id: 7,
        custom_id: 'length',
        options: [
          { label: 'Short', value: 's' },
          { label: 'Full', value: 'f' },
        ],
      },
    },
    {
      type: 18,
      id: 8,
      label: 'Channel',
      component: { type: 8, id: 9, custom_id: 'channel', required: false, channel_types: [0] },
    },
  ],
};
