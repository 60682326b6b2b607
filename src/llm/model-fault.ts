// What went wrong with the language model, told without a word of what was asked or replied.

/** What kind of fault it was; the message says it in a sentence for the operator. */
export type ModelFaultKind =
  | 'unauthorized'
  | 'no such model'
  | 'rate limited'
  | 'bad request'
  | 'server error'
  | 'unreachable'
  | 'redirected'
  | 'timeout'
  | 'unreadable'
  | 'no choice'
  | 'refused'
  | 'cut'
  | 'filtered'
  | 'unfit';

/** Thrown by the model. Its message and fields are safe to log: they hold nothing that the endpoint or a person wrote. */
export class ModelFault extends Error {
  readonly kind: ModelFaultKind;
  /** The endpoint's HTTP status, where it answered with one. */
  readonly status: number | undefined;
  /** Tokens that the failed attempt cost: what the endpoint reported, 0 when it did no work; undefined when nobody knows. */
  readonly tokens: number | undefined;

  constructor(
    kind: ModelFaultKind,
    message: string,
    more: { readonly status?: number; readonly tokens?: number } = {},
  ) {
    super(message);
    this.name = 'ModelFault';
    this.kind = kind;
    this.status = more.status;
    this.tokens = more.tokens;
  }
}

/** What the log is told of a fault: a model's by its kind, which tells nothing that was asked; a bug by its error. */
export function describeFault(fault: unknown): Record<string, unknown> {
  if (!(fault instanceof ModelFault)) return { err: fault };
  const { kind, status, message } = fault;
  return { kind, why: message, ...(status === undefined ? {} : { status }) };
}
