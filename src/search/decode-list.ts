// Reads the bytes of a list of postings into arrays.

import { ownRoom, type Room } from './list-memory.ts';
import { type EncodedList, IN_BODY, NO_MOST, noteMost, type PostingList } from './postings.ts';

/** Reads all postings of a list into memory that `take` gives, its own where none is said. Throws RangeError when its bytes are damaged. */
export function decodeList(list: EncodedList, take: (bytes: number) => Room = ownRoom): PostingList {
  const { count, first, gaps, others } = list;
  const bytesOfNumbers = count * Uint32Array.BYTES_PER_ELEMENT;
  const { buffer, offset } = take(bytesOfNumbers + count * Uint16Array.BYTES_PER_ELEMENT);
  const numbers = new Uint32Array(buffer, offset, count);
  const packed = new Uint16Array(buffer, offset + bytesOfNumbers, count).fill(IN_BODY);
  numbers[0] = first;
  let number = first;
  let at = 0;
  for (let posting = 1; posting < count; posting += 1) {
    let byte = gaps[at++] as number;
    number += byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = gaps[at++] as number;
      number += (byte & 0x7f) << shift;
    }
    numbers[posting] = number;
  }
  if (at !== gaps.length) throw new RangeError('a list of postings does not end where it should');
  return { count, numbers, packed, ...readOthers(others, packed), holders: list.holders };
}

/** Sets the counts that are not once in the text; gives the most of a list. */
function readOthers(others: Uint8Array, packed: Uint16Array): Pick<PostingList, 'bodyMost' | 'titleMost'> {
  const most = { ...NO_MOST };
  let place = -1;
  for (let at = 0; at < others.length; ) {
    let byte = others[at++] as number;
    let distance = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = others[at++] as number;
      distance |= (byte & 0x7f) << shift;
    }
    place += distance;
    byte = others[at++] as number;
    let counts = byte & 0x7f;
    if (byte >= 0x80) counts |= (others[at++] as number) << 7;
    packed[place] = counts;
    noteMost(most, counts);
  }
  if (place >= packed.length) throw new RangeError('a list has counts for more postings than it has');
  return most;
}
