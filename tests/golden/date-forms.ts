// Golden pairs for every form in which English news writes a time, published on Wednesday 22 February 2017.

import type { DatePair } from './text-dates.ts';

const one = (text: string, words: string, value: string, interval?: string): DatePair => ({
  text,
  dates: [interval === undefined ? [words, value] : [words, value, interval]],
});
const day = (text: string, words: string, date: string): DatePair => one(text, words, date, `${date}/${date}`);

/** One form a line: the sentence, the words found, their TIMEX3 value and their days. */
export const DATE_FORMS: readonly DatePair[] = [
  // Days in words.
  day('They met on 20th February 2017.', '20th February 2017', '2017-02-20'),
  day('They met on the 20th of February, 2017.', 'the 20th of February, 2017', '2017-02-20'),
  day('They met on February 20th, 2017.', 'February 20th, 2017', '2017-02-20'),
  day('They met on Monday, 20 February 2017.', 'Monday, 20 February 2017', '2017-02-20'),
  day('They met on Mon 20 Feb 2017.', 'Mon 20 Feb 2017', '2017-02-20'),
  day('They met on Sept. 11, 2001.', 'Sept. 11, 2001', '2001-09-11'),
  day('They met on 20-Feb-2017.', '20-Feb-2017', '2017-02-20'),
  day('They met on the first of May 2016.', 'the first of May 2016', '2016-05-01'),
  day('They met on 29 February 2016.', '29 February 2016', '2016-02-29'),
  // Days in digits: what is possible decides.
  day('They met on 20/02/2017.', '20/02/2017', '2017-02-20'),
  day('They met on 02/20/2017.', '02/20/2017', '2017-02-20'),
  day('They met on 20.02.2017.', '20.02.2017', '2017-02-20'),
  day('They met on 2017/02/20.', '2017/02/20', '2017-02-20'),
  // Weekdays.
  day('He resigned on Tuesday.', 'Tuesday', '2017-02-21'),
  day('He will resign next Tuesday.', 'next Tuesday', '2017-02-28'),
  day('He resigned on Thursday last week.', 'Thursday last week', '2017-02-16'),
  one('He resigned on Monday morning.', 'Monday morning', '2017-02-20TMO', '2017-02-20/2017-02-20'),
  one('He resigned last night.', 'last night', '2017-02-21TNI', '2017-02-21/2017-02-21'),
  one('He resigned this afternoon.', 'this afternoon', '2017-02-22TAF', '2017-02-22/2017-02-22'),
  one('He resigned yesterday evening.', 'yesterday evening', '2017-02-21TEV', '2017-02-21/2017-02-21'),
  one('He will resign tonight.', 'tonight', '2017-02-22TNI', '2017-02-22/2017-02-22'),
  // Months.
  one('It closed in January.', 'January', '2017-01', '2017-01-01/2017-01-31'),
  one('In May, it closed.', 'May', '2016-05', '2016-05-01/2016-05-31'),
  one('By May 2016 it was closed.', 'May 2016', '2016-05', '2016-05-01/2016-05-31'),
  one('It closed in early January.', 'early January', '2017-01', '2017-01-01/2017-01-31'),
  one('It closed in mid-June.', 'mid-June', '2016-06', '2016-06-01/2016-06-30'),
  one('It closed at the end of January.', 'the end of January', '2017-01', '2017-01-01/2017-01-31'),
  one('It closed last June.', 'last June', '2016-06', '2016-06-01/2016-06-30'),
  one('It will open in May next year.', 'May next year', '2018-05', '2018-05-01/2018-05-31'),
  one('It closed last month.', 'last month', '2017-01', '2017-01-01/2017-01-31'),
  // Seasons, quarters, halves.
  one('It closed in the summer of 2016.', 'the summer of 2016', '2016-SU', '2016-06-21/2016-09-22'),
  one('It closed last summer.', 'last summer', '2016-SU', '2016-06-21/2016-09-22'),
  one('It closed in the winter of 2015.', 'the winter of 2015', '2015-WI', '2015-12-21/2016-03-20'),
  one('Profit fell in Q3 2016.', 'Q3 2016', '2016-Q3', '2016-07-01/2016-09-30'),
  one('Profit fell in the fourth quarter.', 'the fourth quarter', '2016-Q4', '2016-10-01/2016-12-31'),
  one(
    'Profit fell in the second quarter of last year.',
    'the second quarter of last year',
    '2016-Q2',
    '2016-04-01/2016-06-30',
  ),
  one('Profit fell last quarter.', 'last quarter', '2016-Q4', '2016-10-01/2016-12-31'),
  one('Profit fell in the second half of 2016.', 'the second half of 2016', '2016-H2', '2016-07-01/2016-12-31'),
  one('Profit fell in the first half of last year.', 'the first half of last year', '2016-H1', '2016-01-01/2016-06-30'),
  one('Profit fell in the latest quarter.', 'the latest quarter', '2016-Q4', '2016-10-01/2016-12-31'),
  // Years, decades, centuries.
  one('The 2016-17 season was short.', '2016-17', '2016/2017', '2016-01-01/2017-12-31'),
  one('It closed last year.', 'last year', '2016', '2016-01-01/2016-12-31'),
  one('It closed in late 2015.', 'late 2015', '2015', '2015-01-01/2015-12-31'),
  one('Profit fell in fiscal 2016.', 'fiscal 2016', 'FY2016', '2016-01-01/2016-12-31'),
  one('It closed in the 1990s.', '1990s', '199X', '1990-01-01/1999-12-31'),
  one('It closed in the early 1990s.', 'early 1990s', '199X', '1990-01-01/1999-12-31'),
  one('It closed in the sixties.', 'sixties', '196X', '1960-01-01/1969-12-31'),
  one('It was built in the 19th century.', 'the 19th century', '18', '1800-01-01/1899-12-31'),
  // Holidays on fixed and on computed days.
  day('It closed on Christmas Day.', 'Christmas Day', '2016-12-25'),
  day('It closed on New Year’s Eve.', 'New Year’s Eve', '2016-12-31'),
  day('It closed on Easter Sunday 2016.', 'Easter Sunday 2016', '2016-03-27'),
  day('It closed on Good Friday 2016.', 'Good Friday 2016', '2016-03-25'),
  day('It closed on Thanksgiving.', 'Thanksgiving', '2016-11-24'),
  day('It closed on Labor Day 2016.', 'Labor Day 2016', '2016-09-05'),
  day('It closed on Memorial Day 2016.', 'Memorial Day 2016', '2016-05-30'),
  day('It closed on Halloween.', 'Halloween', '2016-10-31'),
  // Counted from the anchor and from the day last told of.
  day('It closed three days ago.', 'three days ago', '2017-02-19'),
  one('It closed two months ago.', 'two months ago', '2016-12', '2016-12-01/2016-12-31'),
  one('It closed a year ago.', 'a year ago', '2016', '2016-01-01/2016-12-31'),
  one('It closed a decade ago.', 'a decade ago', '2007', '2007-01-01/2007-12-31'),
  one('It rained for the past three weeks.', 'the past three weeks', 'P3W', '2017-01-30/2017-02-19'),
  one('It rained for the last few days.', 'the last few days', 'PXD', '2017-02-19/2017-02-21'),
  {
    text: 'The vote was on 10 February and the count two days earlier.',
    dates: [
      ['10 February', '2017-02-10', '2017-02-10/2017-02-10'],
      ['two days earlier', '2017-02-08', '2017-02-08/2017-02-08'],
    ],
  },
  {
    text: 'He was held on 10 February and freed the next day.',
    dates: [
      ['10 February', '2017-02-10', '2017-02-10/2017-02-10'],
      ['the next day', '2017-02-11', '2017-02-11/2017-02-11'],
    ],
  },
  day('The sale lasts until Dec. 31.', 'Dec. 31', '2017-12-31'),
  day('The shop will open on 5 January.', '5 January', '2018-01-05'),
  // Ranges.
  one('It ran on 16–20 February.', '16–20 February', '2017-02-16/2017-02-20', '2017-02-16/2017-02-20'),
  one('It ran on February 16-20, 2017.', 'February 16-20, 2017', '2017-02-16/2017-02-20', '2017-02-16/2017-02-20'),
  {
    text: 'It ran between March and May 2016.',
    dates: [
      ['March', '2016-03', '2016-03-01/2016-03-31'],
      ['May 2016', '2016-05', '2016-05-01/2016-05-31'],
    ],
  },
  {
    text: 'It ran from Monday to Tuesday.',
    dates: [
      ['Monday', '2017-02-20', '2017-02-20/2017-02-20'],
      ['Tuesday', '2017-02-21', '2017-02-21/2017-02-21'],
    ],
  },
  {
    text: 'The war of 1914-1918 was long.',
    dates: [
      ['1914', '1914', '1914-01-01/1914-12-31'],
      ['1918', '1918', '1918-01-01/1918-12-31'],
    ],
  },
  // Lengths and sets.
  one('It lasted 45 minutes.', '45 minutes', 'PT45M'),
  one('It was a three-day visit.', 'three-day', 'P3D'),
  one('It lasted several months.', 'several months', 'PXM'),
  one('It was a yearlong effort.', 'yearlong', 'P1Y'),
  one('It lasted half a year.', 'half a year', 'P0.5Y'),
  one('They meet every Friday.', 'every Friday', 'XXXX-WXX-5'),
  one('They meet twice a week.', 'twice a week', 'P1W'),
  one('They meet every two years.', 'every two years', 'P2Y'),
  one('They meet monthly.', 'monthly', 'P1M'),
  one('They meet on Sundays.', 'Sundays', 'XXXX-WXX-7'),
  // Now, before and after it.
  one('They are currently at home.', 'currently', 'PRESENT_REF'),
  one('It has recently closed.', 'recently', 'PAST_REF'),
  one('It will close in the near future.', 'in the near future', 'FUTURE_REF'),
  // Hours.
  one('The sirens sounded at 6:30 p.m.', '6:30 p.m.', '2017-02-22T18:30', '2017-02-22/2017-02-22'),
  one('The sirens sounded at 9 a.m. Tuesday.', '9 a.m. Tuesday', '2017-02-21T09:00', '2017-02-21/2017-02-21'),
  one('The sirens sounded at 14:05 GMT.', '14:05 GMT', '2017-02-22T14:05Z', '2017-02-22/2017-02-22'),
  // Parts of a day, a week, a month or a year in one word.
  one('Shares fell overnight.', 'overnight', '2017-02-21TNI', '2017-02-21/2017-02-21'),
  one('The bridge will close overnight.', 'overnight', '2017-02-22TNI', '2017-02-22/2017-02-22'),
  one('An overnight raid killed two.', 'overnight', '2017-02-21TNI', '2017-02-21/2017-02-21'),
  day('The town fell overnight on Tuesday.', 'Tuesday', '2017-02-21'),
  one('Talks will resume midweek.', 'midweek', '2017-W08', '2017-02-20/2017-02-26'),
  one('Talks resumed mid-week.', 'mid-week', '2017-W08', '2017-02-20/2017-02-26'),
  one('It will be done by year-end.', 'year-end', '2017', '2017-01-01/2017-12-31'),
  one('Deposits stood at nine million at year-end.', 'year-end', '2016', '2016-01-01/2016-12-31'),
  one('It will be done by the year’s end.', 'the year’s end', '2017', '2017-01-01/2017-12-31'),
  one('They expect to leave by month-end.', 'month-end', '2017-02', '2017-02-01/2017-02-28'),
  // Days that the world knows by their date.
  day('Security changed after 9/11.', '9/11', '2001-09-11'),
  day('The 9/11 attacks changed security.', '9/11', '2001-09-11'),
  day('They recalled the Sept. 11 attacks.', 'Sept. 11', '2001-09-11'),
  day('Survivors of the 7/7 bombings met.', '7/7', '2005-07-07'),
  day('They met on September 11.', 'September 11', '2016-09-11'),
  // Lists of days that share their month, and their year.
  {
    text: 'They met on April 24, 25 and 26, 2015.',
    dates: [
      ['April 24', '2015-04-24', '2015-04-24/2015-04-24'],
      ['25', '2015-04-25', '2015-04-25/2015-04-25'],
      ['26, 2015', '2015-04-26', '2015-04-26/2015-04-26'],
    ],
  },
  {
    text: 'They met on 14, 15 and 16 February.',
    dates: [
      ['14', '2017-02-14', '2017-02-14/2017-02-14'],
      ['15', '2017-02-15', '2017-02-15/2017-02-15'],
      ['16 February', '2017-02-16', '2017-02-16/2017-02-16'],
    ],
  },
  {
    text: 'They met on the 19th and 20th of January.',
    dates: [
      ['the 19th', '2017-01-19', '2017-01-19/2017-01-19'],
      ['20th of January', '2017-01-20', '2017-01-20/2017-01-20'],
    ],
  },
  {
    text: 'It opens on Mondays and Thursdays.',
    dates: [
      ['Mondays', 'XXXX-WXX-1'],
      ['Thursdays', 'XXXX-WXX-4'],
    ],
  },
  // Weeks by their feast.
  one('Shops were full in Christmas week.', 'Christmas week', '2016-W51', '2016-12-19/2016-12-25'),
  one(
    'Shops were full the week before Christmas.',
    'the week before Christmas',
    '2016-12-18/2016-12-24',
    '2016-12-18/2016-12-24',
  ),
  // "That day" of a month is any of its days.
  {
    text: 'He fled in May 2015 and left a letter that day.',
    dates: [
      ['May 2015', '2015-05', '2015-05-01/2015-05-31'],
      ['that day', '2015-05-XX', '2015-05-01/2015-05-31'],
    ],
  },
];

/** Words that look like dates and are none. */
export const NO_DATE_FORMS: readonly string[] = [
  'You may go.',
  'Troops march on the capital.',
  'The second man fled.',
  'The sun rose.',
  'It cost 1,194 euros.',
  'The euro rose to $1.2190 on the day.',
  'In Theresa May they trust.',
  'They won 3-2 and lost 1-0.',
  'Version 10.12.3 of the program is out.',
  'Call +44 20 7946 0958 for help.',
  'She lives at 1600 Elm Street.',
  'He ran the 1500 metres.',
  'April Summers and June Winter won.',
  'Some 1,900 people came.',
  'The vote was 2010 to 1776.',
  'Flight 2017 landed safely.',
  'Room 1945 is empty.',
  'He reads the Sun and the Times.',
  'They lost 2012-1 on points.',
  'Chapter 2000 of the law was cut.',
  'It weighs 2000 pounds.',
  'He will fall behind.',
  'Water may spring from the rock.',
  'The ratio is 16/9.',
  'His number is 12-34-56.',
  'Use ISO 8601 and RFC 2822.',
  'They scored 9/11 and won.',
  'He ate 9/11 of it.',
  'It was an overnight success.',
  'She took the overnight train.',
];
