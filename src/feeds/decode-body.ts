// Undoes gzip, deflate, brotli and zstd, without ever making more bytes than allowed.

import { promisify } from 'node:util';
import { brotliDecompress, constants, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';
import { Failure } from '../news/failure.ts';
import { tooLarge } from './fetch-faults.ts';

// Codings may be stacked; nobody honest stacks more than this.
const CODINGS_MAX = 2;

/**
 * Takes the bytes as they came and the Content-Encoding header; gives the decoded bytes. A stream that ends early gives what
 * came. Throws Failure `limit` when more than `bytesMax` would come out, `unreadable` for a broken or unknown coding.
 */
export async function decodeBody(raw: Uint8Array, contentEncoding: string, bytesMax: number): Promise<Uint8Array> {
  const codings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > CODINGS_MAX) throw unreadable(contentEncoding);
  let bytes = raw;
  for (const coding of codings.reverse()) bytes = await decodeOnce(bytes, coding, bytesMax);
  return bytes;
}

async function decodeOnce(bytes: Uint8Array, coding: string, bytesMax: number): Promise<Uint8Array> {
  if (bytes.length === 0) return bytes;
  // A flush in place of an end: a host that cuts its stream short has still said something.
  const limits = { maxOutputLength: bytesMax, finishFlush: constants.Z_SYNC_FLUSH };
  try {
    if (coding === 'gzip' || coding === 'x-gzip') return await promisify(gunzip)(bytes, limits);
    if (coding === 'br') return await promisify(brotliDecompress)(bytes, { maxOutputLength: bytesMax });
    if (coding === 'zstd') return await promisify(zstdDecompress)(bytes, { maxOutputLength: bytesMax });
    // "deflate" means zlib's format (RFC 9110), but some hosts send it bare; the low half of the first byte tells.
    if (coding === 'deflate') {
      const isZlib = ((bytes[0] ?? 0) & 0x0f) === 8;
      return await (isZlib ? promisify(inflate)(bytes, limits) : promisify(inflateRaw)(bytes, limits));
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(bytesMax);
    throw unreadable(coding, error);
  }
  throw unreadable(coding);
}

function unreadable(coding: string, cause?: unknown): Failure {
  return new Failure('unreadable', `The answer is packed in a way that I cannot undo (${coding.slice(0, 40)}).`, {
    cause,
  });
}
