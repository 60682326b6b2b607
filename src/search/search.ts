// The door of search/: finding articles and passages, always within a view.

export { completeNamed, findNamed } from './find-named.ts';
export { writeEntry } from './index-article.ts';
export { isAbout } from './match.ts';
export { mayName } from './same-name.ts';
export type { PassageHit, Search, SearchFilters, SearchRequest } from './search-request.ts';
export { createSearch } from './search-segments.ts';
export { putRight } from './suggest-query.ts';
