import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { htmlToText } from '../../src/feeds/feeds.ts';
import { checkProperty } from '../kit/check-property.ts';

describe('htmlToText', () => {
  const PAIRS: readonly (readonly [string, string, string])[] = [
    ['parts paragraphs by blank lines', '<p>One <b>bold</b>.</p>\n<p>Two.</p>', 'One bold.\n\nTwo.'],
    ['reads two breaks as a paragraph and one as a line', 'One<br>still one<br><br/>Two', 'One still one\n\nTwo'],
    [
      'decodes references once',
      '&lt;b&gt; &amp;amp; caf&eacute; &#8220;x&#x201D; &#146; &bogus;',
      '<b> &amp; café “x” ’ &bogus;',
    ],
    ['leaves scripts and styles out', '<style>p{}</style>Text<script>if (a<b) "</p>"</script> more', 'Text more'],
    ['takes nothing in a script for a tag', '<script>if (a<b) x="</script>Text <b>"bold"</b>', 'Text "bold"'],
    ['reads lists and tables', '<ul><li>a<li>b</ul><table><tr><td>1<td>2</table>', 'a\n\nb\n\n1 2'],
    ['keeps a lone < as a character', '5 < 6 and <3', '5 < 6 and <3'],
    ['keeps > within attributes out', '<a title="a > b">x</a>', 'x'],
    ['leaves comments and soft hyphens out', 'Li<!-- no -->by\u00ada', 'Libya'],
    ['gives nothing for nothing', '<p> </p><img src="x">', ''],
  ];
  for (const [name, html, text] of PAIRS) it(name, () => assert.equal(htmlToText(html), text));

  it('never throws and leaves no control character', () => {
    checkProperty(fc.property(fc.string({ unit: 'binary' }), (html) => !/[^\n\P{Cc}]/u.test(htmlToText(html))));
  });

  it('takes linear time on markup that never ends', () => {
    const timeOf = (html: string): number => {
      const started = performance.now();
      htmlToText(html);
      return performance.now() - started;
    };
    for (const piece of ['<a "', '<!--', '<a b="', '<![CDATA[', '<p><b', '&#', '<script>', '<a b=\'">', '</']) {
      // Ten times as long for ten times as many; a hundred times where each looks through all that follow.
      const few = Math.min(...[1, 2, 3].map(() => timeOf(piece.repeat(20_000))));
      const many = Math.min(...[1, 2].map(() => timeOf(piece.repeat(200_000))));
      assert.ok(many < Math.max(few, 10) * 40, `${piece}: ${many.toFixed(0)} ms against ${few.toFixed(0)} ms`);
    }
  });
});
