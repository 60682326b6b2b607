import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findConflicts } from '../../src/briefing/conflicts.ts';
import { makeRead } from '../kit/briefing-world.ts';

const read = (source: string, text: string) =>
  makeRead(0, { title: 'Flood', text, source, url: `https://${source}.example/` });

const TWENTY = read('courier', 'At least 20 people died in the flooded old town of Northport, the fire brigade said.');
const EIGHTY = read('radio', 'The fire brigade said 84 people died in the flooded old town of Northport.');

describe('findConflicts', () => {
  it('puts different figures for one thing side by side, with their hedges and sources', () => {
    const sides = findConflicts([TWENTY, EIGHTY]);
    assert.deepEqual(
      sides.map(({ text, citations }) => [citations[0].source, text]),
      [
        ['courier', TWENTY.article.text],
        ['radio', EIGHTY.article.text],
      ],
    );
  });

  it('sees no conflict in equal figures, in one source, or in figures for different things', () => {
    const same = read('wire', 'Some 20 people died in the flooded old town of Northport, the fire brigade said.');
    assert.deepEqual(findConflicts([TWENTY, same]), []);
    assert.deepEqual(findConflicts([EIGHTY, read('radio', TWENTY.article.text)]), []);
    const houses = read('wire', 'The fire brigade said 84 houses in the flooded old town of Northport were empty.');
    assert.deepEqual(findConflicts([TWENTY, houses]), []);
    const elsewhere = read('wire', 'Fully 84 people applied for the post of harbour master in Southport last summer.');
    assert.deepEqual(findConflicts([TWENTY, elsewhere]), []);
  });
});
