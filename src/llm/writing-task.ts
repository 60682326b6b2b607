// What is asked of a language model, and what it gives.

import type { ZodType } from 'zod';

/** Something to be written: what to do, the material as data between marks, and the form of the reply. */
export interface WritingTask<Reply> {
  /** Names the schema on the wire: letters, digits, underscores. */
  readonly name: string;
  readonly instructions: string;
  readonly material: string;
  readonly schema: ZodType<Reply>;
}

/** One sentence offered to the model. `number` is what it cites. */
export interface NumberedSentence {
  readonly number: number;
  readonly text: string;
  readonly source: string;
  readonly publishedDay?: string;
}

/** What the model proposes of an article: each with the number of the sentence that says it. */
export interface ProposedActors {
  readonly roles: readonly { readonly name: string; readonly role: string; readonly sentence: number }[];
  readonly links: readonly { readonly name: string; readonly other: string; readonly sentence: number }[];
}

/** What the model gives: sentences with the numbers of those they rest on. */
export interface ClaimList {
  readonly claims: readonly { readonly text: string; readonly sentences: readonly number[] }[];
}
