// The door of ingest/: bringing news in, from feeds, pages and files, into the store.

export { type AddedArticle, addArticle, restoreAt, takeDownAt } from './add-article.ts';
export { checkFeed, type FeedReport } from './check-feed.ts';
export { type ActorOutcome, type ActorWish, decideActor } from './decide-actor.ts';
export { fileOldActors } from './file-actors.ts';
export { fileOldEventDays } from './file-event-days.ts';
export { type FileFacts, rightsOf } from './file-facts.ts';
export { followFeed, listFeedForAll } from './follow-feed.ts';
export { type ImportedLine, importFeeds } from './import-feeds.ts';
export { isLocalFeed, localFeedOf } from './local-feed.ts';
export { lookAtAddress } from './look-at-address.ts';
export { createMayFetch } from './may-fetch.ts';
export type { IngestNeeds, Saved } from './needs.ts';
export { createPolling, type Polling, pollDueFeeds } from './poll-feeds.ts';
export { proposeActors } from './propose-actors.ts';
export { readNewsFile } from './read-news-file.ts';
export { saveArticle } from './save-article.ts';
export { createSiteTexts } from './site-texts.ts';
export { tellOfFeeds } from './tell-of-feeds.ts';
