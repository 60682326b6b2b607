// Takes the README's pictures: starts the program with its sandbox, asks a question on the page, photographs the answer.
// Run with: npx node docs/take-pictures.ts

import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { noBrowser, openBrowser } from '../tests/kit/browser.ts';
import { startProgram } from '../tests/kit/start-program.ts';

const PICTURES = [
  { name: 'sandbox.png', width: 1280, height: 800 },
  { name: 'sandbox-phone.png', width: 390, height: 844 },
] as const;

const QUESTION = 'What did Ines Okafor say?';

/** A README that is heavier than this loads slowly where it is read. */
const PICTURE_BYTES_MAX = 300_000;

if (noBrowser !== undefined) throw new Error(noBrowser);
const browser = await openBrowser();
try {
  for (const picture of PICTURES) {
    const program = await startProgram(); // one for each: the answers of the picture before are not in the next
    await takePicture(browser, program.address, picture).finally(program.stop);
  }
} finally {
  await browser.close();
}

async function takePicture(open: Browser, address: string, picture: (typeof PICTURES)[number]): Promise<void> {
  const { name, width, height } = picture;
  const page = await open.newPage({ viewport: { width, height }, colorScheme: 'dark' });
  await page.goto(address);
  await page.locator('.step').first().waitFor(); // what can be tried is shown when the commands are there
  await ask(page);
  const path = fileURLToPath(new URL(name, import.meta.url));
  await page.screenshot({ path });
  const { size } = await stat(path);
  if (size > PICTURE_BYTES_MAX) throw new Error(`${name} has ${size} bytes, more than ${PICTURE_BYTES_MAX}.`);
  await page.close();
}

/** Asks and waits for the whole answer; the box is left, so that no cursor blinks in the picture. */
async function ask(page: Page): Promise<void> {
  await page.locator('#command-input').fill(`/ask ${QUESTION}`);
  await page.keyboard.press('Enter');
  await page.locator('.message-row').first().getByText('Looked through').waitFor();
  await page.locator('#command-input').blur();
}
