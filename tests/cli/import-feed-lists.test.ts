// `import feeds.opml` as a process of its own: several feeds of one host, which must be asked one after the other.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type LocalServer, startLocalServer } from '../feeds/local-server.ts';
import { runVerb } from '../kit/run-program.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const FEEDS = 4;

describe('a list of feeds on the command line', () => {
  let server: LocalServer;
  before(async () => {
    const feedOf = (number: number): string =>
      `<rss version="2.0"><channel><title>Quay ${number}</title><item><title>Ferry ${number} sails</title><description>Ferry ${number} sailed from Brackwater on Monday.</description></item></channel></rss>`;
    server = await startLocalServer(
      Object.fromEntries(
        Array.from({ length: FEEDS }, (_, number) => [
          `/${number}`,
          (_request: unknown, response: { end(body: string): void }) => response.end(feedOf(number)),
        ]),
      ),
    );
  });
  after(() => server.close());

  it('is read to its end, however long one host is waited for, with a line for each feed', async () => {
    const file = join(temporaryFolder(), 'feeds.opml');
    const outlines = Array.from(
      { length: FEEDS + 1 },
      (_, at) => `<outline text="Q${at}" xmlUrl="${server.origin}/${at}"/>`,
    );
    writeFileSync(file, `<opml version="2.0"><body>${outlines.join('')}</body></opml>`);
    const { code, stdout, stderr } = await runVerb(['import', file], {
      DATELINE_DATA: temporaryFolder(),
      DATELINE_ALLOW_ADDRESSES: server.hostAndPort,
    });
    const outcomes = stdout
      .trim()
      .split('\n')
      .map((line) => line.split(':')[0]);
    assert.deepEqual(outcomes, ['followed', 'followed', 'followed', 'followed', 'failed'], stderr);
    assert.equal(code, 1);
  });
});
