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
}

// schema.org's kinds of article, with what publishers make of them.
const ARTICLE = /(?:Article|BlogPosting|Report|LiveBlogPosting|Posting|NewsItem)$/;

// Pages carry one to five of these; the limits keep a hostile page from costing time.
const NODES_MAX = 500;
const DEPTH_MAX = 6;

const Name = z.union([z.string(), z.looseObject({ name: z.string() }).transform((thing) => thing.name)]);
const Link = z.union([z.string(), z.looseObject({ url: z.string() }).transform((thing) => thing.url)]);
const text = z.string().optional().catch(undefined);
const oneOrMore = <T extends z.ZodType>(kind: T) => z.union([kind.transform((one) => [one]), z.array(kind)]);

const Article = z.looseObject({
  headline: text,
  name: text,
  author: oneOrMore(Name).catch([]),
  datePublished: text,
  dateModified: text,
  inLanguage: text,
  image: oneOrMore(Link).catch([]),
  publisher: Name.optional().catch(undefined),
  articleBody: text,
});

/** Takes the texts of a page's JSON-LD scripts; gives its article, or undefined when it names none. Never throws. */
export function readLinkedArticle(scripts: readonly string[]): LinkedArticle | undefined {
  for (const script of scripts) {
    for (const node of nodesOf(parseJson(script))) {
      const types = [node['@type']].flat();
      if (!types.some((type) => typeof type === 'string' && ARTICLE.test(type))) continue;
      const read = Article.safeParse(node);
      if (read.success) return toArticle(read.data);
    }
  }
  return undefined;
}

function toArticle(node: z.infer<typeof Article>): LinkedArticle {
  const fields = {
    headline: node.headline ?? node.name,
    datePublished: node.datePublished,
    dateModified: node.dateModified,
    language: node.inLanguage,
    image: node.image[0],
    publisher: node.publisher,
    body: node.articleBody,
  };
  const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
  return { authors: node.author, ...present };
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
