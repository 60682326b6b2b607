import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dropBoilerplate } from '../../src/ingest/clean-text.ts';

const NEWS = ['The port opened on Monday.', 'Mayor Quill spoke for an hour about ferries and whales.'];

describe('clean-text', () => {
  it('drops a caption above the text', () => assert.deepEqual(dropBoilerplate(['cranes at dusk', ...NEWS]), NEWS));

  it('drops what the site says of itself below the text', () => {
    const foot = [
      'Quay Watch is the oldest independent blog on the harbour.',
      'This text was used with kind permission of the author.',
      '© 2026 Quay Watch. All rights reserved.',
    ];
    assert.deepEqual(dropBoilerplate([...NEWS, ...foot]), NEWS);
  });

  it('keeps such words inside the text, and a short first sentence', () => {
    const inside = ['It rained.', 'She said the book appeared with permission of the author.', ...NEWS];
    assert.deepEqual(dropBoilerplate(inside), inside);
  });

  it('keeps everything when nothing would stay', () =>
    assert.deepEqual(dropBoilerplate(['just a caption']), ['just a caption']));
});
