// Lets the language model read new articles for roles and links of actors that no rule found: behind the saving, within
// the budget, and kept only where the article's own words bear it out.

import { actorsTask, type LanguageModel, ModelFault, type Purse, PurseEmpty } from '../llm/language-model.ts';
import type { ActorProposals } from '../news/actor-profile.ts';
import type { ReadArticle, Sentence } from '../news/article.ts';
import type { Instant } from '../news/ids.ts';
import type { Store } from '../store/store.ts';
import { checkProposals } from './check-proposals.ts';

/** A minute's worth: a tick ends before the next one where the model takes its full time. */
const ARTICLES_PER_TICK = 3;
/** Older ones are no news; what an outage left is caught up with for so long. */
const RECENT_MS = 24 * 60 * 60 * 1000;
/** As for answers: what takes longer is given up. */
const MODEL_MS_MAX = 20_000;
/** About 1,000 words: roles stand where people are first named. */
const SENTENCES_MAX = 40;
const CHARACTERS_MAX = 8_000;

/** What came of one tick. `fault`: what ended it, for the log. */
export interface Proposed {
  readonly articles: number;
  readonly kept: number;
  readonly fault?: unknown;
}

/**
 * Has the model read a few of the latest articles that it has not read yet. Ends, and tries again at the next call, when
 * the purse is empty or the model cannot be reached; an article whose reading was paid for is not read again, whatever
 * came of it. Throws what the store throws.
 */
export async function proposeActors(parts: {
  readonly actors: Pick<Store['actors'], 'unproposed' | 'propose'>;
  readonly model: LanguageModel;
  readonly purse: Purse;
  readonly now: () => Instant;
}): Promise<Proposed> {
  const { actors, model, purse, now } = parts;
  let [articles, kept] = [0, 0];
  for (const read of await actors.unproposed({ since: now() - RECENT_MS, limit: ARTICLES_PER_TICK })) {
    try {
      const proposals = await readOne(read, model, purse);
      await actors.propose(read.article, proposals);
      articles += 1;
      kept += proposals.roles.length + proposals.links.length;
    } catch (error) {
      if (error instanceof PurseEmpty) return { articles, kept };
      // Whatever else is thrown may have been paid for.
      if (!(error instanceof ModelFault) || error.tokens !== 0) await actors.propose(read.article, NOTHING);
      return { articles, kept, fault: error };
    }
  }
  return { articles, kept };
}

const NOTHING: ActorProposals = { roles: [], links: [] };

async function readOne(read: ReadArticle, model: LanguageModel, purse: Purse): Promise<ActorProposals> {
  const offered = sentencesOf(read);
  if (offered.size === 0) return NOTHING;
  const { source } = read.article;
  const sentences = [...offered].map(([number, { text }]) => ({ number, text, source }));
  const signal = AbortSignal.timeout(MODEL_MS_MAX);
  return checkProposals(await model.write(actorsTask({ sentences }), { signal, purse }), read, offered);
}

/** The first sentences that name somebody, by the numbers under which they are offered. */
function sentencesOf({ understanding }: ReadArticle): ReadonlyMap<number, Sentence> {
  const { sentences, actorMentions } = understanding;
  const offered = new Map<number, Sentence>();
  let characters = 0;
  for (const sentence of sentences) {
    const isNaming = actorMentions.some(({ start, end }) => start >= sentence.start && end <= sentence.end);
    if (!isNaming || offered.size === SENTENCES_MAX || characters + sentence.text.length > CHARACTERS_MAX) continue;
    characters += sentence.text.length;
    offered.set(offered.size + 1, sentence);
  }
  return offered;
}
