import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import iconv from 'iconv-lite';
import { parseFeed } from '../../src/feeds/feeds.ts';
import { LANGUAGE_SAMPLES } from '../golden/text-languages.ts';

const paragraphIn = (language: string): string => {
  const sample = LANGUAGE_SAMPLES.find((one) => one.language === language);
  assert.ok(sample !== undefined, language);
  return `${sample.sentence} ${sample.paragraph}`.replaceAll('\u200c', ' ').replaceAll('ی', 'ي').replaceAll('ک', 'ك');
};

const ENCODINGS: readonly (readonly [encoding: string, language: string])[] = [
  ['windows-1252', 'en'],
  ['windows-1252', 'fr'],
  ['windows-1252', 'de'],
  ['windows-1252', 'es'],
  ['windows-1252', 'pt'],
  ['windows-1252', 'sv'],
  ['windows-1250', 'pl'],
  ['windows-1250', 'cs'],
  ['windows-1250', 'hu'],
  ['windows-1251', 'ru'],
  ['windows-1251', 'uk'],
  ['windows-1251', 'bg'],
  ['koi8-r', 'ru'],
  ['koi8-u', 'uk'],
  ['windows-1253', 'el'],
  ['windows-1255', 'he'],
  ['windows-1256', 'ar'],
  ['shift_jis', 'ja'],
  ['euc-jp', 'ja'],
  ['euc-kr', 'ko'],
  ['gb18030', 'zh'],
];

const titleIn = (
  encoding: string,
  title: string,
  prolog: string,
  headers: Record<string, string> = {},
): string | undefined => {
  const xml = `${prolog}<rss version="2.0"><channel><title>${title}</title></channel></rss>`;
  return parseFeed({ body: iconv.encode(xml, encoding), headers }).title;
};

describe('decoding', () => {
  for (const [encoding, language] of ENCODINGS) {
    it(`reads ${language} in ${encoding}, said by the prolog, by the header, and by nobody`, () => {
      const title = paragraphIn(language);
      assert.equal(titleIn(encoding, title, `<?xml version="1.0" encoding="${encoding}"?>`), title);
      assert.equal(titleIn(encoding, title, '', { 'content-type': `text/xml; charset=${encoding}` }), title);
      assert.equal(titleIn(encoding, title, ''), title);
    });
  }

  it('reads Chinese in Big5 that nobody names', () => {
    const title = '市議會決定關閉舊橋直到春天，北岸的商店主人擔心會失去一半的顧客，因為他們都是從橋上來的。';
    assert.equal(titleIn('big5', title, ''), title);
  });

  it('takes what is valid UTF-8 for UTF-8, whatever the header says of plain text', () => {
    const title = paragraphIn('ru');
    assert.equal(titleIn('utf-8', title, ''), title);
    assert.equal(titleIn('utf-8', title, '', { 'content-type': 'text/xml; charset=us-ascii' }), title);
  });
});
