// What is said where somebody else's edit came first. Thrown as failures: quoted where they are shown, so they hold plain text.

import { sayList } from './texts.ts';

export const staleTexts = {
  refused: (what: 'topic' | 'subscription', differences: readonly string[]): string => {
    const theirs = differences.length === 0 ? 'Both say the same.' : `Theirs says ${sayList(differences)}.`;
    return `Somebody else has edited this ${what} in the meantime, so yours was not saved. ${theirs} To replace it by yours, open the form again and send it.`;
  },
  differs: (field: string, theirs: string, yours: string): string =>
    `“${field}: ${theirs}” where yours says “${yours}”`,
  empty: 'nothing',
} as const;
