// Golden pairs for dates: words in a sentence published on Wednesday 22 February 2017, and what they mean.

export interface DatePair {
  readonly text: string;
  /** Words, TIMEX3 value and interval of each time found, in order; no interval where none is known. */
  readonly dates: readonly (readonly [words: string, value: string, interval?: string])[];
}

export const NEWS_DATES: readonly DatePair[] = [
  { text: 'They met on 20 February 2017.', dates: [['20 February 2017', '2017-02-20', '2017-02-20/2017-02-20']] },
  { text: 'They met on Feb. 20, 2017, in Oslo.', dates: [['Feb. 20, 2017', '2017-02-20', '2017-02-20/2017-02-20']] },
  { text: 'They met on 2017-02-20.', dates: [['2017-02-20', '2017-02-20', '2017-02-20/2017-02-20']] },
  { text: 'They met on 18 February.', dates: [['18 February', '2017-02-18', '2017-02-18/2017-02-18']] },
  { text: 'They met on 19 January.', dates: [['19 January', '2017-01-19', '2017-01-19/2017-01-19']] },
  { text: 'They were evicted in December.', dates: [['December', '2016-12', '2016-12-01/2016-12-31']] },
  { text: 'They will meet in December.', dates: [['December', '2017-12', '2017-12-01/2017-12-31']] },
  { text: 'They will meet on 1 March.', dates: [['1 March', '2017-03-01', '2017-03-01/2017-03-01']] },
  { text: 'The court opened in March 2015.', dates: [['March 2015', '2015-03', '2015-03-01/2015-03-31']] },
  { text: 'The court opened in 2015.', dates: [['2015', '2015', '2015-01-01/2015-12-31']] },
  { text: 'He resigned on Monday.', dates: [['Monday', '2017-02-20', '2017-02-20/2017-02-20']] },
  { text: 'He will resign on Monday.', dates: [['Monday', '2017-02-27', '2017-02-27/2017-02-27']] },
  { text: 'He said Wednesday that he had resigned.', dates: [['Wednesday', '2017-02-22', '2017-02-22/2017-02-22']] },
  { text: 'He resigned last Friday.', dates: [['last Friday', '2017-02-17', '2017-02-17/2017-02-17']] },
  { text: 'He resigned yesterday.', dates: [['yesterday', '2017-02-21', '2017-02-21/2017-02-21']] },
  {
    text: 'He resigned the day before yesterday.',
    dates: [['the day before yesterday', '2017-02-20', '2017-02-20/2017-02-20']],
  },
  { text: 'He resigned last week.', dates: [['last week', '2017-W07', '2017-02-13/2017-02-19']] },
  { text: 'They will meet next month.', dates: [['next month', '2017-03', '2017-03-01/2017-03-31']] },
  {
    text: 'The camp was watched since late last autumn.',
    dates: [['late last autumn', '2016-FA', '2016-09-23/2016-12-20']],
  },
  { text: 'He resigned two weeks ago.', dates: [['two weeks ago', '2017-02-08', '2017-02-08/2017-02-08']] },
  { text: 'He left three years ago.', dates: [['three years ago', '2014', '2014-01-01/2014-12-31']] },
  {
    text: 'Sales fell in the third quarter of 2016.',
    dates: [['the third quarter of 2016', '2016-Q3', '2016-07-01/2016-09-30']],
  },
  { text: 'It was built in the 1980s.', dates: [['1980s', '198X', '1980-01-01/1989-12-31']] },
  { text: 'Talks ran for two weeks.', dates: [['two weeks', 'P2W']] },
  { text: 'The paper is printed daily.', dates: [['daily', 'P1D']] },
  { text: 'They meet every Monday.', dates: [['every Monday', 'XXXX-WXX-1']] },
  {
    text: 'They met on 5 May 2015 and again two days later.',
    dates: [
      ['5 May 2015', '2015-05-05', '2015-05-05/2015-05-05'],
      ['two days later', '2015-05-07', '2015-05-07/2015-05-07'],
    ],
  },
  {
    text: 'Shops closed on Christmas Day 2016.',
    dates: [['Christmas Day 2016', '2016-12-25', '2016-12-25/2016-12-25']],
  },
];

/** Words that look like dates and are none. */
export const NO_DATES: readonly string[] = [
  'She may march on.',
  'The second bridge fell.',
  'See https://example.org/2015/02/page for it.',
  'It cost $2015 and weighs 2,016 kg.',
  'Version 3.12.4 is out.',
  'Theresa May spoke.',
  'The sun sat low.',
  'Call 555-0123.',
  'He won 3-2.',
  'Some 2000 people fled.',
];

/** Questions asked on Wednesday 22 February 2017 at noon UTC, and the interval they name, looking back. */
export const ASKED_DATES: readonly (readonly [question: string, interval: string])[] = [
  ['What happened on 20 February?', '2017-02-20/2017-02-20'],
  ['What happened on 5 March 2017?', '2017-03-05/2017-03-05'],
  ['What happened yesterday?', '2017-02-21/2017-02-21'],
  ['What happened last week?', '2017-02-13/2017-02-19'],
  ['What happened on 2/20/2017?', '2017-02-20/2017-02-20'],
  ['What happened in February 2017?', '2017-02-01/2017-02-28'],
  ['What happened from 13 to 15 July 2016?', '2016-07-13/2016-07-15'],
  ['What happened between 1 May 2016 and 7 May 2016?', '2016-05-01/2016-05-07'],
  ['What happened from 2014 to 2016?', '2014-01-01/2016-12-31'],
  ['What happened on the last Monday of March 2016?', '2016-03-28/2016-03-28'],
  ['What happened in the first week of October 2014?', '2014-09-29/2014-10-05'],
  ['What happened two days before Christmas 2016?', '2016-12-23/2016-12-23'],
  ['What happened three weeks ago?', '2017-02-01/2017-02-01'],
  ['What happened on Easter 2016?', '2016-03-27/2016-03-27'],
];
