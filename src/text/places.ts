// Names of places: countries by Intl, and lists of states, large cities and regions from common knowledge.

import { foldText } from './fold-text.ts';
import { phraseSet } from './word-set.ts';

const CITIES = phraseSet(`
  abidjan, abu dhabi, accra, addis ababa, aden, aleppo, alexandria, algiers, almaty, amman, amsterdam, anchorage, ankara,
  antwerp, athens, atlanta, auckland, austin, baghdad, baku, bali, baltimore, bamako, bangalore, bangkok, barcelona,
  basra, beijing, beirut, belfast, belgrade, bengaluru, benghazi, berlin, bern, birmingham, bogota, bonn, bordeaux,
  boston, brasilia, bratislava, brisbane, brussels, bucharest, budapest, buenos aires, buffalo, cairo, calcutta, calgary,
  cambridge, canberra, cape town, caracas, cardiff, casablanca, charlotte, chennai, chicago, cincinnati, cleveland,
  cologne, colombo, columbus, copenhagen, dakar, dallas, damascus, dar es salaam, darfur, davos, delhi, denver, derna,
  detroit, dhaka, dili, doha, donetsk, dresden, dubai, dublin, durban, dusseldorf, edinburgh, edmonton, erbil, fallujah,
  florence, frankfurt, freetown, gaza, gaza city, geneva, genoa, glasgow, guangzhou, guantanamo bay, guatemala city, guadalajara, the
  hague, haifa, heathrow, london heathrow, gatwick, london gatwick, hamburg, hanoi, harare, havana, helsinki, hiroshima, ho chi minh city, hollywood, honolulu, houston,
  hyderabad, idlib, indianapolis, islamabad, istanbul, jakarta, jeddah, jerusalem, johannesburg, juba, kabul, kampala, kandahar, kansas city, karachi, kathmandu, khartoum, kharkiv, kiev, kyiv, kigali, kingston, kinshasa, kolkata,
  krakow, kuala lumpur, lagos, lahore, las vegas, leeds, lima, lisbon, liverpool, ljubljana, london, los angeles,
  louisville, luanda, lusaka, lviv, lyon, madrid, managua, manchester, manila, maputo, mariupol, marseille, mecca,
  medina, melbourne, memphis, mexico city, miami, milan, milwaukee, minneapolis, minsk, misrata, mogadishu, mombasa,
  monrovia, montevideo, montreal, moscow, mosul, mumbai, munich, muscat, nairobi, najaf, nanjing, naples, nashville,
  new delhi, new orleans, new york, new york city, newark, nice, odessa, oakland, oklahoma city, orlando, osaka, oslo,
  ottawa, oxford, palermo, palo alto, panama city, paris, pasadena, perth, peshawar, philadelphia, phnom penh, phoenix,
  pittsburgh, port-au-prince, portland, porto, prague, pretoria, pyongyang, quebec city, quito, rabat, ramallah, raqqa,
  rawalpindi, reykjavik, riga, rio de janeiro, riyadh, rome, rotterdam, sacramento, saigon, salt lake city, san antonio,
  san diego, san francisco, san jose, san juan, sanaa, santiago, sao paulo, sapporo, sarajevo, savannah, seattle, seoul,
  sevastopol, seville, shanghai, sheffield, shenzhen, sirte, sofia, southampton, st. louis, st. petersburg, stockholm,
  strasbourg, stuttgart, sydney, tallinn, tampa, tashkent, tbilisi, tehran, tel aviv, tianjin, tobruk, tokyo, toronto,
  toulouse, tripoli, tucson, tunis, turin, ulaanbaatar, utrecht, vancouver, venice, vienna, vientiane, vilnius,
  warsaw, washington, washington d.c, washington dc, d.c, wellington, wichita, wuhan, yangon, yerevan, yokohama, zagreb, zurich,
  silicon valley, capitol hill, long island, new england, pacific northwest, west coast, east coast, cape cod, wall street, baton rouge, albany, richmond, raleigh, sabha, zintan, misurata, basel,
  agadez, al-bayda, ajdabiya, al-qaim, anbar, anbar province, antakya, arbil, asmara, astana, nur-sultan, asuncion, bakhmut, avdiivka,
  bamiyan, bandar abbas, bangui, banghazi, bani walid, banjul, batumi, beersheba, beira, beit hanoun, bergen, bethlehem, bhopal, bilbao,
  bishkek, bissau, blantyre, bogotá, brest, brazzaville, bucha, buenaventura, bujumbura, bukavu, bulawayo, busan, cali, cancun,
  catania, cebu, chernihiv, chernobyl, chisinau, chittagong, chongqing, ciudad juarez, conakry, constantine, cotonou, cucuta,
  dadaab, dagestan, dera ismail khan, deir ez-zor, diyarbakir, djibouti city, dnipro, dodoma, douala, dushanbe, dunkirk, el fasher,
  el-fasher, el geneina, el obeid, entebbe, eilat, esfahan, isfahan, faisalabad, fortaleza, gaborone, gao, gaziantep, gdansk, ghazni,
  gitmo, goma, gothenburg, grozny, guayaquil, gwadar, hama, haditha, hargeisa, hebron, helmand, herat, hodeidah, hodeida, homs,
  huambo, incheon, irpin, ismailia, ivano-frankivsk, izium, izmir, jalalabad, jenin, jericho, jinja, kaduna, kaliningrad, kano, kassala,
  kaesong, kaohsiung, kazan, kerbala, karbala, kenosha, kherson, khan younis, khan yunis, khost, kidal, kirkuk, kisangani, kobani,
  konya, kramatorsk, kryvyi rih, kunduz, lashkar gah, latakia, libreville, lilongwe, lome, luhansk, lubumbashi, lucknow, macapa, maidan,
  maiduguri, malabo, manbij, mandalay, maracaibo, maradi, marib, mazar-i-sharif, medellin, mekelle, melilla, ceuta, monterrey, moroni,
  murmansk, nablus, naypyidaw, nagasaki, nasiriyah, ndjamena, n'djamena, niamey, nouakchott, novosibirsk, nouadhibou, nuuk, odesa,
  omdurman, ouagadougou, pattaya, podgorica, pokrovsk, port moresby, port of spain, port said, port sudan, praia, pristina, quetta,
  rafah, ramadi, recife, rostov-on-don, samarra, samara, samarkand, san salvador, santa cruz, santo domingo, sderot, sebha, severodonetsk,
  sharm el-sheikh, simferopol, skopje, sochi, soledar, srebrenica, srinagar, suez, surabaya, suva, tabriz, taipei, taiz, tashkent, tartus,
  tamanrasset, tegucigalpa, thessaloniki, thimphu, tijuana, tikrit, timbuktu, tiraspol, tirana, tulkarm, ulan bator, vaduz, valletta,
  valparaiso, varanasi, victoria falls, vladivostok, volgograd, wroclaw, xi'an, yamoussoukro, yaounde, yekaterinburg, zaporizhzhia,
  zanzibar, zawiya, zinder, zliten, zuwara, cox's bazar, hindu kush, horn of africa, great lakes, lake chad, tigray, amhara region,
  oromia, puntland, somaliland, jubaland, darfur, kordofan, south kordofan, blue nile, rakhine, shan state, waziristan, balochistan,
  sindh, khyber pakhtunkhwa, helmand province, nineveh, sinjar, afrin, ghouta, eastern ghouta, bekaa, bekaa valley, galilee, negev,
  suez canal, panama canal, strait of hormuz, bab el-mandeb, bosphorus, black sea, caspian sea, sea of azov, south china sea, taiwan strait,
  dead sea, jordan river, nile, euphrates, tigris, danube, rhine, mekong, amazon river, congo river, niger river, volga, dnieper
`);

