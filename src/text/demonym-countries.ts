// Whose country a demonym tells: "French" is of France.

/** Each with its country or land behind it; words of one are joined by an underscore. */
const COUNTRIES: ReadonlyMap<string, string> = new Map(
  `
  afghan afghanistan, albanian albania, algerian algeria, american united_states, angolan angola, argentine argentina,
  argentinian argentina, armenian armenia, australian australia, austrian austria, azerbaijani azerbaijan, azeri azerbaijan,
  bahraini bahrain, bangladeshi bangladesh, belarusian belarus, belgian belgium, bolivian bolivia, bosnian bosnia_and_herzegovina,
  botswanan botswana, brazilian brazil, british united_kingdom, bulgarian bulgaria, burmese myanmar, burundian burundi,
  beninese benin, bhutanese bhutan, burkinabe burkina_faso, cambodian cambodia, cameroonian cameroon, canadian canada, chadian chad, chilean chile, chinese china,
  colombian colombia, congolese congo, croatian croatia, cuban cuba, cypriot cyprus, czech czechia, danish denmark, djiboutian djibouti,
  dutch netherlands, ecuadorian ecuador, egyptian egypt, emirati united_arab_emirates, eritrean eritrea, estonian estonia,
  ethiopian ethiopia, fijian fiji, filipino philippines, philippine philippines, finnish finland, french france, gabonese gabon, gambian gambia,
  georgian georgia, german germany, ghanaian ghana, greek greece, guatemalan guatemala, guinean guinea, guyanese guyana, haitian haiti,
  honduran honduras, hungarian hungary, icelandic iceland, indian india, indonesian indonesia, iranian iran, iraqi iraq,
  irish ireland, israeli israel, italian italy, ivorian ivory_coast, jamaican jamaica, japanese japan, jordanian jordan,
  kazakh kazakhstan, kenyan kenya, kosovar kosovo, kuwaiti kuwait, kyrgyz kyrgyzstan, laotian laos, latvian latvia,
  lebanese lebanon, liberian liberia, libyan libya, lithuanian lithuania, luxembourgish luxembourg, macedonian north_macedonia,
  malagasy madagascar, malawian malawi, malaysian malaysia, malian mali, maltese malta, mauritanian mauritania, mauritian mauritius, mexican mexico,
  moldovan moldova, mongolian mongolia, montenegrin montenegro, moroccan morocco, mozambican mozambique, namibian namibia,
  nepali nepal, nepalese nepal, nicaraguan nicaragua, nigerian nigeria, nigerien niger, norwegian norway, omani oman,
  pakistani pakistan, palestinian palestine, panamanian panama, papuan papua_new_guinea, paraguayan paraguay, peruvian peru, polish poland,
  portuguese portugal, qatari qatar, romanian romania, russian russia, rwandan rwanda, salvadoran el_salvador,
  samoan samoa, saudi saudi_arabia, scottish scotland, senegalese senegal, serbian serbia, singaporean singapore, slovak slovakia,
  slovenian slovenia, somali somalia, soviet soviet_union, spanish spain, sudanese sudan, surinamese suriname, swedish sweden,
  swiss switzerland, syrian syria, taiwanese taiwan, tajik tajikistan, tanzanian tanzania, thai thailand, togolese togo, tongan tonga,
  tunisian tunisia, turkish turkey, turkmen turkmenistan, ugandan uganda, ukrainian ukraine, uruguayan uruguay,
  uzbek uzbekistan, venezuelan venezuela, vietnamese vietnam, welsh wales, yemeni yemen, zambian zambia,
  zimbabwean zimbabwe, bahamian bahamas, barbadian barbados, trinidadian trinidad_and_tobago, catalan catalonia, bavarian bavaria,
  californian california, texan texas, south_korean south_korea, north_korean north_korea, south_african south_africa,
  saudi_arabian saudi_arabia, sri_lankan sri_lanka, costa_rican costa_rica, dominican dominican_republic,
  puerto_rican puerto_rico, cape_verdean cape_verde, sierra_leonean sierra_leone, east_timorese timor-leste,
  new_zealander new_zealand, hong_konger hong_kong, san_marinese san_marino, south_sudanese south_sudan
  `
    .split(',')
    .map((pair) => pair.trim().split(/\s+/))
    .map(([demonym = '', country = '']) => [demonym.replaceAll('_', ' '), country.replaceAll('_', ' ')]),
);

/** The country or land, in lower case, whose a demonym of one or two words is; undefined for a wider region, a people, or other words. */
export function countryOfDemonym(words: string): string | undefined {
  return COUNTRIES.get(words.toLowerCase());
}
