// Undoes gzip, deflate, brotli and zstd while a body comes in, without ever making more bytes than allowed.

import { pipeline, Readable, type Transform } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';
import { Failure } from '../news/failure.ts';
import { tooLarge } from './fetch-faults.ts';

// Codings may be stacked; nobody honest stacks more than this.
const CODINGS_MAX = 2;

// A zstd frame may ask for a window of gigabytes; RFC 9659 lets http use at most 8 MB (2²³).
const ZSTD_LIMITS = { params: { [constants.ZSTD_d_windowLogMax]: 23 } };

/**
 * Takes a body as it comes over the wire and the Content-Encoding header; gives the decoded bytes. A gzip or deflate
 * stream that ends early gives what came. Throws Failure `limit` when more than `bytesMax` come in or would come out,
 * `unreadable` for a broken or unknown coding, and what the body itself throws.
 */
export async function decodeBody(
  body: AsyncIterable<Uint8Array>,
  contentEncoding: string,
  bytesMax: number,
): Promise<Uint8Array> {
  const codings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > CODINGS_MAX) throw unreadable(contentEncoding);
  let decoded = limited(body, bytesMax);
  for (const coding of codings.reverse()) decoded = limited(decode(decoded, coding), bytesMax);
  return gather(decoded, bytesMax);
}

/**
 * Puts the bytes into one buffer of their own that grows in place and may be handed to a thread as it is. A body that
 * breaks off gives its memory back at once: of sixteen that are too large it would else stay until the collector comes.
 */
async function gather(chunks: AsyncIterable<Uint8Array>, bytesMax: number): Promise<Uint8Array> {
  const buffer = new ArrayBuffer(0, { maxByteLength: bytesMax });
  try {
    for await (const chunk of chunks) {
      const length = buffer.byteLength;
      buffer.resize(length + chunk.length);
      new Uint8Array(buffer, length).set(chunk);
    }
    return new Uint8Array(buffer, 0, buffer.byteLength);
  } catch (error) {
    buffer.resize(0);
    throw error;
  }
}

async function* limited(chunks: AsyncIterable<Uint8Array>, bytesMax: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > bytesMax) throw tooLarge(bytesMax);
    yield chunk;
  }
}

async function* decode(packed: AsyncGenerator<Uint8Array>, coding: string): AsyncGenerator<Uint8Array> {
  const first = await packed.next();
  // An empty body is empty, however it says that it is packed.
  if (first.done === true) return;
  const decoder = decoderFor(coding, first.value);
  let fault: unknown;
  const source = Readable.from(prepend(first.value, packed, (error) => (fault = error)));
  pipeline(source, decoder, () => undefined);
  try {
    yield* decoder;
  } catch (error) {
    // What the body threw comes out of the decoder; what the decoder threw by itself is its own.
    if (fault !== undefined) throw fault;
    throw unreadable(coding, error);
  } finally {
    decoder.destroy();
    source.destroy();
  }
}

async function* prepend(
  first: Uint8Array,
  rest: AsyncGenerator<Uint8Array>,
  onFault: (error: unknown) => void,
): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    yield* rest;
  } catch (error) {
    onFault(error);
    throw error;
  }
}

function decoderFor(coding: string, first: Uint8Array): Transform {
  // A flush in place of an end: a host that cuts its stream short has still said something.
  const limits = { finishFlush: constants.Z_SYNC_FLUSH };
  if (coding === 'gzip' || coding === 'x-gzip') return createGunzip(limits);
  if (coding === 'br') return createBrotliDecompress();
  if (coding === 'zstd') return createZstdDecompress(ZSTD_LIMITS);
  // "deflate" means zlib's format (RFC 9110), but some hosts send it bare; the low half of the first byte tells.
  if (coding === 'deflate') return ((first[0] ?? 0) & 0x0f) === 8 ? createInflate(limits) : createInflateRaw(limits);
  throw unreadable(coding);
}

function unreadable(coding: string, cause?: unknown): Failure {
  return new Failure('unreadable', `The answer is packed in a way that I cannot undo (${coding.slice(0, 40)}).`, {
    cause,
  });
}
