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
  { text: 'He resigned two weeks ago.', dates: [['two weeks ago', '2017-W06', '2017-02-06/2017-02-12']] },
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
  // A quotation has its own tense; "he said" outside of it does not turn it back.
  { text: '“We will leave on Friday,” he said.', dates: [['Friday', '2017-02-24', '2017-02-24/2017-02-24']] },
  {
    text: 'Marchers planned a vigil on Saturday and were planning to walk.',
    dates: [['Saturday', '2017-02-25', '2017-02-25/2017-02-25']],
  },
  {
    text: 'He has until 9 a.m. EST Friday to sign.',
    dates: [['9 a.m. EST Friday', '2017-02-24T09:00', '2017-02-24/2017-02-24']],
  },
  {
    text: 'Sales rose at the beginning of the year.',
    dates: [['the beginning of the year', '2017', '2017-01-01/2017-12-31']],
  },
  { text: 'He resigned earlier this week.', dates: [['this week', '2017-W08', '2017-02-20/2017-02-26']] },
  { text: 'It opens later this year.', dates: [['later this year', '2017', '2017-01-01/2017-12-31']] },
  {
    text: 'He fled in June 1998 and returned later that year.',
    dates: [
      ['June 1998', '1998-06', '1998-06-01/1998-06-30'],
      ['later that year', '1998', '1998-01-01/1998-12-31'],
    ],
  },
  // Counted from an event that no day is known of: a length, and no day of ours.
  { text: 'It came a week after the vote.', dates: [['a week', 'P1W']] },
  { text: 'She stayed for two more weeks.', dates: [['two more weeks', 'P2W']] },
  { text: 'The flight took 5 1/2 hours.', dates: [['5 1/2 hours', 'PT5H30M']] },
  { text: 'It only became known this weekend.', dates: [['this weekend', '2017-W08-WE', '2017-02-25/2017-02-26']] },
  { text: 'The March accession will enable them.', dates: [['March', '2017-03', '2017-03-01/2017-03-31']] },
  { text: 'Crowds gathered for Diwali 2016.', dates: [['Diwali 2016', '2016-10-30', '2016-10-30/2016-10-30']] },
  {
    text: 'They fasted through Ramadan 2016.',
    dates: [['Ramadan 2016', '2016-06-06/2016-07-05', '2016-06-06/2016-07-05']],
  },
  {
    text: 'They lose him when the case is heard in May.',
    dates: [['May', '2017-05', '2017-05-01/2017-05-31']],
  },
  {
    text: 'They met on 16 and 20 February.',
    dates: [
      ['16', '2017-02-16', '2017-02-16/2017-02-16'],
      ['20 February', '2017-02-20', '2017-02-20/2017-02-20'],
    ],
  },
  {
    text: 'They met on May 3 and 5, 2015, in Oslo.',
    dates: [
      ['May 3', '2015-05-03', '2015-05-03/2015-05-03'],
      ['5, 2015', '2015-05-05', '2015-05-05/2015-05-05'],
    ],
  },
  {
    text: 'They met between 16 and 20 February.',
    dates: [['16 and 20 February', '2017-02-16/2017-02-20', '2017-02-16/2017-02-20']],
  },
  // Two days and a count: the second number counts people.
  { text: 'On May 3 and 5 people spoke.', dates: [['May 3', '2016-05-03', '2016-05-03/2016-05-03']] },
  {
    text: 'The strike ran from Thursday to Monday.',
    dates: [
      ['Thursday', '2017-02-16', '2017-02-16/2017-02-16'],
      ['Monday', '2017-02-20', '2017-02-20/2017-02-20'],
    ],
  },
  {
    text: 'The strike ran from Monday to Thursday.',
    dates: [
      ['Monday', '2017-02-13', '2017-02-13/2017-02-13'],
      ['Thursday', '2017-02-16', '2017-02-16/2017-02-16'],
    ],
  },
  {
    text: 'The strike will run from Monday to Thursday.',
    dates: [
      ['Monday', '2017-02-27', '2017-02-27/2017-02-27'],
      ['Thursday', '2017-03-02', '2017-03-02/2017-03-02'],
    ],
  },
  { text: 'They met at noon.', dates: [['noon', '2017-02-22T12:00', '2017-02-22/2017-02-22']] },
  { text: 'He left decades ago.', dates: [['decades ago', 'PAST_REF']] },
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
  'He spoke on 60 Minutes.',
  'The bank lent money and soon failed.',
  'Poland and Jan Kavan signed.',
  'They led the March on Rome.',
  'He lives at 12 May Street.',
  'Her 1987 Chevrolet was found.',
  'It is high noon for the bank.',
  'Some 3 and 5 may be primes.',
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
  ['What happened on 24, 25 and 26 April 2016?', '2016-04-24/2016-04-26'],
  ['What happened on April 24, 25 and 26?', '2016-04-24/2016-04-26'],
  ['Who planned the 9/11 attacks?', '2001-09-11/2001-09-11'],
  ['What happened on 9/11?', '2016-09-11/2016-09-11'],
  ['What happened from 2014 to 2016?', '2014-01-01/2016-12-31'],
  ['What happened on the last Monday of March 2016?', '2016-03-28/2016-03-28'],
  ['What happened in the first week of October 2014?', '2014-09-29/2014-10-05'],
  ['What happened two days before Christmas 2016?', '2016-12-23/2016-12-23'],
  ['What happened three weeks ago?', '2017-02-01/2017-02-01'],
  ['What happened on Easter 2016?', '2016-03-27/2016-03-27'],
  ['What happened on Orthodox Easter 2016?', '2016-05-01/2016-05-01'],
  ['What happened on Holi 2016?', '2016-03-24/2016-03-24'],
  ['What happened during Hanukkah 2016?', '2016-12-24/2016-12-31'],
  ['What happened on Makar Sankranti 2016?', '2016-01-15/2016-01-15'],
  ['What happened on the Labor Day weekend?', '2016-09-03/2016-09-05'],
  ['What happened on Christmas two years ago?', '2015-12-25/2015-12-25'],
  ['What happened on January twenty-five, 2016?', '2016-01-25/2016-01-25'],
  ['What happened on 2016 10 16?', '2016-10-16/2016-10-16'],
  ['What happened on the 20th of last month?', '2017-01-20/2017-01-20'],
  ['What happened from 4 to 23 last month?', '2017-01-04/2017-01-23'],
  ['What happened in November between 19 and 20?', '2016-11-19/2016-11-20'],
  ['What happened from 02 to February 07?', '2017-02-02/2017-02-07'],
  ['What happened from 5/1-5/7/2016?', '2016-05-01/2016-05-07'],
  ['What is on Friday after next?', '2017-03-03/2017-03-03'],
  ['What happened 3 Fridays ago?', '2017-02-03/2017-02-03'],
  ['What happened 1 month 21 days ago?', '2017-01-01/2017-01-01'],
  ['What is on this working week?', '2017-02-20/2017-02-24'],
  ['What is due EOM?', '2017-02-21/2017-02-28'],
  ['What happened for 3 days starting from 5 January 2017?', '2017-01-05/2017-01-07'],
  ['What happened in the last four months of 2015?', '2015-09-01/2015-12-31'],
  ['What happened on the second last day of May 2016?', '2016-05-30/2016-05-30'],
  ['What happened earlier this month?', '2017-02-01/2017-02-21'],
  ['What is on later this month?', '2017-02-22/2017-02-28'],
  ['What happened late last month?', '2017-01-16/2017-01-31'],
  ['What happened from last Friday to 1 March 2018?', '2017-02-17/2018-03-01'],
  ['What happened on the weekend of Halloween 2016?', '2016-10-29/2016-10-31'],
  ['What happened in December 2016?', '2016-12-01/2016-12-31'],
  ['What happened since Monday?', '2017-02-20/2017-02-20'],
  ['What happened between 16 and 20 February?', '2017-02-16/2017-02-20'],
  ['What happened this year?', '2017-01-01/2017-12-31'],
  ['What happened in Q1 2017?', '2017-01-01/2017-03-31'],
  ['What happened in the last 3 days?', '2017-02-19/2017-02-21'],
  ['What happened this week?', '2017-02-20/2017-02-26'],
  ['What happened in the summer of 2016?', '2016-06-21/2016-09-22'],
];
