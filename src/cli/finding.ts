// The three kinds of findings of doctor, in short.

import type { Finding } from './doctor.ts';

/** Something is as it should be. */
export const well = (says: string): Finding => ({ state: 'well', says });
/** Something is not, and a person is to do this about it. */
export const wrong = (says: string, does: string): Finding => ({ state: 'wrong', says, does });
/** There is nothing to look at. */
export const skipped = (says: string): Finding => ({ state: 'not looked at', says });
