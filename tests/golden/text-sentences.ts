// Golden pairs for sentences: the text as its sentences, which the test joins with one space and cuts again.

export const SENTENCES: readonly (readonly string[])[] = [
  ['The minister resigned.', 'Nobody was surprised.'],
  ['Die Minister haben am 20. Februar in Tunis unterzeichnet.', 'Die Sitzung ist vom 3. bis zum 5. April.'],
  ['They finished on day 20.', 'February was cold.'],
  ['He was 20.', 'April came early.'],
  ['Is it over?', 'Not yet!', 'We will see.'],
  ['Gen. Ada Okoro met Mr. Lind in Oslo.', 'They shook hands.'],
  ['The bank employs J. P. Moreau.', 'He started in May.'],
  ['The plant is run by Nordwind Inc. and Solaris Ltd. in Bergen.', 'It opened in 2011.'],
  ['Troops left the U.S. base at dawn.', 'The U.S. Senate voted.'],
  ['They arrived at 6 p.m. on Friday.', 'The talks began at once.'],
  ['Prices rose 3.5 percent to $1,200.50 a tonne.', 'Analysts had expected 2.1 percent.'],
  ['“We are ready. We have been ready for years,” she said.', 'Nobody answered.'],
  ['"Where are they?" Okoro asked.', 'There was no reply.'],
  ['"She was the best of us." @tarnkeeper had nothing but praise for Okoro.', 'The match goes on.'],
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

/** Classes of borders, several of each: written from a list of what full stops do in news, before any of them was read. */
export const BORDERS: readonly (readonly string[])[] = [
  // Titles and ranks.
  ['Lt. Col. Ada Lind met Rep. Moreau.', 'Sgt. Berg waited.'],
  ['Sec. of State Lind flew to Bonn.', 'Amb. Roy stayed.'],
  ['The Rev. J. Stone spoke first.', 'Msgr. Hall followed.'],
  ['Sheikh Ahmed and Mrs. Okoro left.', 'Mr. Lind, Sr. stayed behind.'],
  // Initials.
  ['The writer E. B. Hale died.', 'She was 80.'],
  ['George W. Lind won.', 'His rival, A.J. Stone, lost.'],
  ['It was between you and I.', 'Did she know?'],
  ['J.K. Moreau and T.S. Berg met.', 'They spoke of A.I. and of tax.'],
  // Abbreviations of bodies, states, companies.
  ['He works for Lind & Co. in Bonn.', 'It sells tea.'],
  ['The U.N. sent aid.', 'The E.U. did not.'],
  ['He moved to Springfield, Ill., in May.', 'He likes it.'],
  ['She studied in Washington, D.C.', 'The city was quiet.'],
  ['It is made by Nord Corp.', 'The firm has 40 staff.'],
  ['The U.K. and the U.S.', 'Both countries signed.'],
  ['Acme Inc. said it would sell.', 'Its shares fell.'],
  ['The ship left St. Petersburg for Ft. Worth.', 'It never came.'],
  ['He holds a Ph.D. in physics.', 'His wife is an M.D. in Bonn.'],
  // Months, weekdays, times of day.
  ['It began on Jan. 5 and ended on Sept. 9.', 'Nobody came.'],
  ['They met at 10 a.m.', 'The talks were short.'],
  ['They met at 10 a.m. EST on Friday.', 'It rained.'],
  ['The shop closes at 5 p.m. Monday to Friday.', 'It is closed on Sunday.'],
  ['The meeting is on Wed. Feb. 3.', 'All may come.'],
  // Numbers: decimals, sums, versions, lists, sections, ordinals.
  ['The rate is 4.5 percent.', 'It was .5 a year ago.'],
  ['It cost $3.2 bn.', 'That is too much.'],
  ['Version 2.0.1 is out.', 'It mends Sec. 3.2 of the text.'],
  ['See Art. 5, par. 2 and fig. 7.', 'They say more.'],
  ['He came in at No. 3.', 'She was No. 1.'],
  ['It has approx. 300 pages.', 'Vol. 2 has more.'],
  // Addresses of the net, names of files.
  ['Go to https://example.org/a.b?c=d.e for it.', 'It is free.'],
  ['Open notes.txt or read_me.md first.', 'Then run it.'],
  ['Write to a.lind@example.org.', 'She answers soon.'],
  ['The firm Data.org was sold to Node.js fans.', 'They were glad.'],
  // Ellipses.
  ['He waited … and waited.', 'Nobody came.'],
  ['“I thought … I was wrong.”', 'He left.'],
  ['She paused...', 'Then she spoke.'],
  ['They came, saw . . . and left.', 'It was late.'],
  // Questions and cries, inside quotation marks and out.
  ['“Who is there?” he asked.', '“It is me!” she cried.'],
  ['"Stop!" he shouted.', 'They ran.'],
  ['Why now?', 'Because it is late!', 'Go.'],
  ['He asked “Why?” and left.', 'Nobody knew.'],
  ['The show “Who Dares?” is back.', 'It starts today.'],
  ['What?!', 'He did not.'],
  ['He works for Yahoo! in Bonn.', 'He likes it.'],
  // Quotation marks and brackets behind the stop.
  ['He said it was “over.”', 'She agreed.'],
  ['(He was late.)', 'Nobody waited.'],
  ['They won (again).', 'The hall rose.'],
  ['“We won,” he said.', '“It was hard.”'],
  ['He called it ‘a disgrace.’', 'She did not.'],
  ['[The text is cut here.]', 'It goes on below.'],
  // Datelines and agencies.
  ['LONDON (AP) — The pound fell.', 'Shares rose.'],
  ['ST. PAUL, Minn. (AP) — A bridge fell.', 'Two people were hurt.'],
  ['BONN, Feb. 20 (Agency) -- The strike is over.', 'Trains run.'],
  ['N’DJAMENA, Chad, Jan. 3, 2017 — The president spoke.', 'He was brief.'],
  // Latin and other short forms.
  ['Fruit, e.g. apples, is dear.', 'Bread, i.e. rye, is not.'],
  ['It was Lind v. Berg.', 'The court sat for days.'],
  ['Tea, milk, etc. are sold here.', 'Salt is not.'],
  ['The team beat Bonn vs. all odds.', 'It was late.'],
  ['They live on Elm St. in Bonn.', 'It is quiet.'],
  ['They sell tea, coffee, etc.', 'Prices are low.'],
  ['He was born c. 1450.', 'He died in 1500.'],
  ['Temperatures hit -5.5 C.', 'Snow fell.'],
  // Other marks.
  ['He came; she left: that is all.', 'The rest is known.'],
  ['It is 5°C in Bonn.', 'It is 9°C in Rome.'],
  ['Prices rose 5%.', 'Wages rose 2%.'],
  ['The 1980s.', 'A time of change.'],
  ['iPhones sell well.', 'eBay does not mind.'],
  ['He scored in the 90th min. and again in stoppage time.', 'The crowd rose.'],
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
