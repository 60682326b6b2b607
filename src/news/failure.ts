// What went wrong, told so that a person may read it.

/** The kinds of failure that a person may meet; each has one sentence of its own where it is thrown. */
export type FailureCode =
  | 'bad-input'
  | 'not-found'
  | 'ambiguous'
  | 'not-allowed'
  | 'missing-permission'
  | 'stale'
  | 'limit'
  | 'unreachable'
  | 'refused'
  | 'unreadable'
  | 'timeout'
  | 'busy'
  | 'newer-schema'
  | 'disk'
  | 'not-built';

/**
 * An expected fault. `message` is one sentence (or two): what is wrong and what to do. Anything thrown that is no
 * Failure is a bug: the edge logs it once under an id and shows the person that id.
 */
export class Failure extends Error {
  readonly code: FailureCode;
  /** Whose doing it was, where a person is to know that: the id of a person in Discord. */
  readonly by: string | undefined;

  constructor(code: FailureCode, message: string, options?: { cause?: unknown; by?: string }) {
    super(message, options);
    this.name = 'Failure';
    this.code = code;
    this.by = options?.by;
  }
}
