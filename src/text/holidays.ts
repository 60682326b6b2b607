// The days that have names, and the day each falls on in a year: a table; American dates where countries differ.

import { dayNumber, easterSunday, nthWeekday, orthodoxEaster, weekdayOf } from './calendar.ts';
import { foreignDay } from './foreign-days.ts';
import type { Holiday } from './holiday.ts';
import { INDIAN_HOLIDAYS } from './holidays-of-india.ts';

const fixed = (month: number, dayOfMonth: number) => (year: number) => dayNumber(year, month, dayOfMonth);
const nth = (month: number, weekday: number, n: number) => (year: number) => nthWeekday({ year, month, weekday, n });
const easter = (offset: number) => (year: number) => easterSunday(year) + offset;
const orthodox = (offset: number) => (year: number) => orthodoxEaster(year) + offset;
const thanksgiving = (offset: number) => (year: number) => nth(11, 4, 4)(year) + offset;
const chinese = (month: number, dayOfMonth: number) => (year: number) =>
  foreignDay('chinese', year, String(month), dayOfMonth);
const islamic = (month: number, dayOfMonth: number) => (year: number) =>
  foreignDay('islamic-umalqura', year, String(month), dayOfMonth);
/** Jewish days start in the evening: that evening's day is given, and `days` count from it. */
const hebrew = (month: string, dayOfMonth: number) => (year: number) =>
  foreignDay('hebrew', year, month, dayOfMonth) - 1;

/** On a weekend it is kept on the nearest working day. */
const onWorkday = (day: (year: number) => number) => (year: number) => {
  const found = day(year);
  return found + ({ 6: -1, 7: 1 }[weekdayOf(found)] ?? 0);
};
/** The Netherlands keep no feast of the king on a Sunday. */
const kingsDay = (year: number) => {
  const found = dayNumber(year, 4, 27);
  return weekdayOf(found) === 7 ? found - 1 : found;
};
/** The last Friday of Ramadan. */
const lastFridayOfFast = (year: number) => {
  const last = foreignDay('islamic-umalqura', year, '10', 1) - 1;
  return last - ((weekdayOf(last) - 5 + 7) % 7);
};

