// Words of questions that are about the asking or the reporting, not about the news itself.

/** They say that something was written, not what; stems as the index has them. They count little. */
export const REPORTING_STEMS: ReadonlySet<string> = new Set(
  `articl report stori piec news coverag publish accord featur discuss mention highlight describ detail suggest claim
  indic state consid inform respect respectively individu specif person compani organ known name recent involv relat
  associ regard concern compar contrast similar consist differ anoth second both separ identifi tell say said happen
  know latest thing anyth happen`.split(/\s+/),
);

/** What people write in a publication, after the publisher's name. */
export const PUBLICATION =
  /^(?:['’]s)?\s+(?:\w+\s+){0,2}?(?:articles?|reports?|pieces?|story|stories|reviews?|coverage|analysis|analyses|interviews?)\b/iu;

/** Turns after which a publisher is named. */
export const PUBLISHER_CUE =
  /(?:(?:articles?|reports?|pieces?|stor(?:y|ies)|reviews?|coverage|interviews?|published|reported|mentioned|highlighted|discussed|featured|described|noted|stated)\s+(?:by|from|in|on)|according\s+to|as\s+per|per|sources?\s+(?:like|such as|including)|and\s+(?:another\s+(?:in|by|from))|a)\s+(?:both\s+)?['"‘“]?$/iu;

/** Publishers that everybody knows: named in a question, they are meant as such. */
export const KNOWN_PUBLISHERS: ReadonlySet<string> = new Set(
  `associated press|reuters|agence france presse|afp|bloomberg|bbc|bbc news|cnn|cnbc|abc news|cbs news|nbc news|msnbc|npr|pbs|sky news|al jazeera|
new york times|washington post|wall street journal|los angeles times|usa today|boston globe|chicago tribune|new yorker|
time|newsweek|forbes|fortune|economist|financial times|guardian|independent|telegraph|daily mail|the sun|the mirror|
politico|axios|vox|huffpost|buzzfeed|business insider|variety|hollywood reporter|rolling stone|billboard|vanity fair|
vogue|espn|sports illustrated|the athletic|bleacher report|sky sports|cricbuzz|espncricinfo|techcrunch|the verge|wired|
engadget|ars technica|mashable|cnet|zdnet|gizmodo|le monde|le figaro|der spiegel|die zeit|el pais|la repubblica|
corriere della sera|times of india|the hindu|hindustan times|indian express|economic times|business standard|
south china morning post|japan times|haaretz|jerusalem post|the age|sydney morning herald|globe and mail|nature|science|
national geographic|scientific american|marketwatch|barron s|architectural digest|people|entertainment weekly`
    .split('|')
    .map((name) => name.trim().replace(/^the /, '')),
);

/** How French, Spanish, German and Arabic ask what happened; days are read in these too. */
export const WHAT_HAPPENED_ELSEWHERE =
  /^[\s¿]*(?:qu(?:['’]est-il (?:arrivé|passé)|e s['’]est-il passé|['’]est-ce qui s['’]est passé)|was (?:geschah|passierte|(?:ist|war)(?= (?:am|im|vom) ))|qué (?:pasó|ocurrió|sucedió|ha pasado)|ماذا حدث|ما الذي حدث)(?!\p{L})/iu;
/** Words that lead to the day or end the question there. */
const BESIDE_DAYS =
  /(?<!\p{L})(?:le|la|en|au|du|pendant|am|im|in|vom|der|den|die|das|el|los|durante|passiert|geschehen|los|في|يوم)(?!\p{L})/giu;

/** Whether a question of another language asks what happened on the days, in those words, and nothing more. */
export function asksWhatHappenedOn(question: string, days: string): boolean {
  if (!WHAT_HAPPENED_ELSEWHERE.test(question)) return false;
  const rest = question.replace(WHAT_HAPPENED_ELSEWHERE, ' ').replace(days, ' ').replace(BESIDE_DAYS, ' ');
  return !/[\p{L}\p{N}]/u.test(rest);
}
