// Who pays for the model's tokens, as the model sees it.

import type { AnswerNote } from '../news/cited-text.ts';

/** What somebody may spend. */
export interface Purse {
  /** Sets so many tokens aside. Gives what corrects that to the tokens used. Throws PurseEmpty when there are not enough. */
  reserve(tokens: number): Promise<(tokensUsed: number) => Promise<void>>;
}

/** Thrown when the budget or the quota is spent; nothing was asked of the model then. */
export class PurseEmpty extends Error {
  readonly note: AnswerNote;

  constructor(note: AnswerNote) {
    super(note.kind);
    this.name = 'PurseEmpty';
    this.note = note;
  }
}
