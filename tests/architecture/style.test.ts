// The style is a test: files open with a sentence, stay short, and say what their exported functions do.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lineOf, readSource, type SourceFile, type SyntaxNode, walk } from '../kit/read-source.ts';

const files = readSource(['src', 'commands']);

// style: a file that outgrows this is split by idea, a function by its steps. Tables of data may be longer.
const FILE_LINES_MAX = 250;
const FUNCTION_LINES_MAX = 50;

const CHECKS_PROPERTIES = 'tests/kit/check-property.ts';

describe('the style', () => {
  it('opens each file with one sentence that says what it is', () => {
    assert.ok(files.length > 30);
    assert.deepEqual(
      files.filter((file) => !/^\/\/ [A-Z0-9“/.`].*/.test(file.text)).map((file) => file.path),
      [],
    );
  });

  it('keeps files under 250 lines', () => {
    const long = files
      .map((file) => ({ path: file.path, lines: file.text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > FILE_LINES_MAX);
    assert.deepEqual(long, []);
  });

  it('keeps functions under 50 lines', () => {
    assert.deepEqual(files.flatMap(longFunctions), []);
  });

  it('says above each exported function what it takes and gives', () => {
    assert.deepEqual(files.flatMap(undocumented), []);
  });

  it('draws in tests the same values at each run: properties are checked by tests/kit/check-property.ts alone', () => {
    const tests = readSource(['tests']);
    assert.ok(tests.length > 200);
    assert.deepEqual(tests.flatMap(drawsItself), [CHECKS_PROPERTIES]);
  });
});

/** The file, where it has fast-check draw values by a seed of its own. */
function drawsItself(file: SourceFile): string[] {
  let draws = false;
  walk(file.program, (node) => {
    if (node.type !== 'MemberExpression') return;
    draws ||= /^fc\.(?:assert|check|sample|statistics)$/.test(file.text.slice(node.start, node.end));
  });
  return draws ? [file.path] : [];
}

function longFunctions(file: SourceFile): string[] {
  const long: string[] = [];
  walk(file.program, (node) => {
    if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) return;
    const lines = lineOf(file.text, node.end) - lineOf(file.text, node.start) + 1;
    // A function that makes a thing of several functions is as long as these: they are counted by themselves.
    if (lines - innerLines(file, node) > FUNCTION_LINES_MAX)
      long.push(`${file.path}:${lineOf(file.text, node.start)} has ${lines} lines`);
  });
  return long;
}

function innerLines(file: SourceFile, outer: SyntaxNode): number {
  let lines = 0;
  let end = outer.start;
  walk(outer.body, (node) => {
    if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type) || node.start < end)
      return;
    lines += lineOf(file.text, node.end) - lineOf(file.text, node.start);
    end = node.end;
  });
  return lines;
}

function undocumented(file: SourceFile): string[] {
  return file.program.body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration' || statement.declaration?.type !== 'FunctionDeclaration') return [];
    const before = file.text.slice(0, statement.start).trimEnd();
    const documented = file.comments.some((comment) => comment.type === 'Block' && comment.end === before.length);
    return documented
      ? []
      : [`${file.path}:${lineOf(file.text, statement.start)} ${statement.declaration.id?.name ?? ''}`];
  });
}
