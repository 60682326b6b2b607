// Days of the Hindu calendars, counted from where the sun and the moon stand over India.

import { civil, dayNumber } from './calendar.ts';

const DEGREE = Math.PI / 180;
/** Degrees by which the moon runs from the sun in a day, on average. */
const ELONGATION_PER_DAY = 12.190_749;
/** Indian Standard Time is this part of a day ahead of UTC. */
const INDIA_DAYS = 5.5 / 24;
/** Where a year may lie: further off the series below drift by more than minutes. */
const YEARS = { from: 1900, to: 2100 };

/** Julian centuries from the year 2000 at an hour of a day in India. */
function centuriesAt(day: number, hour: number): number {
  return (day + hour / 24 - INDIA_DAYS - 10_957.5) / 36_525;
}

function sine(degrees: number): number {
  return Math.sin(degrees * DEGREE);
}

function turn(degrees: number): number {
  return ((degrees % 360) + 360) % 360;
}

/** The sun's apparent longitude in degrees, to about 0.01. Source: Meeus, Astronomical Algorithms, chapter 25. */
function sunLongitude(t: number): number {
  const m = 357.529_11 + 35_999.050_29 * t;
  const centre = (1.914_602 - 0.004_817 * t) * sine(m) + 0.019_993 * sine(2 * m) + 0.000_289 * sine(3 * m);
  return turn(280.466_46 + 36_000.769_83 * t + centre - 0.005_69 - 0.004_78 * sine(125.04 - 1934.136 * t));
}

/** Multiples of D, M, M' and F, and degrees: the largest terms of the moon's longitude. Source: Meeus, table 47.A. */
const MOON_TERMS: readonly (readonly [d: number, m: number, n: number, f: number, degrees: number])[] = [
  [0, 0, 1, 0, 6.288_774],
  [2, 0, -1, 0, 1.274_027],
  [2, 0, 0, 0, 0.658_314],
  [0, 0, 2, 0, 0.213_618],
  [0, 1, 0, 0, -0.185_116],
  [0, 0, 0, 2, -0.114_332],
  [2, 0, -2, 0, 0.058_793],
  [2, -1, -1, 0, 0.057_066],
  [2, 0, 1, 0, 0.053_322],
  [2, -1, 0, 0, 0.045_758],
  [0, 1, -1, 0, -0.040_923],
  [1, 0, 0, 0, -0.034_72],
  [0, 1, 1, 0, -0.030_383],
  [2, 0, 0, -2, 0.015_327],
  [0, 0, 1, 2, -0.012_528],
  [0, 0, 1, -2, 0.010_98],
  [4, 0, -1, 0, 0.010_675],
  [0, 0, 3, 0, 0.010_034],
];

function moonLongitude(t: number): number {
  const d = 297.850_192 + 445_267.111_403 * t;
  const m = 357.529_109 + 35_999.050_291 * t;
  const n = 134.963_396 + 477_198.867_506 * t;
  const f = 93.272_095 + 483_202.017_523 * t;
  const waves = MOON_TERMS.reduce((sum, [a, b, c, e, size]) => sum + size * sine(a * d + b * m + c * n + e * f), 0);
  return turn(218.316_448 + 481_267.881_234 * t + waves);
}

/** The sun's longitude counted from the stars, as the Hindu signs are: Lahiri's shift from the equinox. */
function sunAmongStars(t: number): number {
  return turn(sunLongitude(t) - 23.857 - 1.396_97 * t);
}

function elongation(t: number): number {
  return turn(moonLongitude(t) - sunLongitude(t));
}

/** The new moon before (turns 0) or after (turns 1) a time. */
function newMoon(t: number, turns: 0 | 1): number {
  let found = t + (turns * 360 - elongation(t)) / ELONGATION_PER_DAY / 36_525;
  // Newton's steps; the moon's speed differs from its mean by a tenth, so four are more than enough.
  for (let step = 0; step < 4; step += 1) {
    const off = ((elongation(found) + 180) % 360) - 180;
    found -= off / ELONGATION_PER_DAY / 36_525;
  }
  return found;
}

/** The month of the moon, Chaitra 0 to Phalguna 11, named by the sign that the sun enters in it; null when it enters none. */
function moonMonth(t: number): number | null {
  const sign = Math.floor(sunAmongStars(newMoon(t, 0)) / 30);
  return Math.floor(sunAmongStars(newMoon(t, 1)) / 30) === sign ? null : (sign + 1) % 12;
}

const known = new Map<string, number>();

function remembered(key: string, year: number, search: () => number): number {
  if (year < YEARS.from || year > YEARS.to) return Number.NaN;
  const found = known.get(key) ?? search();
  known.set(key, found);
  return found;
}

/**
 * The day number of a lunar day (tithi 1 to 30; 15 is the full moon, 30 the new) of a month (Chaitra 0 … Phalguna 11,
 * months from new moon to new moon) in a Gregorian year: the day on which it runs at `hour` in India. NaN when none.
 */
export function lunarDay(year: number, { month, tithi, hour }: { month: number; tithi: number; hour: number }): number {
  return remembered(`${year} ${month} ${tithi} ${hour}`, year, () => {
    const end = dayNumber(year + 1, 1, 1);
    const tithiOn = (day: number) => Math.floor(elongation(centuriesAt(day, hour)) / 12) + 1;
    for (let day = dayNumber(year, 1, 1); day < end; day += 1) {
      const now = tithiOn(day);
      // A short one may fall between two days: then it is kept on the day it starts.
      const between = now === ((tithi + 28) % 30) + 1 && tithiOn(day + 1) === (tithi % 30) + 1;
      if ((now === tithi || between) && moonMonth(centuriesAt(day, hour)) === month) return day;
    }
    return Number.NaN;
  });
}

/** The day number on which the sun enters a sign (Mesha 0 … Mina 11) in a Gregorian year; after sunset, the next day. */
export function sunEnters(year: number, sign: number): number {
  return remembered(`${year} sun ${sign}`, year, () => {
    const end = dayNumber(year + 1, 1, 1);
    const signAt = (day: number) => Math.floor(sunAmongStars(centuriesAt(day, 18)) / 30);
    for (let day = dayNumber(year, 1, 1); day < end; day += 1) {
      if (signAt(day) === sign && signAt(day - 1) !== sign) return day;
    }
    return Number.NaN;
  });
}

/** The day number of the Parsi new year: 365 days are a year, so that it moves back a day in four years. */
export function parsiNewYear(year: number): number {
  const one = dayNumber(2022, 8, 16);
  const years = Math.round((dayNumber(year, 8, 16) - one) / 365);
  const found = one + years * 365;
  return civil(found).year === year ? found : Number.NaN;
}
