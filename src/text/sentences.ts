// Cuts a text into sentences with exact offsets; nothing but white space lies between them.

import type { Sentence } from '../news/article.ts';

export function findSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  for (const { segment, index } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)) {
    const trimmed = segment.trim();
    if (trimmed === '') continue;
    const start = index + segment.indexOf(trimmed);
    sentences.push({ start, end: start + trimmed.length, text: trimmed });
  }
  return sentences;
}
