// /settings audit: who changed what in this server, the newest first.

import { type Action, commandTexts, type ListRow, quoteOutside } from '../src/discord/command.ts';
import type { AuditLine } from '../src/news/audit.ts';
import type { Store } from '../src/store/store.ts';

/** More than anybody looks through; what is older is kept all the same for its half year. */
const LINES_MAX = 500;
const CHANGES_SHOWN_MAX = 5;
const VALUE_CHARACTERS_MAX = 60;
/** Columns that hold an id of Discord's, and how it is shown. */
const IDS: Readonly<Record<string, '#' | '@&'>> = {
  channel_id: '#',
  notices_channel_id: '#',
  moderator_role_id: '@&',
  mention_role_id: '@&',
};

const texts = commandTexts.audit;

/** Makes the action. */
export function auditAction(audit: Pick<Store['audit'], 'list'>): Action {
  return {
    description: texts.description,
    first: 'defer privately',
    moderators: true,
    direct: true,
    run: async ({ asker }) => {
      const rows = (await audit.list(asker.guildId, LINES_MAX)).map(drawLine);
      return { kind: 'list', title: texts.title, rows, empty: texts.none };
    },
  };
}

function drawLine({ userId, at, kind, deed, subject, changes }: AuditLine): ListRow {
  const isOfChannel = kind === 'subscription' || kind === 'briefing';
  const channel = isOfChannel ? [showId('#', subject)] : [];
  const shown = changes.slice(0, CHANGES_SHOWN_MAX).map(({ field, before, after }) => {
    const show = (value: string): string =>
      IDS[field] === undefined || value === '' ? quoteOutside(value, VALUE_CHARACTERS_MAX) : showId(IDS[field], value);
    return texts.change(field, show(before), show(after));
  });
  const more = changes.length > shown.length ? [texts.more(changes.length - shown.length)] : [];
  const when = `<t:${Math.floor(at / 1000)}:f>`;
  return {
    title: texts.head(kind, isOfChannel ? '' : subject, deed),
    detail: [...channel, texts.who(userId), when, ...shown, ...more].join(' · '),
  };
}

/** Digits alone: nothing else can stand in a mention. */
const showId = (sign: '#' | '@&', id: string): string => (/^\d+$/u.test(id) ? `<${sign}${id}>` : quoteOutside(id));
