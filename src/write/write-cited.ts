// The door of write/: sentences with their sources, shared by answers and briefings. Exact sentences are cut here, and
// whatever a model wrote is checked here before anybody sees it.

export { carries, checkCitations } from './check-citations.ts';
export { citationOf, claimOf, cutAtClause, cutHeadline } from './extract.ts';
export { limitsOf, type ModelLimits, openPurse, utcDayOf } from './open-purse.ts';
export { isNegated } from './weighty-words.ts';
export { numberSentences, type Written, writeClaims } from './write-claims.ts';
