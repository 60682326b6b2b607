// Answers that stand in a channel: which articles each shows, and how it is drawn anew when one of them is taken down or
// corrected.

import { createHash } from 'node:crypto';
import type { Answer, Citation, Claim } from '../news/cited-text.ts';
import type { MessageId } from '../news/ids.ts';
import type { ShownChange, ShownMessage } from '../news/shown.ts';
import type { Asker, Screen } from './command.ts';
import type { ButtonRow, Component } from './components.ts';
import { drawAnswer } from './draw-answer.ts';
import { quoteOutside } from './quote-outside.ts';
import { texts } from './texts.ts';

type AnswerScreen = Extract<Screen, { kind: 'answer' }>;

/** What an answer is drawn anew from, as JSON text. */
interface Kept {
  readonly answer: Answer;
  readonly showsQuotes: boolean;
  readonly buttons: readonly ButtonRow[];
}

// Discord's flag IS_COMPONENTS_V2, which an edit has to say again.
const COMPONENTS_V2 = 1 << 15;
const ID_CHARACTERS = 32;
const SOURCE_CHARACTERS_MAX = 40;
const SENTENCE_CHARACTERS_MAX = 300;

/** The message of an answer as it is kept; undefined where it shows no article. One message has one id, whatever it shows. */
export function shownAnswer(
  { answer, showsQuotes = false }: AnswerScreen,
  components: readonly Component[],
  posted: { readonly messageId: MessageId; readonly asker: Asker },
): ShownMessage | undefined {
  const cited = citationsOf(answer);
  if (cited.length === 0) return undefined;
  const { messageId, asker } = posted;
  const buttons = components.filter((component): component is ButtonRow => component.type === 1);
  const kept: Kept = { answer: { ...answer, evidence: [] }, showsQuotes, buttons };
  return {
    id: createHash('sha256').update(messageId).digest('hex').slice(0, ID_CHARACTERS),
    kind: 'answer',
    guildId: asker.guildId,
    channelId: asker.channelId,
    messageId,
    aboutUserId: asker.userId,
    body: JSON.stringify(kept),
    shownAt: asker.now,
    articles: cited.map(({ articleId, quote }, place) => ({ articleId, place, quotes: [quote] })),
  };
}

/** The request body, as JSON text, of the message after what became of its citations. The same changes give the same body. */
export function redrawAnswer(body: string, changes: readonly ShownChange[]): string {
  const { answer, showsQuotes, buttons } = JSON.parse(body) as Kept;
  const cited = citationsOf(answer);
  const down = new Set(changes.filter(({ kind }) => kind === 'taken down').map(({ place }) => cited[place]));
  const changed = down.size === 0 ? answer : withoutCitations(answer, down);
  const notes = [...new Set(changes.map(sayChange))];
  const components = drawAnswer({ answer: changed, showsQuotes }, buttons, notes);
  return JSON.stringify({ flags: COMPONENTS_V2, components, allowed_mentions: { parse: [] } });
}

/** All citations of an answer in one row: their places in it are those of the changes. */
function citationsOf({ claims, nearest }: Answer): readonly Citation[] {
  return [...claims, ...(nearest === undefined ? [] : [nearest])].flatMap(({ citations }) => citations);
}

/** A sentence goes with the article that it is taken from; the words under the question go when any of theirs did. */
function withoutCitations(answer: Answer, down: ReadonlySet<Citation | undefined>): Answer {
  const { nearest, ...rest } = answer;
  const keep = (claim: Claim): readonly Claim[] => {
    const [first, ...others] = claim.citations;
    return down.has(first) ? [] : [{ ...claim, citations: [first, ...others.filter((each) => !down.has(each))] }];
  };
  const claims = answer.claims.flatMap(keep);
  const [near] = nearest === undefined ? [] : keep(nearest);
  const slot = claims.length < answer.claims.length ? '' : answer.slot;
  return { ...rest, slot, claims, ...(near && { nearest: near }) };
}

function sayChange(change: ShownChange): string {
  if (change.kind === 'taken down') return texts.takenDown(change.by);
  const source = quoteOutside(change.source, SOURCE_CHARACTERS_MAX) || texts.noSource;
  const nowSays = change.nowSays === undefined ? undefined : quoteOutside(change.nowSays, SENTENCE_CHARACTERS_MAX);
  return texts.corrected(change.at, source, nowSays);
}
