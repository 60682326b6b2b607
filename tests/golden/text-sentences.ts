// Golden pairs for sentences: the text as its sentences, which the test joins with one space and cuts again.

export const SENTENCES: readonly (readonly string[])[] = [
  ['The minister resigned.', 'Nobody was surprised.'],
  ['Is it over?', 'Not yet!', 'We will see.'],
  ['Gen. Ada Okoro met Mr. Lind in Oslo.', 'They shook hands.'],
  ['The bank employs J. P. Moreau.', 'He started in May.'],
  ['The plant is run by Nordwind Inc. and Solaris Ltd. in Bergen.', 'It opened in 2011.'],
  ['Troops left the U.S. base at dawn.', 'The U.S. Senate voted.'],
  ['They arrived at 6 p.m. on Friday.', 'The talks began at once.'],
  ['Prices rose 3.5 percent to $1,200.50 a tonne.', 'Analysts had expected 2.1 percent.'],
  ['“We are ready. We have been ready for years,” she said.', 'Nobody answered.'],
  ['"Where are they?" Okoro asked.', 'There was no reply.'],
  ['He paused... and went on.', 'The hall was silent.'],
  ['See No. 5 on p. 12 of the report.', 'It names three firms.'],
  ['The strike (the third since Jan. 4) ended on Monday.', 'Trains run again.'],
  ['Dr. Lind, Prof. Moreau et al. disagree.', 'Their paper is out.'],
  ['Write to press@example.org or see www.example.org for more.', 'The site is free.'],
  ['Okoro said: ‘We won! We did it!’', 'The hall rose.'],
  ["'Stop! Wait for us!' she cried, and they'd gone.", 'It was late.'],
  ["It is the workers' plan.", "They wrote it in the '90s.", "It is the union's now."],
  ['He called it a lie (which it was).', 'She left.'],
  ['She called it “over.” (Which was true.)', 'He left.'],
  ['The vote was close.', '(It was the second.)', 'He left.'],
  ['Oslo sent aid, e.g. tents and food.', 'Bergen sent doctors.'],
];

/** Line breaks: what stands alone and what goes on. Each text with its sentences. */
export const LINES: readonly { readonly text: string; readonly sentences: readonly string[] }[] = [
  {
    text: 'Minister resigns after vote\n\nThe minister resigned.',
    sentences: ['Minister resigns after vote', 'The minister resigned.'],
  },
  {
    text: 'Minister resigns after vote\nThe minister resigned.',
    sentences: ['Minister resigns after vote', 'The minister resigned.'],
  },
  {
    text: 'A long line that is cut off by the\nprinter goes on here.',
    sentences: ['A long line that is cut off by the\nprinter goes on here.'],
  },
  { text: '1) Water 2) Bread 3) Tents', sentences: ['1) Water', '2) Bread', '3) Tents'] },
  { text: '  \n\n ', sentences: [] },
  { text: '', sentences: [] },
  { text: '雨が降った。風が吹いた。', sentences: ['雨が降った。', '風が吹いた。'] },
];
