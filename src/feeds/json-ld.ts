// What a page says of its article in JSON-LD (schema.org).

import { z } from 'zod';

/** The fields of an article that we use; all of them as the page wrote them. */
export interface LinkedArticle {
  readonly headline?: string;
  readonly authors: readonly string[];
  readonly datePublished?: string;
  readonly dateModified?: string;
  readonly language?: string;
  readonly image?: string;
  readonly publisher?: string;
  readonly body?: string;
  /** The address that the article calls its own. */
  readonly url?: string;
  /** False when only those who pay may read all of it. */
  readonly isFree?: boolean;
  /** A film or a broadcast, told of by its page. */
  readonly isMedia: boolean;
}

// schema.org's kinds of article, with what publishers make of them.
const ARTICLE = /(?:Article|BlogPosting|Report|LiveBlogPosting|(?<!Job)Posting|NewsItem)$/;
const MEDIA = /^(?:VideoObject|PodcastEpisode|RadioEpisode|TVEpisode|AudioObject)$/;

// Pages carry one to five of these; the limits keep a hostile page from costing time.
const NODES_MAX = 500;
const DEPTH_MAX = 6;

const Name = z.union([z.string(), z.looseObject({ name: z.string() }).transform((thing) => thing.name)]);
const Link = z.union([
  z.string(),
  z.looseObject({ url: z.string() }).transform((thing) => thing.url),
  z.looseObject({ '@id': z.string() }).transform((thing) => thing['@id']),
]);
const text = z.string().optional().catch(undefined);
const oneOrMore = <T extends z.ZodType>(kind: T) => z.union([kind.transform((one) => [one]), z.array(kind)]);

const Article = z.looseObject({
  headline: text,
  name: text,
  author: oneOrMore(Name).catch([]),
  creator: oneOrMore(Name).catch([]),
  datePublished: text,
  uploadDate: text,
  dateModified: text,
  inLanguage: text,
  image: oneOrMore(Link).catch([]),
  publisher: Name.optional().catch(undefined),
  articleBody: text,
  url: Link.optional().catch(undefined),
  mainEntityOfPage: Link.optional().catch(undefined),
  isAccessibleForFree: z.union([z.boolean(), z.string()]).optional().catch(undefined),
});

/**
 * Takes the texts of a page's JSON-LD scripts; gives its article (before a film or broadcast), or undefined when it
 * names none. Never throws.
 */
export function readLinkedArticle(scripts: readonly string[]): LinkedArticle | undefined {
  const nodes = scripts.flatMap((script) => nodesOf(parseJson(script)));
  const named = new Map(
    nodes.flatMap((node) =>
      typeof node['@id'] === 'string' && node.name !== undefined ? [[node['@id'], node] as const] : [],
    ),
  );
  for (const kind of [ARTICLE, MEDIA]) {
    for (const node of nodes) {
      const types = [node['@type']].flat();
      if (!types.some((type) => typeof type === 'string' && kind.test(type))) continue;
      const read = Article.safeParse(withNamed(node, named));
      if (read.success) return toArticle(read.data, kind === MEDIA);
    }
  }
  return undefined;
}

/** People and publishers may stand elsewhere in the data, under an id. */
function withNamed(
  node: Record<string, unknown>,
  named: ReadonlyMap<string, Record<string, unknown>>,
): Record<string, unknown> {
  const resolve = (value: unknown): unknown => {
    const id = typeof value === 'object' && value !== null ? Reflect.get(value, '@id') : undefined;
    return (typeof id === 'string' ? named.get(id) : undefined) ?? value;
  };
  const { author, publisher } = node;
  return {
    ...node,
    author: Array.isArray(author) ? author.map(resolve) : resolve(author),
    publisher: resolve(publisher),
  };
}

function toArticle(node: z.infer<typeof Article>, isMedia: boolean): LinkedArticle {
  const fields = {
    headline: node.headline ?? node.name,
    datePublished: node.datePublished ?? node.uploadDate,
    dateModified: node.dateModified,
    language: node.inLanguage,
    image: node.image[0],
    publisher: node.publisher,
    body: node.articleBody,
    url: node.mainEntityOfPage ?? node.url,
    isFree: node.isAccessibleForFree === undefined ? undefined : !/^false$/i.test(String(node.isAccessibleForFree)),
  };
  const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
  return { authors: node.author.length > 0 ? node.author : node.creator, isMedia, ...present };
}

/** All objects in the data, outermost first: articles stand in lists, in @graph, or in a page's mainEntity. */
function nodesOf(data: unknown): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  const waiting: { value: unknown; depth: number }[] = [{ value: data, depth: 0 }];
  for (let next = waiting.shift(); next !== undefined && found.length < NODES_MAX; next = waiting.shift()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null || depth > DEPTH_MAX) continue;
    if (!Array.isArray(value)) found.push(value as Record<string, unknown>);
    const inside = Array.isArray(value)
      ? value.slice(0, NODES_MAX)
      : [Reflect.get(value, '@graph'), Reflect.get(value, 'mainEntity')];
    for (const child of inside) waiting.push({ value: child, depth: depth + 1 });
  }
  return found;
}

function parseJson(script: string): unknown {
  try {
    // Some publishers wrap it as if it were script.
    return JSON.parse(
      script.replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)|(?:-->|\/\*\]\]>\*\/|\]\]>)\s*$/g, ''),
    );
  } catch {
    return undefined;
  }
}
