// Reads the packs of feeds that a server can be set up with: the folders of an OPML file.

import { Failure } from '../news/failure.ts';
import { decodeEntities } from './decode-entities.ts';
import { foldSpace } from './html-to-text.ts';
import { type OpmlFeed, readOpml } from './opml.ts';
import { readAttributes, scanMarkup } from './scan-markup.ts';

/** Feeds that belong together, under the name that a moderator picks. */
export interface FeedPack {
  readonly name: string;
  readonly description?: string;
  readonly feeds: readonly OpmlFeed[];
}

/** Discord's, for a menu. */
const PACKS_MAX = 25;
/** Each is fetched while somebody waits. */
const FEEDS_PER_PACK_MAX = 50;
/** Discord's, for a line of a menu and what stands under it. */
const NAME_CHARACTERS_MAX = 100;

/**
 * Takes an OPML file whose outer folders are packs; gives them in order, without those that hold no feed. Throws Failure
 * `unreadable` when it is no OPML, when it holds no pack, or when two have one name; `limit` for more than a menu takes.
 */
export function readPacks(text: string): readonly FeedPack[] {
  const packs = foldersOf(text).flatMap(({ name, description, body }): FeedPack[] => {
    const feeds = body === '' ? [] : readOpml(`<opml>${body}</opml>`).slice(0, FEEDS_PER_PACK_MAX);
    return feeds.length === 0 ? [] : [{ name, ...(description === '' ? {} : { description }), feeds }];
  });
  if (packs.length === 0) throw new Failure('unreadable', 'The file of packs holds no folder with feeds.');
  if (new Set(packs.map(({ name }) => name)).size < packs.length)
    throw new Failure('unreadable', 'Two packs of the file have the same name.');
  if (packs.length > PACKS_MAX) throw new Failure('limit', `The file holds more than ${PACKS_MAX} packs.`);
  return packs;
}

interface Folder {
  readonly name: string;
  readonly description: string;
  body: string;
}

/** The outer folders, each with the lines that it holds at any depth, written anew. */
function foldersOf(text: string): readonly Folder[] {
  const folders: Folder[] = [];
  let depth = 0;
  for (const token of scanMarkup(text, { isXml: true })) {
    if ((token.kind !== 'start' && token.kind !== 'end') || token.name !== 'outline') continue;
    if (token.kind === 'end') {
      depth = Math.max(0, depth - 1);
      continue;
    }
    const folder = folders.at(-1);
    if (depth === 0 && !token.isEmpty) folders.push(folderOf(readAttributes(token.attributes), folders.length));
    else if (depth > 0 && folder !== undefined) folder.body += `<outline ${token.attributes}/>`;
    if (!token.isEmpty) depth += 1;
  }
  return folders;
}

function folderOf(attributes: ReadonlyMap<string, string>, before: number): Folder {
  const read = (name: string): string =>
    foldSpace(decodeEntities(attributes.get(name) ?? ''))
      .slice(0, NAME_CHARACTERS_MAX)
      .toWellFormed();
  return { name: read('text') || read('title') || `${before + 1}`, description: read('description'), body: '' };
}
