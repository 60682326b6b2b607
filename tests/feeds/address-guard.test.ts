import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { judgeAddress, judgeAddressWithStubs } from '../../src/feeds/feeds.ts';
import { checkProperty } from '../kit/check-property.ts';

const PUBLIC = '93.184.216.34';
const resolve = async (): Promise<string[]> => [PUBLIC];

async function reasonFor(url: string, answers: string[] = [PUBLIC]): Promise<string> {
  const judged = await judgeAddress(url, async () => answers);
  return judged.decision === 'reject' ? judged.reason : 'allowed';
}

describe('judgeAddress', () => {
  const REFUSED: readonly (readonly [string, RegExp])[] = [
    ['http://127.0.0.1/', /loopback/],
    ['http://127.1/', /loopback/],
    ['http://0177.0.0.1/', /loopback/],
    ['http://0x7f000001/', /loopback/],
    ['http://2130706433/', /loopback/],
    ['http://127。0。0。1/', /loopback/],
    ['http://①②⑦.0.0.1/', /loopback/],
    ['http://127.0.0.1./', /loopback/],
    ['http://0/', /unspecified/],
    ['http://10.1.2.3/', /private/],
    ['http://172.31.255.255/', /private/],
    ['http://192.168.0.1/', /private/],
    ['http://169.254.169.254/', /linkLocal/],
    ['http://100.64.0.1/', /carrierGradeNat/],
    ['http://192.0.2.7/', /reserved/],
    ['http://198.18.0.1/', /reserved/],
    ['http://224.0.0.1/', /multicast/],
    ['http://255.255.255.255/', /broadcast/],
    ['http://168.63.129.16/', /metadata/],
    ['http://[::]/', /unspecified/],
    ['http://[::1]/', /loopback/],
    ['http://[::127.0.0.1]/', /not global unicast/],
    ['http://[::ffff:127.0.0.1]/', /ipv4Mapped/],
    ['http://[64:ff9b::7f00:1]/', /rfc6052/],
    ['http://[2002:7f00:1::]/', /6to4/],
    ['http://[2001::1]/', /teredo/],
    ['http://[2001:db8::1]/', /reserved/],
    ['http://[fc00::1]/', /uniqueLocal/],
    ['http://[fe80::1]/', /linkLocal/],
    ['http://[fec0::1]/', /deprecatedSiteLocal/],
    ['http://[ff02::1]/', /multicast/],
    ['http://localhost/', /name of this network/],
    ['http://LOCALHOST./', /name of this network/],
    ['http://a.localhost/', /name of this network/],
    ['http://printer.local/', /name of this network/],
    ['http://metadata.google.internal/', /name of this network/],
    ['http://intranet/', /not a full name|name of this network/],
    ['http://db/', /not a full name/],
    ['ftp://news.example/', /only http and https/],
    ['file:///etc/passwd', /only http and https/],
    ['javascript:alert(1)', /only http and https/],
    ['http://user:pass@news.example/', /user name or password/],
    ['http://news.example:22/', /port 22/],
    ['http://news.example:6379/', /port 6379/],
    ['http://999.1.1.1/', /not a valid address/],
    ['http://', /not a valid address/],
    ['', /not a valid address/],
    ['nonsense', /not a valid address/],
    [`http://news.example/${'a'.repeat(9_000)}`, /too long/],
  ];
  for (const [url, reason] of REFUSED) {
    it(`refuses ${url.slice(0, 60) || 'nothing at all'}`, async () => {
      assert.match(await reasonFor(url), reason);
    });
  }

  const ALLOWED = [
    'http://news.example/feed',
    'https://news.example:443/',
    'http://news.example:8080/',
    'https://bücher.example/',
    'http://8.8.8.8/',
    'http://[2606:4700:4700::1111]/',
    'http://news.example./',
    'http://ⓔxample.com/',
  ];
  for (const url of ALLOWED) {
    it(`allows ${url}`, async () => {
      assert.equal((await judgeAddress(url, resolve)).decision, 'allow');
    });
  }

  it('refuses a name when one of its answers is not public', async () => {
    assert.match(
      await reasonFor('http://news.example/', [PUBLIC, '::1']),
      /^news\.example has an address that is not a public address \(loopback\)$/,
    );
    assert.match(await reasonFor('http://news.example/', ['fe80::1%eth0']), /linkLocal/);
    assert.match(await reasonFor('http://news.example/', ['nonsense']), /not an address/);
  });

  it('gives the answers of its one look-up, to be connected to', async () => {
    const judged = await judgeAddress('http://news.example/', async () => [PUBLIC, '2606:4700:4700::1111']);
    assert.ok(judged.decision === 'allow');
    assert.deepEqual(judged.addresses, [PUBLIC, '2606:4700:4700::1111']);
  });

  it('says when the name has no address', async () => {
    const failing = async (): Promise<string[]> => {
      throw new Error('ENOTFOUND');
    };
    for (const look of [failing, async () => []]) {
      const judged = await judgeAddress('http://news.example/', look);
      assert.ok(judged.decision === 'reject' && judged.isUnknownName === true);
    }
  });

  it('opens exactly the exceptions it is given', async () => {
    const judge = async (url: string, allowed: string[], answers = ['10.0.0.5']): Promise<string> =>
      (await judgeAddress(url, async () => answers, { allowedAddresses: allowed })).decision;
    assert.equal(await judge('http://127.0.0.1:4000/', ['127.0.0.1:4000']), 'allow');
    assert.equal(await judge('http://127.0.0.1:4001/', ['127.0.0.1:4000']), 'reject');
    assert.equal(await judge('http://127.0.0.1:4001/', ['127.0.0.0/8']), 'allow');
    assert.equal(await judge('http://[::1]:4000/', ['[::1]:4000']), 'allow');
    assert.equal(await judge('http://10.0.0.5/', ['127.0.0.0/8', 'nonsense', '']), 'reject');
    assert.equal(await judge('http://feeds.lan:9000/', ['feeds.lan:9000']), 'allow');
    assert.equal(await judge('http://feeds.lan:9001/', ['feeds.lan:9000']), 'reject');
    assert.equal(await judge('http://[::ffff:10.0.0.5]/', ['10.0.0.0/8']), 'reject');
    assert.equal(await judge('http://wiki.example/', ['10.0.0.0/8'], ['10.0.0.5', '192.168.0.1']), 'reject');
  });

  it('never throws, and allows nothing that leads inside', async () => {
    const hosts = fc.oneof(
      fc.ipV4(),
      fc.ipV4Extended(),
      fc.ipV6().map((ip) => `[${ip}]`),
      fc.domain(),
      fc.string(),
    );
    const urls = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl(),
      hosts.map((host) => `http://${host}/`),
    );
    await checkProperty(
      fc.asyncProperty(urls, fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string())), async (url, answers) => {
        const judged = await judgeAddress(url, async () => answers);
        if (judged.decision === 'reject') return judged.reason.length > 0;
        return judged.addresses.length > 0 && !judged.addresses.some((one) => /^(?:127|10|0)\./.test(one));
      }),
      { numRuns: 500 },
    );
  });
});

