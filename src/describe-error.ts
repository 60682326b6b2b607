// What the log may tell of an error: never what people wrote, never what opens a door.

/** An error that wraps one that wraps one … is told this far: enough for discord.js over undici over the socket. */
const CAUSES_MAX = 4;
/** Of errors side by side (each address of a host that was tried) the first few tell the rest. */
const SIDE_BY_SIDE_MAX = 3;

/** What stands in the place of a secret. */
const MASK = '***';

// Discord's documentation, "Interactions" and "Webhook resource": the token follows the id in the address.
const TOKEN_IN_ADDRESS = /((?:webhooks|interactions)\/\d+\/)[^/?#\s"'`<>)\]]+/g;

/** Masks the tokens of interactions and webhooks in whatever addresses stand in a text. Gives the text. */
function maskTokens(text: string): string {
  return text.replace(TOKEN_IN_ADDRESS, `$1${MASK}`);
}

/**
 * The facts of an event as the log may write them: errors, under whatever name, by `describeError`; texts with their
 * tokens masked; the rest as it is.
 */
export function describeFacts(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, describeFact(fact)]));
}

function describeFact(fact: unknown): unknown {
  if (fact instanceof Error) return describeError(fact);
  return typeof fact === 'string' ? maskTokens(fact) : fact;
}

/**
 * An error by what is safe to tell: its type, message, trace, code, status, method, and the same of what caused it.
 * Everything else that libraries hang onto errors (discord.js: the address with its token, the body with a person's
 * question) is left out, for nobody knows what it holds.
 */
function describeError(error: Error, causesLeft: number = CAUSES_MAX): Record<string, unknown> {
  const { code, status, method } = error as { code?: unknown; status?: unknown; method?: unknown };
  const wrapped = error.cause === undefined ? {} : { cause: describeCause(error.cause, causesLeft) };
  const beside =
    error instanceof AggregateError
      ? { errors: error.errors.slice(0, SIDE_BY_SIDE_MAX).map((each) => describeCause(each, causesLeft)) }
      : {};
  return {
    type: error.name,
    message: maskTokens(error.message),
    stack: maskTokens(error.stack ?? ''),
    ...plain({ code, status, method }),
    ...wrapped,
    ...beside,
  };
}

/** What is no error is told by its kind alone, unless it is a text. */
function describeCause(cause: unknown, causesLeft: number): unknown {
  if (causesLeft === 0) return '…';
  if (cause instanceof Error) return describeError(cause, causesLeft - 1);
  return typeof cause === 'string' ? maskTokens(cause) : typeof cause;
}

function plain(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([, fact]) => typeof fact === 'string' || typeof fact === 'number')
      .map(([name, fact]) => [name, describeFact(fact)]),
  );
}
