// The tour of docs/tour.md: its text is the script's, and the script goes the whole way and makes every picture.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { takeTour, writeTour } from '../../docs/take-tour.ts';
import { noBrowser, openBrowser } from '../kit/browser.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));

describe('the tour', { skip: noBrowser ?? false }, () => {
  it('stands as it is written, with every picture that it and the README show', () => {
    assert.equal(readFileSync(join(DOCS, 'tour.md'), 'utf8'), writeTour());
    const shown = [...writeTour().matchAll(/\]\(([^)]+\.png)\)/gu)].map(([, name = '']) => join(DOCS, name));
    const readme = readFileSync(join(DOCS, '../README.md'), 'utf8');
    const inReadme = [...readme.matchAll(/\]\(docs\/([^)]+\.png)\)/gu)].map(([, name = '']) => join(DOCS, name));
    assert.equal(shown.length, 6);
    assert.equal(inReadme.length, 3);
    assert.deepEqual(
      [...shown, ...inReadme].filter((path) => !existsSync(path)),
      [],
    );
  });

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
