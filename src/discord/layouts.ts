// What a command shows, as the components of one message: every screen has its drawing, each within Discord's limits.

import type { Failure } from '../news/failure.ts';
import type { NoteButton, Screen } from './command.ts';
import { type ButtonRow, button, buttonRows, type Component, textDisplay } from './components.ts';
import { cutMarkdown } from './cut-markdown.ts';
import { drawActor } from './draw-actor.ts';
import { drawActorChoice } from './draw-actor-choice.ts';
import { drawAnswer } from './draw-answer.ts';
import { drawBriefingScreen } from './draw-briefing-screen.ts';
import { drawDay } from './draw-day.ts';
import { drawHits } from './draw-hits.ts';
import { drawList } from './draw-list.ts';
import { drawPanel } from './draw-panel.ts';
import { drawStory } from './draw-story.ts';
import { drawTimeline } from './draw-timeline.ts';
import { BUTTON_LABEL_CHARACTERS_MAX, TEXT_BYTES_OVERHEAD, TEXTS_BYTES_MAX, TEXTS_CHARACTERS_MAX } from './limits.ts';
import type { PageLinks } from './page-links.ts';
import { drawPicture } from './picture.ts';
import { isBlank, plainOutside, quoteOurs } from './quote-outside.ts';
import { texts } from './texts.ts';

/** One message: its components, and the file that they refer to. */
export interface Drawing {
  readonly components: readonly Component[];
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
}

/** Our own: a failure is a sentence or two; what it names from elsewhere does not fill a screen. */
const FAILURE_CHARACTERS_MAX = 1_000;

/** Draws a screen. `pages` makes the buttons for its other pages. Nothing from outside mentions or formats anything in it. */
export function drawScreen(screen: Screen, pages: PageLinks): Drawing {
  switch (screen.kind) {
    case 'answer':
      return { components: drawAnswer(screen, drawNoteButtons(screen.buttons ?? [], pages)) };
    case 'hits':
      return { components: drawHits(screen, pages) };
    case 'day':
      return { components: drawDay(screen, pages) };
    case 'actor':
      return drawActor(screen, pages);
    case 'actors':
      return { components: drawActorChoice(screen, pages) };
    case 'timeline':
      return drawTimeline(screen, pages);
    case 'briefing':
      return { components: drawBriefingScreen(screen, pages, drawNoteButtons(screen.buttons ?? [], pages)) };
    case 'story':
      return { components: drawStory(screen, pages) };
    case 'list':
      return { components: drawList(screen, pages) };
    case 'panel':
      return { components: drawPanel(screen, pages) };
    case 'note':
      return { components: [...drawNote(screen.text), ...drawNoteButtons(screen.buttons ?? [], pages)] };
    case 'file': {
      const { name, bytes, text } = screen;
      const file = { type: 13, file: { url: `attachment://${name}` } } as const;
      return { components: [...drawNote(text), file], file: { name, bytes } };
    }
    case 'picture': {
      const text = screen.text === undefined ? [] : drawNote(screen.text);
      const { gallery, file } = drawPicture(screen.png, screen.alternative);
      return { components: [...text, gallery], file };
    }
  }
}

/** Buttons that run other actions; none where they have no ids. */
function drawNoteButtons(buttons: readonly NoteButton[], { actionIds = [] }: PageLinks): readonly ButtonRow[] {
  const drawn = buttons.flatMap(({ label: said }, at) => {
    const label = plainOutside(said, BUTTON_LABEL_CHARACTERS_MAX);
    return actionIds[at] === undefined || isBlank(label) ? [] : [button(label, actionIds[at])];
  });
  return buttonRows(drawn);
}

/** Sentences of ours, cut to one message. */
export function drawNote(text: string): readonly Component[] {
  const cut = cutMarkdown(text, TEXTS_CHARACTERS_MAX, TEXTS_BYTES_MAX - TEXT_BYTES_OVERHEAD);
  return [textDisplay(isBlank(cut) ? '…' : cut)];
}

/** The sentence of a Failure: ours, though it may name things from outside; nothing in it mentions or links. `by`: whose doing it was. */
export function drawFailure({ message, by }: Pick<Failure, 'message' | 'by'>): readonly Component[] {
  const who = by !== undefined && /^\d+$/u.test(by) ? `\n-# ${texts.doneBy(by)}` : '';
  return [textDisplay(`${quoteOurs(message, FAILURE_CHARACTERS_MAX) || '…'}${who}`)];
}
