// Makes the random ids of what Dateline keeps.

import { randomBytes } from 'node:crypto';

/** A fresh id: 32 hex digits from 16 random bytes, never given before. */
export const makeId = (): string => randomBytes(16).toString('hex');
