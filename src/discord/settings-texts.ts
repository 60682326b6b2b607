// What /settings says.

import { sayCount } from './texts.ts';

export const settingsTexts = {
  title: 'Settings',
  zone: 'Time zone',
  moderatorRole: 'Moderator role',
  noticesChannel: 'Notices channel',
  noRole: 'none: those who may manage the server moderate',
  noChannel: 'none: a direct message to who set a thing up',
  modelBudget: 'Language model',
  noModel: 'none: answers are exact sentences',
  tokens: (max: number, used: number): string =>
    max === 0
      ? 'off'
      : `${sayCount(max, 'token')} a day for this server, ${used.toLocaleString('en')} used today (UTC)`,
  memberQuota: 'Each person',
  questions: (max: number): string =>
    max === 0 ? 'no answer by the language model' : `${sayCount(max, 'answer')} a day by the language model`,
  saved: 'Saved.',
  roleNote:
    'Discord shows the commands for moderators only to those who may manage the server; let this role see them under Server Settings → Integrations → Dateline.',
} as const;
