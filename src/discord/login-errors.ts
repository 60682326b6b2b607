// What Discord means when it does not let us in: told to the operator in one sentence, or left to be tried again.

import { DiscordjsError, DiscordjsErrorCodes } from 'discord.js';
import { Failure } from '../news/failure.ts';
import { connectTexts } from './texts.ts';

// While signing in, discord.js passes on only these messages of its gateway package, not the close codes behind them.
const CLOSE_CODES: ReadonlyMap<string, number> = new Map([
  ['Authentication failed', 4004],
  ['Invalid shard', 4010],
  ['Sharding is required', 4011],
  ['Used an invalid API version', 4012],
  ['Used invalid intents', 4013],
  ['Used disallowed intents', 4014],
]);

/** A Failure for what no further attempt can mend; the error itself for the rest. */
export function explainLoginError(error: unknown): unknown {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) {
    return new Failure('refused', connectTexts.wrongToken, { cause: error });
  }
  const code = error instanceof Error ? CLOSE_CODES.get(error.message) : undefined;
  return code === undefined ? error : explainClose(code, error);
}

/** The Failure for a close code after which Discord takes no reconnection. */
export function explainClose(code: number, cause?: unknown): Failure {
  if (code === 4004) return new Failure('refused', connectTexts.wrongToken, { cause });
  return new Failure(
    'refused',
    connectTexts.closed(code, connectTexts.closeReasons[code] ?? connectTexts.closedOtherwise),
    { cause },
  );
}
