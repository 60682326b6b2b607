// Says what an error of the package `openai` means, without a word of what was asked, replied or answered.

import { ModelFault } from './model-fault.ts';

/** Codes of the system for connections that were never made: nothing was asked. */
const NEVER_REACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);
/** An error that wraps one that wraps one …: the package over fetch over undici over the socket. */
const CAUSES_MAX = 5;

/**
 * The fault that an error stands for. An endpoint that answers with an error did no work (0 tokens); after a time-out or
 * a cut connection nobody knows. `signal` is the one that the call was ended by, if it was.
 */
export function explainFault(error: unknown, signal: AbortSignal): ModelFault {
  const chain = causesOf(error);
  const known = chain.find((each) => each instanceof ModelFault);
  if (known !== undefined) return known;
  if (signal.aborted) return new ModelFault('timeout', 'The model took too long.');
  const status = (error as { readonly status?: unknown } | null)?.status;
  if (typeof status === 'number') return explainStatus(status);
  if (chain.some((each) => each instanceof Error && /redirect/iu.test(each.message))) {
    return new ModelFault(
      'redirected',
      'The model’s endpoint leads elsewhere; give its last address as OPENAI_BASE_URL.',
      {
        tokens: 0,
      },
    );
  }
  if (chain.some((each) => NEVER_REACHED.has(codeOf(each)))) {
    return new ModelFault('unreachable', 'The model’s endpoint cannot be reached; check OPENAI_BASE_URL.', {
      tokens: 0,
    });
  }
  if (error instanceof SyntaxError) {
    return new ModelFault('unreadable', 'The model’s endpoint answered with something that is no JSON.');
  }
  return new ModelFault('unreachable', 'The connection to the model’s endpoint was cut.');
}

function explainStatus(status: number): ModelFault {
  const cost = { status, tokens: 0 };
  if (status === 401 || status === 403) {
    return new ModelFault('unauthorized', 'The model’s endpoint refuses the key; check OPENAI_API_KEY.', cost);
  }
  if (status === 404) {
    const message = 'The model’s endpoint knows no such model; check DATELINE_MODEL and OPENAI_BASE_URL.';
    return new ModelFault('no such model', message, cost);
  }
  if (status === 429) {
    const message = 'The model’s endpoint asks for patience, or its account is used up.';
    return new ModelFault('rate limited', message, cost);
  }
  if (status >= 500) return new ModelFault('server error', 'The model’s endpoint met an error of its own.', cost);
  return new ModelFault('bad request', 'The model’s endpoint does not take the request.', cost);
}

function causesOf(error: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  for (let each = error; each instanceof Error && chain.length < CAUSES_MAX; each = each.cause) chain.push(each);
  return chain;
}

const codeOf = (error: unknown): string => String((error as { readonly code?: unknown }).code ?? '');
