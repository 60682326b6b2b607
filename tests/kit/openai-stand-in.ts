// A stand-in for an endpoint that speaks OpenAI's chat completions: it replies from the sentences it is given, or fails in every way we know.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the endpoint says of one request's cost. */
export const TOKENS_USED = 321;

interface Claim {
  readonly text: string;
  readonly sentences: readonly number[];
}

/** One answer of the endpoint: the nth request (from 1) with its body. */
export type Handler = (response: ServerResponse, asked: { readonly count: number; readonly body: string }) => void;

export interface OpenaiStandIn {
  /** As OPENAI_BASE_URL wants it. */
  readonly baseUrl: string;
  /** The bodies of the requests so far. */
  readonly requests: readonly Record<string, unknown>[];
  /** What the next requests meet. */
  answer: Handler;
  readonly stop: () => Promise<void>;
}

/** A whole completion, as JSON text; `more` changes its only choice, `usage` what it says to have cost. */
export function completion(
  content: string | null,
  more: Readonly<Record<string, unknown>> = {},
  usage: object | null = { prompt_tokens: 300, completion_tokens: 21, total_tokens: TOKENS_USED },
): string {
  const message = { role: 'assistant', content, refusal: null };
  const choice = { index: 0, finish_reason: 'stop', message, ...more };
  return JSON.stringify({
    id: 'x',
    object: 'chat.completion',
    choices: [choice],
    ...(usage === null ? {} : { usage }),
  });
}

const json = (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Handler => {
  return (response) => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
};
const fault = (status: number, headers: Readonly<Record<string, string>> = {}): Handler =>
  json(status, '{"error":{"message":"told with the question in it"}}', headers);

/** Replies with these claims. */
export const claiming = (...claims: readonly Claim[]): Handler => json(200, completion(JSON.stringify({ claims })));

/** Replies with whatever is given, as JSON. */
export const replying = (reply: unknown): Handler => json(200, completion(JSON.stringify(reply)));

const claimsOf = (texts: readonly string[]): string =>
  JSON.stringify({ claims: texts.map((text) => ({ text, sentences: [1] })) });
const CLAIMS = claimsOf(['Ada Quill opened the harbour.']);

/** Writes claims for as long as somebody reads them. */
function writeOnAndOn(response: ServerResponse): void {
  const more = () => {
    while (!response.destroyed && response.write(`${CLAIMS},`.repeat(1_000)));
  };
  response.writeHead(200, { 'content-type': 'application/json' }).on('drain', more);
  more();
}

/**
 * The ways in which an endpoint fails. `kind` is what the model's fault is called; `tokens`: what the failed call cost,
 * 'reserved' where nobody knows; `requests`: how many it takes.
 */
export const FAULTS: Readonly<
  Record<
    string,
    {
      readonly kind: string;
      readonly tokens: number | 'reserved';
      readonly requests: number;
      readonly handle: Handler;
    }
  >
> = {
  'a wrong key': { kind: 'unauthorized', tokens: 0, requests: 1, handle: fault(401) },
  'an unknown model': { kind: 'no such model', tokens: 0, requests: 1, handle: fault(404) },
  'too many requests, for a moment': {
    kind: 'rate limited',
    tokens: 0,
    requests: 2,
    handle: fault(429, { 'retry-after': '0' }),
  },
  'too many requests, for an hour': {
    kind: 'rate limited',
    tokens: 0,
    requests: 1,
    handle: fault(429, { 'retry-after': '3600' }),
  },
  'an error of its own': { kind: 'server error', tokens: 0, requests: 2, handle: fault(500, { 'retry-after': '0' }) },
  'a request it does not take': { kind: 'bad request', tokens: 0, requests: 2, handle: fault(400) },
  'no answer at all': { kind: 'timeout', tokens: 'reserved', requests: 1, handle: () => undefined },
  'a body that stalls': {
    kind: 'timeout',
    tokens: 'reserved',
    requests: 1,
    handle: (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write(completion(CLAIMS).slice(0, 40));
    },
  },
  'a redirect to another host': {
    kind: 'redirected',
    tokens: 0,
    requests: 1,
    handle: (response) => response.writeHead(307, { location: 'http://127.0.0.2:9/v1/chat/completions' }).end(),
  },
  'a body cut off': {
    kind: 'unreachable',
    tokens: 'reserved',
    requests: 1,
    handle: (response) => {
      const body = completion(CLAIMS);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': `${body.length}` });
      response.write(body.slice(0, 40), () => response.destroy());
    },
  },
  'a connection that is dropped': {
    kind: 'unreachable',
    tokens: 'reserved',
    requests: 2,
    handle: (response) => response.destroy(),
  },
  'half a body of JSON': {
    kind: 'unreadable',
    tokens: 'reserved',
    requests: 1,
    handle: json(200, completion(CLAIMS).slice(0, 60)),
  },
  'a page of HTML': {
    kind: 'unreadable',
    tokens: 'reserved',
    requests: 1,
    handle: (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome</html>'),
  },
  'a flood': {
    kind: 'unreadable',
    tokens: 'reserved',
    requests: 1,
    handle: json(200, `{"choices":[],"padding":"${'x'.repeat(1_100_000)}"}`),
  },
  'fenced JSON': {
    kind: 'unfit',
    tokens: TOKENS_USED,
    requests: 1,
    handle: json(200, completion(`\`\`\`json\n${CLAIMS}\n\`\`\``)),
  },
  'a broken schema': {
    kind: 'unfit',
    tokens: TOKENS_USED,
    requests: 1,
    handle: json(200, completion('{"claims":[{"text":"x"}]}')),
  },
  'too many claims': {
    kind: 'unfit',
    tokens: TOKENS_USED,
    requests: 1,
    handle: json(200, completion(claimsOf(Array.from({ length: 11 }, () => 'Ada Quill opened the harbour.')))),
  },
  'a very long claim': {
    kind: 'unfit',
    tokens: TOKENS_USED,
    requests: 1,
    handle: json(200, completion(claimsOf(['Ada Quill opened the harbour. '.repeat(40)]))),
  },
  'a body without end': { kind: 'unreadable', tokens: 'reserved', requests: 1, handle: writeOnAndOn },
  'an empty body': { kind: 'unreadable', tokens: 'reserved', requests: 1, handle: json(200, '') },
  'a refusal': {
    kind: 'refused',
    tokens: TOKENS_USED,
    requests: 1,
    handle: json(200, completion(null, { message: { role: 'assistant', content: null, refusal: 'no' } })),
  },
  'a reply cut by its length': {
    kind: 'cut',
    tokens: TOKENS_USED,
    requests: 1,
    handle: json(200, completion('{"claims":[', { finish_reason: 'length' })),
  },
  'a content filter': {
    kind: 'filtered',
    tokens: TOKENS_USED,
    requests: 1,
    handle: json(200, completion(null, { finish_reason: 'content_filter' })),
  },
  'no choices': {
    kind: 'no choice',
    tokens: 'reserved',
    requests: 1,
    handle: json(200, '{"choices":[]}'),
  },
};

/** Starts the stand-in on a free port of 127.0.0.1; it replies with no claims until told otherwise. */
export async function startOpenaiStandIn(): Promise<OpenaiStandIn> {
  const requests: Record<string, unknown>[] = [];
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const body = (await Array.fromAsync(request)).join('');
    requests.push(JSON.parse(body) as Record<string, unknown>);
    standIn.answer(response, { count: requests.length, body });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const standIn: OpenaiStandIn = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    answer: claiming(),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return standIn;
}
