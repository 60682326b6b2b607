// A person at the sandbox's page: types commands option by option, presses, fills forms, and waits for what comes of it.

import type { Locator, Page } from 'playwright-core';
import { until } from './until.ts';

/** What is typed for an option; `pick` is chosen from the list that the field offers, `file` is attached. */
export type Typed = string | { readonly pick: string } | { readonly file: string; readonly text: string };

/** Chromium and the program share two cores with others. */
const WAIT_MS_MAX = 20_000;

const WAITING = '.thinking, .busy, .note:not(.is-failure), .form-send:disabled';

export interface Visitor {
  readonly page: Page;
  /** Runs a command and waits until Dateline has answered; gives the last message. */
  readonly run: (name: string, values?: Readonly<Record<string, Typed>>) => Promise<Locator>;
  /** Presses a button of a message, and waits until that is answered; gives the last message. */
  readonly press: (message: Locator, label: string | RegExp) => Promise<Locator>;
  /** Picks a line of a list in a message. */
  readonly pick: (message: Locator, list: RegExp, line: RegExp) => Promise<void>;
  /** Fills the open form, sends it, and waits until it is answered; gives the last message. */
  readonly submit: (fields: Readonly<Record<string, string>>) => Promise<Locator>;
  readonly openChannel: (name: string) => Promise<void>;
  readonly act: (persona: 'Member' | 'Moderator') => Promise<void>;
  readonly last: () => Locator;
}

/** Takes an open page of the sandbox, gives the person at it. */
export function visit(page: Page): Visitor {
  page.setDefaultTimeout(WAIT_MS_MAX);
  const last = () => page.locator('.message-row').last();
  const settled = async (): Promise<Locator> => {
    await until('everything is answered', WAIT_MS_MAX, async () =>
      (await page.locator(WAITING).count()) === 0 ? true : undefined,
    );
    return last();
  };
  /** Narrow screens have the channels behind a button. */
  const showChannels = async (): Promise<void> => {
    if (await page.locator('#menu').isVisible()) await page.locator('#menu').click();
  };
  return {
    page,
    last,
    run: async (name, values = {}) => {
      await page.locator('#command-input').fill(`/${name} `);
      await page.locator('.chip').waitFor();
      for (const [option, typed] of Object.entries(values)) await fillOption(page, option, typed);
      await page.locator('.send').click();
      await page.locator('.filling').waitFor({ state: 'hidden' });
      return settled();
    },
    press: async (message, label) => {
      await message.getByRole('button', { name: label }).first().click();
      return settled();
    },
    pick: async (message, list, line) => {
      await message.getByRole('button', { name: list }).click();
      await message.getByRole('option', { name: line }).first().click();
      if (await message.locator('.picker-list:visible').count())
        await message.getByRole('button', { name: list }).click();
      await settled();
    },
    submit: async (fields) => {
      const form = page.getByRole('dialog');
      for (const [label, text] of Object.entries(fields)) await form.getByLabel(label).fill(text);
      await form.getByRole('button', { name: 'Submit' }).click();
      await form.waitFor({ state: 'detached' });
      return settled();
    },
    openChannel: async (name) => {
      await showChannels();
      await page.locator('#channels').getByRole('button', { name }).first().click();
    },
    act: async (persona) => {
      await page.getByRole('button', { name: persona, exact: true }).click();
      await page.locator('.persona[aria-pressed=true]', { hasText: persona }).waitFor();
    },
  };
}

async function fillOption(page: Page, option: string, typed: Typed): Promise<void> {
  const field = page.locator(`#option-${option}`);
  if (!(await field.isVisible())) await page.getByRole('button', { name: `+ ${option}`, exact: true }).click();
  if (typeof typed === 'string') await field.fill(typed);
  else if ('file' in typed)
    await field.setInputFiles([{ name: typed.file, mimeType: 'text/plain', buffer: Buffer.from(typed.text) }]);
  else {
    await field.fill(typed.pick);
    await page.getByRole('option', { name: typed.pick }).first().click();
  }
}
