// What comes from outside and is not as it should be, brought in through the program's own doors: files, feeds, and texts
// that would ping and mislead.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ALL_PERMISSIONS } from '../../src/sandbox/permissions.ts';
import type { PostedMessage } from '../../src/sandbox/watch.ts';
import { faultsOfRequests } from '../kit/judge-requests.ts';
import { type Running, runBatch, runVerb, startBotProcess, untilReady } from '../kit/run-program.ts';
import { seededRandom } from '../kit/seeded-random.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { until } from '../kit/until.ts';
import { type SandboxProcess, startSandboxProcess } from '../sandbox/sandbox-process.ts';

const POSTED_MS_MAX = 20_000;

const CUT_FEED =
  '<?xml version="1.0"?><rss version="2.0"><channel><title>The Bay</title><item><title>Whales return</title>' +
  '<link>https://news.example/whales</link><description>Whales returned to the bay of Brackwater on Monday.</description></item><item><title>A cu';

describe('files that are no good news', () => {
  const folder = temporaryFolder();
  const dataDir = temporaryFolder();
  const file = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const random = seededRandom(3);
  const noise = Uint8Array.from({ length: 5_000 }, () => Math.floor(random() * 256));
  const article = (more: object): string =>
    JSON.stringify({
      url: 'https://news.example/harbour',
      title: 'Harbour reopens',
      source: 'The Bay',
      text: 'The harbour of Brackwater reopened on Monday.',
      ...more,
    });

  it('are each told with a reason, while the good beside them is saved', async () => {
    const files = [
      file('picture.txt', noise),
      file('empty.txt', ''),
      file('blank.md', ' \n\n'),
      file('huge.txt', `Minutes\n\n${'The council of Brackwater met. '.repeat(100_000)}`),
      file('page.xml', '<html><body>Not found</body></html>'),
      file('cut.xml', CUT_FEED),
      file(
        'lines.jsonl',
        [article({}), '{no json', '[]', article({ url: 'https://news.example/2', text: '' })].join('\n'),
      ),
      file('long.jsonl', article({ url: 'https://news.example/long', title: 'Lighthouse '.repeat(455) })),
      join(folder, 'missing.txt'),
    ];
    const { code, stdout, stderr } = await runVerb(['import', ...files], { DATELINE_DATA: dataDir });
    assert.equal(code, 1, stderr);
    for (const name of ['picture.txt', 'empty.txt', 'blank.md', 'huge.txt', 'page.xml', 'missing.txt']) {
      assert.match(stdout, new RegExp(`^failed: .*${name.replace('.', '\\.')}`, 'm'));
    }
    for (const line of [2, 3, 4]) assert.match(stdout, new RegExp(`^failed: lines\\.jsonl:${line}: `, 'm'));
    assert.match(stdout, /binary data/);
    assert.match(stdout, /huge.txt.*characters; an article may have/);
    assert.doesNotMatch(stdout + stderr, /A bug|\n +at /);
    const wanted = ['harbour', 'whales', 'lighthouse'].map((query) => ({ query }));
    const found = await runBatch<{ hits: { title: string }[] }>('search', dataDir, wanted);
    assert.ok(found.every(({ hits }) => hits.length > 0));
    const { title = '' } = found[2]?.hits[0] ?? {};
    assert.match(title, /^(Lighthouse )+Lighthouse…$/, 'a title of 5,000 characters is cut at a word');
    assert.ok(title.length <= 500);
  });

  it('change nothing when they come again', async () => {
    const { code, stdout } = await runVerb(['import', join(folder, 'cut.xml'), join(folder, 'long.jsonl')], {
      DATELINE_DATA: dataDir,
    });
    const counts = (stdout.split('\n')[1] ?? '').trim().split(/\s+/).map(Number);
    assert.deepEqual([code, ...counts], [0, 0, 0, 3, 0, 0], 'all three unchanged');
  });
});

