// Backing up while everything goes on, and putting a backup back.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { Failure } from '../../src/news/failure.ts';
import { ALL } from '../../src/news/view.ts';
import { openStore } from '../../src/store/open-store.ts';
import { restoreStore } from '../../src/store/restore.ts';
import { makeFolder, makeRead } from './open-test-store.ts';
import { startWriter } from './start-writer.ts';

const now = () => 0;

const failsWith = (code: Failure['code']) => (error: unknown) => error instanceof Failure && error.code === code;

/** Hands over a data folder with articles 0 to 9, a backup of it, and a place for more; all gone afterwards. */
async function withBackup(
  work: (paths: { dataDir: string; copy: string; file: string }) => Promise<void>,
): Promise<void> {
  const { dataDir, remove } = makeFolder();
  const paths = { dataDir, copy: join(dataDir, 'copy.db'), file: join(dataDir, 'dateline.db') };
  try {
    const store = await openStore({ dataDir, now });
    for (let number = 0; number < 10; number += 1) await store.articles.save(makeRead(number), { expectedVersion: 0 });
    await store.backup(paths.copy);
    await store.close();
    await work(paths);
  } finally {
    remove();
  }
}

async function countArticles(dataDir: string): Promise<number> {
  const store = await openStore({ dataDir, now });
  const { articles } = await store.articles.coverage(ALL);
  await store.close();
  return articles;
}

describe('backup', () => {
  it('copies one instant while this and another process write, and tells its progress', {
    timeout: 60_000,
  }, async () => {
    const { dataDir, remove } = makeFolder();
    const store = await openStore({ dataDir, now, role: 'bot' });
    const text = `Tripoli ${'is long '.repeat(2_000)}`;
    for (let number = 0; number < 400; number += 1) {
      await store.articles.save(makeRead(number, { text }), { expectedVersion: 0 });
    }
    const other = startWriter(dataDir, 'cli', 5_000, 2_000);
    // `open` and three articles.
    await other.said(4);
    const progress: (readonly [number, number])[] = [];
    const copy = join(dataDir, 'copy.db');
    let late: Promise<boolean> | undefined;
    const copied = store.backup(copy, (done, total) => {
      progress.push([done, total]);
      late ??= store.articles.save(makeRead(9_999), { expectedVersion: 0 });
    });
    for (let number = 400; number < 450; number += 1) {
      await store.articles.save(makeRead(number, { text }), { expectedVersion: 0 });
    }
    await copied;
    assert.equal(await late, true);
    await other.kill();
    const last = progress.at(-1);
    assert.ok(progress.length > 1 && last !== undefined && last[0] === last[1] && last[0] > 1_000);
    await store.close();
    const reader = new DatabaseSync(copy, { readOnly: true });
    assert.equal(reader.prepare('pragma integrity_check').get()?.integrity_check, 'ok');
    const count = (from: string) => reader.prepare(`select count(*) as n from ${from}`).get()?.n;
    assert.equal(count(`articles where title = 'Title 9999'`), 0);
    // Whole articles only, and as many as their sequence says.
    assert.ok(Number(count('articles')) >= 403, `only ${count('articles')} articles`);
    assert.equal(count('articles'), count('understandings'));
    assert.equal(count('articles'), reader.prepare('select max(sequence) as n from articles').get()?.n);
    reader.close();
    assert.deepEqual(
      readdirSync(dataDir).filter((name) => name.startsWith('copy')),
      ['copy.db'],
    );
    remove();
  });

  it('refuses to write over a file', () =>
    withBackup(async ({ dataDir, copy }) => {
      const before = readFileSync(copy);
      const store = await openStore({ dataDir, now });
      await assert.rejects(store.backup(copy), failsWith('bad-input'));
      await assert.rejects(store.backup(join(dataDir, 'no', 'folder.db')), failsWith('disk'));
      await store.close();
      assert.deepEqual(readFileSync(copy), before);
    }));
});

