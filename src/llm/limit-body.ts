// Limits how much of an endpoint's answer is read.

import { ModelFault } from './model-fault.ts';

/** A reply is some kilobytes; what is longer is no reply, and would fill the memory. */
const BODY_BYTES_MAX = 1_000_000;

/** The same response; reading more than 1 MB of its body throws ModelFault. */
export function limitBody(response: Response): Response {
  if (response.body === null) return response;
  let left = BODY_BYTES_MAX;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      left -= chunk.byteLength;
      if (left >= 0) controller.enqueue(chunk);
      else controller.error(new ModelFault('unreadable', 'The model’s endpoint answered with more than 1 MB.'));
    },
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(limit), { status, statusText, headers });
}
