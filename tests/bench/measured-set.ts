// What a measured set is, and the tools that its converter works with.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DATA = new URL('../../../shared/data/', import.meta.url);

/** One line of the table. `now` is a share from 0 to 1, or undefined where it is not measured. */
export interface Row {
  readonly measure: string;
  readonly now: number | undefined;
  readonly baseline: string;
  readonly target: string;
  readonly note?: string;
}

export interface MeasuredSet {
  readonly name: string;
  readonly files: readonly string[];
  readonly run: () => Promise<readonly Row[]>;
}

export interface BatchLine {
  readonly id: string;
  readonly input: unknown;
}

/** One output line. `output` is absent for an error line. Shapes are as the measures define them; a set reads its own. */
export interface BatchResult<Output> {
  readonly id: string;
  readonly output?: Output;
  readonly error?: { readonly code: string; readonly message: string };
}

/** True when the set's files are there. */
export function hasData(files: readonly string[]): boolean {
  return files.every((file) => existsSync(new URL(file, DATA)));
}

/** Reads a set's file of JSON lines (gzip welcome). */
export function readLines<Line>(file: string): Line[] {
  const bytes = readFileSync(new URL(file, DATA));
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line);
}

/** Reads a set's file of one JSON value. */
export function readJson<Value>(file: string): Value {
  return JSON.parse(readFileSync(new URL(file, DATA), 'utf8')) as Value;
}

/**
 * Asks `batch VERB` all lines in one process. Gives the results in order.
 * Throws when the program ends with another exit code than 0 or answers another number of lines.
 */
export async function askBatch<Output>(
  verb: string,
  lines: readonly BatchLine[],
  dataDir?: string,
): Promise<BatchResult<Output>[]> {
  const input = lines.map((line) => JSON.stringify(line)).join('\n');
  const output = await runProgram(['batch', verb, ...(dataDir === undefined ? [] : ['--data', dataDir])], `${input}\n`);
  const results = output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as BatchResult<Output>);
  if (results.length !== lines.length)
    throw new Error(`batch ${verb} answered ${results.length} of ${lines.length} lines`);
  return results;
}

/** Imports articles (as JSON lines) into a new store. Gives its folder. Throws when any fails. */
export async function importArticles(articles: readonly unknown[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-measure-'));
  const file = join(folder, 'articles.jsonl');
  writeFileSync(file, articles.map((article) => JSON.stringify(article)).join('\n'));
  await runProgram(['import', '--data', join(folder, 'data'), file], '');
  return join(folder, 'data');
}

function runProgram(args: readonly string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'src/main.ts'), ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const complaints: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(out).toString('utf8'));
      else
        reject(
          new Error(
            `${args.join(' ')} ended with ${code}: ${Buffer.concat(complaints).toString('utf8').slice(-2_000)}`,
          ),
        );
    });
    // A program that ends early closes its input; what it said tells why.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** F1 of counts; 0 when nothing was right. */
export function f1({
  right,
  found,
  gold,
}: {
  readonly right: number;
  readonly found: number;
  readonly gold: number;
}): number {
  return right === 0 ? 0 : (2 * right) / (found + gold);
}

/** The share of those for which the test holds; undefined of an empty list. */
export function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number | undefined {
  return items.length === 0 ? undefined : items.filter(holds).length / items.length;
}
