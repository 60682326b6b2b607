// Counts the answers that Discord holds against a bot, and shuts it out for a while when they are too many, as
// Cloudflare does in front of Discord: by a page of HTML, whatever was asked.

import type { Budget, Spend } from '../budgets.ts';

/** Discord's page on rate limits: 10,000 answers of 401, 403 and 429 (not of scope `shared`) in ten minutes. */
const INVALID_MAX = 10_000;
const INVALID_MS = 10 * 60_000;
/** How long it lasts is stated nowhere; the number is ours. */
const SHUT_OUT_MS = 60 * 60_000;
const HELD_AGAINST: readonly number[] = [401, 403, 429];

/** The page that stands in for every answer while a bot is shut out. */
interface ShutOutPage {
  readonly status: 429;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Door {
  /** The page to answer with while the bot is shut out; undefined while it is let in. */
  readonly isShut: () => ShutOutPage | undefined;
  /** Counts one answer. */
  readonly note: (answer: { readonly status: number; readonly headers: Readonly<Record<string, string>> }) => void;
}

/** Opens the door. `invalidMax` stands in for Discord's 10,000. */
export function createDoor(given: {
  readonly now: () => number;
  readonly spend: Spend;
  readonly invalidMax?: number | undefined;
}): Door {
  const budget: Budget = { name: 'invalid', max: given.invalidMax ?? INVALID_MAX, lengthMs: INVALID_MS };
  let shutUntil = 0;
  return {
    isShut: () => {
      const leftMs = shutUntil - given.now();
      return leftMs <= 0 ? undefined : drawPage(leftMs);
    },
    note: ({ status, headers }) => {
      if (!HELD_AGAINST.includes(status) || headers['X-RateLimit-Scope'] === 'shared') return;
      if (given.spend(budget, 'all').used >= budget.max) shutUntil = given.now() + SHUT_OUT_MS;
    },
  };
}

function drawPage(leftMs: number): ShutOutPage {
  const html =
    '<!doctype html><html><head><title>Access denied</title></head><body><h1>Error 1015</h1><p>You are being rate limited. You have been banned from accessing this website temporarily.</p></body></html>';
  return { status: 429, html, headers: { 'Retry-After': String(Math.ceil(leftMs / 1000)) } };
}
