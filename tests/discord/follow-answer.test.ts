// A posted answer after what became of its articles: sentences that go, words that must not stay, notes that are made.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Asker, Screen } from '../../src/discord/command.ts';
import { redrawAnswer, shownAnswer } from '../../src/discord/follow-answer.ts';
import { drawScreen } from '../../src/discord/layouts.ts';
import type { Answer, Claim } from '../../src/news/cited-text.ts';
import type { ArticleId, MessageId } from '../../src/news/ids.ts';
import { answer } from './samples.ts';

const asker = { userId: '1', guildId: '2', channelId: '3', now: 5 } as Asker;
const claim = (id: string, text: string, ...more: readonly string[]): Claim => {
  const cite = (each: string) => ({
    articleId: each as ArticleId,
    url: `https://${each}.example/`,
    title: `The title of ${each}`,
    source: `Source ${each}`,
    quote: text,
  });
  return { text, citations: [cite(id), ...more.map(cite)] };
};
const { nearest: _nearest, because: _because, ...bare } = answer(0, 'x');
const said: Answer = {
  ...bare,
  question: 'Who?',
  answered: true,
  slot: 'Ana Roth',
  claims: [claim('a', 'Ana Roth led it.', 'b'), claim('c', 'It was closed.')],
};

function follow(given: Answer) {
  const screen = { kind: 'answer', answer: given, buttons: [{ label: 'Report', path: 'ask', options: {} }] } as const;
  const { components } = drawScreen(screen satisfies Screen, { offset: 0, actionIds: ['id'] });
  const message = shownAnswer(screen, components, { messageId: '7' as MessageId, asker });
  return { message, components };
}

describe('an answer that follows its articles', () => {
  it('is drawn as it was posted while nothing changes, with its buttons', () => {
    const { message, components } = follow(said);
    const body = JSON.parse(redrawAnswer(message?.body ?? '', []));
    assert.deepEqual(body, { flags: 1 << 15, components, allowed_mentions: { parse: [] } });
    assert.deepEqual(
      message?.articles.map(({ articleId, place, quotes }) => [articleId, place, quotes]),
      [
        ['a', 0, ['Ana Roth led it.']],
        ['b', 1, ['Ana Roth led it.']],
        ['c', 2, ['It was closed.']],
      ],
    );
  });

  it('loses the sentence of an article that was taken down, its source, and what was concluded from it', () => {
    const body = redrawAnswer(follow(said).message?.body ?? '', [{ kind: 'taken down', place: 0, by: 'moderators' }]);
    assert.doesNotMatch(body, /Ana Roth|title of a|a\.example/u);
    assert.match(body, /It was closed\./u);
    assert.match(body, /Taken down by the moderators/u);
  });

  it('keeps a sentence that stands elsewhere too, without the source that went', () => {
    const body = redrawAnswer(follow(said).message?.body ?? '', [{ kind: 'taken down', place: 1, by: 'operator' }]);
    assert.match(body, /Ana Roth led it\./u);
    assert.doesNotMatch(body, /title of b|b\.example/u);
  });

  it('says what was corrected', () => {
    const change = { kind: 'corrected', place: 2, at: 0, source: 'Source c', nowSays: 'It was *open*.' } as const;
    assert.match(
      redrawAnswer(follow(said).message?.body ?? '', [change]),
      /Corrected.*Source c now writes “It was \\\\\*open/u,
    );
  });

  it('follows the nearest thing that stands in place of an answer, and nothing where nothing is cited', () => {
    const nearest = { ...said, slot: '', answered: false, claims: [], nearest: claim('n', 'It was near.') };
    const body = redrawAnswer(follow(nearest).message?.body ?? '', [{ kind: 'taken down', place: 0, by: 'operator' }]);
    assert.doesNotMatch(body, /It was near|n\.example/u);
    assert.equal(follow({ ...said, claims: [] }).message, undefined);
  });
});
