// Takes the pictures of the README and of docs/tour.md, and writes the tour: starts the program with its sandbox and uses its page.
// Run with: npx node docs/take-pictures.ts

import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { noBrowser, openBrowser } from '../tests/kit/browser.ts';
import { visit } from '../tests/kit/page-visitor.ts';
import { startProgram } from '../tests/kit/start-program.ts';
import { takePicture, takeTour, writeTour } from './take-tour.ts';

/** What the README shows beside a picture of the tour. */
const PICTURES = [
  { name: 'sandbox.png', width: 1280, height: 800, colorScheme: 'dark' },
  { name: 'sandbox-phone.png', width: 390, height: 844, colorScheme: 'light' },
] as const;

const QUESTION = 'What did Ines Okafor say?';
const FOLDER = fileURLToPath(new URL('.', import.meta.url));

if (noBrowser !== undefined) throw new Error(noBrowser);
const browser = await openBrowser();
try {
  for (const picture of PICTURES) {
    const program = await startProgram(); // one for each: the answers of the picture before are not in the next
    await ask(browser, program.address, picture).finally(program.stop);
  }
  await takeTour(browser, FOLDER);
  await writeFile(`${FOLDER}tour.md`, writeTour());
} finally {
  await browser.close();
}

async function ask(open: Browser, address: string, picture: (typeof PICTURES)[number]): Promise<void> {
  const { name, width, height, colorScheme } = picture;
  const page = await open.newPage({ viewport: { width, height }, colorScheme });
  await page.goto(address);
  await page.locator('.step').first().waitFor(); // what can be tried is shown when the commands are there
  const answer = await visit(page).run('ask', { question: QUESTION });
  await answer.getByText('Looked through').waitFor();
  await takePicture(page, `${FOLDER}${name}`);
  await page.close();
}
