// Sends frames to a gateway client, as plain JSON or as one compressed stream.

import { constants, createDeflate } from 'node:zlib';
import type { WebSocket } from 'ws';

/** Gives a function that sends one frame; with `isCompressed` all frames of the socket share one zlib stream. */
export function createSender(socket: WebSocket, isCompressed: boolean): (frame: unknown) => void {
  if (!isCompressed) return (frame) => socket.send(JSON.stringify(frame));
  const deflate = createDeflate({ flush: constants.Z_SYNC_FLUSH });
  let chunks: Buffer[] = [];
  const waiting: string[] = [];
  deflate.on('data', (chunk: Buffer) => chunks.push(chunk));
  const next = () => {
    const text = waiting[0];
    if (text === undefined) return;
    deflate.write(text, () => {
      deflate.flush(constants.Z_SYNC_FLUSH, () => {
        socket.send(Buffer.concat(chunks));
        chunks = [];
        waiting.shift();
        next();
      });
    });
  };
  return (frame) => {
    waiting.push(JSON.stringify(frame));
    if (waiting.length === 1) next();
  };
}
