// Reads out of a role's words whether it is still held, for how long, and since when.

import type { Role } from '../news/actor.ts';
import { MONTHS } from './date-words.ts';

type RoleDetails = Pick<Role, 'role' | 'former' | 'acting' | 'since'>;

const FORMER =
  /(?:^|\s)(?:former|ex|onetime|one-time|erstwhile|deposed|ousted|late|then|outgone|previous|retired)(?=[\s-])|(?:^|\s)ex-\p{L}/iu;
const ACTING = /(?:^|\s)(?:acting|interim|caretaker|provisional)\s/i;
const SINCE = new RegExp(
  `\\s(?<word>since|until)\\s(?:(?<day>\\d{1,2})\\s)?(?:(?<month>${MONTHS.join('|')})\\s(?:(?<after>\\d{1,2}),\\s)?)?(?<year>(?:19|20)\\d{2})$`,
  'iu',
);

/**
 * The role without what only tells its time, and what that tells: "then the mayor of Bergen" is "mayor of Bergen",
 * former; "president of the union since May 2014" began in 2014-05; one held "until 2014" is former.
 */
export function detailsOf(phrase: string): RoleDetails {
  const tail = SINCE.exec(phrase);
  const isUntil = tail?.groups?.word?.toLowerCase() === 'until';
  const role = (tail === null ? phrase : phrase.slice(0, tail.index)).replace(/^then\s+(?:the\s+|an?\s+)?/i, '');
  const since = tail === null || isUntil ? undefined : isoOf(tail.groups ?? {});
  return {
    role,
    ...(isUntil || FORMER.test(phrase) ? { former: true as const } : {}),
    ...(ACTING.test(phrase) ? { acting: true as const } : {}),
    ...(since === undefined ? {} : { since }),
  };
}

function isoOf({ day, after, month, year = '' }: Record<string, string | undefined>): string {
  if (month === undefined) return year;
  const number = MONTHS.findIndex((name) => name.toLowerCase() === month.toLowerCase()) + 1;
  const date = day ?? after;
  return [year, String(number).padStart(2, '0'), ...(date === undefined ? [] : [date.padStart(2, '0')])].join('-');
}
