// Fifty sentences in the manner of news, published on Wednesday 16 October 2019, with their times and event days.

export interface ProsePair {
  readonly text: string;
  /** The words of each time and the first day it means ('' where none is known), in order. */
  readonly times: readonly (readonly [words: string, from: string])[];
  /** A day, two days with a stroke, `published`, or ''. */
  readonly day: string;
  /** The kind of mistake, for those that are known to be read wrongly. */
  readonly missed?: string;
}

/** Written at once and read once; what was missed then and not mended since is marked. */
export const NEWS_PROSE: readonly ProsePair[] = [
  {
    text: 'A freight train left the rails near Kassel early on Tuesday, spilling diesel into a stream.',
    times: [['Tuesday', '2019-10-15']],
    day: '2019-10-15',
  },
  { text: 'Nobody was hurt, the operator said in a statement.', times: [], day: 'published' },
  {
    text: 'The line, which reopened in 2017 after two years of repairs, will stay shut until at least the weekend.',
    times: [
      ['2017', '2017-01-01'],
      ['two years', ''],
      ['the weekend', '2019-10-19'],
    ],
    day: '',
  },
  {
    text: 'Inspectors had warned in a report last March that the track was worn.',
    times: [['last March', '2019-03-01']],
    day: '2019-03-01/2019-03-31',
  },
  { text: 'A second inspection is planned for 4 November.', times: [['4 November', '2019-11-04']], day: '2019-11-04' },
  {
    text: 'Lawmakers in Lisbon voted 118 to 97 on Friday to raise the minimum wage from 1 January.',
    times: [
      ['Friday', '2019-10-11'],
      ['1 January', '2020-01-01'],
    ],
    day: '2019-10-11',
  },
  {
    text: 'The bill goes to the president next week.',
    times: [['next week', '2019-10-21']],
    day: '2019-10-21/2019-10-27',
  },
  { text: 'It is the fourth rise since 2015.', times: [['2015', '2015-01-01']], day: '' },
  {
    text: 'Employers called the vote “a mistake that will cost jobs by Christmas”.',
    times: [['Christmas', '2019-12-25']],
    day: 'published',
    missed: 'a plan inside a quotation',
  },
  {
    text: 'Wages grew by 2.1 percent in the year to September, the statistics office reported on Monday.',
    times: [
      ['September', '2019-09-01'],
      ['Monday', '2019-10-14'],
    ],
    day: '2019-09-01/2019-09-30',
  },
  {
    text: 'The novelist died at her home in Graz on Sunday aged 81, her publisher said.',
    times: [['Sunday', '2019-10-13']],
    day: '2019-10-13',
  },
  {
    text: 'Born in 1938, she worked as a nurse before her first book appeared in 1964.',
    times: [
      ['1938', '1938-01-01'],
      ['1964', '1964-01-01'],
    ],
    day: '',
  },
  {
    text: 'She won the state prize twice, in 1979 and 1996.',
    times: [
      ['1979', '1979-01-01'],
      ['1996', '1996-01-01'],
    ],
    day: '1996-01-01/1996-12-31',
  },
  {
    text: 'A funeral will be held on 22 October at 11 a.m.',
    times: [
      ['22 October', '2019-10-22'],
      ['11 a.m.', '2019-10-22'],
    ],
    day: '2019-10-22',
  },
  {
    text: 'For decades she wrote every morning from five to eight.',
    times: [
      ['decades', ''],
      ['every morning', ''],
    ],
    day: '',
  },
  {
    text: 'Police in Leeds have arrested three men over the theft of a painting on the night of 9 October.',
    times: [['the night of 9 October', '2019-10-09']],
    day: '2019-10-09',
    missed: 'the night of a day: read as the day',
  },
  {
    text: 'Two of them were seized at the airport on Saturday evening.',
    times: [['Saturday evening', '2019-10-12']],
    day: '2019-10-12',
  },
  {
    text: 'The third gave himself up the following morning.',
    times: [['the following morning', '2019-10-13']],
    day: '2019-10-13',
  },
  { text: 'They are due in court on Thursday.', times: [['Thursday', '2019-10-17']], day: '2019-10-17' },
  {
    text: 'The painting, bought by the museum in the mid-1920s, has not been found.',
    times: [['mid-1920s', '1920-01-01']],
    day: 'published',
  },
  {
    text: 'Shares in the carmaker fell as much as 7 percent on Tuesday after it cut its forecast for the fourth quarter.',
    times: [
      ['Tuesday', '2019-10-15'],
      ['the fourth quarter', '2019-10-01'],
    ],
    day: '2019-10-15',
  },
  {
    text: 'Sales in the three months to the end of September were 4 percent lower than a year earlier.',
    times: [
      ['three months', ''],
      ['the end of September', '2019-09-01'],
      ['a year earlier', '2018-01-01'],
    ],
    day: '2019-09-01/2019-09-30',
  },
  {
    text: 'In the first half of 2019 the company had still posted a small profit.',
    times: [['the first half of 2019', '2019-01-01']],
    day: '2019-01-01/2019-06-30',
  },
  {
    text: 'Its chief executive, who took over in July 2018, told analysts that demand would recover in early 2020.',
    times: [
      ['July 2018', '2018-07-01'],
      ['early 2020', '2020-01-01'],
    ],
    day: 'published',
  },
  { text: 'Analysts expect a loss this year.', times: [['this year', '2019-01-01']], day: '2019-01-01/2019-12-31' },
  {
    text: 'The cyclone made landfall shortly before 3 a.m. on 10 October, with winds of 190 km/h.',
    times: [
      ['3 a.m.', '2019-10-10'],
      ['10 October', '2019-10-10'],
    ],
    day: '2019-10-10',
  },
  {
    text: 'By noon more than 40,000 people had been moved to schools.',
    times: [['noon', '2019-10-10']],
    day: '2019-10-10',
  },
  { text: 'Power was restored to most districts within 48 hours.', times: [['48 hours', '']], day: '' },
  {
    text: 'A week later, 3,000 homes are still without water.',
    times: [['A week later', '2019-10-17']],
    day: '2019-10-17',
  },
  {
    text: 'The last storm of that strength hit the coast in the autumn of 1999.',
    times: [['the autumn of 1999', '1999-09-23']],
    day: '1999-09-23/1999-12-20',
  },
  { text: 'If the rains return in November, the dam may not hold.', times: [['November', '2019-11-01']], day: '' },
  {
    text: 'The foreign minister flew to Amman on Monday for two days of talks.',
    times: [
      ['Monday', '2019-10-14'],
      ['two days', ''],
    ],
    day: '2019-10-14',
  },
  { text: 'She is expected back on Wednesday night.', times: [['Wednesday night', '2019-10-16']], day: '2019-10-16' },
  {
    text: 'The two countries broke off relations in June 2017 and restored them only last month.',
    times: [
      ['June 2017', '2017-06-01'],
      ['last month', '2019-09-01'],
    ],
    day: '2019-09-01/2019-09-30',
  },
  {
    text: 'An embassy spokesman confirmed on Tuesday that both flags were raised on Sunday.',
    times: [
      ['Tuesday', '2019-10-15'],
      ['Sunday', '2019-10-13'],
    ],
    day: '2019-10-13',
  },
  {
    text: '“We start afresh today,” the minister told reporters.',
    times: [['today', '2019-10-16']],
    day: '2019-10-16',
  },
  {
    text: 'The team lost 2-1 on Saturday, its third defeat in as many weeks.',
    times: [['Saturday', '2019-10-12']],
    day: '2019-10-12',
  },
  { text: 'The coach was dismissed the next day.', times: [['the next day', '2019-10-13']], day: '2019-10-13' },
  { text: 'He had been in charge since May.', times: [['May', '2019-05-01']], day: '' },
  {
    text: 'The club meets the champions on 26 October, a Saturday, at home.',
    times: [
      ['26 October', '2019-10-26'],
      ['Saturday', '2019-10-26'],
    ],
    day: '2019-10-26',
  },
  {
    text: 'Tickets cost 24 euros and went on sale at 10 a.m. today.',
    times: [['10 a.m. today', '2019-10-16']],
    day: '2019-10-16',
  },
  {
    text: 'Archaeologists digging near Split have found a glass bowl from the fourth century.',
    times: [['the fourth century', '0300-01-01']],
    day: 'published',
  },
  {
    text: 'Work at the site began two summers ago and ends in December.',
    times: [
      ['two summers ago', '2017-06-21'],
      ['December', '2019-12-01'],
    ],
    day: '2019-12-01/2019-12-31',
    missed: 'counted seasons',
  },
  {
    text: 'The bowl will go on show in the spring.',
    times: [['the spring', '2020-03-21']],
    day: '2020-03-21/2020-06-20',
  },
  {
    text: 'Similar pieces were found in 1931, 1932 and again during the war.',
    times: [
      ['1931', '1931-01-01'],
      ['1932', '1932-01-01'],
    ],
    day: '1932-01-01/1932-12-31',
  },
  {
    text: 'The strike entered its 12th day on Wednesday with no sign of an end.',
    times: [['Wednesday', '2019-10-16']],
    day: '2019-10-16',
  },
  {
    text: 'Drivers walked out on 5 October over plans to close four depots.',
    times: [['5 October', '2019-10-05']],
    day: '2019-10-05',
  },
  {
    text: 'Talks between the union and the city broke down late on Monday night.',
    times: [['late on Monday night', '2019-10-14']],
    day: '2019-10-14',
    missed: 'a part of the day before its preposition: left out of the words',
  },
  {
    text: 'Both sides have until midnight on Friday to accept the offer.',
    times: [
      ['midnight', '2019-10-18'],
      ['Friday', '2019-10-18'],
    ],
    day: '',
  },
  {
    text: 'The mayor, speaking on local radio this morning, said buses could run again from Sunday.',
    times: [
      ['this morning', '2019-10-16'],
      ['Sunday', '2019-10-20'],
    ],
    day: '2019-10-16',
  },
];
