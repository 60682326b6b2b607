// What recurs on the pages of one site, learned from the last pages read there. May be lost: it is learned again.

import { createHash } from 'node:crypto';
import type { Keyv } from 'keyv';
import { z } from 'zod';

export interface SiteTexts {
  /** Fingerprints of the sentences that recur on the site of an address; none for a site little known. */
  readonly recurringAt: (url: string) => Promise<readonly string[]>;
  /** Notes which sentences stand at the ends of a page; the same page twice counts once. */
  readonly learn: (url: string, edges: readonly string[]) => Promise<void>;
}

// A site is known by its last pages: two days of a small paper. At about 15 fingerprints a page that is 6 kB a site.
const PAGES_KEPT = 30;
// A sentence on four pages, and on a third of those known: follow-ups repeat their background on two or three.
const PAGES_MIN = 4;
const SHARE_MIN = 1 / 3;
// What a page may add: a page of one-word paragraphs must not fill the memory.
const EDGES_MAX = 60;
const KEPT_MS_MAX = 90 * 24 * 60 * 60_000;

const Known = z.array(z.object({ page: z.string(), edges: z.array(z.string()) }));
type KnownPages = z.infer<typeof Known>;

/** Keeps it in `keyv`, a namespace of its own, under the host. A cache that cannot be reached counts as empty. */
export function createSiteTexts(keyv: Pick<Keyv, 'get' | 'set'>): SiteTexts {
  const read = async (host: string): Promise<KnownPages> => Known.safeParse(await keyv.get(host)).data ?? [];
  return {
    recurringAt: async (url) => {
      const host = hostOf(url);
      return host === undefined ? [] : findRecurring(await read(host));
    },
    learn: async (url, edges) => {
      const host = hostOf(url);
      if (host === undefined) return;
      const page = createHash('sha256').update(url).digest('hex').slice(0, 10);
      const others = (await read(host)).filter((one) => one.page !== page);
      const noted = { page, edges: edges.filter((one) => one !== '').slice(0, EDGES_MAX) };
      await keyv.set(host, [...others, noted].slice(-PAGES_KEPT), KEPT_MS_MAX);
    },
  };
}

function findRecurring(pages: KnownPages): readonly string[] {
  const counts = new Map<string, number>();
  for (const { edges } of pages) for (const edge of new Set(edges)) counts.set(edge, (counts.get(edge) ?? 0) + 1);
  const enough = Math.max(PAGES_MIN, pages.length * SHARE_MIN);
  return [...counts].filter(([, count]) => count >= enough).map(([edge]) => edge);
}

function hostOf(url: string): string | undefined {
  const host = URL.parse(url)?.hostname.replace(/^(?:www|m|amp)\./, '');
  return host === '' ? undefined : host;
}
