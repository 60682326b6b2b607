import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sayNote, sayWhyNot } from '../../src/discord/answer-texts.ts';
import { commandTexts } from '../../src/discord/command-texts.ts';
import { sayTrouble } from '../../src/discord/notice-texts.ts';
import { sayCount, texts } from '../../src/discord/texts.ts';
import type { ChannelId } from '../../src/news/ids.ts';
import { readPauseReason, type Trouble, writePauseReason } from '../../src/news/trouble.ts';

const channelId = '500000000000000001' as ChannelId;
const TROUBLES: readonly Trouble[] = [
  ...(
    [
      { kind: 'channel gone' },
      { kind: 'server left' },
      { kind: 'may not see' },
      { kind: 'may not send' },
      { kind: 'takes no messages' },
      { kind: 'thread archived' },
      { kind: 'thread locked' },
      { kind: 'topic gone' },
      { kind: 'cadence ends', cadence: 'cron 0 0 30 2 *' },
      { kind: 'unreadable', why: 'I do not know the time zone “Mars”.' },
    ] as const
  ).map((reason): Trouble => ({ kind: 'paused', channelId, reason })),
  { kind: 'uncertain', channelId },
  { kind: 'given up', channelId, tries: 42, why: 'Discord answers 503' },
  { kind: 'refused', channelId, why: 'Invalid Form Body' },
];

/** All plain texts of a table, but for those that take something. */
function listTexts(table: object): readonly string[] {
  return Object.values(table).flatMap((value): readonly string[] => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? listTexts(value) : [];
  });
}

describe('the texts', () => {
  it('have the right form for none, one and many', () => {
    assert.deepEqual(
      [0, 1, 2, 1_234].map((count) => sayCount(count, 'story', 'stories')),
      ['0 stories', '1 story', '2 stories', '1,234 stories'],
    );
    assert.deepEqual(
      [0, 1, 2].map((count) => commandTexts.feed.added('The Quay', count).replace(/^[^.]+\. /u, '')),
      [
        'It holds no article yet.',
        '1 article of it can be searched; only what comes from now on is posted.',
        '2 articles of it can be searched; only what comes from now on is posted.',
      ],
    );
    assert.deepEqual(
      [1, 3].map((failures) => commandTexts.feed.failing(failures, 'gone')),
      ['failed at the last try: gone', 'failed 3 times in a row: gone'],
    );
    assert.deepEqual(
      [1, 75, 300].map((minutes) => texts.late(minutes)),
      ['Posted 1 minute late.', 'Posted 75 minutes late.', 'Posted about 5 hours late.'],
    );
    const note = sayNote({ kind: 'quota spent', questions: 1, until: 1_700_000_000_000 });
    assert.match(note, /1 answer of the language model today; more <t:1700000000:R>\.$/u);
  });

  it('tell every trouble in whole sentences that name the channel and what to do', () => {
    for (const trouble of TROUBLES) {
      const said = sayTrouble(trouble);
      assert.match(said, /^[A-Z].*<#500000000000000001>.*[.]$/u);
      assert.doesNotMatch(said, /\.\.|undefined|\[object/u);
      assert.match(said, /`\/subscription |please look|The next one comes/u, said);
    }
  });

  it('name exactly what is missing after a refusal, where that is known', () => {
    const refused: Trouble = { kind: 'paused', channelId, reason: { kind: 'may not send' } };
    assert.match(sayTrouble(refused, ['Create Posts']), /Allow me “Create Posts” in the channel/u);
    assert.match(sayTrouble(refused), /Allow me “Send Messages” and “Embed Links” in the channel/u);
  });

  it('quote what an abstention names, and nothing else', () => {
    const quote = (text: string): string => `<${text}>`;
    assert.equal(sayWhyNot({ kind: 'no mention', name: 'A*B' }, quote), 'None of them mentions <A*B>.');
    assert.equal(sayWhyNot({ kind: 'no day', day: '2017-02-20' }, quote), 'None of them tells of <20 February 2017>.');
    assert.equal(sayWhyNot({ kind: 'no day', day: 'last spring' }, quote), 'None of them tells of <last spring>.');
  });

  it('use no word of the inside', () => {
    const inside =
      /\b(?:interaction|snowflake|payload|JSON|outbox|stack|exception|null|undefined|regex|API|guild|ephemeral)\b/iu;
    for (const text of [...listTexts(texts), ...listTexts(commandTexts), ...TROUBLES.map((each) => sayTrouble(each))]) {
      assert.doesNotMatch(text, inside);
    }
  });
});

describe('a reason to pause', () => {
  it('is kept and read again; a sentence of an earlier version is still told', () => {
    const reason = { kind: 'cadence ends', cadence: 'cron 0 0 30 2 *' } as const;
    assert.deepEqual(readPauseReason(writePauseReason(reason)), reason);
    const old = readPauseReason('that channel no longer exists.');
    assert.equal(commandTexts.subscription.pausedBecause(old), 'paused: that channel no longer exists');
  });
});
