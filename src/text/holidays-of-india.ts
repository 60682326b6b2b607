// The feasts of India and the day each falls on in a year: a table by the moon's days, and by the sun's signs.

import { lunarDay, parsiNewYear, sunEnters } from './hindu-days.ts';
import type { Holiday } from './holiday.ts';

const [CHAITRA, VAISHAKHA, ASHADHA, SHRAVANA, BHADRAPADA, ASHVINA, KARTIKA, PAUSHA, MAGHA, PHALGUNA] = [
  0, 1, 3, 4, 5, 6, 7, 9, 10, 11,
] as const;
const [SUNRISE, MORNING, NOON, AFTERNOON, SUNSET, MOONRISE, MIDNIGHT] = [6, 9, 12, 14, 18, 20, 24] as const;
const FULL_MOON = 15;
const NEW_MOON = 30;
const [MESHA, MAKARA] = [0, 9] as const;

/** Custom says at which hour of a day the lunar day must run for the feast to be kept on it. */
const moon =
  (month: number, tithi: number, hour: number, later = 0) =>
  (year: number) =>
    lunarDay(year, { month, tithi, hour }) + later;
const sun =
  (sign: number, later = 0) =>
  (year: number) =>
    sunEnters(year, sign) + later;

/** Names are patterns as in holidays.ts. Months run from new moon to new moon, as in the south and west of India. */
export const INDIAN_HOLIDAYS: readonly Holiday[] = [
  { names: '(?:maha{_})?shiv(?:a)?ratri', day: moon(MAGHA, 29, MIDNIGHT) },
  { names: '(?:vasant|basant){_}panchami|saraswati{_}puja', day: moon(MAGHA, 5, MORNING) },
  { names: 'guru{_}ravidass?(?:{_}(?:jayanti|birthday))', day: moon(MAGHA, FULL_MOON, SUNRISE) },
  // Fires are lit at dusk, when the first half of the full moon's day must be over.
  { names: 'holika{_}dahan|(?:chhoti|choti){_}holi', day: moon(PHALGUNA, FULL_MOON, AFTERNOON) },
  { names: 'holi|phagwah?|dhulandi|rangwali{_}holi', day: moon(PHALGUNA, FULL_MOON, AFTERNOON, 1) },
  { names: 'ugadi|yugadi|gudi{_}padwa|chaitra{_}sukh?ladi|samvatsaradi', day: moon(CHAITRA, 1, SUNRISE) },
  { names: 'ram(?:a)?{_}nav(?:a)?mi', day: moon(CHAITRA, 9, NOON) },
  {
    names: 'maha(?:vir|veer)(?:a)?{_}(?:jayanti|janma{_}kalyanak)',
    day: moon(CHAITRA, 13, SUNRISE),
  },
  { names: 'hanuman{_}jayanti', day: moon(CHAITRA, FULL_MOON, SUNRISE) },
  { names: 'akshaya{_}tritiya', day: moon(VAISHAKHA, 3, MORNING) },
  { names: "vesak|vaisakha|buddha(?:[’']s)?{_}(?:purnima|day|birthday)", day: moon(VAISHAKHA, FULL_MOON, SUNRISE) },
  { names: 'rath(?:a)?[\\s-]yatra', day: moon(ASHADHA, 2, SUNRISE) },
  { names: 'guru{_}purnima', day: moon(ASHADHA, FULL_MOON, SUNRISE) },
  { names: 'nag(?:a)?{_}panchami', day: moon(SHRAVANA, 5, SUNRISE) },
  { names: 'raksha{_}bandhan|rakhi', day: moon(SHRAVANA, FULL_MOON, SUNRISE) },
  { names: '(?:krishna{_})?janmashtami|gokulashtami', day: moon(SHRAVANA, 23, MIDNIGHT) },
  { names: '(?:ganesh(?:a)?|vinayaka){_}chaturthi', day: moon(BHADRAPADA, 4, NOON) },
  { names: '(?:sharad{_})?navr?aratri|navratri|navratra', day: moon(ASHVINA, 1, SUNRISE), days: 9 },
  { names: '(?:maha|durga){_}saptami', day: moon(ASHVINA, 7, SUNRISE) },
  { names: '(?:maha|durga){_}ashtami', day: moon(ASHVINA, 8, SUNRISE) },
  { names: 'maha{_}nav(?:a)?mi', day: moon(ASHVINA, 9, SUNRISE) },
  { names: 'dussehra|dasara|dashain|vijaya{_}?dashami', day: moon(ASHVINA, 10, AFTERNOON) },
  { names: '(?:maharishi{_})?valmiki{_}jayanti|sharad{_}purnima', day: moon(ASHVINA, FULL_MOON, SUNRISE) },
  { names: 'karv?w?a{_}chauth', day: moon(ASHVINA, 19, MOONRISE) },
  { names: 'dhanteras|dhanatrayodashi', day: moon(ASHVINA, 28, SUNSET) },
  { names: 'kali{_}chaudas|naraka?{_}chaturdashi|(?:chhoti|choti){_}diwali', day: moon(ASHVINA, 29, SUNSET) },
  { names: 'diwali|deepavali|divali|l(?:a|u)kshmi{_}puja', day: moon(ASHVINA, NEW_MOON, SUNSET) },
  { names: 'govardhan{_}puja|annakut', day: moon(KARTIKA, 1, SUNRISE) },
  { names: 'bhai{_}(?:dooj|duj)|bhau{_}beej', day: moon(KARTIKA, 2, AFTERNOON) },
  { names: 'chhath(?:{_}puja)?|surya{_}shashthi', day: moon(KARTIKA, 6, SUNSET) },
  {
    names: "guru{_}nanak(?:{_}dev)?(?:[’']s)?{_}(?:jayanti|birthday|gurpurab)",
    day: moon(KARTIKA, FULL_MOON, SUNRISE),
  },
  { names: "guru{_}go[bv]ind{_}singh(?:[’']s)?{_}(?:jayanti|birthday)", day: moon(PAUSHA, 7, SUNRISE) },
  { names: 'lohri|bhogi', day: sun(MAKARA, -1) },
  { names: 'maattu{_}pongal|mattu{_}pongal', day: sun(MAKARA, 1) },
  { names: 'kaanum{_}pongal', day: sun(MAKARA, 2) },
  { names: '(?:makara?{_})?sankranti|(?:thai{_}|surya{_})?pongal', day: sun(MAKARA) },
  { names: '(?:baisakhi|vaisakhi|vishu|pohela{_}boishakh)', day: sun(MESHA) },
  { names: 'rabindra(?:nath)?{_}jayanti', day: sun(MESHA, 25) },
  { names: '(?:jamshedi{_}|parsi{_})(?:navroz|nowruz|new{_}year)', day: parsiNewYear },
];
