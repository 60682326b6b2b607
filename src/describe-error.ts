// What the log may tell of an error: never what people wrote, never what opens a door.

/** An error that wraps one that wraps one … is told this far: enough for discord.js over undici over the socket. */
const CAUSES_MAX = 4;
/** Of errors side by side (each address of a host that was tried) the first few tell the rest. */
const SIDE_BY_SIDE_MAX = 3;

/** What stands in the place of a secret. */
const MASK = '***';
/** A shorter secret (the key of an endpoint that asks for none) is a common word: masking it would shred the text. */
const SECRET_CHARACTERS_MIN = 8;

/** What opens a door wherever it stands, each with what may stay of it. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // Discord's documentation, "Interactions" and "Webhook resource": the token follows the id in the address.
  [/((?:webhooks|interactions)\/\d+\/)[^/?#\s"'`<>)\]]+/g, `$1${MASK}`],
  // A bot's token: its id in base 64, a time, a signature.
  [/\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g, MASK],
  // RFC 9110, "Authorization", with Discord's own scheme.
  [/\b(Bearer|Basic|Bot) [\w.~+/=-]{8,}/g, `$1 ${MASK}`],
  // RFC 3986, "User Information". The schemes are short, so that a long text is read once.
  [/\b([a-z][a-z\d+.-]{0,20}:\/\/)[^\s/@:"'`]*:[^\s/@"'`]*@/gi, `$1${MASK}@`],
];

export type Mask = (text: string) => string;

/** Gives what masks in a text the tokens and passwords that are known by their form, and these secrets by their letters. */
export function maskSecrets(secrets: readonly string[] = []): Mask {
  const known = secrets.filter((secret) => secret.length >= SECRET_CHARACTERS_MIN);
  return (text) => {
    const masked = known.reduce((left, secret) => left.replaceAll(secret, MASK), text);
    return PATTERNS.reduce((left, [pattern, kept]) => left.replace(pattern, kept), masked);
  };
}

/**
 * The facts of an event as the log may write them: errors, under whatever name, by `describeError`; texts with their
 * tokens masked; the rest as it is.
 */
export function describeFacts(
  facts: Readonly<Record<string, unknown>>,
  mask: Mask = maskSecrets(),
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, describeFact(fact, mask)]));
}

/**
 * A bug as the console may tell it: its trace and those of what caused it, masked. What libraries hang onto errors is
 * left out, as in the log.
 */
export function describeBug(error: unknown, mask: Mask): string {
  const traces: string[] = [];
  let cause = error;
  while (cause instanceof Error && traces.length <= CAUSES_MAX) {
    traces.push(cause.stack ?? `${cause}`);
    cause = cause.cause;
  }
  return mask(traces.length === 0 ? String(error) : traces.join('\ncaused by: '));
}

function describeFact(fact: unknown, mask: Mask): unknown {
  if (fact instanceof Error) return describeError(fact, mask);
  return typeof fact === 'string' ? mask(fact) : fact;
}

/**
 * An error by what is safe to tell: its type, message, trace, code, status, method, and the same of what caused it.
 * Everything else that libraries hang onto errors (discord.js: the address with its token, the body with a person's
 * question) is left out, for nobody knows what it holds.
 */
function describeError(error: Error, mask: Mask, causesLeft: number = CAUSES_MAX): Record<string, unknown> {
  const { code, status, method } = error as { code?: unknown; status?: unknown; method?: unknown };
  const wrapped = error.cause === undefined ? {} : { cause: describeCause(error.cause, mask, causesLeft) };
  const beside =
    error instanceof AggregateError
      ? { errors: error.errors.slice(0, SIDE_BY_SIDE_MAX).map((each) => describeCause(each, mask, causesLeft)) }
      : {};
  return {
    type: error.name,
    message: mask(error.message),
    stack: mask(error.stack ?? ''),
    ...plain({ code, status, method }, mask),
    ...wrapped,
    ...beside,
  };
}

/** What is no error is told by its kind alone, unless it is a text. */
function describeCause(cause: unknown, mask: Mask, causesLeft: number): unknown {
  if (causesLeft === 0) return '…';
  if (cause instanceof Error) return describeError(cause, mask, causesLeft - 1);
  return typeof cause === 'string' ? mask(cause) : typeof cause;
}

function plain(facts: Readonly<Record<string, unknown>>, mask: Mask): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([, fact]) => typeof fact === 'string' || typeof fact === 'number')
      .map(([name, fact]) => [name, describeFact(fact, mask)]),
  );
}
