// Chooses, of a question that compares what several sources say, the sentence of each that holds most of its part.

import { findTerms } from '../text/understand.ts';
import type { ScoredSentence } from './choose-sentences.ts';
import type { Gathering } from './gather-evidence.ts';
import { sourcesOf } from './read-question.ts';

/** A part is told where a sentence holds this share of its weight. */
const PART_SHARE_MIN = 0.3;

/** One sentence for each part that names a source, in the order of the parts; a part that nothing tells has none. */
export function bothSides(
  { reading, terms }: Gathering,
  sentences: readonly ScoredSentence[],
): readonly ScoredSentence[] {
  const chosen = new Set<ScoredSentence>();
  for (const part of reading.parts.slice(1)) {
    const folded = part.toLowerCase();
    if (!reading.sources.known.some(({ written }) => folded.includes(written))) continue;
    const sources = sourcesOf(reading, part);
    const stems = new Set(findTerms(part, 'en').map(({ stem }) => stem));
    const weights = new Map([...terms.weights].filter(([stem]) => stems.has(stem)));
    const heldBy = ({ sentence }: ScoredSentence) =>
      [...sentence.terms.keys()].reduce((sum, stem) => sum + (weights.get(stem) ?? 0), 0);
    const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
    const [best] = sentences
      .filter(({ article }) => sources.includes(article.read.article.source))
      .sort((a, b) => heldBy(b) - heldBy(a));
    if (best !== undefined && heldBy(best) >= total * PART_SHARE_MIN) chosen.add(best);
  }
  return [...chosen];
}
