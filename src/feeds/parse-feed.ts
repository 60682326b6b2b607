// Reads a feed of any kind into one plain shape.

import { Failure } from '../news/failure.ts';

/** One entry of a feed. Text fields are plain text in one line; `content` is HTML; times are ISO instants in UTC. */
export interface ParsedEntry {
  /** The feed's own id (guid, atom:id); absent when the feed gives none. */
  readonly id?: string;
  readonly title?: string;
  /** Absolute where the feed or its address allows it. */
  readonly link?: string;
  readonly published?: string;
  readonly updated?: string;
  readonly summary?: string;
  readonly content?: string;
  readonly author?: string;
  readonly imageUrl?: string;
}

export interface ParsedFeed {
  readonly title?: string;
  readonly link?: string;
  readonly language?: string;
  readonly entries: readonly ParsedEntry[];
  /** The least time between two polls that the feed asks for (rss:ttl, sy:updatePeriod). */
  readonly ttlMinutes?: number;
}

export interface FeedSource {
  readonly body: Uint8Array | string;
  /** Names in any case. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly url?: string | undefined;
}

/** Reads RSS, RDF, Atom or JSON Feed. Throws Failure('unreadable') when it is none of them. */
export function parseFeed(_source: FeedSource): ParsedFeed {
  throw new Failure('not-built', 'Reading feeds is not built yet.');
}
