// What Dateline says in Discord stands in discord/texts.ts and its *-texts.ts: no sentence of it anywhere else in the rooms
// that lead there.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lineOf, parseSource, readSource, type SourceFile, type SyntaxNode } from '../kit/read-source.ts';

/** The rooms whose words reach Discord; below them, failures and the operator's log are told where they happen. */
const ROOMS = ['commands', 'src/discord', 'src/briefing', 'src/ask', 'src/stories', 'src/write'];
/** The texts' own places. */
const PLACES = /^src\/discord\/(?:[a-z]+-)?texts\.ts$/;
/**
 * Words that no member is told: Discord's own for its faults, tables of the README, why a model's claim was dropped
 * (`batch check` prints it), and the filler of a question's slot, which programs read.
 */
const UNSAID =
  /^src\/(?:discord\/(?:login-errors|invite-link|command-table)|write\/check-(?:citations|wording|order|operators)|ask\/fill-slot)\.ts$/;
/** A command says of itself, where it is defined, what Discord and the README show of it. */
const OWN_WORDS = new Set(['description', 'does', 'what']);
/** Words of our own vocabulary, which programs read. */
const VOCABULARY = new Set([
  'defer privately',
  'say so',
  'taken down',
  'discord commands',
  'article restore',
  'actor merge',
  'actor split',
  'actor undo',
  'actor questions',
  'privacy delete',
  'follow remove',
]);
/** For the operator's log, and for bugs, which are logged: `log.warn(…)`, `new RangeError(…)`. */
const FOR_THE_LOG = /^(?:(?:needs\.)?log\.(?:debug|info|warn|error)|new (?:Range|Type)?Error|new DeliveryFault)$/;
/** The sentence of a failure stands where it is thrown (`unreadable` makes those of cadences); not in discord/ and commands/. */
const FAILURES = /^(?:new Failure|unreadable)$/;
/** The error of an outbox row, which is the operator's, and the examples in the failures of cadences. */
const NAMED = /^(?:error|NEVER_SENT|EXAMPLES)$/;
/** Lists of words that are looked for in texts: `wordSet(…)`, `'…'.split(' ')`. */
const WORD_LISTS = /^(?:wordSet|new Set)$|\.split$/;
/** A kind, as data has it: a few small words without a sign. */
const KIND = /^[a-z]+(?: [a-z]+){1,3}$/u;
/** Two words in a row are a phrase; one may be a name. */
const PHRASE = /\p{L}{2,}[,;:]? \p{L}{2,}/u;

describe('the texts', () => {
  it('stand in their files', () => {
    const files = readSource(ROOMS).filter(({ path }) => !PLACES.test(path) && !UNSAID.test(path));
    assert.ok(files.length > 80, `only ${files.length} files were read`);
    assert.deepEqual(files.flatMap(phrasesIn), []);
  });

  it('would be found elsewhere', () => {
    const texts = readSource(['src/discord']).find(({ path }) => path.endsWith('/texts.ts'));
    assert.ok(texts !== undefined && phrasesIn(texts).length > 20);
  });

  for (const [where, planted] of [
    ['src/briefing/deliver.ts', `const text = \`I could not post in <#\${id}>.\`;`],
    ['src/briefing/pause.ts', "await tell({ text: 'that channel no longer exists.' });"],
    ['src/ask/abstain.ts', "const why = { because: 'None of them tells that.' };"],
    ['src/write/extract.ts', 'export const NOTE = "Shown in exact sentences: the model failed.";'],
    ['src/stories/weigh.ts', `const said = count === 1 ? 'none' : \`\${count} sources in all\`;`],
    ['src/discord/speak.ts', "throw new Failure('stale', 'This page is old.');"],
    ['commands/feed.ts', "const label = 'Imported files';"],
  ] as const) {
    it(`would be found in ${where}: ${planted}`, () => assert.equal(phrasesIn(parseSource(where, planted)).length, 1));
  }

  for (const [where, plain] of [
    ['src/briefing/cadence.ts', "throw new Failure('bad-input', 'I do not know that time zone.');"],
    ['src/briefing/deliver.ts', "log.warn('message not sent, trying again', { why });"],
    ['src/ask/read-question.ts', "const why = kind === 'how many' ? { kind: 'no number' } : undefined;"],
    ['src/write/check-names.ts', "const COMMON = new Set('a an the this that'.split(' '));"],
  ] as const) {
    it(`are not what programs and operators read: ${plain}`, () =>
      assert.deepEqual(phrasesIn(parseSource(where, plain)), []));
  }
});

function phrasesIn(file: SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: SyntaxNode, above: readonly SyntaxNode[]): void => {
    const text = textOf(node);
    if (text !== undefined && PHRASE.test(text) && !isVocabulary(file, text) && !isElsewhere(file, above)) {
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

const isSaying = ({ path }: SourceFile): boolean => /^(?:commands|src\/discord)\//.test(path);

/** Words of ours that programs read: in the lower rooms every kind of a thing. */
function isVocabulary(file: SourceFile, text: string): boolean {
  return VOCABULARY.has(text) || (!isSaying(file) && KIND.test(text));
}

/** True for what is said to no member: a command's own words, the log's, a bug's, an import's, a type's. */
function isElsewhere(file: SourceFile, above: readonly SyntaxNode[]): boolean {
  return above.some((node) => {
    if (/^(?:Import|Export\w+From|TS)/.test(node.type)) return node.type !== 'TSAsExpression';
    if (node.type === 'Property') {
      const name = nameOf(file, node.key);
      return OWN_WORDS.has(name) || (!isSaying(file) && NAMED.test(name));
    }
    if (node.type === 'VariableDeclarator' && NAMED.test(nameOf(file, node.id))) return !isSaying(file);
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const callee = (node.type === 'NewExpression' ? 'new ' : '') + nameOf(file, node.callee);
      return FOR_THE_LOG.test(callee) || (!isSaying(file) && (FAILURES.test(callee) || WORD_LISTS.test(callee)));
    }
    return false;
  });
}

function nameOf(file: SourceFile, node: unknown): string {
  return isNode(node) ? file.text.slice(node.start, node.end) : '';
}
