// Reads the pixels of a PNG (8 bits a channel, red, green, blue and opacity, not interlaced), as the specification says:
// https://www.w3.org/TR/png-3/

import assert from 'node:assert/strict';
import { crc32, inflateSync } from 'node:zlib';

const SIGNATURE = '89504e470d0a1a0a';
const BYTES_PER_PIXEL = 4;

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** The colour at a place counted from the top left, as `#rrggbb` and its opacity from 0 to 255. */
  readonly at: (x: number, y: number) => { readonly colour: string; readonly opacity: number };
}

/** Throws when the bytes are no such PNG: its chunks must be whole. */
export function readPng(png: Uint8Array): Pixels {
  const bytes = Buffer.from(png);
  assert.equal(bytes.subarray(0, 8).toString('hex'), SIGNATURE);
  const chunks = readChunks(bytes);
  const [head] = chunks;
  assert.ok(head?.name === 'IHDR' && chunks.at(-1)?.name === 'IEND');
  const [width, height] = [head.data.readUInt32BE(0), head.data.readUInt32BE(4)];
  assert.deepEqual([...head.data.subarray(8)], [8, 6, 0, 0, 0]);
  const raw = inflateSync(Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data)));
  const pixels = unfilter(raw, width * BYTES_PER_PIXEL, height);
  return {
    width,
    height,
    at: (x, y) => {
      const start = (y * width + x) * BYTES_PER_PIXEL;
      return { colour: `#${pixels.subarray(start, start + 3).toString('hex')}`, opacity: pixels[start + 3] ?? 0 };
    },
  };
}

function readChunks(bytes: Buffer): readonly { readonly name: string; readonly data: Buffer }[] {
  const chunks: { readonly name: string; readonly data: Buffer }[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const data = bytes.subarray(at + 8, at + 8 + length);
    assert.equal(bytes.readUInt32BE(at + 8 + length), crc32(bytes.subarray(at + 4, at + 8 + length)));
    chunks.push({ name: bytes.toString('latin1', at + 4, at + 8), data });
    at += length + 12;
  }
  return chunks;
}

/** Undoes the filters of the lines (specification, section 9). */
function unfilter(raw: Buffer, lineBytes: number, height: number): Buffer {
  assert.equal(raw.length, (lineBytes + 1) * height);
  const out = Buffer.alloc(lineBytes * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (lineBytes + 1)] ?? 0;
    for (let x = 0; x < lineBytes; x += 1) {
      const left = x < BYTES_PER_PIXEL ? 0 : (out[y * lineBytes + x - BYTES_PER_PIXEL] ?? 0);
      const up = y === 0 ? 0 : (out[(y - 1) * lineBytes + x] ?? 0);
      const corner = y === 0 || x < BYTES_PER_PIXEL ? 0 : (out[(y - 1) * lineBytes + x - BYTES_PER_PIXEL] ?? 0);
      const predicted = [0, left, up, Math.floor((left + up) / 2), nearest(left, up, corner)][filter];
      assert.ok(predicted !== undefined, `line ${y} has a filter ${filter}`);
      out[y * lineBytes + x] = (raw[y * (lineBytes + 1) + 1 + x] ?? 0) + predicted;
    }
  }
  return out;
}

/** Paeth's predictor. */
function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [byLeft, byUp, byCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}
