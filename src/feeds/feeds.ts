// The door of feeds/: reaching out for news. Fetches pages safely, reads feeds, pages, robots.txt and OPML files.

export { judgeAddress } from './address-guard.ts';
export { decodeReferences } from './decode-entities.ts';
export { dropFurniture } from './drop-furniture.ts';
export { type ExtractedPage, extractArticle, type PageSource } from './extract-article.ts';
export { readFeedDate } from './feed-dates.ts';
export { type FeedPack, readPacks } from './feed-packs.ts';
export { fetchFaultOf } from './fetch-faults.ts';
export {
  createFetchPage,
  type FetchedPage,
  type FetchPage,
  type FetchPageSettings,
} from './fetch-page.ts';
export { findFeedLinks } from './find-feed-links.ts';
export { createHostTurns, type HostTurns } from './host-turns.ts';
export { htmlToText } from './html-to-text.ts';
export { judgeAddressWithStubs } from './judge-with-stubs.ts';
export { type OpmlFeed, readOpml, readOpmlLines, writeOpml } from './opml.ts';
export { parseFeed } from './parse-feed.ts';
export type { ParsedEntry, ParsedFeed } from './parsed-feed.ts';
export { readNames } from './person-names.ts';
export { dropRecurring, fingerprintEdges } from './recurring-lines.ts';
export { resolveHost } from './resolve-host.ts';
export { crawlDelayOf, isAllowedByRobots } from './robots.ts';
