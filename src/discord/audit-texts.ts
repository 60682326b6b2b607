// What /settings audit says: who changed what. What comes from outside is quoted before it is given here.

import type { AuditKind } from '../news/audit.ts';
import { NOBODY, type UserId } from '../news/ids.ts';

const KINDS: Readonly<Record<AuditKind, string>> = {
  topic: 'Topic',
  subscription: 'Subscription',
  feed: 'Feed',
  settings: 'Settings',
  actor: 'Actor',
  article: 'Article',
  briefing: 'Briefing',
};

/** Columns of the store, and kinds of decisions, as people call them. */
const FIELDS: Readonly<Record<string, string>> = {
  name: 'name',
  channel_id: 'channel',
  cadence: 'when',
  zone: 'time zone',
  mention_role_id: 'role mentioned',
  when_empty: 'when nothing is new',
  items_max: 'at most',
  items: 'stories',
  quiet_from: 'quiet from',
  quiet_to: 'quiet to',
  target: 'into',
  rights_show: 'shown',
  url: 'address',
  moderator_role_id: 'moderator role',
  notices_channel_id: 'notices channel',
  model_tokens_per_day: 'model tokens',
  member_questions_per_day: 'answers a person',
  merge: 'merged into',
  apart: 'kept apart from',
  rename: 'renamed to',
  split: 'split off',
};

export const auditTexts = {
  description: 'shows who changed what here in the last half year',
  title: 'Changes',
  none: 'Nobody has changed anything here in the last half year.',
  /** Plain: the layout quotes it. */
  head: (kind: AuditKind, subject: string, deed: string): string =>
    [KINDS[kind], subject, deed].filter((part) => part !== '').join(' '),
  who: (userId: UserId): string =>
    userId === NOBODY ? 'somebody who had their name deleted' : /^\d+$/u.test(userId) ? `<@${userId}>` : 'the operator',
  change: (field: string, before: string, after: string): string =>
    `${FIELDS[field] ?? field}: ${before === '' ? after : `${before} → ${after === '' ? 'none' : after}`}`,
  more: (count: number): string => `and ${count} more`,
} as const;
