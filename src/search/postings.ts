// Lists of postings: for each term the passages that hold it and how often, in typed arrays that grow.

/** Why 4: most terms of a language occur in few passages (Zipf); doubling serves the others. */
const FIRST_CAPACITY = 4;

/**
 * The passages of one term in ascending order, each with its counts packed into one number:
 *
 *   bits 0–7   times in the passage's own text (255 at most)
 *   bits 8–11  times in the article's title     (15 at most)
 *   bits 12–15 times in the source's name       (15 at most)
 */
export interface PostingList {
  count: number;
  passages: Uint32Array;
  packed: Uint16Array;
}

/** How often a term stands in each field of a passage. */
export interface FieldCounts {
  body: number;
  title: number;
  source: number;
}

/** A list without postings. */
export function emptyList(): PostingList {
  return { count: 0, passages: new Uint32Array(FIRST_CAPACITY), packed: new Uint16Array(FIRST_CAPACITY) };
}

/** Appends a posting; `passage` must be greater than all before it. */
export function addPosting(list: PostingList, passage: number, counts: FieldCounts): void {
  if (list.count === list.passages.length) {
    list.passages = grown(list.passages, new Uint32Array(list.count * 2));
    list.packed = grown(list.packed, new Uint16Array(list.count * 2));
  }
  list.passages[list.count] = passage;
  list.packed[list.count] =
    Math.min(counts.body, 255) | (Math.min(counts.title, 15) << 8) | (Math.min(counts.source, 15) << 12);
  list.count += 1;
}

function grown<Numbers extends Uint32Array | Uint16Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}
