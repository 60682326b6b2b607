// Tests of reading Discord's markdown: blocks, marks, links, and what must stay text.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type MarkdownNode, plainText } from '../../../src/sandbox/page/markdown-node.ts';
import { readMarkdown } from '../../../src/sandbox/page/read-markdown.ts';

/** Nodes as short text, so that a golden pair fits on a line: `bold(a)`, `link(https://…|a)`. */
function show(nodes: readonly MarkdownNode[]): string {
  return nodes.map(showOne).join('');
}

function showOne(node: MarkdownNode): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'break':
      return '/';
    case 'code':
      return `code(${node.text})`;
    case 'code-block':
      return `block(${node.language}|${node.text})`;
    case 'list':
      return `${node.ordered ? `ol${node.start}` : 'ul'}(${node.items.map(show).join('|')})`;
    case 'link':
      return `link(${node.url}|${show(node.children)})`;
    case 'timestamp':
      return `time(${node.seconds}|${node.style})`;
    case 'mention':
      return `${node.of}(${node.id}${node.name === undefined ? '' : `|${node.name}`})`;
    case 'emoji':
      return `emoji(${node.name})`;
    case 'heading':
      return `h${node.level}(${show(node.children)})`;
    default:
      return `${node.kind}(${show(node.children)})`;
  }
}

const PAIRS: { readonly [title: string]: readonly (readonly [text: string, shown: string])[] } = {
  'reads emphasis, also nested': [
    ['a **b** *c* _d_ __e__ ~~f~~ ||g||', 'a bold(b) italic(c) italic(d) underline(e) strike(f) spoiler(g)'],
    ['***both***', 'bold(italic(both))'],
    ['**a *b* c**', 'bold(a italic(b) c)'],
    ['*a **b** c*', 'italic(a bold(b) c)'],
    ['**two\nlines**', 'bold(two/lines)'],
  ],
  'leaves lone and loose marks as text': [
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['**open', '**open'],
    ['snake_case_name', 'snake_case_name'],
    ['****', '****'],
    ['\\*not italic\\*', '*not italic*'],
    ['\\<@1> \\[a](https://a.example)', '<@1> [a](link(https://a.example|https://a.example))'],
  ],
  'reads code, in which nothing is marked': [
    ['`**a**`', 'code(**a**)'],
    ['``a ` b``', 'code(a ` b)'],
    ['```ts\nlet a;\n```after', 'block(ts|let a;)after'],
    ['```one line```', 'block(|one line)'],
    ['``` never closed', '``` never closed'],
    ['**a `**` b**', 'bold(a code(**) b)'],
  ],
  'reads blocks by line': [
    ['# A\n## B\n### C\n#### D', 'h1(A)h2(B)h3(C)#### D'],
    ['#no', '#no'],
    ['-# small', 'subtext(small)'],
    ['> a\n> b\nc', 'quote(a/b)c'],
    ['>>> a\n\nb', 'quote(a//b)'],
    ['- a\n- b\n  - c\n- d', 'ul(a|bul(c)|d)'],
    ['3. a\n4. b', 'ol3(a|b)'],
    ['a\n\nb', 'a//b'],
  ],
  'links only to http and https': [
    ['[a](https://a.example/x)', 'link(https://a.example/x|a)'],
    ['[**a**](<https://a.example>)', 'link(https://a.example|bold(a))'],
    ['[a](https://a.example/(x))', 'link(https://a.example/(x)|a)'],
    ['[a](javascript:alert(1))', '[a](javascript:alert(1))'],
    ['[a](data:text/html,x)', '[a](data:text/html,x)'],
    ['see https://a.example/x.', 'see link(https://a.example/x|https://a.example/x).'],
    ['(https://a.example/x)', '(link(https://a.example/x|https://a.example/x))'],
    ['<https://a.example>', 'link(https://a.example|https://a.example)'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ],
  'does not mask a link behind another address': [
    [
      '[https://good.example](https://evil.example)',
      '[https://good.example](link(https://evil.example|https://evil.example))',
    ],
  ],
  'reads timestamps, mentions and emojis': [
    ['<t:5:R> <t:-5> <t:5:x>', 'time(5|R) time(-5|f) <t:5:x>'],
    ['<@1> <@!2> <@&3> <#4> </feed add:5>', 'user(1) user(2) role(3) channel(4) command(5|feed add)'],
    ['<:dateline:12> @everyone', 'emoji(dateline) @everyone'],
  ],
};

describe('readMarkdown', () => {
  for (const [title, pairs] of Object.entries(PAIRS)) {
    it(title, () => {
      for (const [text, shown] of pairs) assert.equal(show(readMarkdown(text)), shown, text);
    });
  }

  it('gives nothing for nothing', () => {
    assert.deepEqual(readMarkdown(''), []);
  });

  it('keeps every word of text that is all marks, without going deeper than its limit', () => {
    const deep = `${'**a *b '.repeat(100)}end`;
    assert.ok(plainText(readMarkdown(deep)).endsWith('end'));
    assert.equal(plainText(readMarkdown('['.repeat(4000))), '['.repeat(4000));
  });

  it('says the words alone for where only text can stand', () => {
    assert.equal(plainText(readMarkdown('**a** [b](https://b.example) `c`')), 'a b c');
  });
});
