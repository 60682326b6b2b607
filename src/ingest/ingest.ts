// The door of ingest/: bringing news in, from feeds, pages and files, into the store.

export { fileOldEventDays } from './file-event-days.ts';
export type { FileFacts } from './file-facts.ts';
export { followFeed } from './follow-feed.ts';
export { lookAtAddress } from './look-at-address.ts';
export { createMayFetch } from './may-fetch.ts';
export type { IngestNeeds } from './needs.ts';
export { pollDueFeeds } from './poll-feeds.ts';
export { readNewsFile } from './read-news-file.ts';
export { saveArticle } from './save-article.ts';
