// Runs an action for an interaction, so that its first answer is in time whatever it takes.

import type { RepliableInteraction } from 'discord.js';
import type { Action, CommandInput, Screen } from './command.ts';
import { keepOptions, type PageState, writeOpenId, writePageId, writePickId, writeSelectId } from './components.ts';
import { shownAnswer } from './follow-answer.ts';
import { type Drawing, drawNote, drawScreen } from './layouts.ts';
import { FIRST_ANSWER_MS_MAX, PAGE_STATE_MS_MAX } from './limits.ts';
import type { Follow, Guilds, PageStore } from './needs.ts';
import { quoteOurs } from './quote-outside.ts';
import { type Speaker, speakAnew } from './speak.ts';
import { texts } from './texts.ts';

export interface Run {
  readonly path: string;
  readonly action: Action;
  readonly input: CommandInput;
  readonly offset: number;
  readonly size?: number;
}

/** Runs and says what came of it. With `reply`, a slow run is deferred; else it is deferred before it begins. */
export async function runAndSay(
  speaker: Speaker,
  run: Run,
  { pages, follow }: { readonly pages: PageStore; readonly follow?: Follow | undefined },
): Promise<void> {
  const { action, input } = run;
  if (action.run === undefined) throw new Error(`/${run.path} has nothing to run.`);
  if (action.first !== 'reply') await speaker.defer();
  // One after the other: what is shown in between must not overtake the end, nor a late deferral the answer.
  let said: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    said = said.then(work);
    return said;
  };
  let shown: Screen | undefined;
  const say = (screen: Screen): Promise<void> => {
    // What stands there already is not said again: no edit without a change.
    if (screen === shown) return said;
    shown = screen;
    return inTurn(async () => {
      const drawing = await draw(screen, run, pages);
      const messageId = await speaker.say(drawing);
      if (messageId === undefined || screen.kind !== 'answer') return;
      const message = shownAnswer(screen, drawing.components, { messageId, asker: input.asker });
      if (message !== undefined) await follow?.(message);
    });
  };
  const timer = setTimeout(() => void inTurn(speaker.defer).catch(() => undefined), FIRST_ANSWER_MS_MAX);
  try {
    const screen = await action.run(input, { offset: run.offset, show: say });
    clearTimeout(timer);
    await say(screen);
  } finally {
    clearTimeout(timer);
    await said.catch(() => undefined);
  }
}

const PAGED: ReadonlySet<Screen['kind']> = new Set([
  'hits',
  'list',
  'day',
  'actor',
  'actors',
  'timeline',
  'briefing',
  'story',
]);

/** Draws a screen, with page buttons where it can have pages; what they need is kept before it is shown. */
async function draw(screen: Screen, { path, input, offset, size }: Run, pages: PageStore): Promise<Drawing> {
  if (screen.kind === 'note' || screen.kind === 'answer')
    return drawScreen(screen, { offset, actionIds: await actionIds(screen, input, pages) });
  if (screen.kind === 'panel') return drawWithPicks(screen, { path, input }, pages);
  if (!PAGED.has(screen.kind)) return drawScreen(screen, { offset });
  const owner = input.asker.userId;
  const kept = new Map<string, string>();
  const stateOf = (toOffset: number, toSize: number, others = input.options): PageState => {
    const { options, keep } = keepOptions({ owner, path }, others);
    if (keep !== undefined) kept.set(keep.key, keep.value);
    return { owner, path, offset: toOffset, size: toSize, options };
  };
  const drawing = drawScreen(screen, {
    offset,
    ...(screen.kind === 'briefing' ? { actionIds: await actionIds(screen, input, pages) } : {}),
    // A page of 0 things has its size still to be settled: what is asked for is the first one.
    ...(size === undefined || size === 0 ? {} : { size }),
    idOf: (toOffset, toSize, others) => writePageId(stateOf(toOffset, toSize, others)),
    selectIdOf: (toSize, others) => writeSelectId(stateOf(0, toSize, others)),
  });
  await Promise.all([...kept].map(([key, value]) => pages.set(key, value, PAGE_STATE_MS_MAX)));
  return drawing;
}

