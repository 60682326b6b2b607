// A store of 100,000 articles (or as many as DATELINE_TEST_ARTICLES says) and 1,000 subscriptions, moved into PostgreSQL by the
// program itself, which is killed twice on the way.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ChannelId, GuildId, SubscriptionId } from '../../src/news/ids.ts';
import { ALL } from '../../src/news/view.ts';
import { openStore } from '../../src/store/open-store.ts';
import { fillStore } from '../bench/fill-store.ts';
import { hex, makeSubscription } from '../kit/briefing-world.ts';
import { startOwnPostgres } from '../kit/own-postgres.ts';
import { noPostgres } from '../kit/postgres.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const ARTICLES = Number(process.env.DATELINE_TEST_ARTICLES ?? 100_000);
const SUBSCRIPTIONS = 1_000;
/** Of the steps of progress that the program tells. */
const KILLED_AT = [8, 25];
const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

describe('moving a large store', { skip: noPostgres ?? false, timeout: 3_600_000 }, () => {
  it(`brings ${ARTICLES} articles over, killed twice on the way`, async (context) => {
    const dataDir = join(temporaryFolder(), 'data');
    await fillStore(dataDir, ARTICLES, () => {});
    const file = await openStore({ dataDir, now: Date.now });
    for (let number = 0; number < SUBSCRIPTIONS; number += 1) {
      await file.subscriptions.add(
        makeSubscription({
          id: hex(`subscription ${number}`) as SubscriptionId,
          guildId: `${900 + (number % 50)}` as GuildId,
          channelId: `${5_000 + number}` as ChannelId,
          createdAt: 0,
          nextDueAt: number,
        }),
      );
    }
    await file.close();
    const postgres = await startOwnPostgres();
    /** Gives what it said; `killAt`: it is killed when it has told of so many steps. */
    const move = async (killAt = Number.POSITIVE_INFINITY) => {
      const env = { PATH: process.env.PATH ?? '', DATELINE_DATA: dataDir, DATELINE_DATABASE_URL: postgres.url };
      const child = spawn(process.execPath, [MAIN, 'move'], { env, cwd: temporaryFolder() });
      const said = { out: '', complaints: '' };
      child.stdout.on('data', (text) => {
        said.out += text;
      });
      child.stderr.on('data', (text) => {
        said.complaints += text;
        if (said.complaints.split('\n').length > killAt) child.kill('SIGKILL');
      });
      const [code, signal] = await once(child, 'close');
      return { code, signal, ...said };
    };
    const began = performance.now();
    for (const killAt of KILLED_AT) {
      const { signal, complaints } = await move(killAt);
      assert.equal(signal, 'SIGKILL', complaints);
      context.diagnostic(`killed at: ${complaints.trim().split('\n').at(-1)}`);
    }
    const { code, out, complaints } = await move();
    assert.equal(code, 0, complaints);
    assert.match(out, /going on with an earlier run.*counts and checksums are equal/u);
    assert.match(out, new RegExp(`articles: ${ARTICLES} rows`, 'u'));
    assert.match(out, new RegExp(`subscriptions: ${SUBSCRIPTIONS} rows`, 'u'));
    context.diagnostic(
      `${out.trim().split('\n').slice(0, 3).join('; ')}; in ${Math.round((performance.now() - began) / 1_000)} s`,
    );
    const moved = await openStore({
      dataDir: temporaryFolder(),
      databaseUrl: postgres.url,
      now: Date.now,
      role: 'bot',
    });
    assert.equal((await moved.articles.coverage(ALL)).articles, ARTICLES);
    assert.equal((await moved.subscriptions.due(SUBSCRIPTIONS, 2_000)).length, SUBSCRIPTIONS);
    await moved.close();
    await postgres.stop();
  });
});
