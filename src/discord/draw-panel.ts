// A panel: some sentences, a briefing where one belongs to them, and the controls by which a person goes on.

import type { PanelControl, Screen } from './command.ts';
import { button, buttonRow, type Component, textDisplay } from './components.ts';
import { channelRow, menuRow } from './control-rows.ts';
import { BRIEFING_SIZES, drawBriefingPart } from './draw-briefing-screen.ts';
import { BUTTON_LABEL_CHARACTERS_MAX, BUTTONS_PER_ROW_MAX } from './limits.ts';
import type { PageLinks } from './page-links.ts';
import { plainOutside } from './quote-outside.ts';
import { drawToFit } from './room.ts';

/** Discord's, for the lines of a menu and what stands in it before something is picked. */
const LINE_CHARACTERS_MAX = 100;

type Panel = Extract<Screen, { kind: 'panel' }>;

/** Draws it; with no ids for its controls, its words alone. The briefing is told as fully as there is room. */
export function drawPanel({ text, briefing, controls, buttons }: Panel, pages: PageLinks): readonly Component[] {
  return drawToFit(BRIEFING_SIZES, (size) => [
    textDisplay(text),
    ...(briefing === undefined ? [] : drawBriefingPart(briefing, size)),
    ...controls.flatMap((control) => drawControl(control, pages)),
    ...drawButtons(buttons, pages),
  ]);
}

function drawControl(control: PanelControl, { pickIdOf }: PageLinks): readonly Component[] {
  if (pickIdOf === undefined) return [];
  const id = pickIdOf(control.name);
  if (control.kind === 'channel') return [channelRow(id, control.label, control.chosen)];
  const lines = control.lines.map(({ label, value, detail, isChosen }) => ({
    label: plainOutside(label, LINE_CHARACTERS_MAX),
    value,
    ...(detail === undefined ? {} : { description: plainOutside(detail, LINE_CHARACTERS_MAX) }),
    default: isChosen === true,
  }));
  return lines.length === 0 ? [] : [menuRow(id, control.label, { lines, many: control.many === true })];
}

function drawButtons(buttons: Panel['buttons'], { actionIds = [] }: PageLinks): readonly Component[] {
  const drawn = buttons.flatMap(({ label }, at) => {
    const id = actionIds[at];
    return id === undefined ? [] : [button(plainOutside(label, BUTTON_LABEL_CHARACTERS_MAX), id)];
  });
  return drawn.length === 0 ? [] : [buttonRow(drawn.slice(0, BUTTONS_PER_ROW_MAX))];
}
