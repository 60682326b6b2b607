// Loads the parsers of pages and feeds when the first one is read: most starts of the program read none for a while.

import { createRequire } from 'node:module';

// What reads a page or a feed is no promise, so neither is what loads its parser.
const require = createRequire(import.meta.url);

/** Gives the package that reads HTML. Throws what loading it throws. */
export function loadLinkedom(): typeof import('linkedom') {
  return require('linkedom');
}

/** Gives the package that finds a page's article. Throws what loading it throws. */
export function loadReadability(): typeof import('@mozilla/readability') {
  return require('@mozilla/readability');
}

/** Gives the package that reads feeds. Throws what loading it throws. */
export function loadFeedsmith(): typeof import('feedsmith') {
  return require('feedsmith');
}
