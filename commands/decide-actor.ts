// /actor merge, split, rename and undo: what moderators decide about who is who, in their server. What is to happen is shown
// before it does, and can be undone by a button.

import { type FoundActor, writeActorId } from '../src/ask/ask.ts';
import {
  type Action,
  type Asker,
  type CommandInput,
  type CommandOption,
  decisionTexts,
  type NoteButton,
  quoteOutside,
  type Screen,
} from '../src/discord/command.ts';
import type { ActorDecision, ActorPart, ActorSummary, DecidedActor } from '../src/news/actor-profile.ts';
import type { Coverage } from '../src/news/cited-text.ts';
import { Failure } from '../src/news/failure.ts';
import type { ActorId } from '../src/news/ids.ts';
import type { View } from '../src/news/view.ts';
import type { ActorStore } from '../src/store/store.ts';
import { foldName } from '../src/text/understand.ts';
import { describeActor, quoteName } from './describe-actor.ts';
import { COMPLETIONS_MAX, NAME_CHARACTERS_MAX, startingFirst, textOf, viewOf } from './options.ts';

export interface DecideNeeds {
  readonly actors: Pick<ActorStore, 'parts' | 'decide' | 'undo' | 'decisions'>;
  readonly findActor: (name: string, view: View) => Promise<FoundActor>;
  readonly coverage: (view: View) => Promise<Coverage>;
  /** Names of the view by any of their names, the most named first. */
  readonly complete: (typed: string, view: View, limit: number) => Promise<readonly string[]>;
}

type Complete = NonNullable<CommandOption['complete']>;

/** As many buttons as two rows hold; the most named come first. */
const PARTS_MAX = 10;
/** Enough to know a part by. */
const PART_NAMES_MAX = 3;

const MODERATORS = { first: 'defer privately', moderators: true } as const;
const named = (name: string, description: string, complete: Complete): CommandOption => ({
  name,
  description,
  kind: 'text',
  required: true,
  lengthMax: NAME_CHARACTERS_MAX,
  complete,
});
/** Two names become one actor's. */
export function mergeAction(needs: DecideNeeds, complete: Complete): Action {
  const { option, willMerge, merge, merged, failure } = decisionTexts;
  return {
    ...MODERATORS,
    description: 'makes two actors one in this server; what will happen is shown first, and can be undone',
    options: [named('name', option.merged, complete), named('into', option.into, complete)],
    run: async (input) => {
      const one = await meant('name', input, needs);
      if ('screen' in one) return one.screen;
      const other = await meant('into', input, needs);
      if ('screen' in other) return other.screen;
      const [actor, into] = [one.actor, other.actor];
      if (actor.id === into.id) throw new Failure('bad-input', failure.same);
      if (!isSure(input)) {
        const options = { name: writeActorId(actor.id), into: writeActorId(into.id), sure: true };
        return ask(willMerge(describeActor(actor), describeActor(into)), [
          { label: merge, path: 'actor merge', options },
        ]);
      }
      const decided = await decide({ kind: 'merge', actor: actor.id, into: into.id }, input.asker, needs);
      return done(merged(quoteName(decided.name), quoteName(decided.other)), decided);
    },
  };
}

/** What some articles call an actor is somebody else. */
export function splitAction(needs: DecideNeeds, complete: Complete): Action {
  const { option, willSplit, split, isSplit, failure } = decisionTexts;
  const alias: CommandOption = {
    name: 'alias',
    description: option.alias,
    kind: 'text',
    lengthMax: NAME_CHARACTERS_MAX,
    complete: (typed, asker, given) => completePart(typed, asker, given?.get('name'), needs),
  };
  return {
    ...MODERATORS,
    description: 'takes a name out of an actor in this server, for it means somebody else; it can be undone',
    options: [named('name', option.split, complete), alias],
    run: async (input) => {
      const found = await meant('name', input, needs);
      if ('screen' in found) return found.screen;
      const { actor } = found;
      const parts = await needs.actors.parts(actor.id, viewOf(input.asker));
      if (parts.length < 2) throw new Failure('bad-input', failure.onePart);
      const part = partCalled(textOf(input, 'alias') ?? '', parts);
      if (part === undefined) return offerParts(actor, parts);
      if (!isSure(input)) {
        const options = { name: writeActorId(actor.id), alias: part.named, sure: true };
        const text = willSplit(quoteName(actor.name), quoteName(nameOf(part)), part.articles);
        return ask(text, [{ label: split, path: 'actor split', options }]);
      }
      const decided = await decide({ kind: 'split', actor: actor.id, named: part.named }, input.asker, needs);
      return done(isSplit(quoteName(decided.name), quoteName(decided.other)), decided);
    },
  };
}

