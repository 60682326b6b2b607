// What a view may see of each segment: a mark for each article, and the figures that ranking and coverage take from it.

import type { Coverage } from '../news/cited-text.ts';
import type { ArticleId, Instant } from '../news/ids.ts';
import type { VisibleFeeds } from '../news/view.ts';
import { foldName } from '../text/understand.ts';
import type { ByteCache } from './byte-cache.ts';
import { findDead } from './find-dead.ts';
import { allFeeds } from './keys.ts';
import type { ListMemory } from './list-memory.ts';
import { pause } from './pause.ts';
import { type Columns, dayOfNumber, type Segment } from './segment.ts';

/** Articles that are gone through before others may run: 2 to 4 ms. */
const MASKED_AT_ONCE = 65_536;
/** Fixed memory of a kept mask beside its byte an article. */
const MASK_BYTES = 500;

/** A segment as one view sees it. */
export interface Part {
  readonly segment: Segment;
  readonly columns: Columns;
  /** 1 where the article of that number is alive and visible. */
  readonly visible: Uint8Array;
  /** Whether all of them are. */
  readonly isWhole: boolean;
  /** Names this mask in the cache. */
  readonly key: string;
  /** Where the search decodes the postings of its words. */
  readonly memory: ListMemory;
}

/** Everything here is counted within the view, so that nothing of other servers' news shows through. */
export interface ViewOfSegments {
  readonly parts: readonly Part[];
  readonly passages: number;
  readonly bodyLengthMean: number;
  readonly titleLengthMean: number;
  readonly coverage: Coverage;
  /** Names of sources as shown, with how many articles of the view each has, most first. */
  readonly sources: readonly { readonly name: string; readonly folded: string; readonly articles: number }[];
  /** Those of its articles, in order: words are stemmed in each. English where there are no articles. */
  readonly languages: readonly string[];
  /** The keys of the actors that a name means by all that is known of them; absent where nothing is. */
  readonly namesMeant?: (name: string) => Promise<readonly string[]>;
}

/** What one segment adds to the figures of a view. */
interface Mask {
  readonly visible: Uint8Array;
  readonly articles: number;
  readonly passages: number;
  readonly bodyLength: number;
  readonly titleLength: number;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly sources: ReadonlyMap<string, number>;
  readonly languages: ReadonlySet<string>;
}

/** The segments of an index and which of their articles are dead, by number. */
export interface Segments {
  readonly segments: readonly Segment[];
  readonly deadOf: (segment: Segment) => ReadonlySet<number>;
}

/** What a view shows to one search. */
export interface Shown {
  readonly feeds: VisibleFeeds;
  readonly hidden: ReadonlyMap<ArticleId, number>;
  /** Articles first seen from then on are left out. */
  readonly asOf?: Instant;
  /** Where the search decodes the postings of its words. */
  readonly memory: ListMemory;
}

/**
 * Works out what the feeds of a view show of the segments, without the articles that are taken down there (`hidden`, by
 * id with their change); masks are kept until a segment, the feeds or the take-downs change.
 */
export async function viewSegments(
  { segments, deadOf }: Segments,
  { feeds, hidden, asOf, memory }: Shown,
  cache: ByteCache,
): Promise<ViewOfSegments> {
  const feedsKey = feeds === 'all' ? 'all' : [...feeds].sort().join(' ');
  const takenDown = await findDead(segments, [...hidden.values()]);
  const seen: { part: Part; mask: Mask }[] = [];
  let masked = 0;
  for (const segment of segments) {
    const gone = takenDown.get(segment.id) ?? NONE;
    const dead = deadOf(segment);
    // The tail may grow from here on: how many articles there are is what the columns say.
    const columns = await segment.columns();
    const later = asOf === undefined ? [] : seenFrom(columns, asOf);
    const until = later.length === 0 ? '' : ` ${asOf}`;
    const key = `mask ${feedsKey}/${[...gone].join(' ')} ${segment.id} ${columns.sequences.length} ${dead.size}${until}`;
    const known = cache.get<Mask>(key);
    const mask = known ?? (await maskOf(segment, columns, feeds, [...dead, ...gone, ...later]));
    cache.set(key, mask, MASK_BYTES + mask.visible.length);
    masked += known === undefined ? segment.articles : 0;
    if (masked > MASKED_AT_ONCE) {
      await pause();
      masked = 0;
    }
    const { visible, articles } = mask;
    seen.push({ mask, part: { segment, columns, visible, isWhole: articles === visible.length, key, memory } });
  }
  const sum = sumOnce(
    seen.map(({ mask }) => mask),
    cache,
  );
  return { parts: seen.map(({ part }) => part), ...sum };
}

