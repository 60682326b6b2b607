import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Failure } from '../src/news/failure.ts';
import { emptySandboxFolder } from '../src/open-sandbox.ts';
import { openStore } from '../src/store/open-store.ts';
import { temporaryFolder } from './kit/temporary-folder.ts';

const now = (): number => Date.parse('2026-11-23T12:00:00Z');

describe('emptySandboxFolder', () => {
  it('takes away what the former start kept, and nothing else', async () => {
    const folder = join(temporaryFolder(), 'sandbox');
    emptySandboxFolder(folder);
    const store = await openStore({ dataDir: folder, now, role: 'bot' });
    await store.facts.set('hash', 'former');
    await store.close();
    writeFileSync(join(folder, 'notes.txt'), 'a person put this here');
    emptySandboxFolder(folder);
    const again = await openStore({ dataDir: folder, now, role: 'bot' });
    assert.equal(await again.facts.get('hash'), undefined);
    await again.close();
    assert.ok(existsSync(join(folder, 'notes.txt')));
  });

  it('refuses in one sentence while a sandbox runs there, and leaves its data', async () => {
    const folder = temporaryFolder();
    const running = await openStore({ dataDir: folder, now, role: 'bot' });
    await running.facts.set('hash', 'kept');
    assert.throws(
      () => emptySandboxFolder(folder),
      (error) =>
        error instanceof Failure && error.code === 'busy' && /already runs .*stop it first\.$/.test(error.message),
    );
    assert.equal(await running.facts.get('hash'), 'kept');
    await running.close();
  });
});
