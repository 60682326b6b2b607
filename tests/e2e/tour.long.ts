// The tour of docs/tour.md: its script goes the whole way and makes every picture.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { takeTour, writeTour } from '../../docs/take-tour.ts';
import { noBrowser, openBrowser } from '../kit/browser.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

describe('the tour', { skip: noBrowser ?? false }, () => {
  it('is gone to its end, with a picture at each station', async () => {
    const folder = temporaryFolder();
    const browser = await openBrowser();
    try {
      await takeTour(browser, folder);
    } finally {
      await browser.close();
    }
    const names = [...writeTour().matchAll(/\]\(([^)]+\.png)\)/gu)].map(([, name = '']) => name);
    assert.deepEqual(
      names.filter((name) => !existsSync(join(folder, name))),
      [],
    );
  });
});
