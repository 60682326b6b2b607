// Asks a few questions before anybody can, so that nobody's first question holds up the others.

import type { GuildId, Instant } from './news/ids.ts';
import type { View } from './news/view.ts';

// The patterns that read dates are compiled when they are first used: half a second for these two on a busy machine, and
// five milliseconds for the next one. One with a day and one with a month alone use nearly all of them; a name makes the
// store compile what asks for actors.
const QUESTIONS = ['What did Ada Okoro say about the port on 3 March 2017?', 'What did Ada Okoro say in May?'];
/** No server's: Discord's ids are not zero. */
const NOBODY: View = { kind: 'guild', guildId: '0' as GuildId };

type AskInExactSentences = (request: {
  readonly question: string;
  readonly view: View;
  readonly zone: string;
  readonly asked: Instant;
}) => Promise<unknown>;

/** Asks for nobody and drops the answers. `asked` is the present. Throws what asking throws: then nobody could ask. */
export async function rehearse(ask: AskInExactSentences, asked: Instant): Promise<void> {
  for (const question of QUESTIONS) await ask({ question, view: NOBODY, zone: 'UTC', asked });
}