export const HOLIDAYS: readonly Holiday[] = [
  ...INDIAN_HOLIDAYS,
  // Fixed in the calendar. A longer name stands before a shorter one that it starts with.
  { names: "new{_}year[’']?s?{_}eve|nye", day: fixed(12, 31) },
  { names: "(?:chinese|lunar){_}new{_}year(?:[’']?s)?(?:{_}day)?|spring{_}festival", day: chinese(1, 1) },
  { names: '(?:islamic|muslim|hijri){_}new{_}year', day: islamic(1, 1) },
  { names: "new{_}year[’']?s?(?:{_}day)?|yuandan", day: fixed(1, 1) },
  { names: 'epiphany|three{_}kings{_}day', day: fixed(1, 6) },
  { names: 'australia{_}day', day: fixed(1, 26) },
  { names: 'groundhog{_}day|candlemas', day: fixed(2, 2) },
  { names: "(?:saint{_}|st\\.?{_})?valentine[’']?s?{_}day|(?:saint{_}|st\\.?{_})valentine", day: fixed(2, 14) },
  { names: "(?:saint|st\\.?){_}david[’']?s{_}day", day: fixed(3, 1) },
  { names: "(?:international{_})?women[’']?s{_}day", day: fixed(3, 8) },
  { names: 'pi{_}day', day: fixed(3, 14) },
  { names: "(?:saint|st\\.?){_}(?:patrick|paddy)[’']?s?{_}day", day: fixed(3, 17) },
  { names: 'world{_}water{_}day', day: fixed(3, 22) },
  { names: "april{_}fools?[’']?s?(?:{_}day)?", day: fixed(4, 1) },
  { names: 'world{_}health{_}day', day: fixed(4, 7) },
  { names: 'earth{_}day', day: fixed(4, 22) },
  { names: "(?:saint|st\\.?){_}george[’']?s{_}day", day: fixed(4, 23) },
  { names: 'anzac{_}day', day: fixed(4, 25) },
  { names: "king[’']?s{_}day|koningsdag", day: kingsDay },
  { names: "may{_}day|international{_}workers[’']?{_}day", day: fixed(5, 1) },
  { names: 'cinco{_}de{_}mayo', day: fixed(5, 5) },
  { names: '(?:vict(?:ory|oria){_}in{_}europe|v-?e){_}day', day: fixed(5, 8) },
  { names: 'world{_}environment{_}day', day: fixed(6, 5) },
  { names: 'flag{_}day', day: fixed(6, 14) },
  { names: 'juneteenth', day: fixed(6, 19) },
  { names: 'canada{_}day', day: fixed(7, 1) },
  { names: '(?:us{_})?independence{_}day|fourth{_}of{_}july', day: fixed(7, 4) },
  { names: 'bastille{_}day', day: fixed(7, 14) },
  { names: 'patriot{_}day', day: fixed(9, 11) },
  { names: '(?:international{_}day{_}of|world){_}peace(?:{_}day)?', day: fixed(9, 21) },
  { names: "boss(?:es)?[’']?s?{_}day", day: onWorkday(fixed(10, 16)) },
  { names: '(?:united{_}nations|un){_}day', day: fixed(10, 24) },
  { names: "(?:hallowe[’']?en|all{_}hallows[’']?{_}eve)(?:{_}day)?", day: fixed(10, 31) },
  { names: "all{_}(?:saints|hallows)[’']?{_}day|world{_}vegan{_}day", day: fixed(11, 1) },
  { names: "all{_}souls?[’']?{_}day", day: fixed(11, 2) },
  { names: 'guy{_}fawkes(?:{_}(?:day|night))?|bonfire{_}night', day: fixed(11, 5) },
  { names: "veterans?[’']?{_}day|remembrance{_}day|armistice{_}day|singles[’']?{_}day", day: fixed(11, 11) },
  { names: "(?:saint|st\\.?){_}andrew[’']?s{_}day", day: fixed(11, 30) },
  { names: 'world{_}aids{_}day', day: fixed(12, 1) },
  { names: 'human{_}rights{_}day', day: fixed(12, 10) },
  { names: 'christmas{_}eve|xmas{_}eve', day: fixed(12, 24) },
  { names: 'christmas(?:{_}day)?|xmas(?:{_}day)?', day: fixed(12, 25) },
  { names: "boxing{_}day|(?:saint|st\\.?){_}stephen[’']?s{_}day", day: fixed(12, 26) },
  { names: 'kwanzaa', day: fixed(12, 26), days: 7 },
  // On a weekday of a month.
  {
    names: "(?:martin{_}luther{_}king|mlk|m\\.l\\.k\\.)(?:,?{_}jr\\.?)?(?:[’']?s)?(?:{_}day)|civil{_}rights{_}day",
    day: nth(1, 1, 3),
  },
  { names: "presidents?[’']?s?{_}day|washington[’']s{_}birthday", day: nth(2, 1, 3) },
  { names: 'earth{_}hour', day: nth(3, 6, -1) },
  { names: "mother[’']?s?[’']?{_}day", day: nth(5, 7, 2) },
  { names: 'memorial{_}day', day: nth(5, 1, -1) },
  { names: "father[’']?s?[’']?{_}day", day: nth(6, 7, 3) },
  { names: "parents?[’']?{_}day", day: nth(7, 7, 4) },
  { names: 'labou?r{_}day', day: nth(9, 1, 1) },
  { names: "grandparents?[’']?{_}day", day: (year) => nth(9, 1, 1)(year) + 6 },
  { names: "(?:columbus|indigenous{_}peoples?[’']?){_}day", day: nth(10, 1, 2) },
  { names: 'sweetest{_}day', day: nth(10, 6, 3) },
  { names: 'election{_}day', day: (year) => nth(11, 1, 1)(year) + 1 },
  { names: 'thanks{_}?giving(?:{_}day)?|turkey{_}day', day: thanksgiving(0) },
  { names: 'black{_}friday', day: thanksgiving(1) },
  { names: 'small{_}business{_}saturday', day: thanksgiving(2) },
  { names: 'cyber{_}monday', day: thanksgiving(4) },
  { names: 'giving{_}tuesday', day: thanksgiving(5) },
  { names: 'advent{_}sunday', day: (year) => dayNumber(year, 12, 25) - weekdayOf(dayNumber(year, 12, 25)) - 21 },
  // Counted from Easter, the Western or the Orthodox.
  { names: 'orthodox{_}(?:good|great){_}friday|great{_}friday', day: orthodox(-2) },
  { names: 'orthodox{_}easter(?:{_}sunday|{_}day)?|pascha', day: orthodox(0) },
  { names: 'orthodox{_}easter{_}monday', day: orthodox(1) },
  { names: '(?:orthodox{_})?(?:clean|green|pure){_}monday', day: orthodox(-48) },
  { names: 'lazarus{_}saturday', day: orthodox(-8) },
  { names: 'shrove{_}tuesday|mardi{_}gras|pancake{_}(?:day|tuesday)|fat{_}tuesday', day: easter(-47) },
  { names: 'ash{_}wednesday', day: easter(-46) },
  { names: 'lent', day: easter(-46), days: 46 },
  { names: '(?:palm|branch){_}sunday', day: easter(-7) },
  { names: '(?:maundy|holy|covenant|sheer){_}thu(?:rsday)?|thu(?:rsday)?{_}of{_}mysteries', day: easter(-3) },
  { names: 'good{_}friday', day: easter(-2) },
  { names: 'holy{_}saturday|black{_}saturday', day: easter(-1) },
  { names: 'easter{_}monday', day: easter(1) },
  { names: 'easter(?:{_}(?:sunday|day))?', day: easter(0) },
  { names: 'ascension{_}(?:day|thursday)', day: easter(39) },
  { names: '(?:whit|pentecost){_}monday', day: easter(50) },
  { names: 'whit(?:{_}sunday|sunday)|pentecost', day: easter(49) },
  { names: 'trinity{_}sunday', day: easter(56) },
  { names: 'corpus{_}christi', day: easter(60) },
  // By the moon.
  { names: 'lantern{_}festival', day: chinese(1, 15) },
  { names: 'dragon{_}boat{_}festival', day: chinese(5, 5) },
  { names: '(?:mid-?{_}?autumn|moon){_}festival', day: chinese(8, 15) },
  { names: '(?:double{_}ninth|chongyang){_}festival', day: chinese(9, 9) },
  { names: '(?:eid|id)[\\s-](?:al|ul)[\\s-]fitr', day: islamic(10, 1) },
  {
    names: '(?:eid|id)[\\s-](?:al|ul)[\\s-](?:adha|azha)|eidul{_}azha|sacrifice{_}feast|bakr{_}e?id',
    day: islamic(12, 10),
  },
  { names: 'day{_}of{_}arafa[ht]?', day: islamic(12, 9) },
  { names: 'ashura', day: islamic(1, 10) },
  { names: 'mawlid(?:{_}al-nabi)?', day: islamic(3, 12) },
  { names: "isra{_}and{_}mi[’']?raj", day: islamic(7, 27) },
  { names: 'ramadan', day: islamic(9, 1), days: 30 },
  { names: 'la[yi]lat{_}(?:al|ul)[\\s-]qadr', day: islamic(9, 27) },
  { names: "jama?[’']?at[\\s-]ul[\\s-](?:vida|wida)|jumu[’']?atul[\\s-]wida", day: lastFridayOfFast },
  { names: "tu{_}b['’]?i?shvat", day: hebrew('Shevat', 15) },
  { names: 'shushan{_}purim', day: hebrew('Adar', 15) },
  { names: 'purim', day: hebrew('Adar', 14) },
  { names: 'pass?over|pesach', day: hebrew('Nisan', 15), days: 9 },
  { names: "yom{_}ha['’]?shoah|holocaust(?:{_}(?:remembrance|memorial))?{_}day", day: hebrew('Nisan', 27) },
  { names: "yom{_}ha['’]?atzmaut", day: hebrew('Iyar', 5) },
  { names: "lag{_}b['’]?a?omer", day: hebrew('Iyar', 18) },
  { names: 'shavuot', day: hebrew('Sivan', 6), days: 3 },
  { names: "tisha{_}b['’]?av", day: hebrew('Av', 9) },
  { names: 'rosh{_}has?hann?ah?', day: hebrew('Tishri', 1), days: 3 },
  { names: 'yom{_}kippur', day: hebrew('Tishri', 10), days: 2 },
  {
    names: 'sukk?oth?|succos|feast{_}of{_}(?:the{_})?(?:ingathering|tabernacles|booths)',
    day: hebrew('Tishri', 15),
    days: 9,
  },
  { names: 'simchat{_}torah', day: hebrew('Tishri', 23) },
  { names: 'ch?ann?uk?kah?|hann?ukk?ah', day: hebrew('Kislev', 25), days: 8 },
];
