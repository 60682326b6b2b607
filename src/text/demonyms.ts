// Words for the people, languages and things of a place: they describe actors and are none by themselves.

import { wordSet } from './word-set.ts';

/** Lower case, singular; an s may follow. */
const DEMONYMS = wordSet(`
  afghan african albanian algerian american angolan arab arabian arabic argentine argentinian armenian asian australian
  austrian azerbaijani azeri bahraini bangladeshi basque belarusian belgian bolivian bosnian brazilian british bulgarian
  burmese californian cambodian cameroonian canadian catalan caucasian chadian chechen chilean chinese colombian
  congolese corsican croatian croat cuban cypriot czech danish dutch ecuadorian egyptian emirati english eritrean
  estonian ethiopian european filipino finnish flemish french gambian georgian german ghanaian greek guatemalan guinean
  haitian hawaiian hebrew hispanic honduran hungarian icelandic indian indonesian iranian iraqi irish israeli italian
  ivorian jamaican japanese jordanian kazakh kenyan korean kosovar kurdish kuwaiti kyrgyz laotian latin latino latina
  latvian lebanese liberian libyan lithuanian londoner macedonian malawian malaysian malian maltese mauritanian mexican
  moldovan mongolian montenegrin moroccan mozambican nepali nepalese nicaraguan nigerian nigerien norwegian omani
  pakistani palestinian panamanian paraguayan pashtun persian peruvian philippine polish portuguese punjabi qatari
  roman romanian russian rwandan salvadoran saudi scandinavian scottish senegalese serb serbian sicilian sierra
  singaporean slavic slovak slovenian somali soviet spanish sri-lankan sudanese swede swedish swiss syrian taiwanese
  tajik tamil tanzanian texan thai tibetan togolese tunisian turk turkish turkmen ugandan ukrainian uruguayan uzbek
  venezuelan vietnamese welsh western yemeni yugoslav zambian zimbabwean misratan briton spaniard dane finn pole scot
  frenchman frenchmen englishman northerner southerner new-yorker eastern northern southern easterner westerner
  bavarian prussian silesian tuscan venetian parisian muscovite burundian bhutanese rwandese tatar uighur uyghur balinese
  javanese kashmiri bengali gujarati sinhalese crimean floridian ohioan virginian alaskan oregonian michigander georgian
  nepalese surinamese barbadian bahamian trinidadian fijian samoan tongan papuan liechtensteiner andorran monegasque
  tuareg hausa fulani yoruba igbo zulu xhosa amhara oromo tigrayan rohingya hazara baloch berber amazigh druze alawite
  yazidi yezidi maronite copt coptic sinhala maori inuit mapuche quechua aymara uighur circassian ossetian abkhaz dinka
  nuer masalit tutsi hutu kikuyu maasai mayan bedouin zambian batswana basotho namibian botswanan beninese gabonese
  burkinabe eritrean djiboutian comorian seychellois mauritian malagasy cape-verdean bissau-guinean guyanese
  luxembourgish cornish manx breton galician andalusian sardinian lombard northwestern southwestern northeastern southeastern midwestern anglo-american non-american un-american
`);

/** Whether a word describes people or things of a place ("Libyan", "French", "Serbs"). */
export function isDemonym(word: string): boolean {
  const plain = word.toLowerCase();
  const lower = !plain.includes('-')
    ? plain
    : plain.replace(/^(\p{L}+)-(?:\1|language|speaking|american|born|style)$/u, '$1');
  return DEMONYMS.has(lower) || (lower.endsWith('s') && DEMONYMS.has(lower.slice(0, -1)));
}
