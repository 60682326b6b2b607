// `batch VERB`: one line of JSON in, one out, in the same order. Everything is measured through this.

import type { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { z } from 'zod';
import { Failure } from '../news/failure.ts';
import { showProgress, type Terminal } from './terminal.ts';

/** Takes one line's `input`, gives its `output`. Throws Failure (or a ZodError) for an error line. */
export type BatchVerb = (input: unknown) => unknown;

const FORM = '{"id":…,"input":{…}}';

const lineSchema = z.object({ id: z.unknown(), input: z.unknown() });

/**
 * Reads lines `{"id":…,"input":{…}}` and writes `{"id":…,"output":{…}}` or `{"id":…,"error":{code,message}}` for each,
 * in order, as they come. Gives the exit code: 0 when every line was answered (an error line counts as answered).
 * Throws only when the output cannot be written.
 */
export async function runBatch(
  verb: BatchVerb,
  streams: { readonly input: Readable; readonly output: Writable },
  terminal: Terminal,
): Promise<number> {
  const progress = showProgress('Answering', terminal);
  let done = 0;
  for await (const line of linesOf(streams.input)) {
    if (line.trim() === '') continue;
    const isRoomLeft = streams.output.write(`${JSON.stringify(await answerLine(line, verb))}\n`);
    if (!isRoomLeft) await new Promise<void>((resolve) => streams.output.once('drain', () => resolve()));
    done += 1;
    // How many will come is not known while they stream: the total grows along.
    progress.update(done, done + 1);
  }
  progress.stop();
  return 0;
}

/** Parts at line feeds alone: node:readline also parts at U+2028, which JSON allows inside its strings. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest + decoder.end();
}

async function answerLine(line: string, verb: BatchVerb): Promise<unknown> {
  let id: unknown = null;
  try {
    const parsed = lineSchema.parse(JSON.parse(line));
    id = parsed.id;
    return { id, output: await verb(parsed.input ?? {}) };
  } catch (error) {
    return { id, error: toErrorLine(error) };
  }
}

function toErrorLine(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof Failure) return { code: error.code, message: error.message };
  if (error instanceof z.ZodError) return { code: 'bad-input', message: sayFault(error.issues[0]) };
  if (error instanceof SyntaxError)
    return { code: 'bad-input', message: `The line is no JSON (${error.message}); write one ${FORM} a line.` };
  return { code: 'bug', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** One sentence: which field is wrong, and what it is to be. */
function sayFault(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined || issue.path.length === 0) return `The line is not of the form ${FORM}; write it so.`;
  const field = `"${issue.path.join('.')}" in the input`;
  if (issue.code === 'invalid_type') {
    const wanted = TYPES[issue.expected] ?? issue.expected;
    const isMissing = issue.message.endsWith('received undefined');
    return isMissing
      ? `${field} is missing; give ${wanted} there.`
      : `${field} is of a wrong kind; give ${wanted} there.`;
  }
  if (issue.code === 'invalid_value') return `${field} is none of ${issue.values.join(', ')}; give one of them.`;
  if (issue.code === 'too_small') return `${field} is too small; give ${issue.minimum} at least.`;
  if (issue.code === 'too_big') return `${field} is too large; give ${issue.maximum} at most.`;
  if (issue.code === 'invalid_format') {
    const form = issue.format === 'datetime' ? 'an instant like 2026-05-04T12:00:00Z' : 'a day like 2026-05-04';
    return `${field} is not written as it must be; give ${form}.`;
  }
  return `${field} cannot be read; the list of verbs tells what goes there.`;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  number: 'a number',
  int: 'a whole number',
  array: 'a list in brackets',
  object: 'an object in braces',
  record: 'an object in braces',
};
