// Pictures that need no network: an avatar drawn from a name, and the test whether a picture's address is our own.

import type { Message, User } from './discord-objects.ts';
import { nameOf } from './world.ts';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

const COLOURS = ['#5865f2', '#3ba55d', '#c27c0e', '#a84300', '#9b59b6', '#206694', '#ad1457'];

/** Takes a user, gives a data: address of a round picture with the first letter of the name; Dateline has its own. */
export function avatarOf(user: User): string {
  const letter = [...nameOf(user).toUpperCase()].find((char) => /[\p{L}\p{N}]/u.test(char)) ?? '?';
  const colour = COLOURS[Number(user.id.slice(-4)) % COLOURS.length] ?? '#5865f2';
  const face =
    user.bot === true
      ? '<rect width="40" height="40" fill="#1f3a5f"/><g fill="#fff"><rect x="10" y="11" width="20" height="4" rx="1"/><rect x="10" y="18" width="9" height="11" rx="1" opacity=".75"/><rect x="21" y="18" width="9" height="2"/><rect x="21" y="22" width="9" height="2"/><rect x="21" y="26" width="6" height="2"/></g>'
      : `<rect width="40" height="40" fill="${colour}"/><text x="20" y="27" font-family="sans-serif" font-size="19" fill="#fff" text-anchor="middle">${letter}</text>`;
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">${face}</svg>`)}`;
}

/**
 * Takes a picture's address and the message that shows it, gives the address if it is served by this page's own
 * origin (or is inline), else undefined: the sandbox never fetches from elsewhere. `attachment://` finds its file.
 */
export function localPicture(url: string, message: Pick<Message, 'attachments'>): string | undefined {
  if (url.startsWith('attachment://')) {
    const file = message.attachments?.find(({ filename }) => filename === url.slice('attachment://'.length));
    return file === undefined ? undefined : localPicture(file.url, {});
  }
  if (url.startsWith('data:image/')) return url;
  if (!URL.canParse(url, location.href)) return undefined;
  const there = new URL(url, location.href);
  return isOwn(there) ? there.pathname + there.search : undefined;
}

/** The same origin, also when the page was opened by another name of this machine than the files are told by. */
function isOwn(there: URL): boolean {
  if (there.origin === location.origin) return true;
  const isHere = LOOPBACK.includes(there.hostname) && LOOPBACK.includes(location.hostname);
  return isHere && there.protocol === location.protocol && there.port === location.port;
}
