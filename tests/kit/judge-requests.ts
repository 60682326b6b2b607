// Judges requests to Discord by Discord's own rules: pings, limits, masked links. Knows nothing of how Dateline draws them.

interface Request {
  readonly kind: string;
  readonly body: unknown;
}

type Json = { readonly [key: string]: unknown };

const CONTENT_CHARACTERS_MAX = 2_000;
const EMBEDS_CHARACTERS_MAX = 6_000;
const TEXT_DISPLAYS_CHARACTERS_MAX = 4_000;
const COMPONENTS_MAX = 40;
const EMBED_FIELD_LIMITS: Readonly<Record<string, number>> = { title: 256, description: 4_096 };

/** Gives what is wrong with the requests, one word or two each; empty when all is well. `outside` is the text that came from outside. */
export function faultsOfRequests(requests: readonly Request[], outside: string): string[] {
  if (requests.length === 0) return ['nothing sent'];
  return [...new Set(requests.flatMap(({ body }) => faultsOfBody(body as Json, outside)))];
}

function faultsOfBody(body: Json, outside: string): string[] {
  const data = (body.data ?? body) as Json;
  const texts = collectTexts(data);
  const faults: string[] = [];
  const mentions = data.allowed_mentions as { parse?: unknown[]; users?: unknown[]; roles?: unknown[] } | undefined;
  if (mentions === undefined || (mentions.parse?.length ?? 1) > 0 || (mentions.users?.length ?? 0) > 0)
    faults.push('may ping');
  if (texts.shown.length === 0) faults.push('nothing sent');
  if (String(data.content ?? '').length > CONTENT_CHARACTERS_MAX) faults.push('content too long');
  if (texts.displays > TEXT_DISPLAYS_CHARACTERS_MAX) faults.push('texts too long');
  if (texts.embeds > EMBEDS_CHARACTERS_MAX) faults.push('embeds too long');
  if (texts.components > COMPONENTS_MAX) faults.push('too many components');
  faults.push(...texts.faults);
  if (texts.shown.some((text) => hasForeignLink(text, outside))) faults.push('masked link');
  if (texts.shown.some((text) => /<(@[!&]?|#)\d+>|@(everyone|here)\b/.test(text))) faults.push('mention stands');
  return faults;
}

interface Texts {
  readonly shown: string[];
  displays: number;
  embeds: number;
  components: number;
  readonly faults: string[];
}

function collectTexts(data: Json): Texts {
  const texts: Texts = { shown: [], displays: 0, embeds: 0, components: 0, faults: [] };
  const show = (text: unknown): number => {
    if (typeof text !== 'string') return 0;
    if (text.trim() !== '') texts.shown.push(text);
    return text.length;
  };
  show(data.content);
  for (const embed of (data.embeds ?? []) as Json[]) {
    for (const [name, limit] of Object.entries(EMBED_FIELD_LIMITS)) {
      const length = show(embed[name]);
      texts.embeds += length;
      if (length > limit) texts.faults.push(`embed ${name} too long`);
    }
    texts.embeds += show((embed.footer as Json | undefined)?.text) + show((embed.author as Json | undefined)?.name);
    for (const field of (embed.fields ?? []) as Json[]) texts.embeds += show(field.name) + show(field.value);
  }
  const visit = (component: Json): void => {
    texts.components += 1;
    if (component.type === 10) texts.displays += show(component.content);
    else show(component.label);
    for (const child of [
      ...((component.components ?? []) as Json[]),
      ...(component.accessory === undefined ? [] : [component.accessory as Json]),
    ])
      visit(child);
  };
  for (const component of (data.components ?? []) as Json[]) visit(component);
  return texts;
}

/** A masked link whose target stands in the outside text: the reader would be led by somebody else's words. */
function hasForeignLink(text: string, outside: string): boolean {
  for (const [, target] of text.matchAll(/(?<!\\)\]\((?:<)?(https?:[^)\s>]+)/g)) {
    if (target !== undefined && outside.includes(target)) return true;
  }
  return false;
}
