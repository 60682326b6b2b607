// What Dateline says in Discord stands in texts.ts and command-texts.ts: no sentence of it anywhere else in commands/ and discord/.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lineOf, readSource, type SourceFile, type SyntaxNode } from '../kit/read-source.ts';

/** The texts' own places, and words that nobody is told: Discord's own for its faults, tables of the README. */
const PLACES = /^src\/discord\/(texts|command-texts|login-errors|invite-link|command-table)\.ts$/;
/** A command says of itself, where it is defined, what Discord and the README show of it. */
const OWN_WORDS = new Set(['description', 'does', 'what']);
/** Words of our own vocabulary, which programs read. */
const VOCABULARY = new Set(['defer privately', 'say so', 'discord commands', 'article restore']);
/** For the operator's log, and for bugs, which are logged: `log.warn(…)`, `new RangeError(…)`. */
const FOR_THE_LOG = /^(?:(?:needs\.)?log\.(?:debug|info|warn|error)|new (?:Range|Type)?Error|new DeliveryFault)$/;
/** Two words in a row are a phrase; one may be a name. */
const PHRASE = /\p{L}{2,}[,;:]? \p{L}{2,}/u;

describe('the texts', () => {
  it('stand in their two files', () => {
    const files = readSource(['commands', 'src/discord']).filter(({ path }) => !PLACES.test(path));
    assert.ok(files.length > 40, `only ${files.length} files were read`);
    assert.deepEqual(files.flatMap(phrasesIn), []);
  });

  it('would be found elsewhere', () => {
    const texts = readSource(['src/discord']).find(({ path }) => path.endsWith('/texts.ts'));
    assert.ok(texts !== undefined && phrasesIn(texts).length > 20);
  });
});

function phrasesIn(file: SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: SyntaxNode, above: readonly SyntaxNode[]): void => {
    const text = textOf(node);
    if (text !== undefined && PHRASE.test(text) && !VOCABULARY.has(text) && !isElsewhere(file, above)) {
      found.push(`${file.path}:${lineOf(file.text, node.start)} ${text}`);
    }
    for (const [key, value] of Object.entries(node)) {
      if (key === 'type') continue;
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, [node, ...above]);
    }
  };
  visit(file.program as unknown as SyntaxNode, []);
  return found;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function textOf(node: SyntaxNode): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateElement') return undefined;
  return String((node.value as { readonly raw: string }).raw);
}

/** True for what is said to no member: a command's own words, the log's, a bug's, an import's, a type's. */
function isElsewhere(file: SourceFile, above: readonly SyntaxNode[]): boolean {
  return above.some((node) => {
    if (/^(?:Import|Export\w+From|TS)/.test(node.type)) return node.type !== 'TSAsExpression';
    if (node.type === 'Property') return OWN_WORDS.has(nameOf(file, node.key));
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const callee = (node.type === 'NewExpression' ? 'new ' : '') + nameOf(file, node.callee);
      return FOR_THE_LOG.test(callee);
    }
    return false;
  });
}

function nameOf(file: SourceFile, node: unknown): string {
  return isNode(node) ? file.text.slice(node.start, node.end) : '';
}
