// One JSON line per event (pino). The only user of the console.

import { pino } from 'pino';
import { describeFacts, maskSecrets } from './describe-error.ts';

/** Where things are told to the operator: an event's name and its facts. Secrets and people's questions are not among them. */
export interface Log {
  debug(event: string, facts?: Readonly<Record<string, unknown>>): void;
  info(event: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(event: string, facts?: Readonly<Record<string, unknown>>): void;
  error(event: string, facts?: Readonly<Record<string, unknown>>): void;
}

// Standard error: standard output belongs to what a command was asked for.
const STANDARD_ERROR = 2;

/**
 * Opens the log: JSON lines on standard error, or lines for people when that is a terminal.
 * `level` is the least that is written; `secrets` are masked wherever they stand. Gives the log; throws nothing.
 */
export function openLog(options: {
  readonly level: string;
  readonly pretty: boolean;
  readonly secrets?: readonly string[];
}): Log {
  const mask = maskSecrets(options.secrets);
  // pino's own way with an error copies all that hangs onto it: discord.js hangs on addresses and what people wrote.
  const serializers = { err: (described: unknown) => described };
  const logger = options.pretty
    ? pino({
        level: options.level,
        serializers,
        transport: {
          target: 'pino-pretty',
          options: { destination: STANDARD_ERROR, ignore: 'pid,hostname', sync: true },
        },
      })
    : pino({ level: options.level, base: null, serializers }, pino.destination({ dest: STANDARD_ERROR, sync: true }));
  return {
    debug: (event, facts = {}) => logger.debug(describeFacts(facts, mask), event),
    info: (event, facts = {}) => logger.info(describeFacts(facts, mask), event),
    warn: (event, facts = {}) => logger.warn(describeFacts(facts, mask), event),
    error: (event, facts = {}) => logger.error(describeFacts(facts, mask), event),
  };
}
