// What the elements of feeds are called and what they hold.

export type FeedKind = 'rss' | 'atom' | 'rdf';

// Elements that hold text which may itself be markup; under any prefix but these below.
const TEXTS = new Set(
  'title description summary content tagline subtitle body fullitem encoded info rights copyright'.split(' '),
);
const STRUCTURED_PREFIXES = new Set(['media', 'podcast', 'psc', 'georss']);

/** What a feed with this root is; undefined when it is no feed. */
export function kindOf(local: string): FeedKind | undefined {
  if (local === 'rss') return 'rss';
  if (local === 'feed') return 'atom';
  return local === 'rdf' ? 'rdf' : undefined;
}

/** Elements that hold a text which may itself be markup. */
export function isTextElement(name: string): boolean {
  if (!TEXTS.has(localName(name))) return false;
  return !STRUCTURED_PREFIXES.has(name.includes(':') ? name.slice(0, name.indexOf(':')) : '');
}

/** Elements whose text is an address. */
export function isAddressElement(name: string): boolean {
  return name === 'link' || name.endsWith(':link') || name === 'url' || name === 'comments';
}

/** The name that feedsmith knows for what some feeds call otherwise (full texts in RSS). */
export function usualName(name: string, attributes: ReadonlyMap<string, string>, kind: FeedKind | undefined): string {
  const local = localName(name);
  if (kind === 'rss' && (local === 'body' || local === 'fullitem')) return 'content:encoded';
  if (kind === 'rss' && local === 'content' && !name.includes(':') && attributes.size === 0) return 'content:encoded';
  return name;
}

/** The name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
