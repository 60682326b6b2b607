// What people are told when a feed that they follow was given up, or works again.

import type { FeedNotice } from '../news/feed-health.ts';
import { plainOutside } from './quote-outside.ts';
import { sayDay, texts } from './texts.ts';

const TITLE_CHARACTERS_MAX = 120;
const URL_CHARACTERS_MAX = 300;
const REASON_CHARACTERS_MAX = 300;

/** Gives the sentences for a notice: what is wrong, since when and why, and what to do. */
export function sayFeedNotice(notice: FeedNotice): string {
  const title = plain(notice.title, TITLE_CHARACTERS_MAX) || texts.noTitle;
  const url = plain(notice.url, URL_CHARACTERS_MAX);
  const reason = plain(notice.reason ?? '', REASON_CHARACTERS_MAX);
  // A day in words: marks of instants do not pass through the quoting of notices.
  const since = sayDay(new Date(notice.since).toISOString().slice(0, 10));
  if (notice.kind === 'healed') return texts.feedHealed({ title, url, since });
  return notice.kind === 'gone'
    ? texts.feedGone({ title, url, reason })
    : texts.feedDisabled({ title, url, reason, since });
}

/** Without the marks by which our own text speaks (commands, instants, channels): these are not for a feed to write. */
function plain(text: string, charactersMax: number): string {
  return plainOutside(text.replace(/[<>`]/gu, ' '), charactersMax);
}
