// Chromium for tests and pictures: where it is, how it is started so that it speaks to nobody of its own accord.

import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Why no browser can be started, for `skip`; undefined when one can. */
export const noBrowser: string | undefined = existsSync(CHROMIUM) ? undefined : `no browser at ${CHROMIUM}`;

/** Starts the browser. Rejects when there is none. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
}
