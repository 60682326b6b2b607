import assert from 'node:assert/strict';
import { it } from 'node:test';
import { showControls } from '../../src/cli/show-controls.ts';

it('lets no sequence from outside reach the terminal, and changes nothing else', () => {
  assert.equal(showControls('\u001b]0;title\u0007 \u009b2J \u007f\r'), '\uFFFD]0;title\uFFFD \uFFFD2J \uFFFD\uFFFD');
  const line = '\t1. Été, “ferry” 🚢\n   The Quay · 2026-11-16';
  assert.equal(showControls(line), line);
});
