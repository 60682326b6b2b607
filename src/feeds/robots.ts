// Reads robots.txt as RFC 9309 (Robots Exclusion Protocol) says.

// RFC 9309, 2.5: a crawler must read at least 500 kibibytes; what stands behind is not looked at.
const ROBOTS_LENGTH_MAX = 512_000;

interface Rule {
  readonly isAllow: boolean;
  readonly path: string;
}

/**
 * True when robots.txt lets this user agent read this address. `userAgent` may be the whole header: its product name (the
 * letters, "-" and "_" it starts with) counts. `url` is absolute and already percent-encoded, as URL.href gives it. An empty or unreadable file, or an address that is none, forbids nothing.
 */
export function isAllowedByRobots(asked: {
  readonly robotsTxt: string;
  readonly userAgent: string;
  readonly url: string;
}): boolean {
  const product = productOf(asked.userAgent);
  const rules = rulesFor(product, asked.robotsTxt.slice(0, ROBOTS_LENGTH_MAX));
  const path = pathOf(asked.url);
  let best: Rule | undefined;
  for (const rule of rules) {
    if (!matchesPath(path, rule.path)) continue;
    // 2.2.2: the longest rule wins; of two equally long ones, allow.
    const isLonger = best === undefined || rule.path.length > best.path.length;
    if (isLonger || (rule.path.length === best?.path.length && rule.isAllow)) best = rule;
  }
  return best?.isAllow ?? true;
}

/**
 * How long robots.txt asks this user agent to wait between two requests, in milliseconds; undefined when it does not say.
 * `Crawl-delay` (seconds) is no part of RFC 9309 but widely written.
 */
export function crawlDelayOf(asked: { readonly robotsTxt: string; readonly userAgent: string }): number | undefined {
  const product = productOf(asked.userAgent);
  const { delays } = groupsFor(product, asked.robotsTxt.slice(0, ROBOTS_LENGTH_MAX));
  return delays.length === 0 ? undefined : Math.max(...delays);
}

function rulesFor(product: string, robotsTxt: string): readonly Rule[] {
  return groupsFor(product, robotsTxt).rules;
}

interface Group {
  readonly rules: Rule[];
  readonly delays: number[];
}

/** All groups that name this product as one, else all groups for everyone (2.2.1: groups of one agent are one). */
function groupsFor(product: string, robotsTxt: string): Group {
  const own: Group = { rules: [], delays: [] };
  const everyone: Group = { rules: [], delays: [] };
  let agents: string[] = [];
  let isNaming = false;
  let isOwnNamed = false;
  for (const { key, value } of readLines(robotsTxt)) {
    if (key === 'agent') {
      if (!isNaming) agents = [];
      isNaming = true;
      agents.push(/^\*(?:\s|$)/.test(value) ? '*' : productOf(value));
      isOwnNamed ||= agents.at(-1) === product && product !== '';
      continue;
    }
    // Not so with a delay: Google's own parser, which knows none, reads two names parted by one as one group.
    if (key !== 'delay') isNaming = false;
    const group = product !== '' && agents.includes(product) ? own : agents.includes('*') ? everyone : undefined;
    if (value === '' || group === undefined) continue;
    if (key !== 'delay') group.rules.push({ isAllow: key === 'allow', path: normalise(value) });
    else if (/^\d{1,6}(?:\.\d+)?$/.test(value)) group.delays.push(Number(value) * 1_000);
  }
  return isOwnNamed ? own : everyone;
}

/** The lines that mean something. Other lines (sitemap, unknown ones) do not part groups. */
function* readLines(robotsTxt: string): Generator<{ key: Key; value: string }> {
  for (const line of robotsTxt.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const text = line.replace(/#.*/, '').trim();
    // Some sites forget the colon and part by space; Google's own parser forgives it, so do we.
    const match = /^([a-z-]+)\s*(?::|\s)\s*(.*)$/i.exec(text);
    if (match === null) continue;
    const [, name = '', value = ''] = match;
    const key = keyOf(name.toLowerCase());
    if (key !== undefined) yield { key, value };
  }
}

type Key = 'agent' | 'allow' | 'disallow' | 'delay';

function keyOf(name: string): Key | undefined {
  if (name === 'user-agent' || name === 'useragent') return 'agent';
  if (name === 'crawl-delay' || name === 'crawldelay') return 'delay';
  return name === 'allow' || name === 'disallow' ? name : undefined;
}

function productOf(userAgent: string): string {
  return (/^[a-z_-]+/i.exec(userAgent.trim())?.[0] ?? '').toLowerCase();
}

/** Path and query as they stand, without the fragment; "/" when there is none. */
function pathOf(url: string): string {
  const rest = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/#.*$/s, '');
  return upperEscapes(rest.startsWith('/') ? rest : `/${rest}`);
}

/** A rule's path with what is not ASCII encoded. Escapes of plain letters stay as they are, as in Google's own parser. */
function normalise(path: string): string {
  return upperEscapes(path.replace(/[^\u0020-\u007e]+/gu, (run) => encodeURIComponent(run.toWellFormed())));
}

function upperEscapes(path: string): string {
  return path.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
}

/** `*` stands for any run, `$` at the end for the end; else the rule is a beginning. Positions kept as a set: linear in rule × path. */
function matchesPath(path: string, rule: string): boolean {
  const isAnchored = rule.endsWith('$');
  const pieces = (isAnchored ? rule.slice(0, -1) : rule).split('*');
  const last = pieces.length - 1;
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    if (index === 0) {
      if (!path.startsWith(piece)) return false;
      at = piece.length;
      continue;
    }
    if (index === last && isAnchored) return path.length - piece.length >= at && path.endsWith(piece);
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return !isAnchored || at === path.length;
}
