// Which encoding bytes are in that are no UTF-8 and say nothing of themselves: the one in which they read like a language.
//
//   bytes ≥ 0x80 alone among ASCII letters  caf\xe9       → windows-1252 (or 1250, where its letters are Slavic ones)
//   in runs                                 \xd0\xf3\xf1  → the encoding under which the most frequent letters of its
//                                                           language come out

// So much of the text is enough to tell; more costs time.
const SAMPLE_BYTES = 20_000;
// Shorter runs of high bytes are single letters with marks.
const RUN_LENGTH_MIN = 2;
// Of the letters in a text of a language its most frequent ones make half and more, of chance letters a tenth; of the
// thousands of Chinese characters our 73 make a fifth, of chance characters a hundredth.
const SHARE_MIN = 0.3;
const CHINESE_SHARE_MIN = 0.08;

interface Candidate {
  readonly name: string;
  /** The letters that are most frequent in the languages written so. */
  readonly frequent: RegExp;
  readonly shareMin?: number;
}

// Multi-byte encodings first: their bytes seldom make sense in another, and must be whole to be read at all.
const IN_RUNS: readonly Candidate[] = [
  { name: 'euc-jp', frequent: /[\p{Script=Hiragana}ーンスルトイラ]/gu },
  { name: 'shift_jis', frequent: /[\p{Script=Hiragana}ーンスルトイラ]/gu },
  { name: 'euc-kr', frequent: /[이다는의에가을를고하은로기지사도한인대자리어서시정]/gu },
  {
    name: 'gb18030',
    frequent:
      /[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经]/gu,
    shareMin: CHINESE_SHARE_MIN,
  },
  {
    name: 'big5',
    frequent:
      /[的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經]/gu,
    shareMin: CHINESE_SHARE_MIN,
  },
  { name: 'windows-1251', frequent: /[оеаинтсрвлкмдпуі]/gu },
  { name: 'koi8-u', frequent: /[оеаинтсрвлкмдпуі]/gu },
  { name: 'windows-1253', frequent: /[αοιετσνηυρπκμλάίόέ]/gu },
  { name: 'windows-1256', frequent: /[اليمونرتبةعدسفه]/gu },
  { name: 'windows-1255', frequent: /[יוהלאמרתבשנםדק]/gu },
];

/** Gives a label that TextDecoder knows. windows-1252 where nothing tells, as HTML's standard says. */
export function guessEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (meanRun(sample) < RUN_LENGTH_MIN) return isCentral(sample) ? 'windows-1250' : 'windows-1252';
  let best = { name: 'windows-1252', weight: 1 };
  for (const { name, frequent, shareMin = SHARE_MIN } of IN_RUNS) {
    const text = new TextDecoder(name).decode(sample);
    const letters = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
    // A character that is cut at the sample's end is no fault; many are.
    if ((text.match(/\ufffd/g)?.length ?? 0) > letters * 0.02 + 1) continue;
    const weight = (text.match(frequent)?.length ?? 0) / Math.max(1, letters) / shareMin;
    if (weight > best.weight) best = { name, weight };
  }
  return best.name;
}

/** How many bytes ≥ 0x80 stand side by side on average. */
function meanRun(bytes: Uint8Array): number {
  let high = 0;
  let runs = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    high += 1;
    if (at === 0 || (bytes[at - 1] ?? 0) < 0x80) runs += 1;
  }
  return runs === 0 ? 0 : high / runs;
}

/** True where the text, read as a western one, mixes letters that no western language has together. */
function isCentral(bytes: Uint8Array): boolean {
  const western = new TextDecoder('windows-1252').decode(bytes);
  const count = (letters: RegExp): number => western.match(letters)?.length ?? 0;
  const isPolish = count(/\p{L}[³¹¿]|[³¿]\p{L}/gu) > 0 && count(/[êæœñó]/gu) > 0;
  const isCzech = count(/[šžý]/gu) > 1 && count(/[ìøùèòï]/gu) > 0;
  const isHungarian = count(/[õû]/gu) > 0 && count(/[áöüé]/gu) > 1 && count(/[ãçàèêñ]/gu) === 0;
  return isPolish || isCzech || isHungarian;
}
