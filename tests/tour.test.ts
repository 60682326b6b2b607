// The tour of docs/tour.md is what its script writes, and the pictures that it and the README show are there.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { writeTour } from '../docs/take-tour.ts';

const DOCS = fileURLToPath(new URL('../docs/', import.meta.url));

describe('the tour', () => {
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
});