describe('in a server,', () => {
  const dataDir = temporaryFolder();
  let sandbox: SandboxProcess;
  let bot: Running;
  let server: Server;
  let origin: string;

  before(async () => {
    server = createServer((request, response) => {
      if (request.url === '/cut.xml') response.setHeader('content-type', 'application/rss+xml').end(CUT_FEED);
      else if (request.url === '/binary.xml') response.end(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
      else if (request.url === '/empty.xml') response.end();
      else response.writeHead(500).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    origin = `http://127.0.0.1:${port}`;
    sandbox = await startSandboxProcess();
    const env = { DATELINE_ALLOW_ADDRESSES: `127.0.0.1:${port}` };
    bot = startBotProcess({ apiUrl: sandbox.apiUrl, dataDir, aheadMs: 0, env });
    await untilReady(bot);
  });
  after(async () => {
    const { code } = await bot.stop('SIGTERM');
    await sandbox.stop();
    await new Promise((resolve) => server.close(resolve));
    assert.equal(code, 0);
  });

  describe('a feed that is broken', () => {
    const add = async (address: string): Promise<string> => {
      const channelId = await sandbox.channel('moderators');
      const given = {
        as: 'moderator',
        channelId,
        command: 'feed add',
        options: { address },
        until: 'settled',
      } as const;
      const seen = await sandbox.interact({ kind: 'command', ...given });
      return JSON.stringify(seen.message?.raw.components);
    };

    it('is followed where something can be read of it', async () => {
      assert.match(await add(`${origin}/cut.xml`), /follows .*The Bay/);
    });

    it('is refused in one sentence where nothing can be read of it', async () => {
      for (const path of ['/binary.xml', '/empty.xml', '/fails']) {
        const said = await add(`${origin}${path}`);
        assert.doesNotMatch(said, /follows|Something went wrong/, path);
      }
      assert.doesNotMatch(bot.said().stderr, /A bug met a person/);
    });

    it('is not even asked for at an address that is not public', async () => {
      assert.match(await add('http://127.0.0.1:9/feed.xml'), /private|not public|not allowed|loopback|network/i);
    });
  });

  describe('texts that would ping and mislead', () => {
    let channelId: string;
    let postedInto: string;
    let hostile: string;

    before(async () => {
      channelId = await sandbox.channel('general');
      postedInto = await sandbox.channel('briefings');
      // With every permission nothing holds a ping back but Dateline itself.
      for (const id of [channelId, postedInto]) await sandbox.setPermissions(id, ALL_PERMISSIONS);
      const { people, guilds } = await sandbox.world();
      const role = guilds[0]?.roles.find(({ name }) => name === 'Moderator')?.id ?? '';
      hostile = `@everyone @here <@${people.member}> <@!${people.moderator}> <@&${role}> [read the Harbour report](https://evil.example/login) **Harbour** ||hidden|| <https://evil.example/raw>`;
      const desk = { as: 'moderator', channelId: await sandbox.channel('moderators'), until: 'settled' } as const;
      const options = { channel: postedInto, cadence: 'cron 0,30 * * * *', zone: 'UTC' };
      await sandbox.interact({ ...desk, kind: 'command', command: 'subscription add', options });
      const file = join(temporaryFolder(), 'hostile.jsonl');
      const line = {
        url: 'https://news.example/hostile',
        title: `Harbour ${hostile}`,
        source: `The Bay ${hostile}`,
        byline: hostile,
        // Of today: what is older than a week is history, and no briefing tells it.
        publishedAt: new Date().toISOString(),
        text: `Mayor Ada Brook reopened the Harbour of Brackwater on Monday ${hostile}. “The Harbour ${hostile} is open,” said Ada Brook.`,
      };
      writeFileSync(file, `${JSON.stringify(line)}\n`);
      assert.equal((await runVerb(['import', file], { DATELINE_DATA: dataDir })).code, 0);
    });

    function judge(message: PostedMessage | undefined): void {
      assert.ok(message !== undefined, 'there is a message');
      assert.match(JSON.stringify(message.raw), /Harbour/, 'it shows the article');
      assert.deepEqual(message.pings, []);
      const body = { ...message.raw, allowed_mentions: { parse: [] } };
      assert.deepEqual(faultsOfRequests([{ kind: 'message', body }], hostile), []);
    }

    for (const [command, options] of Object.entries({
      search: { words: 'harbour' },
      ask: { question: 'Who reopened the Harbour of Brackwater?' },
      briefing: {},
    })) {
      it(`ping nobody and lead nowhere in /${command}`, async () => {
        judge((await sandbox.interact({ kind: 'command', channelId, command, options, until: 'settled' })).message);
      });
    }

    it('ping nobody and lead nowhere in a briefing that is posted', async () => {
      const now = await sandbox.moveClock(0);
      bot.moveClock((await sandbox.moveClock(1_800_000 - (now % 1_800_000) + 1_000)) - Date.now());
      judge(await until('the briefing is posted', POSTED_MS_MAX, async () => (await sandbox.messages(postedInto))[0]));
    });

    it('came with no request that allowed a ping', async () => {
      const bodies = (await sandbox.requests()).map(({ body }) => JSON.stringify(body ?? {}));
      assert.ok(bodies.some((body) => body.includes('allowed_mentions')));
      for (const body of bodies) assert.doesNotMatch(body, /"allowed_mentions":\{[^}]*"(everyone|users|roles)"/);
    });
  });
});