describe('restoreStore', () => {
  it('puts a backup in place and keeps the former file, whole', () =>
    withBackup(async ({ dataDir, copy, file }) => {
      const store = await openStore({ dataDir, now });
      await store.articles.save(makeRead(10), { expectedVersion: 0 });
      await store.close();
      const restored = await restoreStore({ from: copy, dataDir });
      assert.deepEqual(restored, { keptAs: `${file}.before-restore`, articles: 10 });
      assert.equal(await countArticles(dataDir), 10);
      const { articles } = await restoreStore({ from: `${file}.before-restore`, dataDir });
      assert.equal(articles, 11);
      assert.equal(await countArticles(dataDir), 11);
    }));

  it('fills an empty folder', () =>
    withBackup(async ({ dataDir, copy }) => {
      const fresh = join(dataDir, 'fresh');
      assert.deepEqual(await restoreStore({ from: copy, dataDir: fresh }), { articles: 10 });
      assert.equal(await countArticles(fresh), 10);
    }));

  it('keeps what a killed process had acknowledged in the log of the former file', () =>
    withBackup(async ({ dataDir, copy, file }) => {
      const writer = startWriter(dataDir, 'bot', 100, 9_999);
      await writer.said(6);
      await writer.kill();
      await restoreStore({ from: copy, dataDir });
      assert.equal(await countArticles(dataDir), 10);
      const { articles } = await restoreStore({ from: `${file}.before-restore`, dataDir });
      assert.ok(articles >= 10 + writer.lines.length - 1);
    }));

  it('replaces a damaged store, and keeps the damaged file as it was', () =>
    withBackup(async ({ dataDir, copy, file }) => {
      writeFileSync(file, 'damaged '.repeat(1_000));
      writeFileSync(`${file}-wal`, 'damaged too');
      await restoreStore({ from: copy, dataDir });
      assert.equal(await countArticles(dataDir), 10);
      assert.match(readFileSync(`${file}.before-restore`, 'utf8'), /^damaged damaged/);
      assert.equal(readFileSync(`${file}.before-restore-wal`, 'utf8'), 'damaged too');
    }));

  it('refuses while a bot runs, and while another process has the file open', () =>
    withBackup(async ({ dataDir, copy, file }) => {
      const kept = `${file}.before-restore`;
      writeFileSync(kept, 'kept earlier');
      for (const role of ['bot', 'cli'] as const) {
        const other = startWriter(dataDir, role, 0, 'hold');
        await other.said(1);
        await assert.rejects(restoreStore({ from: copy, dataDir }), failsWith('busy'));
        await other.kill();
      }
      assert.equal(await countArticles(dataDir), 10);
      assert.equal(readFileSync(kept, 'utf8'), 'kept earlier');
    }));

  it('refuses what is no backup and leaves the store alone', () =>
    withBackup(async ({ dataDir, copy, file }) => {
      const bad = join(dataDir, 'bad.db');
      await assert.rejects(restoreStore({ from: bad, dataDir }), failsWith('not-found'));
      writeFileSync(bad, 'no database '.repeat(1_000));
      await assert.rejects(restoreStore({ from: bad, dataDir }), failsWith('unreadable'));
      const whole = readFileSync(copy);
      writeFileSync(bad, whole.fill(7, 20_000, 60_000));
      await assert.rejects(restoreStore({ from: bad, dataDir }), failsWith('unreadable'));
      const newer = new DatabaseSync(copy);
      newer.exec(`insert into migrations (version, name, applied_at) values (999, 'from the future', 0)`);
      newer.close();
      await assert.rejects(restoreStore({ from: copy, dataDir }), failsWith('newer-schema'));
      assert.equal(await countArticles(dataDir), 10);
      assert.ok(!existsSync(`${file}.before-restore`) && !existsSync(`${file}.restoring`));
    }));
});
