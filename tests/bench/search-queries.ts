// The ten kinds of query that finding is measured by: other words in every round, the same for each side.

import { inventArticles, nameOf, wordOf } from './invented-text.ts';

/** One query, for each side to ask in its own way. */
export interface BenchQuery {
  /** Any of them may stand in a passage; best first. */
  readonly words?: string;
  /** These stand in a row. */
  readonly phrase?: string;
  /** The passage names this person. */
  readonly actor?: string;
  readonly month?: string;
  /** The beginning of a name that is being typed. */
  readonly typed?: string;
  /** Only what the bench's server sees. */
  readonly isViewed?: boolean;
}

type Write = (round: number) => BenchQuery;

/** Steps between the rounds' words, without a common divisor with each other: no two rounds ask for the same. */
const STEP = 7;
const LETTERS_TYPED = 3;
/** From the common to the rare; a hundred rounds ask for no word twice. */
const EIGHT_RANKS = [30, 130, 230, 450, 900, 2_000, 5_000, 12_000];
/** Ends the name of a kind that asks what the kind before it has asked, of an index that knows the words by then. */
export const AGAIN = 'again';

/** The kinds by name. Phrases are taken from the articles that the bench invents, so that each stands somewhere. */
export function listQueries(rounds: number): ReadonlyMap<string, Write> {
  const sentences = [...inventArticles(rounds)].map(({ text }) => text.split(' '));
  const eight = (round: number) => EIGHT_RANKS.map((rank) => wordOf(rank + round)).join(' ');
  return new Map<string, Write>([
    ['rare word', (round) => ({ words: wordOf(20_000 + round * STEP) })],
    ['common word', (round) => ({ words: wordOf(10 + round) })],
    ['three words', (round) => ({ words: [50, 500, 5_000].map((rank) => wordOf(rank + round * STEP)).join(' ') })],
    ['phrase', (round) => ({ phrase: (sentences[round] ?? []).slice(4, 6).join(' ').toLowerCase() })],
    ['completion', (round) => ({ typed: nameOf(round * STEP).slice(0, LETTERS_TYPED) })],
    ['actor', (round) => ({ actor: nameOf(round + 2) })],
    [
      'actor in month',
      (round) => ({ actor: nameOf(round + 2), month: `2024-${`${1 + (round % 12)}`.padStart(2, '0')}` }),
    ],
    ['eight words', (round) => ({ words: eight(round) })],
    [`eight ${AGAIN}`, (round) => ({ words: eight(round) })],
    ['eight in view', (round) => ({ words: eight(round), isViewed: true })],
    ['misspelt', (round) => ({ words: `${wordOf(3_000 + round * STEP)}qx` })],
  ]);
}
