// How dates are written in French, Spanish, German and Arabic: words and word order as data, a page for each.

/** Words of time beside the anchor: a pattern, the unit it names (`D W M Y`) and how many units away it is. */
type NearWords = readonly [pattern: string, unit: 'D' | 'W' | 'M' | 'Y', offset: number];

export interface LanguageOfDates {
  /** January to December; each pattern matches all spellings. */
  readonly months: readonly string[];
  /** Monday to Sunday. */
  readonly weekdays: readonly string[];
  /** What may follow the number of a day: "1er", "20.". */
  readonly afterDay: string;
  /** Between day and month ("20 de febrero"), and between month and year ("febrero de 2017"). */
  readonly ofMonth: string;
  readonly ofYear: string;
  /** What leads to a weekday or a day and belongs to it: "le", "am", "يوم". */
  readonly leadsToDay: string;
  /** What stands before a month that is meant as one, and before a year. */
  readonly leadsToMonth: string;
  readonly leadsToYear: string;
  /** Around a weekday: what makes it the last or the next one. */
  readonly last: { readonly before: string; readonly after: string };
  readonly next: { readonly before: string; readonly after: string };
  readonly near: readonly NearWords[];
  /** "il y a {count} {unit}". */
  readonly ago: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly units: readonly (readonly [pattern: string, letter: 'D' | 'W' | 'M' | 'Y'])[];
  /** "du {first} au {second}", followed by a month. */
  readonly range: string;
  /** Verbs and adverbs by which a sentence looks ahead. */
  readonly ahead: string;
}

const words = (list: string): string[] => list.split(' ');

const FRENCH: LanguageOfDates = {
  months: words(
    'janv(?:ier|\\.) f[ée]vr(?:ier|\\.) mars avr(?:il|\\.) mai juin juil(?:let|\\.) ao[ûu]t sept(?:embre|\\.) oct(?:obre|\\.) nov(?:embre|\\.) d[ée]c(?:embre|\\.)',
  ),
  weekdays: words('lundi mardi mercredi jeudi vendredi samedi dimanche'),
  afterDay: '(?:er|ᵉʳ)?',
  ofMonth: '\\s',
  ofYear: '\\s',
  leadsToDay: '(?:le\\s)?',
  leadsToMonth: "(?:en|de|d’|d'|depuis|fin|début|mi-|courant|mois de|jusqu’en|jusqu'en|dès)\\s?",
  leadsToYear: "(?:en|de|depuis|dès|avant|après|fin|début|jusqu’en|jusqu'en|l’an|l’année|année|entre|et)\\s",
  last: { before: '', after: '(?:dernier|passé)' },
  next: { before: '', after: '(?:prochain|qui vient)' },
  near: [
    ["aujourd[’']hui", 'D', 0],
    ['avant-hier', 'D', -2],
    ['hier', 'D', -1],
    ['après-demain', 'D', 2],
    ['demain', 'D', 1],
    ['cette semaine', 'W', 0],
    ['la semaine (?:dernière|passée)', 'W', -1],
    ['la semaine prochaine', 'W', 1],
    ['ce mois-ci', 'M', 0],
    ['le mois (?:dernier|passé)', 'M', -1],
    ['le mois prochain', 'M', 1],
    ['cette année', 'Y', 0],
    ["l[’'](?:année dernière|an dernier|an passé)", 'Y', -1],
    ["l[’'](?:année prochaine|an prochain)", 'Y', 1],
  ],
  ago: 'il y a {count}\\s{unit}',
  counts: { un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10 },
  units: [
    ['jours?', 'D'],
    ['semaines?', 'W'],
    ['mois', 'M'],
    ['ans?|années?', 'Y'],
  ],
  range: '(?:du|entre le)\\s{first}\\s(?:au|et le)\\s{second}',
  ahead: 'sera|seront|aura|auront|va|vont|doit|doivent|devrait|devraient|prévue?s?|prochaine?s?|\\p{L}{3,}r(?:a|ont)',
};

