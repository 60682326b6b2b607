// How a reader opens the story of an item: a button under one item, a menu under several. Works for everybody, and for as
// long as the message stands: all that is needed to find the story is in the ids.

import { HEADLINE_IN_MENU_CHARACTERS_MAX } from '../news/article.ts';
import type { BriefingItem } from '../news/cited-text.ts';
import type { ArticleId } from '../news/ids.ts';
import {
  type ButtonRow,
  button,
  buttonRow,
  type SelectRow,
  selectRow,
  writePageId,
  writeSelectId,
} from './components.ts';
import { isBlank, plainOutside } from './quote-outside.ts';
import { texts } from './texts.ts';

/** The command that shows a story, and the option by which it is named. */
const PATH = 'briefing';
/** Belongs to nobody: whoever presses it gets a private answer of their own. */
const NOBODY = { owner: '0', path: PATH, offset: 0, size: 0 } as const;
/** Discord's: lines of a menu. */
const LINES_MAX = 25;

/** Takes the items in their order (at most 25); gives a row with one button or one menu, or none without items. */
export function drawStoryMenu(items: readonly BriefingItem[], firstNumber = 1): readonly (ButtonRow | SelectRow)[] {
  const [only, ...others] = items;
  if (only === undefined) return [];
  if (others.length === 0)
    return [buttonRow([button(texts.more, writePageId({ ...NOBODY, options: { json: storyOption(only) } }))])];
  const lines = items.slice(0, LINES_MAX).map((item, at) => ({
    label: `${at + firstNumber} · ${sayHeadline(item)}`,
    value: storyOption(item),
    default: false,
  }));
  return [selectRow(writeSelectId({ ...NOBODY, options: { json: '{}' } }), texts.moreOn, lines)];
}

function sayHeadline({ headline }: BriefingItem): string {
  const said = plainOutside(headline, HEADLINE_IN_MENU_CHARACTERS_MAX);
  return isBlank(said) ? texts.noTitle : said;
}

function storyOption(item: BriefingItem): string {
  return JSON.stringify({ story: seedOf(item) });
}

/** The article by which the story of an item is found: the one in whose words it is told. */
function seedOf({ claims: [claim], articleIds: [first] }: BriefingItem): ArticleId | '' {
  return claim?.citations[0].articleId ?? first ?? '';
}
