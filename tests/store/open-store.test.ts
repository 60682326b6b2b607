// Opening: who may, what is refused in one sentence, and what survives a crash or a full disk.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { Failure } from '../../src/news/failure.ts';
import { ALL } from '../../src/news/view.ts';
import { openStore } from '../../src/store/open-store.ts';
import { idOf, makeFolder, makeRead } from './open-test-store.ts';
import { startWriter } from './start-writer.ts';

const now = () => 0;

async function inFolder(work: (dataDir: string) => Promise<void>): Promise<void> {
  const { dataDir, remove } = makeFolder();
  try {
    await work(dataDir);
  } finally {
    remove();
  }
}

const failsWith = (code: Failure['code']) => (error: unknown) => {
  assert.ok(error instanceof Failure, String(error));
  assert.equal(error.code, code);
  assert.match(error.message, /^[A-Z].+\.$/);
  return true;
};

describe('openStore', () => {
  it('makes the folder, and finds what was kept when it opens again', () =>
    inFolder(async (parent) => {
      const dataDir = join(parent, 'a', 'b');
      const first = await openStore({ dataDir, now });
      await first.articles.save(makeRead(1), { expectedVersion: 0 });
      await first.close();
      const second = await openStore({ dataDir, now, role: 'bot' });
      assert.equal((await second.articles.get(idOf(1), ALL))?.article.title, 'Title 1');
      await second.close();
    }));

  it('reads what was understood before event days existed as having none', () =>
    inFolder(async (dataDir) => {
      const store = await openStore({ dataDir, now });
      const read = makeRead(1);
      await store.articles.save(read, { expectedVersion: 0 });
      await store.close();
      const { eventDays: _, ...before } = read.understanding;
      const file = new DatabaseSync(join(dataDir, 'dateline.db'));
      file.prepare('update understandings set body = ?').run(JSON.stringify(before));
      file.close();
      const again = await openStore({ dataDir, now });
      assert.deepEqual((await again.articles.get(read.article.id, ALL))?.understanding, read.understanding);
      await again.close();
    }));

  it('refuses a file of a newer schema', () =>
    inFolder(async (dataDir) => {
      await (await openStore({ dataDir, now })).close();
      const file = new DatabaseSync(join(dataDir, 'dateline.db'));
      file.exec(`insert into migrations (version, name, applied_at) values (999, 'from the future', 0)`);
      file.close();
      await assert.rejects(openStore({ dataDir, now }), failsWith('newer-schema'));
      await assert.rejects(openStore({ dataDir, now, readOnly: true }), failsWith('newer-schema'));
    }));

  it('refuses a file that is no database, or one of another program, and leaves it as it is', () =>
    inFolder(async (dataDir) => {
      const file = join(dataDir, 'dateline.db');
      writeFileSync(file, 'Dear diary. '.repeat(1_000));
      await assert.rejects(openStore({ dataDir, now }), failsWith('unreadable'));
      assert.match(readFileSync(file, 'utf8'), /^Dear diary/);
      const other = join(dataDir, 'other');
      mkdirSync(other);
      const foreign = new DatabaseSync(join(other, 'dateline.db'));
      foreign.exec('create table recipes (name text)');
      foreign.close();
      const before = readFileSync(join(other, 'dateline.db'));
      await assert.rejects(openStore({ dataDir: other, now }), failsWith('unreadable'));
      assert.deepEqual(readFileSync(join(other, 'dateline.db')), before);
    }));

  it('says so when the folder cannot be made', () =>
    inFolder(async (dataDir) => {
      writeFileSync(join(dataDir, 'file'), '');
      await assert.rejects(openStore({ dataDir: join(dataDir, 'file', 'data'), now }), failsWith('disk'));
    }));

  it('opens for reading only: reads all, writes nothing, and needs a file', () =>
    inFolder(async (dataDir) => {
      await assert.rejects(openStore({ dataDir, now, readOnly: true }), failsWith('not-found'));
      const writer = await openStore({ dataDir, now });
      const reader = await openStore({ dataDir, now, readOnly: true });
      await writer.articles.save(makeRead(1), { expectedVersion: 0 });
      assert.ok(await reader.articles.get(idOf(1), ALL));
      await assert.rejects(reader.facts.set('a', 'b'), failsWith('not-allowed'));
      await reader.close();
      await writer.close();
    }));
});

