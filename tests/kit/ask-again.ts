// People who ask a shard of a cluster again and again, whether it answers or not; what they asked and when they were answered.

import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { SandboxProcess } from '../sandbox/sandbox-process.ts';
import { until } from './until.ts';

/** Often enough that who is back is seen to be, seldom enough that the asking itself costs little. */
const ASK_EVERY_MS = 250;
/** Long enough for a very busy machine. */
const AGAIN_MS_MAX = 300_000;
/** Discord gives up after three seconds; the rest is for a busy machine. */
const ANSWER_MS_MAX = 15_000;

/** A question; milliseconds of `performance.now()`. Without `answeredAt` nobody has answered (yet). */
interface Asked {
  readonly askedAt: number;
  answeredAt?: number;
  /** What was shown, as JSON. */
  said?: string;
}

export interface Asking {
  readonly asked: readonly Asked[];
  /** Ends it; resolves when the last is answered or given up. */
  readonly stop: () => Promise<void>;
}

/** Asks in a channel every quarter of a second: none waits for the one before. */
export function askAgain(
  sandbox: Pick<SandboxProcess, 'interact'>,
  question: { readonly command: string; readonly channelId: string; readonly as?: 'moderator' },
  everyMs = ASK_EVERY_MS,
): Asking {
  const asked: Asked[] = [];
  const inHand = new Set<Promise<void>>();
  let isOver = false;
  const ask = async (one: Asked): Promise<void> => {
    const deed = { ...question, kind: 'command', until: 'settled', timeoutMs: ANSWER_MS_MAX } as const;
    const message = await sandbox.interact(deed).then(
      (sight) => sight.message,
      () => undefined,
    );
    if (message === undefined) return;
    one.answeredAt = performance.now();
    one.said = JSON.stringify(message.raw);
  };
  const asking = (async () => {
    while (!isOver) {
      const one = { askedAt: performance.now() };
      asked.push(one);
      const answered = ask(one).finally(() => inHand.delete(answered));
      inHand.add(answered);
      await wait(everyMs);
    }
  })();
  return {
    asked,
    stop: async () => {
      isOver = true;
      await asking;
      await Promise.all(inHand);
    },
  };
}

/** When the first question asked after `from` was answered; undefined when none was yet. */
export function answeredAfter({ asked }: Asking, from: number): number | undefined {
  const answers = asked.flatMap(({ askedAt, answeredAt = Infinity }) => (askedAt > from ? [answeredAt] : []));
  const first = Math.min(...answers);
  return Number.isFinite(first) ? first : undefined;
}

/** How busy the machine is just now: as long as the living shard took at most in this time. */
const PEER_MS = 10_000;
/** The first answer of a program that was just started takes a part of its start longer than later ones. */
const FIRST_ANSWER_SHARE = 0.25;

/**
 * Waits for the first answer after a restart; gives when it came, and how long after the restart. Throws where that is longer
 * than the time between two questions, what its living peer takes at most, and a quarter of the restart itself.
 */
export async function untilAnsweredAgain(
  asking: Asking,
  restarted: {
    readonly killedAt: number;
    readonly restartMs: number;
    readonly peer: Asking;
    readonly peerUpSince: number;
  },
): Promise<{ readonly answeredAt: number; readonly beyondMs: number }> {
  const { killedAt, restartMs, peer, peerUpSince } = restarted;
  const answeredAt = await until('it answers again', AGAIN_MS_MAX, () => answeredAfter(asking, killedAt));
  const beyondMs = answeredAt - killedAt - restartMs;
  const usualMs = longestWait(peer, Math.max(killedAt - PEER_MS, peerUpSince));
  assert.ok(
    beyondMs <= ASK_EVERY_MS + usualMs + FIRST_ANSWER_SHARE * restartMs,
    `it was back after ${restartMs} ms and answered ${beyondMs} ms later, the other within ${usualMs} ms`,
  );
  return { answeredAt, beyondMs };
}

/** The longest wait for an answer among the questions asked since then, those that still wait included; 0 when none was asked. */
function longestWait({ asked }: Asking, from: number): number {
  const now = performance.now();
  const waits = asked.flatMap(({ askedAt, answeredAt = now }) => (askedAt > from ? [answeredAt - askedAt] : []));
  return Math.max(0, ...waits);
}
