// The language model at any endpoint that speaks OpenAI's chat completions.

import type { OpenAI } from 'openai';
import { z } from 'zod';
import type { Metrics } from '../metrics.ts';
import type { LanguageModel, WritingTask } from './language-model.ts';

// Why 1,500: ten claims of 400 characters are about 1,000 tokens, with the schema's own marks half as much again.
const REPLY_TOKENS_MAX = 1_500;

interface Spent {
  input: number;
  output: number;
}

/**
 * Opens the model. Loads the package `openai` only now, so that a program without a key does not pay for it.
 * `timeoutMsMax` limits a whole reply, with all attempts. `fetch` is handed in by tests. Throws nothing by itself.
 */
export async function openOpenaiModel(options: {
  readonly key: string;
  readonly baseUrl: string;
  readonly name: string;
  readonly timeoutMsMax: number;
  readonly metrics?: Pick<Metrics, 'modelCall'>;
}): Promise<LanguageModel> {
  const { OpenAI, BadRequestError } = await import('openai');
  const { zodResponseFormat } = await import('openai/helpers/zod');
  const client = new OpenAI({
    apiKey: options.key,
    baseURL: options.baseUrl,
    // One more try: a second one fits into the overall limit, which the signal below keeps.
    maxRetries: 1,
    timeout: options.timeoutMsMax,
    fetchOptions: { redirect: 'error' },
  });

  async function write<Reply>(task: WritingTask<Reply>, signal?: AbortSignal): Promise<Reply> {
    const limit = AbortSignal.timeout(options.timeoutMsMax);
    const both = signal === undefined ? limit : AbortSignal.any([limit, signal]);
    const end = options.metrics?.modelCall();
    const spent = { input: 0, output: 0 };
    try {
      const reply = await ask(task, both, spent);
      end?.('written', spent);
      return reply;
    } catch (error) {
      end?.(limit.aborted ? 'timeout' : 'failed', spent);
      throw error;
    }
  }

  async function ask<Reply>(task: WritingTask<Reply>, signal: AbortSignal, spent: Spent): Promise<Reply> {
    try {
      return await complete(task, zodResponseFormat(task.schema, task.name));
    } catch (error) {
      // Endpoints without structured output answer 400: they get the schema in words.
      if (!(error instanceof BadRequestError)) throw error;
      return await complete(withSchemaInWords(task), { type: 'json_object' });
    }

    async function complete(asked: WritingTask<Reply>, format: Parameters<typeof body>[1]): Promise<Reply> {
      const completion = await client.chat.completions.create(body(asked, format), { signal });
      // Not every endpoint counts.
      spent.input += completion.usage?.prompt_tokens ?? 0;
      spent.output += completion.usage?.completion_tokens ?? 0;
      return readReply(asked, completion);
    }
  }

  function body(
    task: WritingTask<unknown>,
    format: NonNullable<OpenAI.ChatCompletionCreateParamsNonStreaming['response_format']>,
  ): OpenAI.ChatCompletionCreateParamsNonStreaming {
    return {
      model: options.name,
      temperature: 0,
      max_completion_tokens: REPLY_TOKENS_MAX,
      response_format: format,
      messages: [
        { role: 'system', content: task.instructions },
        { role: 'user', content: task.material },
      ],
    };
  }

  return { write };
}

function withSchemaInWords<Reply>(task: WritingTask<Reply>): WritingTask<Reply> {
  const schema = JSON.stringify(z.toJSONSchema(task.schema));
  return {
    ...task,
    instructions: `${task.instructions}\nReply with one JSON object of this schema and nothing else: ${schema}`,
  };
}

/** Takes the reply's text through the schema. Throws when it was refused, cut, empty, no JSON or does not fit. */
function readReply<Reply>(task: WritingTask<Reply>, completion: OpenAI.ChatCompletion): Reply {
  const choice = completion.choices?.[0];
  if (choice === undefined) throw new Error('The model gave no choice.');
  if (choice.finish_reason !== 'stop') throw new Error(`The model's reply ended by ${choice.finish_reason}.`);
  if (choice.message.refusal) throw new Error('The model refused.');
  return task.schema.parse(JSON.parse(choice.message.content ?? ''));
}
