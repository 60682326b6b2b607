// Whose capital a town is, for ministries that are named with it: "Moscow's Defence Ministry" is Russia's.

/** Capitals that the news puts for their state; not those that two governments claim. Words of one are joined by an underscore. */
const CAPITALS: ReadonlyMap<string, string> = new Map(
  `
  abu_dhabi united_arab_emirates, abuja nigeria, accra ghana, addis_ababa ethiopia, algiers algeria, amman jordan, ankara turkey,
  asmara eritrea, asuncion paraguay, athens greece, baghdad iraq, baku azerbaijan, bamako mali, bangkok thailand, beijing china,
  beirut lebanon, belgrade serbia, berlin germany, bern switzerland, bishkek kyrgyzstan, bogota colombia, brasilia brazil,
  bratislava slovakia, bucharest romania, budapest hungary, buenos_aires argentina, cairo egypt, canberra australia,
  caracas venezuela, chisinau moldova, colombo sri_lanka, copenhagen denmark, dakar senegal, damascus syria, dhaka bangladesh,
  doha qatar, dublin ireland, dushanbe tajikistan, hanoi vietnam, harare zimbabwe, havana cuba, helsinki finland,
  islamabad pakistan, jakarta indonesia, kabul afghanistan, kampala uganda, kathmandu nepal, khartoum sudan, kiev ukraine,
  kigali rwanda, kinshasa congo, kuala_lumpur malaysia, kyiv ukraine, lima peru, lisbon portugal, ljubljana slovenia,
  london united_kingdom, luanda angola, lusaka zambia, madrid spain, manila philippines, maputo mozambique, mexico_city mexico,
  minsk belarus, mogadishu somalia, montevideo uruguay, moscow russia, muscat oman, nairobi kenya, ndjamena chad,
  new_delhi india, delhi india, niamey niger, nicosia cyprus, oslo norway, ottawa canada, ouagadougou burkina_faso, paris france,
  phnom_penh cambodia, podgorica montenegro, prague czechia, pretoria south_africa, pristina kosovo, pyongyang north_korea,
  quito ecuador, rabat morocco, ramallah palestine, reykjavik iceland, riga latvia, riyadh saudi_arabia, rome italy,
  santiago chile, sarajevo bosnia_and_herzegovina, seoul south_korea, skopje north_macedonia, sofia bulgaria,
  stockholm sweden, taipei taiwan, tallinn estonia, tashkent uzbekistan, tbilisi georgia, tehran iran, tirana albania,
  tokyo japan, tripoli libya, tunis tunisia, ulaanbaatar mongolia, vienna austria, vilnius lithuania, warsaw poland,
  wellington new_zealand, yaounde cameroon, yerevan armenia, zagreb croatia
  `
    .split(',')
    .map((pair) => pair.trim().split(/\s+/))
    .map(([capital = '', country = '']) => [capital.replaceAll('_', ' '), country.replaceAll('_', ' ')]),
);

/** The country, in lower case, whose capital a town (folded) is; undefined for any other name. */
export function countryOfCapital(town: string): string | undefined {
  return CAPITALS.get(town);
}