describe('two at once', () => {
  it('refuses a second bot in this process, and lets it in when the first has closed', () =>
    inFolder(async (dataDir) => {
      const first = await openStore({ dataDir, now, role: 'bot' });
      await assert.rejects(openStore({ dataDir, now, role: 'bot' }), failsWith('busy'));
      await first.close();
      await first.close();
      await (await openStore({ dataDir, now, role: 'bot' })).close();
    }));

  it('refuses a second bot while another process runs one, and lets it in when that was killed', () =>
    inFolder(async (dataDir) => {
      const other = startWriter(dataDir, 'bot', 0, 'hold');
      await other.said(1);
      await assert.rejects(openStore({ dataDir, now, role: 'bot' }), failsWith('busy'));
      await (await openStore({ dataDir, now, role: 'cli' })).close();
      await other.kill();
      await (await openStore({ dataDir, now, role: 'bot' })).close();
    }));

  it('opens an empty folder from several sides at once', () =>
    inFolder(async (dataDir) => {
      const others = [1, 2, 3].map((number) => startWriter(dataDir, 'cli', number * 100, 3));
      const codes = await Promise.all(others.map(({ ended }) => ended));
      assert.deepEqual(codes, [0, 0, 0]);
      const store = await openStore({ dataDir, now });
      assert.equal((await store.articles.coverage(ALL)).articles, 9);
      assert.equal(await store.articles.lastSequence(ALL), 9);
      await store.close();
    }));

  it('lets a command line write beside a running bot: both keep all they wrote, in one sequence', () =>
    inFolder(async (dataDir) => {
      const bot = await openStore({ dataDir, now, role: 'bot' });
      const cli = startWriter(dataDir, 'cli', 1_000, 100);
      await cli.said(2);
      for (let number = 0; number < 100; number += 1) {
        assert.ok(await bot.articles.save(makeRead(number), { expectedVersion: 0 }));
      }
      assert.equal(await cli.ended, 0);
      const changes = await bot.articles.changesSince(0, 1_000, ALL);
      assert.equal(changes.length, 200);
      assert.equal(new Set(changes.map(({ sequence }) => sequence)).size, 200);
      await bot.close();
    }));

  it('waits for a writer that holds on too long, then says so', { timeout: 30_000 }, () =>
    inFolder(async (dataDir) => {
      const store = await openStore({ dataDir, now });
      const other = new DatabaseSync(join(dataDir, 'dateline.db'));
      other.exec('begin immediate');
      const refused = assert.rejects(store.facts.set('a', 'b'), failsWith('busy'));
      assert.equal(await store.facts.get('a'), undefined);
      await refused;
      other.exec('rollback');
      await store.facts.set('a', 'b');
      assert.equal(await store.facts.get('a'), 'b');
      other.close();
      await store.close();
    }),
  );
});

describe('a crash', () => {
  it('loses nothing that was acknowledged, ten times over', { timeout: 120_000 }, () =>
    inFolder(async (dataDir) => {
      const acknowledged: number[] = [];
      for (let round = 0; round < 10; round += 1) {
        const writer = startWriter(dataDir, 'bot', round * 10_000, 9_999);
        await writer.said(2 + round * 7);
        await writer.kill();
        acknowledged.push(...writer.lines.slice(1).map(Number));
      }
      assert.ok(acknowledged.length >= 300, `only ${acknowledged.length} were written`);
      const store = await openStore({ dataDir, now, role: 'bot' });
      const kept = await store.articles.getMany(
        acknowledged.map((number) => idOf(number)),
        ALL,
      );
      assert.equal(kept.length, acknowledged.length);
      await store.close();
      const file = new DatabaseSync(join(dataDir, 'dateline.db'));
      assert.equal(file.prepare('pragma integrity_check').get()?.integrity_check, 'ok');
      assert.deepEqual(file.prepare('pragma foreign_key_check').all(), []);
      const dayless = 'select count(*) as n from articles where id not in (select article_id from event_days)';
      assert.equal(file.prepare(dayless).get()?.n, 0, 'an article stands with its days or not at all');
      const miscounted = `select count(*) as n from actors where articles <> (select count(*) from actor_mentions
          where actor_id = actors.id) or articles <> (select coalesce(sum(articles), 0) from actor_names
          where actor_id = actors.id and folded = '')`;
      assert.equal(file.prepare(miscounted).get()?.n, 0, 'actors are counted with the articles that stand');
      const counted = file.prepare('select max(articles) as most, count(*) as all_actors from actors').get();
      const articles = Number(file.prepare('select count(*) as n from articles').get()?.n);
      assert.deepEqual({ ...counted }, { most: articles, all_actors: articles + 1 });
      file.close();
    }),
  );
});

const run = (program: string, ...values: string[]) => execFileSync(program, values, { stdio: 'pipe' });

/** Gives a folder on a disk of 2 MB, or why there is none. */
function mountSmallDisk(): { readonly dataDir: string; readonly unmount: () => void } | { readonly reason: string } {
  const { dataDir, remove } = makeFolder();
  try {
    run('mount', '-t', 'tmpfs', '-o', 'size=2m', 'none', dataDir);
  } catch {
    remove();
    return { reason: 'a small disk cannot be mounted here (needs root)' };
  }
  const unmount = () => {
    run('umount', dataDir);
    remove();
  };
  return { dataDir, unmount };
}

describe('a full disk', () => {
  const disk = mountSmallDisk();
  it(
    'is told by every write, half saves nothing, and is over when there is room',
    'reason' in disk ? { skip: disk.reason } : {},
    async () => {
      assert.ok('dataDir' in disk);
      const { dataDir, unmount } = disk;
      const ballast = join(dataDir, 'ballast');
      writeFileSync(ballast, Buffer.alloc(500_000));
      const store = await openStore({ dataDir, now, role: 'bot' });
      try {
        const text = `Tripoli ${'is long '.repeat(10_000)}`;
        let saved = 0;
        const fill = async () => {
          for (; ; saved += 1) await store.articles.save(makeRead(saved, { text }), { expectedVersion: 0 });
        };
        await assert.rejects(fill(), failsWith('disk'));
        assert.ok(saved > 0);
        assert.equal((await store.articles.coverage(ALL)).articles, saved);
        assert.equal(await store.articles.get(idOf(saved), ALL), undefined);
        await assert.rejects(store.facts.set('big', text.repeat(20)), failsWith('disk'));
        await assert.rejects(store.backup(join(dataDir, 'copy.db')), failsWith('disk'));
        assert.equal(await store.facts.get('big'), undefined);
        rmSync(ballast);
        await store.facts.set('small', 'yes');
        assert.ok(await store.articles.save(makeRead(saved), { expectedVersion: 0 }));
        await store.check();
      } finally {
        await store.close();
        unmount();
      }
    },
  );
});
