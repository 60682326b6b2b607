// Sentences that stand on page after page of one site: known by their fingerprints, and taken out of a text.

import { createHash } from 'node:crypto';
import { findSentences } from '../text/understand.ts';

// What a site repeats stands at a page's ends; sentences that recur in the middle tell the background of a story.
const PARAGRAPHS_AT_HEAD = 3;
const PARAGRAPHS_AT_END = 6;
// Shorter ones recur by chance ("He declined to comment.").
const SENTENCE_LENGTH_MIN = 20;
// 40 bits: among the thousand sentences kept of a site two are alike once in a million sites.
const FINGERPRINT_DIGITS = 10;

/** Takes an article's text, gives the fingerprints of the sentences at its head and its end, each once. */
export function fingerprintEdges(text: string): readonly string[] {
  const paragraphs = text.split('\n\n');
  const edges = paragraphs.filter((_, index) => isAtEdge(index, paragraphs.length));
  return [...new Set(edges.flatMap((one) => sentencesOf(one)).map(fingerprint))];
}

/**
 * Takes an article's text and the fingerprints of what recurs on its site; gives the text without those sentences,
 * '' when nothing else stands in it.
 */
export function dropRecurring(text: string, recurring: readonly string[]): string {
  if (recurring.length === 0) return text;
  const known = new Set(recurring);
  const paragraphs = text.split('\n\n');
  const kept = paragraphs.map((paragraph, index) => {
    if (!isAtEdge(index, paragraphs.length)) return paragraph;
    const sentences = sentencesOf(paragraph);
    const own = sentences.filter((sentence) => !known.has(fingerprint(sentence)));
    return own.length === sentences.length ? paragraph : own.join(' ');
  });
  return kept.filter((paragraph) => paragraph !== '').join('\n\n');
}

function isAtEdge(index: number, count: number): boolean {
  return index < PARAGRAPHS_AT_HEAD || index >= count - PARAGRAPHS_AT_END;
}

function sentencesOf(paragraph: string): readonly string[] {
  return findSentences(paragraph).map((sentence) => sentence.text);
}

/** Digits are left out: "12 comments" and "3 comments" are one line. Short sentences have a fingerprint that recurs nowhere. */
function fingerprint(sentence: string): string {
  const folded = sentence
    .toLowerCase()
    .replace(/[\p{N}\s]+/gu, ' ')
    .trim();
  if (folded.length < SENTENCE_LENGTH_MIN) return '';
  return createHash('sha256').update(folded).digest('hex').slice(0, FINGERPRINT_DIGITS);
}
