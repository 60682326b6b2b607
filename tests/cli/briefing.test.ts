// `briefing [WORDS]` over a store of its own: lines for people, JSON for programs, exit codes for scripts.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { runBriefing } from '../../src/cli/briefing.ts';
import type { Briefing } from '../../src/news/cited-text.ts';
import type { TopicId, UserId } from '../../src/news/ids.ts';
import { GUILD, openWorld, type World } from '../kit/briefing-world.ts';

const NOON = Date.parse('2026-05-04T12:00:00Z');

describe('the verb briefing', () => {
  let world: World;
  before(async () => {
    world = await openWorld(NOON - 3_600_000);
    const bridge = 'The Norvik bridge was closed on Monday, Mayor Ingrid Solvang said. Repairs take about six weeks.';
    await world.addArticle({ title: 'Norvik bridge closed', text: bridge });
    const lamp = 'The lamp of Old Mill was lit on Monday, keeper Jona Abt said. It had been dark for a year.';
    await world.addArticle({ title: 'Lamp of Old Mill is lit again', text: lamp });
    world.turnTo(NOON);
  });
  after(() => world.close());

  async function brief(words: string, json = false) {
    const lines: string[] = [];
    const terminal = { print: (line: string) => void lines.push(line), complain: () => {}, isWatched: false };
    const code = await runBriefing({ words, json }, world.tools, terminal);
    return { code, text: lines.join('\n') };
  }

  it('tells all the news of the last day, each item with its source', async () => {
    const { code, text } = await brief('');
    assert.equal(code, 0);
    assert.match(text, /^\* Norvik bridge closed$/mu);
    assert.match(text, /^ {3}— .+: https?:\/\//mu);
    assert.match(text, /Read: 2 articles from \d sources? of the last day/u);
  });

  it('tells what words find, and as JSON', async () => {
    const { code, text } = await brief('lamp', true);
    const briefing = JSON.parse(text) as Briefing;
    assert.equal(code, 0);
    assert.deepEqual(
      [briefing.title, briefing.items.map(({ headline }) => headline)],
      ['lamp', ['Lamp of Old Mill is lit again']],
    );
  });

  it('ends with 1 when nothing is new', async () => {
    const nothing = await brief('volcano');
    assert.equal(nothing.code, 1);
    assert.match(nothing.text, /Nothing new\./u);
  });

  it('takes a topic of the server that is named', async () => {
    const topic = {
      name: 'Lights',
      words: 'lamp',
      actors: [],
      sources: [],
      languages: [],
      version: 1,
      createdAt: NOON,
    };
    await world.store.topics.add({ ...topic, id: 't1' as TopicId, guildId: GUILD, createdBy: 'u1' as UserId });
    const lines: string[] = [];
    const terminal = { print: (line: string) => void lines.push(line), complain: () => {}, isWatched: false };
    await runBriefing({ words: 'lights', json: false, guildId: GUILD }, world.tools, terminal);
    assert.equal(lines[0], 'Lights');
    assert.match(lines.join('\n'), /Lamp of Old Mill/u);
  });
});
