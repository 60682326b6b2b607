// The door of search/: finding articles and passages, always within a view.

export { createSearch } from './index-in-memory.ts';
export { isAbout } from './match.ts';
export { mayName } from './same-name.ts';
export type { PassageHit, Search, SearchFilters, SearchRequest } from './search-request.ts';
