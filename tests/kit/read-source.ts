// Reads the program's own source files, parsed, for the tests about its architecture and style.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Comment, type ParseResult, parseSync } from 'oxc-parser';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One import of a source file. `typeOnly`: it leaves no trace when types are stripped. */
export interface SourceImport {
  readonly from: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

export interface SourceFile {
  /** Relative to the project's root, with slashes: `src/news/actor.ts`. */
  readonly path: string;
  readonly text: string;
  readonly program: ParseResult['program'];
  readonly comments: readonly Comment[];
  readonly imports: readonly SourceImport[];
}

/** Gives every .ts file below the folders, parsed; throws when one does not parse. */
export function readSource(folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) => listFiles(join(ROOT, folder))).map(parseFile);
}

function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return listFiles(path);
    return path.endsWith('.ts') && !path.endsWith('.d.ts') ? [path] : [];
  });
}

function parseFile(file: string): SourceFile {
  return parseSource(relative(ROOT, file).replaceAll('\\', '/'), readFileSync(file, 'utf8'));
}

/** A source text as if it stood at a path; throws when it does not parse. */
export function parseSource(path: string, text: string): SourceFile {
  const { program, errors, comments, module } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const imports: SourceImport[] = module.staticImports.map((statement) => ({
    from: path,
    specifier: statement.moduleRequest.value,
    typeOnly: statement.entries.length > 0 && statement.entries.every((entry) => entry.isType),
  }));
  for (const statement of module.staticExports) {
    for (const entry of statement.entries) {
      if (entry.moduleRequest !== null) {
        imports.push({ from: path, specifier: entry.moduleRequest.value, typeOnly: entry.isType });
      }
    }
  }
  for (const dynamic of module.dynamicImports) {
    const specifier = text.slice(dynamic.moduleRequest.start, dynamic.moduleRequest.end).replace(/^['"`]|['"`]$/g, '');
    imports.push({ from: path, specifier, typeOnly: false });
  }
  return { path, text, program, comments, imports };
}

/** A node of the syntax tree, as far as a walk needs it. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** Calls `visit` with every node of a tree, parents first. */
export function walk(node: unknown, visit: (node: SyntaxNode) => void): void {
  if (Array.isArray(node)) {
    for (const part of node) walk(part, visit);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node && typeof node.type === 'string') visit(node as SyntaxNode);
  for (const [key, value] of Object.entries(node)) if (key !== 'parent') walk(value, visit);
}

/** The line (from 1) on which an offset stands. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
