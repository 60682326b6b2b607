// Finds the postings of keys on the pages of a stored segment.

import type { EncodedList } from './postings.ts';
import type { EncodedKeys } from './segment.ts';
import { decodeKeys, decodeLongList, findKey, type Header, type KeyEntry, plainKey } from './segment-pages.ts';
import { firstAtOrAfter } from './tail-keys.ts';

/** Gives pages of one segment by name; undefined for one that is gone or damaged. */
export type ReadPages = (segmentId: string, names: readonly string[]) => Promise<readonly (Uint8Array | undefined)[]>;

/** More keys than these of one page are found quicker by reading all of it. */
const FOUND_ALONE_MAX = 8;

/** The last page whose first key is not above the key; 0 when all are. */
export function pageOf({ firstKeys }: Header, key: string): number {
  const at = firstAtOrAfter(firstKeys, key);
  return firstKeys[at] === key ? at : Math.max(0, at - 1);
}

/** The lists of those of the keys that the segment has, as bytes; pages and long lists are read by the functions given. */
export async function readEncoded(
  header: Header,
  keys: readonly string[],
  rawPages: (names: readonly string[]) => Promise<readonly Uint8Array[]>,
  longLists: (numbers: readonly number[]) => Promise<readonly EncodedList[]>,
): Promise<(readonly [string, EncodedList])[]> {
  // A segment all of whose articles were replaced before it was written has no key, and so no page of keys.
  if (keys.length === 0 || header.firstKeys.length === 0) return [];
  const byPage = Map.groupBy(keys, (key) => pageOf(header, key));
  const read = await rawPages([...byPage.keys()].map((number) => `keys:${number}`));
  const found: (readonly [string, EncodedList])[] = [];
  const long: { readonly key: string; readonly page: number }[] = [];
  for (const [at, wanted] of [...byPage.values()].entries()) {
    const bytes = read[at] as Uint8Array;
    const all = wanted.length > FOUND_ALONE_MAX ? decodeKeys(bytes) : undefined;
    for (const key of wanted) {
      const entry = all === undefined ? findOnPage(bytes, key) : all.get(key);
      if (entry !== undefined && 'list' in entry) found.push([key, entry.list]);
      else if (entry !== undefined) long.push({ key, page: entry.listPage });
    }
  }
  const lists = long.length === 0 ? [] : await longLists(long.map(({ page }) => page));
  for (const [at, { key }] of long.entries()) found.push([key, lists[at] as EncodedList]);
  return found;
}

function findOnPage(bytes: Uint8Array, key: string): KeyEntry | undefined {
  const plain = plainKey(key);
  return plain === undefined ? decodeKeys(bytes).get(key) : findKey(bytes, plain);
}

/** The keys of a page with their lists; long ones are read from their own pages. Throws RangeError when one is gone. */
export async function withLongLists(
  entries: ReadonlyMap<string, KeyEntry>,
  id: string,
  readPages: ReadPages,
): Promise<EncodedKeys> {
  const long = [...entries.values()].flatMap((entry) => ('listPage' in entry ? [`list:${entry.listPage}`] : []));
  const read = long.length === 0 ? [] : await readPages(id, long);
  let next = 0;
  return [...entries].map(([key, entry]) => {
    if ('list' in entry) return [key, entry.list] as const;
    const bytes = read[next++];
    if (bytes === undefined) throw new RangeError(`a list of segment ${id} is gone or damaged`);
    return [key, decodeLongList(bytes)] as const;
  });
}
