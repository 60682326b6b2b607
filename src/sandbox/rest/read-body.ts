// Reads a request's body: JSON, or a form with JSON and files beside it.

import type { IncomingMessage } from 'node:http';
import type { UploadedFile } from '../checks/read-message.ts';
import { refusal } from '../refusal.ts';

const REQUEST_BYTES_MAX = 25 * 1024 * 1024; // Discord's limit of one request

export interface ReadBody {
  readonly json: unknown;
  readonly files: readonly UploadedFile[];
}

/** Gives the body. Throws 40005 when it is too large, 50109 when it is no JSON. */
export async function readBody(request: IncomingMessage): Promise<ReadBody> {
  const bytes = await readBytes(request, REQUEST_BYTES_MAX);
  const type = request.headers['content-type'] ?? '';
  if (bytes.length === 0) return { json: undefined, files: [] };
  if (type.startsWith('multipart/form-data')) return readForm(bytes, type);
  return { json: parse(bytes.toString('utf8')), files: [] };
}

/** All bytes of a request. Throws 40005 above `max`. */
export async function readBytes(request: IncomingMessage, max: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    // What is too much is heard to its end and not kept: a client that is cut off while it sends hears no answer.
    if (size > max) chunks.length = 0;
    else chunks.push(bytes);
  }
  if (size > max) throw refusal(40005);
  return Buffer.concat(chunks);
}

async function readForm(bytes: Buffer, type: string): Promise<ReadBody> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData().catch(() => {
    throw refusal(50109);
  });
  let json: unknown;
  const files: UploadedFile[] = [];
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') {
      if (name === 'payload_json') json = parse(value);
      continue;
    }
    const index = Number(/^files\[(\d+)\]$/.exec(name)?.[1] ?? files.length);
    const content = new Uint8Array(await value.arrayBuffer());
    files.push({ index, name: value.name, type: value.type || 'application/octet-stream', bytes: content });
  }
  return { json, files };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal(50109);
  }
}
