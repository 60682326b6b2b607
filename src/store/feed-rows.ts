// Turns rows of feeds into feeds, and back.

import type { Insertable, Selectable } from 'kysely';
import type { Feed, FeedRhythm } from '../news/guild.ts';
import { present } from './rows.ts';
import type { FeedTable } from './tables.ts';

/** Takes a feed; gives its row. */
export function toFeedRow(feed: Feed): Insertable<FeedTable> {
  return {
    id: feed.id,
    url: feed.url,
    title: feed.title,
    site_url: feed.siteUrl ?? null,
    language: feed.language ?? null,
    listed_for_all: feed.listedForAll ? 1 : 0,
    etag: feed.etag ?? null,
    last_modified: feed.lastModified ?? null,
    next_poll_at: feed.nextPollAt,
    lease_until: feed.leaseUntil,
    last_polled_at: feed.lastPolledAt ?? null,
    last_success_at: feed.lastSuccessAt ?? null,
    failures: feed.failures,
    last_error: feed.lastError ?? null,
    failing_since: feed.failingSince ?? null,
    disabled_since: feed.disabledSince ?? null,
    merged_into: null,
    body_hash: feed.bodyHash ?? null,
    rhythm: feed.rhythm === undefined ? null : JSON.stringify(feed.rhythm),
    rights_show: feed.rights?.show ?? 'full',
    rights_note: feed.rights?.note ?? null,
  };
}

/** Takes a row; gives the feed. */
export function toFeed(row: Selectable<FeedTable>): Feed {
  return {
    id: row.id,
    url: row.url,
    title: row.title,
    ...present('siteUrl', row.site_url),
    ...present('language', row.language),
    listedForAll: row.listed_for_all === 1,
    ...present('etag', row.etag),
    ...present('lastModified', row.last_modified),
    nextPollAt: row.next_poll_at,
    leaseUntil: row.lease_until,
    ...present('lastPolledAt', row.last_polled_at),
    ...present('lastSuccessAt', row.last_success_at),
    failures: row.failures,
    ...present('lastError', row.last_error),
    ...present('failingSince', row.failing_since),
    ...present('disabledSince', row.disabled_since),
    ...present('bodyHash', row.body_hash),
    ...present('rhythm', row.rhythm === null ? null : (JSON.parse(row.rhythm) as FeedRhythm)),
    ...rightsOf(row),
  };
}

/** Nothing where nobody said anything: all may be shown. */
function rightsOf({ rights_show, rights_note }: Selectable<FeedTable>): Pick<Feed, 'rights'> {
  if (rights_show === 'full' && rights_note === null) return {};
  return { rights: { show: rights_show, ...present('note', rights_note) } };
}
