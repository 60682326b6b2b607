// What the store keeps for search/: the bytes of its segments, part of the store's interface.

import type { ArticleId } from '../news/ids.ts';

/** A stored segment of the search index: the changes [from, until] of the articles, both ends included. */
export interface SegmentRow {
  readonly id: string;
  readonly from: number;
  readonly until: number;
  readonly articles: number;
  readonly passages: number;
  readonly bytes: number;
}

/** The bytes of the search index. What they mean only search/ knows; all of it can be made anew from the articles. */
export interface SegmentStore {
  /** `generation` grows when the list of segments changed, `sequence` with every change of the articles. One small read. */
  state(): Promise<{ readonly generation: number; readonly sequence: number }>;
  /** The live segments in the order of their changes. */
  list(): Promise<readonly SegmentRow[]>;
  /** Pages of a segment by name, in the order asked; undefined for one that is not there or is damaged. */
  readPages(segmentId: string, names: readonly string[]): Promise<readonly (Uint8Array | undefined)[]>;
  /** Whether all pages of a live segment are there and undamaged. */
  isSound(segmentId: string): Promise<boolean>;
  /** The present articles changed after `after`, oldest change first, at most `limit`, with the entry kept of each. */
  entriesSince(
    after: number,
    limit: number,
  ): Promise<readonly { readonly sequence: number; readonly articleId: ArticleId; readonly entry?: Uint8Array }[]>;
  /** Changes that were replaced or removed by a change later than `after`; segments may still hold them. */
  deadSince(after: number): Promise<readonly { readonly sequence: number; readonly at: number }[]>;
  /** Begins a segment that nobody sees until it is published; gives its id. */
  begin(): Promise<string>;
  /** Writes pages of a segment that was begun. */
  writePages(segmentId: string, pages: readonly (readonly [name: string, bytes: Uint8Array])[]): Promise<void>;
  /**
   * In one transaction: makes a written segment live, takes others out, and forgets what it made needless (entries, and
   * dead changes up to `asOf`). False, and nothing done, when one to be taken out is gone already or what is added is
   * covered already.
   */
  publish(change: {
    readonly add?: SegmentRow;
    readonly remove: readonly string[];
    readonly asOf: number;
  }): Promise<boolean>;
  /** Removes some pages that are of no use any more. False when there are none left. */
  sweep(): Promise<boolean>;
}
