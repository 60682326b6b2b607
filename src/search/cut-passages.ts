// Cuts a text into passages: runs of the sentences that tell something.

import type { Sentence } from '../news/article.ts';
import { orderTeller, unitsOf, type WordList } from '../text/understand.ts';

/** The half of what may be one passage (200 words): short enough to point at the place, measured as good for evidence. */
const PASSAGE_WORDS_MAX = 100;

/** Without the orders to a reader or a machine: nobody looks for them, and they neither part nor outweigh what is told. */
export function sentencesTold(text: string, sentences: readonly Sentence[]): readonly Sentence[] {
  const isOrderAt = orderTeller(text, sentences);
  return sentences.filter((_, number) => !isOrderAt(number));
}

/** Leaves those words in a list that stand in the sentences; both are in order. */
export function keepWithin(list: WordList, sentences: readonly Sentence[]): void {
  const { numbers, keys, starts, ends } = list;
  let kept = 0;
  let sentence = 0;
  let [from, until] = boundsOf(sentences[sentence]);
  for (let at = 0; at < list.count; at += 1) {
    const start = starts[at] as number;
    while (until <= start) {
      sentence += 1;
      [from, until] = boundsOf(sentences[sentence]);
    }
    if (start < from) continue;
    if (kept < at) for (const column of [numbers, keys, starts, ends]) column[kept] = column[at] as number;
    kept += 1;
  }
  list.count = kept;
}

/** Behind the last sentence none begins. */
function boundsOf(sentence: Sentence | undefined): readonly [number, number] {
  return sentence === undefined ? [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] : [sentence.start, sentence.end];
}

/** Runs of sentences of at most PASSAGE_WORDS_MAX words; a longer sentence is a passage of its own. */
export function cutPassages(text: string, sentences: readonly Sentence[]): { start: number; end: number }[] {
  const runs: { start: number; end: number; words: number }[] = [];
  const units = unitsOf(text);
  for (const { start, end, text: words } of sentences) {
    const count = words.includes('?') && QUESTION.test(words) ? 0 : countRuns(units, start, end);
    const last = runs.at(-1);
    if (last !== undefined && last.words + count <= PASSAGE_WORDS_MAX) {
      last.end = end;
      last.words += count;
    } else runs.push({ start, end, words: count });
  }
  return runs.length === 0 ? [{ start: 0, end: text.length }] : runs;
}

/** It asks and tells nothing: where passages begin and end does not hang on it. */
const QUESTION = /\?["'”’)]*$/u;

/** How many runs of characters between white space stand between two places. */
function countRuns(units: Uint16Array, start: number, end: number): number {
  let runs = 0;
  let before = 0;
  for (let at = start; at < end; at += 1) {
    const unit = units[at] as number;
    // 1 for a character, 0 for white space, without a branch: where words end cannot be foretold.
    const isInside = unit < 0x80 ? (SPACE - unit) >>> 31 : Number(!/\s/.test(String.fromCharCode(unit)));
    runs += isInside & ~before;
    before = isInside;
  }
  return runs;
}

/** It and what stands below it part words. */
const SPACE = 0x20;
