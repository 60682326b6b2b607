// The door of ingest/: bringing news in, from feeds, pages and files, into the store.

export type { FileFacts } from './file-facts.ts';
export { followFeed } from './follow-feed.ts';
export { lookAtAddress } from './look-at-address.ts';
export { createMayFetch } from './may-fetch.ts';
export type { IngestNeeds } from './needs.ts';
export { createPolling, type Polling, pollDueFeeds } from './poll-feeds.ts';
export { readNewsFile } from './read-news-file.ts';
export { saveArticle } from './save-article.ts';
export { createSiteTexts } from './site-texts.ts';
export { tellOfFeeds } from './tell-of-feeds.ts';