/** The states and provinces that towns are named with in American news. */
const TOWN_STATES = phraseSet(`
  alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, georgia, hawaii, idaho,
  illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts, michigan, minnesota,
  mississippi, missouri, montana, nebraska, nevada, new hampshire, new jersey, new mexico, new york, north carolina,
  north dakota, ohio, oklahoma, oregon, pennsylvania, rhode island, south carolina, south dakota, tennessee, texas,
  utah, vermont, virginia, washington, west virginia, wisconsin, wyoming, ontario, quebec, british columbia, alberta,
  manitoba, saskatchewan, nova scotia, new brunswick
`);

const STATES = phraseSet(`
  alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, hawaii, idaho, illinois,
  indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts, michigan, minnesota, mississippi, missouri,
  montana, nebraska, nevada, new hampshire, new jersey, new mexico, north carolina, north dakota, ohio, oklahoma, oregon,
  pennsylvania, rhode island, south carolina, south dakota, tennessee, texas, utah, vermont, virginia, west virginia,
  wisconsin, wyoming, ontario, quebec, british columbia, alberta, manitoba, saskatchewan, nova scotia, new brunswick,
  newfoundland, queensland, new south wales, victoria, tasmania, bavaria, saxony, catalonia, andalusia, lombardy, sicily,
  sardinia, brittany, normandy, crimea, chechnya, dagestan, siberia, kashmir, punjab, gujarat, kerala, tibet, xinjiang,
  guangdong, sichuan, hong kong, taiwan, macau, kurdistan, golan heights, gaza strip, west bank, sinai, kosovo, palestine,
  england, scotland, wales, northern ireland, great britain, britain, uk, u.k, us, u.s, u.s.a, usa, uae, u.a.e, ussr, soviet union, yugoslavia,
  czechoslovakia, burma, ivory coast, congo, holland, north korea, south korea, america, europe, africa, asia, oceania, latin america, north america, south
  america, central america, middle east, far east, north africa, west africa, east africa, southeast asia, south asia,
  central asia, balkans, caucasus, scandinavia, baltics, caribbean, mediterranean, antarctica, arctic, atlantic, pacific,
  united states of america, persian gulf, black sea, red sea, south china sea, sahara, sahel, amazon basin, alps, himalayas, rockies, cyrenaica,
  tripolitania, fezzan, donbas, donbass, transnistria, abkhazia, south ossetia, nagorno-karabakh, czech republic, turkey, russia, mars, ariz, calif, colo,
  conn, fla, ga, ill, ind, kan, ky, la, md, mass, mich, minn, mo, mont, neb, nev, n.h, n.j, n.m, n.y, n.c, n.d, okla, ore, pa, r.i, s.c, s.d,
  tenn, tex, vt, va, wash, w. va, w.va, wis, wyo, ala, ark, del
`);

