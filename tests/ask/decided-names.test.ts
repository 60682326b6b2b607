// Questions heed what people decided about who is who, and what was said in reported speech.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { decideActor } from '../../src/ingest/ingest.ts';
import type { GuildId } from '../../src/news/ids.ts';
import { type NewsWorld, openNewsWorld, USER, viewOf } from '../kit/news-world.ts';

const [OURS, THEIRS] = ['100000000000000001', '100000000000000002'] as [GuildId, GuildId];

describe('asking about a name', () => {
  let world: NewsWorld;
  const ask = async (question: string, guildId = OURS): Promise<string> => {
    const asked = world.time.clock;
    const { claims } = await world.ask.ask({ question, view: viewOf(guildId), zone: 'UTC', asked });
    return claims.map(({ text }) => text).join(' | ');
  };
  before(async () => {
    world = await openNewsWorld();
    const quay = await world.follow('The Quay', OURS, THEIRS);
    await world.add(quay, {
      title: 'The cranes of Norvik',
      text: 'The Red Lantern estimated on Monday that the cranes of Norvik would stand still for a month. Nobody knew why.',
    });
    await world.add(quay, {
      title: 'A union for the quay',
      text: 'The Quay Labour Front is a union. The Quay Labour Front was founded in a cellar.',
    });
    await world.add(quay, {
      title: 'Money for the bridge',
      text: 'Ada Quill opened the bridge. Quill believes the bridge will need two million crowns. Jonas Feld paid.',
    });
  });
  after(() => world.store.close());

  it('holds sentences that call its bearer quite otherwise, where the server says that they are one', async () => {
    const question = 'What did the Quay Labour Front say about the cranes?';
    assert.doesNotMatch(await ask(question), /stand still/u);
    const merge = { kind: 'merge', actor: 'Red Lantern', into: 'Quay Labour Front' } as const;
    await decideActor(merge, { view: viewOf(OURS), by: USER }, world);
    assert.match(await ask(question), /stand still for a month/u);
    assert.doesNotMatch(await ask(question, THEIRS), /stand still/u);
  });

  it('tells what somebody said as it is reported, by any verb of saying', async () => {
    assert.match(await ask('What did Ada Quill say about the bridge?'), /two million crowns/u);
    assert.doesNotMatch(await ask('What did Jonas Feld say about the bridge?'), /crowns/u);
  });
});
