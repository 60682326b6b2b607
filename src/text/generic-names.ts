// Which organisations' names say what they are and not whose: every country has a Ministry of Interior.

import { isDemonym } from './demonyms.ts';
import { isPlace } from './places.ts';

const OFFICE =
  'ministry|department|parliament|government|cabinet|senate|congress|army|navy|police|military|treasury|presidency|judiciary|coast guard|coastguard|air force|armed forces|supreme court|constitutional court|high court|court of appeal|appeals court|central bank|reserve bank|electoral commission|election commission|prosecutors office|attorney generals office|house of representatives|house of commons|house of lords|chamber of deputies|council of ministers|security council';
const GENERIC = new RegExp(
  `^(?:(?:ministry|department) of .+|(?:national|federal|state|high|armed) (?:assembly|council|guard|bank|police|army|court|government|parliament)|.+ ministry|(?:the )?(?:${OFFICE}))$`,
  'u',
);

/** Whether a folded name may be that of an office of any country: it is named by its work, and names no place or people. */
export function isGenericName(folded: string): boolean {
  if (!GENERIC.test(folded)) return false;
  const words = folded.split(' ');
  return !words.some((word, at) => isDemonym(word) || isPlace(word) || isPlace(words.slice(at, at + 2).join(' ')));
}
