// Things to try on the first visit, each one press: offered until the person puts them away.

import type { Persona } from '../page-protocol.ts';
import { button, element } from './element.ts';

/** One thing to try: a command's name as it is typed, without the slash, and texts for its options. */
interface FirstStep {
  /** Who is offered it; absent: both. */
  readonly persona?: Persona;
  readonly title: string;
  readonly command: string;
  readonly values: { readonly [option: string]: string };
}

/** What a stranger can try, each with one press: three for each persona. */
const FIRST_STEPS: readonly FirstStep[] = [
  { persona: 'member', title: 'Who is that?', command: 'ask', values: { question: 'Who is Yusuf al-Rashidi?' } },
  {
    persona: 'member',
    title: 'Sources that disagree',
    command: 'ask',
    values: { question: 'How many people died in Storm Brannoc?' },
  },
  { persona: 'moderator', title: 'Set Dateline up', command: 'setup', values: {} },
  { persona: 'moderator', title: 'Make a topic', command: 'topic create', values: {} },
  { title: 'Read a briefing', command: 'briefing', values: {} },
];

const KEPT_AS = 'dateline-sandbox-first-steps';

export interface FirstStepsSettings {
  readonly persona: Persona;
  /** False for a command that this persona does not have: its step is not shown. */
  readonly isThere: (command: string) => boolean;
  readonly run: (step: FirstStep) => void;
}

/** Gives the panel that offers the persona's steps; undefined when they were put away or none can be run. */
export function drawFirstSteps({ persona, isThere, run }: FirstStepsSettings): HTMLElement | undefined {
  const shown = FIRST_STEPS.filter((step) => (step.persona ?? persona) === persona && isThere(step.command));
  if (shown.length === 0 || isPutAway()) return undefined;
  const away = button({ class: 'steps-away', label: 'Put these away' }, '×', () => {
    putAway();
    panel.remove();
  });
  const panel = element(
    'section',
    { class: 'steps', 'aria-label': 'Things to try' },
    element('p', { class: 'steps-title' }, 'Try:'),
    ...shown.map((step) => drawStep(step, run)),
    away,
  );
  return panel;
}

function drawStep(step: FirstStep, run: (step: FirstStep) => void): HTMLElement {
  const words = Object.values(step.values).map((value) => ` ${value}`);
  const drawn = button({ class: 'step' }, element('strong', {}, step.title), () => run(step));
  drawn.append(element('small', {}, `/${step.command}${words.join('')}`));
  return drawn;
}

function isPutAway(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) !== null;
  } catch {
    return false;
  }
}

function putAway(): void {
  try {
    localStorage.setItem(KEPT_AS, 'put away');
  } catch {
    // A browser without storage: they come back on the next visit, which does no harm.
  }
}
