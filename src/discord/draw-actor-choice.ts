// Which actor is meant: those that a name fits, or the nearest where it fits none, each with a button.

import type { ActorSummary } from '../news/actor-profile.ts';
import { actorTexts } from './actor-texts.ts';
import type { Screen } from './command.ts';
import { button, buttonRows, type Component, textDisplay } from './components.ts';
import { BUTTON_LABEL_CHARACTERS_MAX } from './limits.ts';
import type { PageLinks } from './page-links.ts';
import { plainOutside, quoteOutside } from './quote-outside.ts';
import { drawToFit } from './room.ts';
import { texts } from './texts.ts';

type ChoiceScreen = Extract<Screen, { kind: 'actors' }>;

// Our own: two rows of buttons; who is not among the ten most named is found by a fuller name.
const CHOICES_MAX = 10;
const NAME_CHARACTERS_MAX = 100;
const SIZES = [
  { aliases: 6, alias: 60 },
  { aliases: 3, alias: 40 },
  { aliases: 0, alias: 0 },
] as const;

/** Draws the choice: what was asked for, a line for each actor, and a button for each. */
export function drawActorChoice(screen: ChoiceScreen, { idOf }: PageLinks): readonly Component[] {
  const { asked, isFound, coverage } = screen;
  const choices = screen.choices.slice(0, CHOICES_MAX);
  const name = quoteOutside(asked, NAME_CHARACTERS_MAX) || '…';
  const head = isFound
    ? actorTexts.several(name)
    : `${actorTexts.none(name)}${choices.length === 0 ? '' : ` ${actorTexts.nearest}`}`;
  const buttons = choices.flatMap(({ id, name: label }, index) =>
    idOf === undefined ? [] : [button(labelOf(label, index), idOf(0, 0, screen.optionsOf(id)))],
  );
  return drawToFit(SIZES, (size) => [
    textDisplay(`### ${head}`),
    ...choices.map((choice, index) => textDisplay(drawChoice(choice, index, size))),
    textDisplay(`-# ${texts.looked(coverage)}`),
    ...buttonRows(buttons),
  ]);
}

/** Two lines: the name by its number; its kind, other names and weight, which tell it from the others. */
function drawChoice(
  { name, kind, aliases, articles }: ActorSummary,
  index: number,
  size: (typeof SIZES)[number],
): string {
  const also = aliases.slice(0, size.aliases).map((alias) => quoteOutside(alias, size.alias));
  const about = [
    actorTexts.kind[kind],
    actorTexts.articles(articles),
    ...(also.length === 0 ? [] : [actorTexts.also(also)]),
  ];
  return `**${index + 1} · ${quoteOutside(name, NAME_CHARACTERS_MAX) || '…'}**\n-# ${about.join(' · ')}`;
}

/** By its number: two of them may bear one name. */
const labelOf = (name: string, index: number): string =>
  plainOutside(`${index + 1} · ${name}`, BUTTON_LABEL_CHARACTERS_MAX);
