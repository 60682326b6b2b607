// Writes and reads the bytes of the index: numbers of variable length, texts, and arrays of numbers.

/** Why 4 KB: an article's entry fits; larger pages double it a few times. */
const FIRST_CAPACITY = 4_096;
/** A number of variable length has at most 5 bytes of 7 bits: up to 2^35. */
const VARINT_BYTES_MAX = 5;
const UTF8_BYTES_MAX = 3;
/** The length in bytes of a shorter text is one byte. */
const SHORT_CHARS_MAX = Math.ceil(0x80 / UTF8_BYTES_MAX);

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Bytes that are being written; grows as needed. */
export interface ByteWriter {
  readonly length: number;
  /** A whole number from 0 up to 2^35, seven bits a byte, the lowest first. */
  varint(value: number): void;
  /** A text as UTF-8, its length in bytes before it. */
  text(value: string): void;
  bytes(value: Uint8Array): void;
  /** What was written, good until more is. */
  view(): Uint8Array;
  /** What was written, as a copy. */
  done(): Uint8Array;
  /** Forgets what was written and keeps the room. */
  clear(): void;
}

/** A writer of bytes. */
export function createByteWriter(): ByteWriter {
  let buffer = new Uint8Array(FIRST_CAPACITY);
  let length = 0;
  const reserve = (more: number): void => {
    if (length + more <= buffer.length) return;
    const grown = new Uint8Array(Math.max(buffer.length * 2, length + more));
    grown.set(buffer.subarray(0, length));
    buffer = grown;
  };
  const varint = (value: number): void => {
    reserve(VARINT_BYTES_MAX);
    let rest = value;
    while (rest >= 0x80) {
      buffer[length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    buffer[length++] = rest;
  };
  const bytes = (value: Uint8Array): void => {
    reserve(value.length);
    buffer.set(value, length);
    length += value.length;
  };
  return {
    get length() {
      return length;
    },
    varint,
    bytes,
    text(value) {
      // UTF-16 becomes at most three bytes a unit.
      reserve(value.length * UTF8_BYTES_MAX + VARINT_BYTES_MAX);
      if (value.length >= SHORT_CHARS_MAX) {
        const encoded = encoder.encode(value);
        varint(encoded.length);
        bytes(encoded);
        return;
      }
      // Short texts, which most are, are written where they stay; letters of ASCII one by one, which the encoder takes longer for.
      let at = 0;
      for (; at < value.length; at += 1) {
        const unit = value.charCodeAt(at);
        if (unit >= 0x80) break;
        buffer[length + 1 + at] = unit;
      }
      const rest =
        at === value.length ? 0 : encoder.encodeInto(value.slice(at), buffer.subarray(length + 1 + at)).written;
      buffer[length] = at + rest;
      length += at + rest + 1;
    },
    view: () => buffer.subarray(0, length),
    done: () => buffer.slice(0, length),
    clear: () => {
      length = 0;
    },
  };
}

/** A place in bytes that moves on as it is read. Reading past the end throws RangeError: the bytes are damaged. */
export interface ByteReader {
  readonly at: number;
  readonly isAtEnd: boolean;
  varint(): number;
  text(): string;
  /** Passes over bytes. */
  skip(length: number): void;
  /** The next bytes, not copied. */
  bytes(length: number): Uint8Array;
}

/**
 * The number of variable length at a place; `widthOf` it is where what follows begins. For loops that read little of much:
 * a reader costs more than that. Throws RangeError past the end.
 */
export function varintAt(source: Uint8Array, place: number): number {
  const first = source[place];
  if (first !== undefined && first < 0x80) return first;
  let value = 0;
  let scale = 1;
  for (let at = place; ; at += 1) {
    const byte = source[at];
    if (byte === undefined) throw new RangeError('the bytes end within a number');
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return value;
    scale *= 0x80;
  }
}

/** How many bytes a number of variable length takes. */
export function widthOf(value: number): number {
  let width = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) width += 1;
  return width;
}

/** A reader from a byte on, the first where none is said. */
export function createByteReader(source: Uint8Array, from = 0): ByteReader {
  let at = from;
  const varint = (): number => {
    const value = varintAt(source, at);
    at += widthOf(value);
    return value;
  };
  const bytes = (length: number): Uint8Array => {
    if (at + length > source.length) throw new RangeError('the bytes end too early');
    at += length;
    return source.subarray(at - length, at);
  };
  return {
    get at() {
      return at;
    },
    get isAtEnd() {
      return at >= source.length;
    },
    varint,
    bytes,
    skip(length) {
      at += length;
    },
    text: () => decoder.decode(bytes(varint())),
  };
}

/** The bytes of an array of numbers, as the machine lays them out (every machine that Node runs on is little-endian). */
export function bytesOfArray(array: Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** A copy of bytes whose start lies where an array of numbers may begin. */
export function alignedCopy(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer as ArrayBuffer;
}
