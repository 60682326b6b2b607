// What is known of an actor on the whole: its roles with their days, when it was first and last named, and with whom.

import type { ActorProfile } from '../news/actor-profile.ts';
import type { Citation } from '../news/cited-text.ts';
import { actorTexts } from './actor-texts.ts';
import { quoteOutside } from './quote-outside.ts';
import { sayDay, texts } from './texts.ts';

/** How much of an actor is shown, in UTF-16 units after quoting. */
export interface Size {
  readonly aliases: number;
  readonly alias: number;
  readonly roles: number;
  readonly role: number;
  readonly seenWith: number;
  readonly sentence: number;
  readonly source: number;
  readonly isLinked: boolean;
}

/** Writes the link to what is cited, with its number. */
export type Cite = (citation: Citation) => string;

/** The roles, each with its days and its source, as one text; '' for none. */
export function drawRoles({ roles }: ActorProfile, size: Size, cite: Cite): string {
  const lines = roles.slice(0, size.roles).map((role) => drawRole(role, size, cite));
  return lines.length === 0 ? '' : [`**${actorTexts.roles}**`, ...lines].join('\n');
}

/** The words of the role say it themselves. */
const SAYS_FORMER = /\b(?:former|ex|late|ousted|deposed|retired|previous|erstwhile|one-?time)\b/iu;

/** `- head of the port authority · 3 January to 20 February 2017 · [1 · Quay](<…>) · [2 · Post](<…>)`: the latest that says so, then the first. */
function drawRole(held: ActorProfile['roles'][number], size: Size, cite: Cite): string {
  const { role, from, to, citations, by, former, since } = held;
  const [latest] = citations;
  const isSpan = from !== undefined && to !== undefined && from !== to;
  const about = [
    quoteOutside(role, size.role) || '…',
    ...(former === true && !SAYS_FORMER.test(role) ? [actorTexts.noLonger] : []),
    ...(since === undefined ? [] : [actorTexts.since(since)]),
    ...(isSpan ? [actorTexts.roleDays(from, to), ...citations.map(cite)] : [cite(latest), dayOf(latest)]),
    ...(by === 'model' ? [actorTexts.proposed] : []),
  ];
  return `- ${about.join(' · ')}`;
}

/** The day on which an article was published. */
export const dayOf = ({ publishedDay }: Citation): string =>
  publishedDay === undefined ? texts.dayUnknown : sayDay(publishedDay);

/** When it was first and last named, with both articles; '' where none has a day. */
export function drawSeen({ firstSeen, lastSeen }: ActorProfile, cite: Cite): string {
  if (firstSeen === undefined || lastSeen === undefined) return '';
  const first = cite(firstSeen.citation);
  if (firstSeen.day === lastSeen.day) return `-# ${actorTexts.seen(firstSeen.day, first)}`;
  return `-# ${actorTexts.first(firstSeen.day, first)}, ${actorTexts.last(lastSeen.day, cite(lastSeen.citation))}`;
}

/** Those that stand in the same articles, with how many; '' for none. */
export function drawWith({ seenWith }: ActorProfile, size: Size): string {
  const others = seenWith
    .slice(0, size.seenWith)
    .map(({ name, articles }) => actorTexts.withCount(quoteOutside(name, size.alias) || '…', articles));
  return others.length === 0 ? '' : actorTexts.with(others);
}
