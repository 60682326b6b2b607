// A wire to a server that can be cut: at once, for a while, or at the very moment when certain bytes pass.

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface BreakableWire {
  readonly port: number;
  /** Cuts the next connection that sends these bytes: before they arrive, or after they arrived and were answered. */
  cutAt(bytes: string, when: 'before' | 'after'): void;
  /** Cuts all connections; until `mend`, new ones are refused. */
  cut(): Promise<void>;
  mend(): Promise<void>;
}

/** Opens a wire on a free port to a server on this machine. */
export async function openWire(serverPort: number): Promise<BreakableWire> {
  const sockets = new Set<Socket>();
  let cutting: { readonly bytes: string; readonly when: 'before' | 'after' } | undefined;
  const server = createServer((near) => {
    const far = connect(serverPort, '127.0.0.1');
    let isLast = false;
    const end = () => {
      for (const socket of [near, far]) {
        socket.destroy();
        sockets.delete(socket);
      }
    };
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', end).on('close', end);
    }
    near.on('data', (piece) => {
      if (cutting !== undefined && piece.includes(cutting.bytes)) {
        const { when } = cutting;
        cutting = undefined;
        isLast = true;
        if (when === 'before') return end();
      }
      far.write(piece);
    });
    // The answer to what was cut after is never heard.
    far.on('data', (piece) => (isLast ? end() : near.write(piece)));
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    cutAt: (bytes, when) => {
      cutting = { bytes, when };
    },
    cut: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
    mend: () => listen(port),
  };
}
