// The door of write/: sentences with their sources, shared by answers and briefings. Exact sentences are cut here, and
// whatever a model wrote is checked here before anybody sees it.

export { type CheckedClaims, checkCitations } from './check-citations.ts';
export { type Cut, citationOf, claimOf, cutAtClause, cutHeadline } from './extract.ts';
export { numberSentences, type WritingOptions, writeClaims } from './write-claims.ts';
