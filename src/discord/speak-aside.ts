// What a process says that hears nobody: it only tells people of troubles, by plain requests.

import { createClient } from './create-client.ts';
import type { Guilds, Log, Metrics } from './needs.ts';
import { type Tell, type TellTrouble, tellPeople, tellTroubles } from './notices.ts';
import { postMessage, sendDirectMessage } from './post.ts';
import type { RealNow } from './refuse-late.ts';

export interface Aside {
  readonly tell: Tell;
  readonly tellTrouble: TellTrouble;
  readonly stop: () => Promise<void>;
}

/** Signs in nowhere. `perSecond`: requests that it may send. */
export function speakAside(needs: {
  readonly token: string;
  readonly apiUrl?: string;
  readonly guilds: Guilds;
  readonly log: Log;
  readonly metrics?: Metrics;
  readonly perSecond?: () => number;
  readonly realNow: RealNow;
}): Aside {
  const { client, end } = createClient(needs);
  const { rest } = client;
  rest.setToken(needs.token);
  const tell = tellPeople({
    guilds: needs.guilds,
    post: postMessage(rest, needs.realNow),
    sendDirectMessage: sendDirectMessage(rest, needs.realNow),
    log: needs.log,
  });
  // Which permissions are missing is known where the channel is heard of.
  return { tell, tellTrouble: tellTroubles(tell, async () => undefined), stop: end };
}