/** The panel, with controls that go on with its options. */
async function drawWithPicks(
  screen: Extract<Screen, { kind: 'panel' }>,
  { path, input }: Pick<Run, 'path' | 'input'>,
  pages: PageStore,
): Promise<Drawing> {
  const owner = input.asker.userId;
  const { options, keep } = keepOptions({ owner, path }, screen.options);
  if (keep !== undefined) await pages.set(keep.key, keep.value, PAGE_STATE_MS_MAX);
  const pickIdOf = (name: string): string => writePickId(name, { owner, path, offset: 0, size: 1, options });
  return drawScreen(screen, { offset: 0, pickIdOf, actionIds: await actionIds(screen, input, pages) });
}

/** A button of a note, an answer, a panel or a briefing leads to the first page of another action: its id is that of a page. */
function actionIds(
  { buttons = [] }: Extract<Screen, { kind: 'note' | 'answer' | 'panel' | 'briefing' }>,
  { asker: { userId: owner } }: CommandInput,
  pages: PageStore,
): Promise<readonly string[]> {
  return Promise.all(
    buttons.map(async ({ path, options: given, opens }) => {
      const { options, keep } = keepOptions({ owner, path }, new Map(Object.entries(given)));
      if (keep !== undefined) await pages.set(keep.key, keep.value, PAGE_STATE_MS_MAX);
      const state = { owner, path, offset: 0, size: 1, options };
      return opens === undefined ? writePageId(state) : writeOpenId(opens, state);
    }),
  );
}

/** True, and said so, when the action is for moderators and the asker is none. Discord hides such commands, but settings there change. */
export async function isRefused(
  interaction: RepliableInteraction,
  action: Action,
  isModerator: boolean,
): Promise<boolean> {
  if (action.moderators !== true || isModerator) return false;
  await speakAnew(interaction, () => true).say({ components: drawNote(texts.onlyModerators) });
  return true;
}

// Six of these fit one message whatever stands in them, also by bytes; the next command shows the next ones.
const NOTICES_SHOWN_MAX = 6;
const NOTICE_CHARACTERS_MAX = 500;

/** Ids of the notices that are on their way to a moderator: another one at the same moment is not shown them too. */
const beingShown = new Set<string>();

/** Shows a moderator, aside, the oldest notices that reached nobody yet, and forgets them. */
export async function showPendingNotices(speaker: Speaker, { asker }: CommandInput, guilds: Guilds): Promise<void> {
  if (!asker.isModerator || !speaker.hasAnswered()) return;
  const notices = (await guilds.pendingNotices(asker.guildId)).filter(({ id }) => !beingShown.has(id));
  if (notices.length === 0) return;
  const shown = notices.slice(0, NOTICES_SHOWN_MAX);
  for (const { id } of shown) beingShown.add(id);
  try {
    const lines = shown.map(({ text }) => `- ${quoteOurs(text, NOTICE_CHARACTERS_MAX)}`);
    await speaker.sayAside({ components: drawNote([texts.noticesHead, ...lines].join('\n')) });
    for (const { id } of shown) await guilds.removeNotice(id);
  } finally {
    for (const { id } of shown) beingShown.delete(id);
  }
}

/** What a person followed and what ended by itself, in sentences that may name things from outside. */
export type TellEnded = (asker: CommandInput['asker']) => Promise<readonly string[]>;

/** Tells it aside, once. */
export async function showEnded(
  speaker: Speaker,
  { asker }: CommandInput,
  tellEnded: TellEnded | undefined,
): Promise<void> {
  if (tellEnded === undefined || !speaker.hasAnswered()) return;
  const sentences = await tellEnded(asker);
  if (sentences.length === 0) return;
  const lines = sentences.map((sentence) => quoteOurs(sentence, NOTICE_CHARACTERS_MAX));
  await speaker.sayAside({ components: drawNote(lines.join('\n')) });
}