/** What the masks of the last view came to: it is asked for again and again while nothing changes. */
function sumOnce(masks: readonly Mask[], cache: ByteCache): Omit<ViewOfSegments, 'parts'> {
  const last = cache.get<{ readonly masks: readonly Mask[]; readonly sum: Omit<ViewOfSegments, 'parts'> }>(LAST_SUM);
  if (last !== undefined && last.masks.length === masks.length && masks.every((mask, at) => mask === last.masks[at]))
    return last.sum;
  const sum = sumOf(masks);
  cache.set(LAST_SUM, { masks, sum }, MASK_BYTES * masks.length);
  return sum;
}

const LAST_SUM = 'sum of the last masks';

const NONE: ReadonlySet<number> = new Set();

function seenFrom({ firstSeen }: Columns, asOf: Instant): number[] {
  const later: number[] = [];
  for (let article = 0; article < firstSeen.length; article += 1)
    if ((firstSeen[article] as number) >= asOf) later.push(article);
  return later;
}

async function maskOf(segment: Segment, columns: Columns, feeds: VisibleFeeds, dead: readonly number[]): Promise<Mask> {
  const visible = new Uint8Array(columns.sequences.length);
  if (feeds === 'all') visible.fill(1);
  else {
    const wanted = (await segment.keysWithin(allFeeds)).filter((key) => feeds.has(key.slice(1) as never));
    for (const list of (await segment.lists(wanted)).values())
      for (let at = 0; at < list.count; at += 1) visible[list.numbers[at] as number] = 1;
  }
  for (const number of dead) visible[number] = 0;
  return { visible, ...countVisible(segment, columns, visible) };
}

function countVisible(segment: Segment, columns: Columns, visible: Uint8Array): Omit<Mask, 'visible'> {
  const total = { articles: 0, passages: 0, bodyLength: 0, titleLength: 0, firstDay: 0, lastDay: 0 };
  const counts = new Uint32Array(segment.sourceNames.length);
  const spoken = new Uint8Array(segment.languageNames.length);
  for (let article = 0; article < visible.length; article += 1) {
    if (visible[article] === 0) continue;
    const from = columns.firstPassages[article] as number;
    const until = columns.firstPassages[article + 1] as number;
    total.articles += 1;
    total.passages += until - from;
    total.titleLength += (columns.titleLengths[article] as number) * (until - from);
    for (let at = from; at < until; at += 1) total.bodyLength += columns.bodyLengths[at] as number;
    const source = columns.sources[article] as number;
    counts[source] = (counts[source] as number) + 1;
    spoken[columns.languages[article] as number] = 1;
    const day = columns.days[article] as number;
    if (day === 0) continue;
    if (total.firstDay === 0 || day < total.firstDay) total.firstDay = day;
    if (day > total.lastDay) total.lastDay = day;
  }
  const sources = new Map(
    [...counts].flatMap((count, at) => (count > 0 ? [[segment.sourceNames[at] ?? '', count]] : [])),
  );
  return { ...total, sources, languages: new Set(segment.languageNames.filter((_, at) => spoken[at] === 1)) };
}

function sumOf(masks: readonly Mask[]): Omit<ViewOfSegments, 'parts'> {
  const add = (read: (mask: Mask) => number) => masks.reduce((sum, mask) => sum + read(mask), 0);
  const passages = add((mask) => mask.passages);
  const firstDays = masks.flatMap(({ firstDay }) => (firstDay === 0 ? [] : [firstDay]));
  const from = dayOfNumber(firstDays.length === 0 ? 0 : Math.min(...firstDays));
  const to = dayOfNumber(Math.max(0, ...masks.map(({ lastDay }) => lastDay)));
  const sources = new Map<string, { name: string; folded: string; articles: number }>();
  for (const mask of masks)
    for (const [name, articles] of mask.sources) {
      const folded = foldName(name);
      const known = sources.get(folded);
      if (known === undefined) sources.set(folded, { name, folded, articles });
      else known.articles += articles;
    }
  const languages = new Set(masks.flatMap((mask) => [...mask.languages]));
  return {
    passages,
    languages: languages.size === 0 ? ['en'] : [...languages].sort(),
    bodyLengthMean: add(({ bodyLength }) => bodyLength) / Math.max(passages, 1) || 1,
    titleLengthMean: add(({ titleLength }) => titleLength) / Math.max(passages, 1) || 1,
    coverage: {
      articles: add(({ articles }) => articles),
      sources: sources.size,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    },
    sources: [...sources.values()].sort((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1)),
  };
}
