// How well sentences are parted.

import { askBatch, type MeasuredSet, readLines, share } from '../measured-set.ts';

interface Line {
  readonly id: string;
  readonly input: { readonly text: string };
  readonly expected: readonly string[];
}

export const sentences: MeasuredSet = {
  name: 'pragmatic-segmenter-en',
  files: ['pragmatic-segmenter-en.jsonl'],
  run: async () => {
    const lines = readLines<Line>('pragmatic-segmenter-en.jsonl');
    const results = await askBatch<{ readonly sentences: readonly { readonly text: string }[] }>(
      'sentences',
      lines.map(({ id, input }) => ({ id, input: { text: input.text } })),
    );
    const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();
    const isRight = (line: Line): boolean => {
      const found = results[lines.indexOf(line)]?.output?.sentences.map(({ text }) => fold(text));
      return (
        found !== undefined &&
        found.length === line.expected.length &&
        line.expected.every((text, index) => fold(text) === found[index])
      );
    };
    return [
      { measure: `texts right of ${lines.length}`, now: share(lines, isRight), baseline: '.56 (Intl)', target: '.88' },
    ];
  },
};
