import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dropFurniture } from '../../src/feeds/feeds.ts';

const BODY = ['The ferry sailed on Monday after the long storm, the port said.', 'All were well, and so was the dog.'];

describe('dropFurniture', () => {
  const drop = (lines: readonly string[], title = 'Ferry sails at last', byline = 'Mara Lind'): readonly string[] =>
    dropFurniture(lines, { title, byline });

  it('drops labels, bylines, days, offers and rights round a text', () => {
    const lines = [
      'Ferry sails at last',
      'By Mara Lind, Staff Writer',
      'Published 3 May 2024, 10:30',
      'Share',
      BODY[0] ?? '',
      'Advertisement',
      'Read more: What the captain said',
      'Sign up to the Morning Briefing',
      'Sign up to our newsletter for the news of the quay.',
      BODY[1] ?? '',
      'Mara Lind is the harbour correspondent of The Quay.',
      '© 2024 The Quay. All rights reserved.',
    ];
    assert.deepEqual(drop(lines), BODY);
  });

  it('keeps sentences that use such words for news', () => {
    const news = [
      'Lind Ferries said on 3 May 2024 that Mara Lind would leave the company she had founded.',
      'Subscribers to the newspaper fell by a third, its owner reported.',
      'Cookies are baked here every day, and sold by noon.',
      '“Sign up to our newsletter and win,” the fraudsters had written.',
      'Related families had lived on the island for a century.',
      'More on that ship was found in the archive, where the log lay unread for fifty years.',
    ];
    assert.deepEqual(drop(news), news);
  });

  it('takes a headline off only where the line does not go on as a sentence', () => {
    assert.deepEqual(drop(['Mayor meets captain of the Aurora in Lindby, and both smile.'], 'Mayor meets captain'), [
      'Mayor meets captain of the Aurora in Lindby, and both smile.',
    ]);
    assert.deepEqual(drop(['Biden Harris and others met.'], 'Biden'), ['Biden Harris and others met.']);
    assert.deepEqual(drop(['Ferry sails at last todayThe ferry sailed.'], 'Ferry sails at last today'), [
      'The ferry sailed.',
    ]);
  });
});