const SPANISH: LanguageOfDates = {
  months: words('enero febrero marzo abril mayo junio julio agosto sep?tiembre octubre noviembre diciembre'),
  weekdays: words('lunes martes mi[ée]rcoles jueves viernes s[áa]bado domingo'),
  afterDay: '[º°]?',
  ofMonth: '\\sde\\s',
  ofYear: ',?\\s(?:de|del)\\s',
  leadsToDay: '(?:el\\s)?',
  leadsToMonth: '(?:en|de|desde|hasta|durante|finales de|principios de|mediados de|pasado)\\s',
  leadsToYear: '(?:en|de|del|desde|hasta|año|entre|y)\\s',
  last: { before: 'pasado\\s', after: '(?:pasado)' },
  next: { before: 'próximo\\s', after: '(?:próximo|que viene)' },
  near: [
    ['hoy', 'D', 0],
    ['anteayer|antes de ayer', 'D', -2],
    ['ayer', 'D', -1],
    ['pasado mañana', 'D', 2],
    ['esta semana', 'W', 0],
    ['la semana pasada', 'W', -1],
    ['la (?:próxima semana|semana que viene|semana próxima)', 'W', 1],
    ['este mes', 'M', 0],
    ['el mes pasado', 'M', -1],
    ['el (?:próximo mes|mes que viene|mes próximo)', 'M', 1],
    ['este año', 'Y', 0],
    ['el año pasado', 'Y', -1],
    ['el (?:próximo año|año que viene|año próximo)', 'Y', 1],
  ],
  ago: 'hace {count}\\s{unit}',
  counts: { un: 1, una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10 },
  units: [
    ['días?', 'D'],
    ['semanas?', 'W'],
    ['mes(?:es)?', 'M'],
    ['años?', 'Y'],
  ],
  range: '(?:del|entre el|desde el)\\s{first}\\s(?:al|y el|hasta el)\\s{second}',
  ahead: 'será|serán|habrá|va a|van a|debe|deberá|previst[oa]s?|próxim[oa]s?|\\p{L}{3,}r(?:á|án)',
};

const GERMAN: LanguageOfDates = {
  months: words(
    'j[aä]n(?:uar|ner|\\.) feb(?:ruar|er|\\.) m[äa]rz apr(?:il|\\.) mai juni? juli? aug(?:ust|\\.) sept(?:ember|\\.) okt(?:ober|\\.) nov(?:ember|\\.) dez(?:ember|\\.)',
  ),
  weekdays: words('montag dienstag mittwoch donnerstag freitag (?:samstag|sonnabend) sonntag'),
  afterDay: '\\.',
  ofMonth: '\\s',
  ofYear: '\\s',
  leadsToDay: '(?:(?:am|den|dem|der)\\s)?',
  leadsToMonth: '(?:im|in|seit|bis|ab|anfang|mitte|ende|vom|des|von|zum)\\s',
  leadsToYear: '(?:im jahre?|in|seit|bis|ab|anfang|mitte|ende|von|jahr|zwischen|und|vor|nach)\\s',
  last: { before: '(?:letzten|letzter|letzte|vergangenen|vergangene|vorigen)\\s', after: '' },
  next: { before: '(?:nächsten|nächste|nächster|kommenden|kommende)\\s', after: '' },
  near: [
    ['heute', 'D', 0],
    ['vorgestern', 'D', -2],
    ['gestern', 'D', -1],
    ['übermorgen', 'D', 2],
    ['(?:diese|dieser) woche', 'W', 0],
    ['(?:letzte|letzter|vergangene|vergangener|vorige) woche', 'W', -1],
    ['(?:nächste|nächster|kommende|kommender) woche', 'W', 1],
    ['diesen monat|diesem monat', 'M', 0],
    ['(?:letzten|vergangenen|vorigen) monat', 'M', -1],
    ['(?:nächsten|kommenden) monat', 'M', 1],
    ['(?:dieses|diesem) jahr', 'Y', 0],
    ['(?:letztes|letzten|vergangenes|vergangenen|voriges) jahr', 'Y', -1],
    ['(?:nächstes|nächsten|kommendes|kommenden) jahr', 'Y', 1],
  ],
  ago: 'vor {count}\\s{unit}',
  counts: {
    einem: 1,
    einer: 1,
    zwei: 2,
    drei: 3,
    vier: 4,
    fünf: 5,
    sechs: 6,
    sieben: 7,
    acht: 8,
    neun: 9,
    zehn: 10,
  },
  units: [
    ['tag(?:en?)?', 'D'],
    ['wochen?', 'W'],
    ['monat(?:en?)?', 'M'],
    ['jahr(?:en?)?', 'Y'],
  ],
  range: '(?:vom|zwischen dem)\\s{first}\\s(?:bis(?: zum)?|und dem)\\s{second}',
  ahead: 'wird|werden|soll|sollen|will|wollen|geplant|nächste[nrs]?|kommende[nrs]?',
};

