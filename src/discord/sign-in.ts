// Signs in to Discord: again and again while it cannot be reached, and not again when it refuses for good.

import { type Client, type CloseEvent, Events } from 'discord.js';
import { Failure } from '../news/failure.ts';
import type { Shards } from '../news/process.ts';
import { createClient } from './create-client.ts';
import { keepTrying } from './keep-trying.ts';
import { explainClose, explainLoginError } from './login-errors.ts';
import type { Log, Metrics } from './needs.ts';
import { connectTexts } from './texts.ts';

interface SignInNeeds {
  readonly token: string;
  readonly apiUrl?: string;
  readonly log: Log;
  readonly metrics?: Metrics;
  readonly shards?: Shards;
  readonly perSecond?: () => number;
  readonly signal?: AbortSignal;
  readonly onLost: (failure: Failure) => void;
}

/** A connected client, and how it ends. */
export interface SignedIn {
  readonly client: Client<true>;
  readonly end: () => Promise<void>;
}

/** Gives a client that is connected, with its servers. Throws what keepTrying throws, and a Failure for what is refused for good. */
export async function signIn(needs: SignInNeeds): Promise<SignedIn> {
  const isFinal = (error: unknown): boolean => error instanceof Failure;
  return keepTrying(() => signInOnce(needs), { isFinal, log: needs.log, signal: needs.signal });
}

/**
 * One attempt; gives the connected client. Throws a Failure for what is refused for good, else what discord.js throws.
 * A client that failed to sign in is ended; the next attempt makes another.
 */
export async function signInOnce(needs: SignInNeeds): Promise<SignedIn> {
  const { client, end } = createClient(needs);
  const { promise: ready, resolve, reject } = Promise.withResolvers<Client<true>>();
  let isStanding = false;
  client.once(Events.ClientReady, resolve);
  // After the login only this tells of a close for good: discord.js neither rejects nor calls itself unready.
  client.on(Events.ShardDisconnect, ({ code }: CloseEvent) => {
    needs.log.error('Discord ended the connection for good', { code });
    if (isStanding) needs.onLost(explainClose(code));
    else reject(explainClose(code));
  });
  ready.catch(() => undefined); // when the login itself rejects, nobody waits for this one
  const stop = (): void => reject(new Failure('unreachable', connectTexts.stoppedBefore));
  needs.signal?.addEventListener('abort', stop, { once: true });
  try {
    // A login may wait for a word of the gateway for a minute; who is told to stop does not.
    await Promise.race([client.login(needs.token), ready]);
    const readyClient = await ready;
    isStanding = true;
    return { client: readyClient, end };
  } catch (error) {
    await end();
    throw explainLoginError(error);
  } finally {
    needs.signal?.removeEventListener('abort', stop);
  }
}
