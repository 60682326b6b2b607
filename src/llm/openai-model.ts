// The language model at any endpoint that speaks OpenAI's chat completions.

import { setTimeout as wait } from 'node:timers/promises';
import type { OpenAI } from 'openai';
import { z } from 'zod';
import { chargePurse } from './charge-purse.ts';
import { explainFault } from './explain-fault.ts';
import type { LanguageModel, WritingTask } from './language-model.ts';
import { limitBody } from './limit-body.ts';
import { type Priced, readReply } from './read-reply.ts';

// Why 1,500: ten claims of 400 characters are about 1,000 tokens, with the schema's own marks half as much again.
const REPLY_TOKENS_MAX = 1_500;
/**
 * Bytes of a prompt to a token, at the fewest: English has about four to one (OpenAI's rule of thumb), Chinese and other
 * scripts about three. So the estimate is seldom too low.
 */
const BYTES_PER_TOKEN = 3;
/** One more try, after this long where the endpoint asks for no other time … */
const RETRY_MS = 500;
/** … and none when it asks for longer: somebody reads the exact sentences meanwhile, and 20 s are all there are. */
const RETRY_MS_MAX = 3_000;

/** What the endpoint is, and `timeoutMsMax`, which limits a whole reply with all attempts. */
interface Endpoint {
  readonly key: string;
  readonly baseUrl: string;
  readonly name: string;
  readonly timeoutMsMax: number;
}

/** Opens the model. Loads the package `openai` only now, so that a program without a key does not pay for it. Throws nothing by itself. */
export async function openOpenaiModel(endpoint: Endpoint): Promise<LanguageModel> {
  const { OpenAI, BadRequestError, APIConnectionError } = await import('openai');
  const { zodResponseFormat } = await import('openai/helpers/zod');
  const client = new OpenAI({
    apiKey: endpoint.key,
    baseURL: endpoint.baseUrl,
    // Ours below: the package's own would sleep through the limit, and through an hour it ignores what it was told.
    maxRetries: 0,
    timeout: endpoint.timeoutMsMax,
    fetch: async (url, init) => limitBody(await fetch(url, init)),
    fetchOptions: { redirect: 'error' },
  });

  async function send<Reply>(task: WritingTask<Reply>, format: Format, signal: AbortSignal): Promise<Priced<Reply>> {
    const create = () => client.chat.completions.create(bodyOf(endpoint.name, task, format), { signal });
    const completion = await create().catch(async (error: unknown) => {
      // A connection that was kept open may have been closed by the other side: nothing was said on it then.
      const isDropped = error instanceof APIConnectionError && explainFault(error, signal).kind === 'unreachable';
      const waitMs = isDropped ? RETRY_MS : retryWait(error);
      if (waitMs === undefined || waitMs > RETRY_MS_MAX) throw error;
      await wait(waitMs, undefined, { signal });
      return create();
    });
    return readReply(task, completion);
  }

  async function write<Reply>(task: WritingTask<Reply>, signal?: AbortSignal): Promise<Priced<Reply>> {
    const limit = AbortSignal.timeout(endpoint.timeoutMsMax);
    const both = signal === undefined ? limit : AbortSignal.any([limit, signal]);
    try {
      return await send(task, zodResponseFormat(task.schema, task.name), both).catch((error: unknown) => {
        // Endpoints without structured output answer 400: they get the schema in words.
        if (!(error instanceof BadRequestError)) throw error;
        return send(withSchemaInWords(task), { type: 'json_object' }, both);
      });
    } catch (error) {
      throw explainFault(error, both);
    }
  }

  return chargePurse({ write }, estimateTokens);
}

type Format = NonNullable<OpenAI.ChatCompletionCreateParamsNonStreaming['response_format']>;

function bodyOf(
  model: string,
  task: WritingTask<unknown>,
  format: Format,
): OpenAI.ChatCompletionCreateParamsNonStreaming {
  return {
    model,
    temperature: 0,
    max_completion_tokens: REPLY_TOKENS_MAX,
    response_format: format,
    messages: [
      { role: 'system', content: task.instructions },
      { role: 'user', content: task.material },
    ],
  };
}

function withSchemaInWords<Reply>(task: WritingTask<Reply>): WritingTask<Reply> {
  const schema = JSON.stringify(z.toJSONSchema(task.schema));
  return {
    ...task,
    instructions: `${task.instructions}\nReply with one JSON object of this schema and nothing else: ${schema}`,
  };
}

/** The most that a task costs: its words, its schema and a reply of full length. */
function estimateTokens(task: WritingTask<unknown>): number {
  const { instructions, material } = withSchemaInWords(task);
  return Math.ceil(Buffer.byteLength(instructions + material) / BYTES_PER_TOKEN) + REPLY_TOKENS_MAX;
}

/** How long to wait before one more try, in milliseconds; undefined where another try would meet the same. */
function retryWait(error: unknown): number | undefined {
  const { status, headers } = error as { status?: unknown; headers?: unknown };
  if (typeof status !== 'number' || (status !== 429 && status < 500)) return undefined;
  const asked = headers instanceof Headers ? headers.get('retry-after') : null;
  if (asked === null) return RETRY_MS;
  // A date instead of seconds is as good as too long: the next question tries again.
  return Number(asked) >= 0 ? Number(asked) * 1_000 : undefined;
}