let countries: ReadonlyMap<string, string> | null = null;

/** Two-letter codes that Intl names though they are no countries. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB', 'QO']);

function countryNames(): ReadonlyMap<string, string> {
  if (countries !== null) return countries;
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const found = new Map<string, string>();
  for (const first of letters) {
    for (const second of letters) {
      const code = first + second;
      const name = NO_COUNTRIES.has(code) ? undefined : names.of(code);
      if (name === undefined) continue;
      found.set(foldPlace(name), code);
      // "Trinidad & Tobago", "St. Kitts & Nevis"
      if (name.includes(' & ')) found.set(foldPlace(name.replace(' & ', ' and ')), code);
      // "Congo - Kinshasa", "Myanmar (Burma)": the part people say.
      found.set(foldPlace(name.replace(/\s[-(–].*$/u, '')), code);
    }
  }
  countries = found;
  return found;
}

/** What news calls countries otherwise than Intl does. */
const USUAL_NAMES: ReadonlyMap<string, string> = new Map(
  [
    ...['us US', 'u.s US', 'usa US', 'u.s.a US', 'america US', 'united states of america US'],
    ...['uk GB', 'u.k GB', 'britain GB', 'great britain GB', 'uae AE', 'u.a.e AE', 'turkey TR', 'czech republic CZ'],
    ...['burma MM', 'ivory coast CI', 'congo CD', 'palestine PS', 'bosnia BA', 'macedonia MK', 'holland NL'],
  ].map((pair) => [pair.slice(0, -3), pair.slice(-2)]),
);

/** The code of the country that a name is of (ISO 3166, two letters); undefined where it is none's. */
export function countryOf(name: string): string | undefined {
  const folded = foldPlace(name);
  return USUAL_NAMES.get(folded) ?? countryNames().get(folded);
}

/** Whether a name is that of a country, state, large city or region. */
export function isPlace(name: string): boolean {
  const key = foldPlace(name);
  return STATES.has(key) || CITIES.has(key) || countryNames().has(key);
}

/** Whether a name is that of a state or province that a town's name may end with ("Springfield, Illinois"). */
export function isState(name: string): boolean {
  return TOWN_STATES.has(foldPlace(name));
}

function foldPlace(name: string): string {
  // Most words are plain letters, which need no folding.
  if (/^[A-Za-z]+$/.test(name)) return name.toLowerCase();
  return foldText(name).replace(/[’]/g, "'").replace(/\.$/, '').replace(/\s+/g, ' ').trim();
}