/** Months by both systems: the Egyptian and Gulf names, those of the Levant and Iraq, and those of the Maghreb. */
const ARABIC: LanguageOfDates = {
  months: [
    'يناير|كانون الثاني|جانفي',
    'فبراير|شباط|فيفري',
    'مارس|[آا]ذار',
    '[أاإ]بريل|نيسان|[أا]فريل',
    'مايو|[أا]يار|ماي',
    'يونيو|يونية|حزيران|جوان',
    'يوليو|يولية|تموز|جويلية',
    '[أا]غسطس|آب|[أا]وت',
    'سبتمبر|[أا]يلول',
    '[أا]كتوبر|تشرين الأول',
    'نوفمبر|تشرين الثاني',
    'ديسمبر|كانون الأول',
  ],
  weekdays: ['الا?[إا]?ثنين', 'الثلاثاء', 'ال[أا]ربعاء', 'الخميس', 'الجمعة', 'السبت', 'ال[أا]حد'],
  afterDay: '',
  ofMonth: '\\s(?:من\\s)?(?:شهر\\s)?',
  ofYear: '،?\\s(?:من\\s)?(?:عام\\s|سنة\\s|العام\\s)?',
  leadsToDay: '(?:(?:يوم|في)\\s)?',
  leadsToMonth: '(?:في|شهر|منذ|خلال|نهاية|بداية|أواخر|أوائل|منتصف|حتى|من)\\s',
  leadsToYear: '(?:عام|سنة|العام|منذ|في)\\s',
  last: { before: '', after: '(?:الماضي|الفائت|المنصرم)' },
  next: { before: '', after: '(?:المقبل|القادم)' },
  near: [
    ['اليوم', 'D', 0],
    ['أول أمس|أمس الأول', 'D', -2],
    ['أمس', 'D', -1],
    ['بعد غد', 'D', 2],
    ['غدا|غداً|غدًا', 'D', 1],
    ['هذا الأسبوع|الأسبوع الحالي|الأسبوع الجاري', 'W', 0],
    ['الأسبوع (?:الماضي|الفائت|المنصرم)', 'W', -1],
    ['الأسبوع (?:المقبل|القادم)', 'W', 1],
    ['هذا الشهر|الشهر الحالي|الشهر الجاري', 'M', 0],
    ['الشهر (?:الماضي|الفائت|المنصرم)', 'M', -1],
    ['الشهر (?:المقبل|القادم)', 'M', 1],
    ['هذا العام|العام الحالي|العام الجاري|هذه السنة', 'Y', 0],
    ['العام (?:الماضي|الفائت|المنصرم)|السنة الماضية', 'Y', -1],
    ['العام (?:المقبل|القادم)|السنة المقبلة|السنة القادمة', 'Y', 1],
    ['قبل يومين', 'D', -2],
    ['قبل أسبوعين', 'W', -2],
    ['قبل شهرين', 'M', -2],
    ['قبل عامين', 'Y', -2],
  ],
  ago: '(?:قبل|منذ)\\s{count}\\s{unit}',
  counts: {
    ثلاثة: 3,
    ثلاث: 3,
    أربعة: 4,
    أربع: 4,
    خمسة: 5,
    خمس: 5,
    ستة: 6,
    ست: 6,
    سبعة: 7,
    سبع: 7,
    ثمانية: 8,
    ثماني: 8,
    تسعة: 9,
    تسع: 9,
    عشرة: 10,
    عشر: 10,
  },
  units: [
    ['أيام|يوما|يوم', 'D'],
    ['أسابيع|أسبوعا', 'W'],
    ['أشهر|شهور|شهرا', 'M'],
    ['سنوات|أعوام|عاما|سنة', 'Y'],
  ],
  range: '(?:من|بين)\\s{first}\\s(?:إلى|الى|حتى|و)\\s?{second}',
  ahead: 'سوف|س[يتن]\\p{L}{3,}|المقبلة?|القادمة?|من المقرر',
};

export const LANGUAGES_OF_DATES: Readonly<Record<string, LanguageOfDates>> = {
  fr: FRENCH,
  es: SPANISH,
  de: GERMAN,
  ar: ARABIC,
};