describe('judgeAddressWithStubs', () => {
  it('follows a redirect and judges where it leads', async () => {
    const dns = { 'a.example': [PUBLIC], 'b.example': ['192.168.0.1'] };
    const judge = (location: string, status = 302) =>
      judgeAddressWithStubs({ url: 'http://a.example/x', dns, redirect: { status, location } });
    assert.equal((await judge('/y')).decision, 'allow');
    assert.equal((await judge('//b.example/')).decision, 'reject');
    assert.equal((await judge('http://[::1]/', 305)).decision, 'reject');
    assert.equal((await judge('http://[::1]/', 200)).decision, 'allow');
  });

  it('uses the first answer only when later ones differ', async () => {
    const sequence = { 'a.example': [[PUBLIC], ['127.0.0.1']] };
    assert.equal((await judgeAddressWithStubs({ url: 'http://a.example/', dns_sequence: sequence })).decision, 'allow');
  });

  const data = new URL('../../../shared/data/ssrf.jsonl', import.meta.url);
  const skip = existsSync(data) ? false : 'shared/data/ssrf.jsonl is not here';
  it('judges all of the measured addresses rightly', { skip }, async () => {
    const rows = readFileSync(data, 'utf8').trim().split('\n');
    assert.ok(rows.length > 100);
    for (const row of rows) {
      const { input, expected } = JSON.parse(row);
      const { decision } = await judgeAddressWithStubs(input);
      if (expected.decision === 'allow') assert.equal(decision, 'allow', row);
      if (expected.decision === 'reject' || (expected.decision === 'never_nonpublic' && input.redirect !== undefined)) {
        assert.equal(decision, 'reject', row);
      }
    }
  });
});
