// `actor merge|split|rename|apart|undo|decisions|questions`: what the operator decides about who is who: in every server,
// or with --guild in one.

import { type ActorOutcome, type ActorWish, decideActor, type IngestNeeds } from '../ingest/ingest.ts';
import type { ActorSummary, DecidedActor } from '../news/actor-profile.ts';
import { Failure } from '../news/failure.ts';
import type { GuildId } from '../news/ids.ts';
import { ALL, type View } from '../news/view.ts';
import type { Store } from '../store/store.ts';
import { sayCount, type Terminal } from './terminal.ts';

const USAGE = `Say whom, or what to do (names of several words in quotation marks):
  actor NAME                       who it is
  actor merge NAME NAME            the first is the second
  actor split NAME PART            the articles that call it PART (or the one at that address) mean somebody else
  actor rename NAME NEW            what it is called
  actor apart NAME NAME            they are two: no more question
  actor undo                       takes back the last decision
  actor decisions, actor questions what was decided, what is open`;

/** What this verb does; other words are somebody's name. */
export const ACTOR_DEEDS: ReadonlySet<string> = new Set('merge split rename apart undo decisions questions'.split(' '));

const LISTED_MAX = 50;

type ActorNeeds = Pick<IngestNeeds, 'now'> & { readonly store: Pick<Store, 'actors' | 'takeDowns'> };

/**
 * Runs the verb. Gives the exit code: 0, or 1 where a name fits nobody, or several, and nothing was decided. Throws
 * Failure for words that it does not know and as deciding does.
 */
export async function runDecideActors(
  args: readonly string[],
  { guildId }: { readonly guildId?: GuildId },
  needs: ActorNeeds,
  terminal: Terminal,
): Promise<number> {
  const view: View = guildId === undefined ? ALL : { kind: 'guild', guildId };
  const decider = { view, by: 'operator' } as const;
  const { actors } = needs.store;
  const [what = '', ...rest] = args;
  if (what === 'undo' && rest.length === 0) {
    const undone = await actors.undo(decider, needs.now());
    terminal.print(undone === undefined ? 'There is nothing to take back.' : `Taken back: ${sayDecision(undone)}`);
    return undone === undefined ? 1 : 0;
  }
  if (what === 'decisions' && rest.length === 0) {
    for (const one of await actors.decisions(view, LISTED_MAX))
      terminal.print(`${new Date(one.at).toISOString()}  ${sayDecision(one)}`);
    return 0;
  }
  if (what === 'questions' && rest.length === 0) {
    for (const { actor, other, citation, by } of await actors.questions(view, LISTED_MAX)) {
      const proposed = by === 'model' ? '; proposed by the language model' : '';
      terminal.print(
        `Is ${sayActor(actor)} the same as ${sayActor(other)}? “${citation.quote}” (${citation.source}${proposed})`,
      );
    }
    return 0;
  }
  const wish = wishOf(what, rest);
  if (wish === undefined) throw new Failure('bad-input', USAGE);
  return sayOutcome(await decideActor(wish, decider, needs), terminal);
}

function wishOf(what: string, [actor, second, ...rest]: readonly string[]): ActorWish | undefined {
  if (actor === undefined || second === undefined || rest.length > 0) return undefined;
  if (what === 'merge') return { kind: 'merge', actor, into: second };
  if (what === 'split') return { kind: 'split', actor, part: second };
  if (what === 'rename') return { kind: 'rename', actor, name: second };
  return what === 'apart' ? { kind: 'apart', actor, other: second } : undefined;
}

const sayActor = ({ name, kind, articles, id }: ActorSummary): string =>
  `${name} (${KINDS[kind]}, ${sayCount(articles, 'article')}, #${id})`;

const KINDS = { PER: 'person', ORG: 'organisation', LOC: 'place' } as const;

function sayDecision({ decision, name, other }: DecidedActor): string {
  switch (decision.kind) {
    case 'merge':
      return `${name} is ${other}`;
    case 'split':
      return 'named' in decision
        ? `the articles that call ${name} “${other}” mean somebody else`
        : `the article ${decision.article} means somebody else than ${name}`;
    case 'rename':
      return `${name} is called ${other}`;
    case 'apart':
      return `${name} and ${other} are two`;
  }
}

function sayOutcome(outcome: ActorOutcome, terminal: Terminal): number {
  switch (outcome.kind) {
    case 'done':
      terminal.print(`Decided: ${sayDecision(outcome.decided)} (#${outcome.decided.result})`);
      return 0;
    case 'unknown':
      terminal.complain(`No article names “${outcome.name}”.`);
      return 1;
    case 'choose':
      terminal.complain(`“${outcome.name}” may be several; say which by its number:`);
      for (const one of outcome.among) terminal.complain(`  ${sayActor(one)}`);
      return 1;
    case 'no part':
      terminal.complain(`No article calls ${outcome.actor.name} so at the fullest. They call it:`);
      for (const { names, articles } of outcome.parts)
        terminal.complain(`  ${names.join(', ')} (${sayCount(articles, 'article')})`);
      return 1;
  }
}
