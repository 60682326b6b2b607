// Looks for harm in what would be sent to Discord: limits broken, pings, masked links, cuts without a sign.

type Json = { readonly [key: string]: unknown };

/** The texts that Discord reads as markdown, wherever they stand in a body. */
export function textsOf(body: unknown): readonly string[] {
  if (typeof body !== 'object' || body === null) return [];
  if (Array.isArray(body)) return body.flatMap(textsOf);
  return Object.entries(body as Json).flatMap(([name, value]) => {
    if (typeof value === 'string') return ['content', 'title', 'description', 'text'].includes(name) ? [value] : [];
    return textsOf(value);
  });
}

/** Sentences naming what is wrong; empty when all is well. Written from Discord's documentation, apart from our own limits. */
export function findHarm(body: unknown): readonly string[] {
  const { content, embeds, components, flags, allowed_mentions: mentions } = body as Json;
  const texts = textsOf(body);
  const harm: string[] = [];
  const claim = (isHarm: boolean, what: string): void => {
    if (isHarm) harm.push(what);
  };
  claim(JSON.stringify((mentions as Json | undefined)?.parse) !== '[]', 'mentions are parsed');
  claim(typeof content === 'string' && content.length > 2000, 'content over 2,000');
  const list = (embeds ?? []) as readonly { title?: string; description?: string; footer?: { text: string } }[];
  claim(list.length > 10, 'over ten embeds');
  for (const { title = '', description = '' } of list) {
    claim(title.length > 256 || description.length > 4096, 'an embed too long');
    claim(title.trim() === '' || description.trim() === '', 'an embed without title or text');
  }
  const total = list.reduce(
    (sum, { title = '', description = '', footer }) =>
      sum + title.length + description.length + (footer?.text.length ?? 0),
    0,
  );
  claim(total > 6000, 'embeds over 6,000 together');
  if (flags === 32768) {
    const parts = flatten(components);
    claim(content !== undefined || list.length > 0, 'classic parts beside components');
    claim(parts.length > 40, 'over 40 components');
    const shown = parts.filter(({ type }) => type === 10).map((part) => String(part.content));
    claim(
      shown.some((text) => text.trim() === ''),
      'an empty text',
    );
    claim(shown.reduce((sum, text) => sum + text.length, 0) > 4000, 'texts over 4,000 characters');
    claim(shown.reduce((sum, text) => sum + Buffer.byteLength(text) + 12, 0) > 10_000, 'texts over 10,000 bytes');
    claim(parts.length === 0, 'nothing to show');
  } else {
    claim((typeof content !== 'string' || content.trim() === '') && list.length === 0, 'nothing to show');
  }
  for (const text of texts) {
    claim(/@everyone|@here|<@[!&]?\d+>/iu.test(text.normalize('NFKC')), `a mention in ${text}`);
    // Links of our own stand in angle brackets and lead to the tests' own host.
    claim(/\]\((?!<https:\/\/news\.example)/u.test(text), `a masked link in ${text}`);
    claim(/(?<!\\)<(?:#|\/|a?:|id:)/u.test(text), `a mark of Discord's in ${text}`);
    claim(/https?:\/\/evil/u.test(text), `a bare link in ${text}`);
    claim(/\]\(<[^>]*$|(?<!\\)\[\d+ · [^\]]*$/u.test(text), `half a link in ${text}`);
    claim(isOpen(text), `an open mark in ${text}`);
    claim(!text.isWellFormed(), 'half a character');
  }
  return harm;
}

/** True when bold or code is opened and not closed, once escaped signs and addresses are taken out. */
function isOpen(text: string): boolean {
  const signs = text.replace(/\\[\s\S]/gu, 'x').replace(/<[^<>\s]*>/gu, 'x');
  return (signs.match(/\*\*/gu) ?? []).length % 2 === 1 || (signs.match(/`/gu) ?? []).length % 2 === 1;
}

function flatten(components: unknown): readonly Json[] {
  if (!Array.isArray(components)) return [];
  return components.flatMap((component: Json) => [component, ...flatten(component.components)]);
}
