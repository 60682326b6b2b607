// A moderator's way through the sandbox in a real browser: from the first look to a briefing in its channel, and how long the clicks take.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { noBrowser, openBrowser } from '../kit/browser.ts';
import { type RunningProgram, startProgram } from '../kit/start-program.ts';

const WAIT_MS_MAX = 15_000;
/** A person looks for two seconds before each click: with them the way takes under two minutes. */
const CLICKS_MAX = 30;

describe('a moderator who has just let Dateline in', { skip: noBrowser ?? false }, () => {
  let program: RunningProgram;
  let browser: Browser;
  let page: Page;
  let clicks = 0;
  const pictures = process.env.SETUP_PICTURES;

  before(async () => {
    program = await startProgram();
    browser = await openBrowser();
    const width = Number(process.env.SETUP_WIDTH ?? 390);
    page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme: 'dark' });
    page.setDefaultTimeout(WAIT_MS_MAX);
    await page.goto(program.address);
    await page.getByRole('heading', { name: 'This is the start of general.' }).waitFor();
  });
  after(async () => {
    await browser?.close();
    await program?.stop();
  });

  const message = () => page.locator('.message-row').last();

  async function click(found: ReturnType<Page['getByRole']>): Promise<void> {
    clicks += 1;
    await found.click();
  }

  async function look(name: string): Promise<void> {
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png` });
  }

  /** Opens a list of the message and picks a line of it; a list of several is closed afterwards. */
  async function pick(list: RegExp, line: RegExp, { many = false } = {}): Promise<void> {
    const face = message().getByRole('button', { name: list });
    await click(face);
    await click(message().getByRole('option', { name: line }).first());
    if (many) await click(face);
  }

  it('reads, picks and presses the way to the first briefing on a phone', async (test) => {
    const from = performance.now();
    if (
      (await page.locator('#menu').isVisible()) &&
      !(await page.getByRole('button', { name: 'Moderator', exact: true }).isVisible())
    )
      await click(page.locator('#menu'));
    await click(page.getByRole('button', { name: 'Moderator', exact: true }));
    await page.keyboard.press('Escape');
    await click(page.getByRole('button', { name: /Set Dateline up/u }));
    await message().getByText('1 of 3 · What to read').waitFor();
    await look('1-what');
    await pick(/Packs of feeds/u, /Sample news/u, { many: true });
    await message().getByRole('button', { name: 'Next: where and when' }).waitFor();
    await look('2-picked');
    await click(message().getByRole('button', { name: 'Next: where and when' }));
    await message().getByText('2 of 3 · Where and when').waitFor();
    await look('3-where');
    await pick(/The channel/u, /#briefings/u);
    await message().getByText('I may post in').waitFor();
    await pick(/The hour/u, /^07:00$/u);
    await message()
      .getByText(/Daily, the next times/u)
      .waitFor();
    await look('4-placed');
    await click(message().getByRole('button', { name: 'Next: see the first briefing' }));
    await message().getByText('3 of 3 · The first briefing').waitFor();
    await look('5-first');
    await click(message().getByRole('button', { name: 'Post it now, then daily' }));
    await message().getByText('Dateline is set up').waitFor();
    assert.match(await message().innerText(), /The first briefing stands in/u);
    await look('6-done');
    if (await page.locator('#menu').isVisible()) await click(page.locator('#menu'));
    await click(page.locator('#channels').getByRole('button', { name: /briefings/u }));
    await message()
      .getByText(/^Read: \d+ articles from/u)
      .waitFor();
    assert.match(await message().innerText(), /Calvera Wire \(invented\)/u);
    await look('7-posted');
    test.diagnostic(`${clicks} clicks, ${Math.round(performance.now() - from)} ms for the program and the browser`);
    assert.ok(clicks <= CLICKS_MAX);
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true);
  });

  it('leaves no trouble in the log', async () => {
    assert.equal(await program.stop(), 0);
    assert.doesNotMatch(program.printed(), /"level":(?:40|50|60)/u);
  });
});
