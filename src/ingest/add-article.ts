// One page by its address, for one server; and taking one down and showing it again, for a server or everywhere.

import type { Author } from '../news/audit.ts';
import { Failure } from '../news/failure.ts';
import type { GuildId, UserId } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import type { AddressedArticle, Store } from '../store/store.ts';
import { canonicalUrl } from './canonical-url.ts';
import { localFeedOf } from './local-feed.ts';
import type { IngestNeeds, Saved } from './needs.ts';
import { saveArticle } from './save-article.ts';

/** A page that was read, and what it was taken for. */
export interface AddedArticle {
  readonly title: string;
  readonly source: string;
  readonly outcome: Saved['outcome'];
  /** True when it was taken down for the server: adding it shows nothing. */
  readonly isTakenDown: boolean;
}

/**
 * Reads the page at an address, where robots.txt there lets us, and stores its article for one server. Throws Failure:
 * no address, refused, not reachable, or no article on the page.
 */
export async function addArticle(
  rawUrl: string,
  { guildId, userId }: { readonly guildId: GuildId; readonly userId: UserId },
  needs: IngestNeeds & { readonly store: Pick<Store, 'articles' | 'feeds' | 'takeDowns'> },
): Promise<AddedArticle> {
  const url = webAddressOf(rawUrl);
  if (url === undefined) {
    throw new Failure('bad-input', 'That is no web address; give one like https://example.org/news/ferry.');
  }
  await requireAllowed(url, needs);
  const page = await needs.fetchPage(url, { accept: 'text/html,application/xhtml+xml' });
  if (page.url !== url) await requireAllowed(page.url, needs);
  const extracted = await needs.offload.run('extractArticle', {
    html: page.body,
    url: page.url,
    headers: page.headers,
    isGiven: true,
  });
  const feed = await localFeedOf(guildId, userId, needs);
  const { title, text, byline, language, publishedDay, publishedAt, imageUrl } = extracted;
  const source = extracted.siteName ?? new URL(page.url).hostname.replace(/^www\./, '');
  // What a page calls its own address is taken where it is on the page's own host: else any page could name another's.
  const canonical = extracted.canonical ?? page.url;
  const isOwn = URL.parse(canonical)?.host === new URL(page.url).host;
  const saved = await saveArticle(
    {
      url: isOwn ? canonical : page.url,
      title,
      text,
      source,
      feedId: feed.id,
      rights: { show: 'full' },
      ...(byline === undefined ? {} : { byline }),
      ...(language === undefined ? {} : { language }),
      ...(publishedDay === undefined ? {} : { publishedDay }),
      ...(publishedAt === undefined ? {} : { publishedAt }),
      ...(imageUrl === undefined ? {} : { imageUrl }),
    },
    needs,
  );
  const shown = await needs.store.articles.get(saved.id, { kind: 'guild', guildId });
  return { title, source, outcome: saved.outcome, isTakenDown: shown === undefined };
}

async function requireAllowed(url: string, { mayFetch }: Pick<IngestNeeds, 'mayFetch'>): Promise<void> {
  if (await mayFetch(url)) return;
  throw new Failure('refused', `The robots.txt of ${new URL(url).hostname} asks not to read that page.`);
}

/** An address as people write it, `https://` added where they left it out; undefined when it is none. */
function webAddressOf(rawUrl: string): string | undefined {
  const written = rawUrl.trim();
  // `mailto:` and the like; what a host's name and port begin with is followed by digits.
  if (/^[a-z][a-z0-9+.-]*:(?!\/\/|\d)/i.test(written)) return undefined;
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : `https://${written}`);
  return url !== null && /^https?:$/.test(url.protocol) ? url.toString() : undefined;
}

type TakeDownNeeds = Pick<IngestNeeds, 'now'> & { readonly store: Pick<Store, 'takeDowns'> };

/**
 * Takes down what a view shows at an address as somebody wrote it: a server's view in that server, the view of all
 * everywhere. Gives what was taken down; when there is nothing, whether that is because it is down already.
 */
export async function takeDownAt(
  rawAddress: string,
  by: { readonly view: View; readonly by: UserId | 'operator' },
  { store, now }: TakeDownNeeds,
): Promise<{ readonly taken: readonly AddressedArticle[]; readonly isDown: boolean }> {
  let isDown = false;
  for (const address of addressesOf(rawAddress)) {
    const taken = await store.takeDowns.takeDown(address, by, now());
    if (taken.length > 0) return { taken, isDown: true };
    isDown ||= (await store.takeDowns.find(address, by.view)).length > 0;
  }
  return { taken: [], isDown };
}

/** Undoes a take-down of the same view. Gives what is shown again by it; none when nothing was taken down there. */
export async function restoreAt(
  rawAddress: string,
  view: View,
  { store, by }: Pick<TakeDownNeeds, 'store'> & { readonly by?: Author },
): Promise<readonly AddressedArticle[]> {
  for (const address of addressesOf(rawAddress)) {
    const shown = await store.takeDowns.restore(address, view, by);
    if (shown.length > 0) return shown;
  }
  return [];
}

/** The forms under which an address may be kept: as it is written, as a browser would show it, and canonical. */
function addressesOf(rawAddress: string): readonly string[] {
  const written = rawAddress.trim().replace(/^<(.*)>$/, '$1');
  const web = written.startsWith('dateline:') ? undefined : webAddressOf(written);
  const canonical = web === undefined ? undefined : canonicalUrl(web);
  return [
    ...new Set([written, web, canonical].filter((address) => address !== undefined && address !== '')),
  ] as string[];
}
