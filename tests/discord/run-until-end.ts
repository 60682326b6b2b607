// Runs the bot as a process until it ends by itself, as it does when Discord refuses it for good.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** Gives the exit code and the last line on standard error; `whenReady` happens once the bot is ready. */
export async function runUntilEnd(given: {
  readonly apiUrl: string;
  readonly token: string;
  readonly whenReady?: () => void;
}): Promise<{ readonly code: number | null; readonly last: string | undefined }> {
  const child = spawn(process.execPath, [MAIN, 'start', '--data', temporaryFolder()], {
    env: {
      PATH: process.env.PATH,
      DISCORD_TOKEN: given.token,
      DISCORD_API_URL: given.apiUrl,
      DATELINE_STATUS_PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', (data) => {
    if (String(data).includes('Invite Dateline')) given.whenReady?.();
  });
  const [errors, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { code: code as number | null, last: errors.trimEnd().split('\n').at(-1) };
}