/** What an actor is called. */
export function renameAction(needs: DecideNeeds, complete: Complete): Action {
  const { option, renamed, failure } = decisionTexts;
  const to: CommandOption = {
    name: 'to',
    description: option.to,
    kind: 'text',
    required: true,
    lengthMax: NAME_CHARACTERS_MAX,
  };
  return {
    ...MODERATORS,
    description: 'gives an actor the name that this server calls it by; it can be undone',
    options: [named('name', option.renamed, complete), to],
    run: async (input) => {
      const found = await meant('name', input, needs);
      if ('screen' in found) return found.screen;
      const name = textOf(input, 'to');
      if (name === undefined || quoteOutside(name) === '') throw new Failure('bad-input', failure.noName);
      const decided = await decide({ kind: 'rename', actor: found.actor.id, name }, input.asker, needs);
      return done(renamed(quoteName(decided.name), quoteName(decided.other)), decided);
    },
  };
}

/** Takes the latest decision back; from the button under one, that one alone. */
export function undoAction({ actors }: DecideNeeds): Action {
  const { undone, failure } = decisionTexts;
  return {
    ...MODERATORS,
    description: 'takes back the latest that was decided about actors in this server',
    run: async ({ asker, options }) => {
      const view = viewOf(asker);
      const [latest] = await actors.decisions(view, 1);
      const at = options.get('at');
      if (latest !== undefined && at !== undefined && latest.at !== at) throw new Failure('stale', failure.notLast);
      const taken = await actors.undo({ view, by: asker.userId }, asker.now);
      if (taken === undefined) throw new Failure('not-found', failure.nothingToUndo);
      return { kind: 'note', text: undone[taken.decision.kind](quoteName(taken.name), quoteName(taken.other)) };
    },
  };
}

/** The actor that an option names; where that is not clear, the choice, which goes on with the command. */
async function meant(
  option: string,
  input: CommandInput,
  { findActor, coverage }: DecideNeeds,
): Promise<{ readonly actor: ActorSummary } | { readonly screen: Screen }> {
  const asked = textOf(input, option) ?? '';
  const view = viewOf(input.asker);
  const found = await findActor(asked, view);
  if (found.kind === 'one') return { actor: found.actor };
  const optionsOf = (id: ActorId) => new Map([...input.options, [option, writeActorId(id)] as const]);
  const [isFound, choices] = [found.kind === 'several', found.actors];
  return { screen: { kind: 'actors', asked, isFound, choices, coverage: await coverage(view), optionsOf } };
}

/** True when the button under what will happen was pressed: it is no option that could be typed. */
const isSure = ({ options }: CommandInput): boolean => options.get('sure') === true;

const decide = (decision: ActorDecision, { userId, now, guildId }: Asker, { actors }: DecideNeeds) =>
  actors.decide(decision, { view: viewOf({ guildId }), by: userId }, now);

const ask = (text: string, buttons: readonly NoteButton[]): Screen => ({ kind: 'note', text, buttons });

/** What was decided, and the button that takes back this very decision. */
const done = (text: string, { at }: DecidedActor): Screen =>
  ask(text, [{ label: decisionTexts.undo, path: 'actor undo', options: { at } }]);

const nameOf = ({ names, named: folded }: ActorPart): string => names[0] ?? folded;

function partCalled(text: string, parts: readonly ActorPart[]): ActorPart | undefined {
  const folded = foldName(text);
  const isNamed = ({ named: own }: ActorPart): boolean => own === text || own === folded;
  return parts.find(isNamed) ?? parts.find(({ names }) => names.some((name) => foldName(name) === folded));
}

function offerParts(actor: ActorSummary, parts: readonly ActorPart[]): Screen {
  const offered = parts.slice(0, PARTS_MAX);
  const lines = offered.map((part) => {
    const names = part.names.slice(0, PART_NAMES_MAX).map(quoteName);
    return `- ${decisionTexts.part(names.length === 0 ? [quoteName(part.named)] : names, part.articles)}`;
  });
  const buttons = offered.map((part) => ({
    label: nameOf(part),
    path: 'actor split',
    options: { name: writeActorId(actor.id), alias: part.named },
  }));
  return ask([decisionTexts.parts(quoteName(actor.name)), ...lines].join('\n'), buttons);
}

async function completePart(
  typed: string,
  asker: Asker,
  name: unknown,
  { findActor, actors }: DecideNeeds,
): Promise<readonly string[]> {
  if (typeof name !== 'string') return [];
  const found = await findActor(name, viewOf(asker));
  if (found.kind !== 'one') return [];
  const parts = await actors.parts(found.actor.id, viewOf(asker));
  return startingFirst(parts.map(nameOf), typed).slice(0, COMPLETIONS_MAX);
}
