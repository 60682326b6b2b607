// The words by which sites name and label what stands around an article, in the languages of the large news markets.

/** Words of class names and ids: what is called so is no part of the article, however long it is. */
export const FOREIGN_PARTS = new Set(
  (
    'newsletter signup subscribe subscription paywall regwall meter cookie cookies consent cmp gdpr share sharing sharebar ' +
    'sharedaddy addthis social related recommended recommendation recommendations recirc recirculation mostread popular ' +
    'trending comments comment disqus respond advert adverts advertisement ad ads adslot mpu sponsor sponsored promo ' +
    'breadcrumb breadcrumbs crumbs pager pagination toc pullquote tweet twitter instagram tiktok infobox navbox references ' +
    'reference footnotes correction disclosure disclaimer noprint postprofile bio bios aboutauthor authorbox jump skip ' +
    'sronly teilen partage compartir anzeige werbung publicidad publicite anuncio kommentare commentaires comentarios ' +
    'yorumlar relacionadas relacionados recirculacion ilgili etiketler verwandt verwandte meistgelesen outbrain taboola ' +
    'readmore alsoread seealso upnext morestories navigation sitesub catlinks editsection kommentar boilerplate copyright ' +
    'wpcaption postnav postnavigation player'
  ).split(' '),
);

/** The same for what is short: a line about the article, which could else be a part of it. */
export const FOREIGN_LINES = new Set(
  (
    'byline author authors autor auteur autore yazar tarih date dates datetime time timestamp timestamps published posted ' +
    'updated meta metadata info credit credits caption captions count counter tag tags tagline topics kicker eyebrow ' +
    'dachzeile label signature button buttons btn banner buy views likes source sources editor editors copyright mail ' +
    'rubric category categories badge stamp social pager etiquetas firma fecha datum hosts apps duration listen audio'
  ).split(' '),
);

/** Headings of boxes that lead elsewhere, and words that begin a line that does. */
export const ELSEWHERE =
  /^(?:read (?:more|also|next|on|this)|also read|see also|related(?: (?:articles?|stories|news|content|posts|coverage|topics|links))?|more (?:on|from|in|like|stories|news|about)\b.*|recommended(?: for you| stories)?|you (?:may|might) (?:also )?like|most (?:read|popular|viewed)|trending(?: now)?|popular(?: now)?|latest(?: news| stories)?|further reading|keep reading|up next|don['’]t miss|lesen sie auch|auch interessant|mehr zum thema|mehr zu|das könnte sie (?:auch )?interessieren|zum thema|passend dazu|meistgelesen|à lire (?:aussi|également)|lire aussi|lire également|voir aussi|sur le même (?:sujet|thème)|les plus lus|lea también|lee también|más información|noticias relacionadas|le puede interesar|te puede interesar|lo más leído|leia (?:também|mais)|veja também|notícias relacionadas|mais lidas|saiba mais|leggi anche|potrebbe interessarti|articoli correlati|lees ook|meer over|läs (?:också|även|mer)|les også|læs også|lue myös|czytaj (?:też|także|również)|zobacz (?:też|także)|čtěte také|olvasta már|citește și|прочетете още|читайте (?:также|також|ещё|еще)|по теме|по темі|материалы по теме|смотрите также|διαβάστε (?:επίσης|ακόμη|ακόμα)|δείτε (?:επίσης|ακόμη)|ilgili haber(?:ler)?|ayrıca oku(?:yun)?|اقرأ أيضا?ً?|اقرأ ايضا|إقرأ أيضا|مواضيع ذات صلة|أخبار ذات صلة|بیشتر بخوانید|اخبار مرتبط|مطالب مرتبط|קראו (?:גם|עוד)|עוד בנושא|כתבות נוספות|यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|संबंधित (?:खबरें|समाचार)|baca juga|berita terkait|tin liên quan|xem thêm|đọc thêm|อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง|相关(?:新闻|阅读|报道|推荐)|推荐阅读|延伸阅读|相關(?:新聞|報導)|延伸閱讀|関連(?:記事|ニュース)|あわせて読みたい|こちらもおすすめ|관련\s?(?:기사|뉴스)|많이 본 (?:뉴스|기사))(?=$|[\s:：»>|–—-])/iu;

/** Headings over what readers wrote. */
export const READERS_WRITE =
  /^(?:\d+ )?(?:comments?|reader comments|leave a (?:reply|comment)|join the (?:conversation|discussion)|kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties|kommentarer|komentarze|комментарии|коментарі|σχόλια|yorumlar|التعليقات|تعليقات|نظرات(?: کاربران)?|נظر|תגובות|टिप्पणियाँ|komentar|bình luận|评论|評論|コメント|댓글)(?: ?\(?\d*\)?)?$/iu;

/** What a page says to sell itself or to ask for leave. Whole words, so that a report on a newspaper's sales stays. */
export const OFFERS: readonly RegExp[] = [
  /\b(?:sign up|subscribe|register)(?: now| here| today)?(?: for free)? (?:to|for|and|now|from)\b.*\b(?:newsletter|briefing|inbox|e-?mails?|updates|alerts|unlimited|access|offers?|read|week|month)\b/i,
  /\bsign up (?:to|for) (?:our|the) \b/i,
  /\b(?:newsletter|briefing)\b.*\b(?:in|to) your inbox\b/i,
  /\b(?:this|the) (?:article|story|content|page) is (?:only )?(?:available )?(?:exclusively )?(?:for|to) (?:our )?(?:subscribers|members|registered|premium)/i,
  /\b(?:to|and) (?:continue|keep) reading\b|\bkeep reading (?:with|for)\b|\bcontinue reading (?:with|for|by)\b/i,
  /\balready (?:a|an) (?:subscriber|member)\b|\balready have an account\b/i,
  /\bcancel (?:at )?any ?time\b|\bsee (?:your )?subscription options\b|\bunlimited (?:digital )?access\b/i,
  /\b(?:enable|activate|turn on|requires?) (?:java ?script|cookies)\b/i,
  /\b(?:accept|accepting) (?:all |the )?cookies\b|\bcookies (?:te )?(?:accepteren|akzeptieren)\b|\bcookies accepteren\b|\baccepter les cookies\b|\baceptar (?:las )?cookies\b|\baccettare i cookie\b/i,
  /\bmay (?:collect|earn|receive) (?:a (?:share|commission|portion)|commissions?)\b/i,
  /\bview this (?:post|photo|video|profile) on\b|\ba post shared by\b/i,
  /^(?:support|become a (?:member|supporter))\b.*\b(?:journalism|month|member|today|free)\b/i,
  /^(?:follow|like|join) us on\b|^follow the show\b|^listen to this article\b/i,
  /\b(?:unsere[nm]?|den|jetzt|zum) newsletter\b.*\b(?:abonnieren|anmelden|bestellen)|\bnewsletter abonnieren\b/i,
  /\b(?:weiterlesen mit|exklusiv für abonnenten|nur für abonnenten|jetzt (?:testen|abonnieren)|sie haben bereits ein abo)\b/i,
  /\babonnez-vous\b|\binscrivez-vous à (?:notre|la) (?:newsletter|lettre)\b|\br[ée]serv[ée] aux abonn[ée]s\b|\bil vous reste \d+(?:[.,]\d+)? ?%/i,
  /\b(?:apúntese|apúntate|suscr[ií]b[ae]n?(?:te|se)?) (?:a|para|y|gratis|por)\b|\bexclusiv[oa]s? para (?:suscriptores|assinantes)\b/i,
  /\b(?:assine|inscreva-se)\b.*\b(?:newsletter|login|acesso|conteúdo)\b|\bfaça (?:seu )?login\b/i,
  /\b(?:iscriviti (?:alla|alle)|abbonati (?:per|a|ora)|riservat[oa] agli abbonati)\b/i,
  /(?:подпи(?:шитесь|сывайтесь)|підпи(?:шіться|суйтесь|суйтеся)) на /iu,
  /abone ol(?:un)?\b|اشترك في|مشترک شوید|订阅.*(?:邮件|通讯)|有料会員|会員登録/iu,
];

/** What a page says of its rights, its making and its readers, at its end or its head. */
export const COLOPHON: readonly RegExp[] = [
  /^(?:©|\(c\)\s|copyright\b|&copy;)/i,
  /\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b|\b(?:todos los derechos reservados|todos os direitos reservados)\b|\btutti i diritti riservati\b|\bвсе права защищены\b|\bусі права захищено\b|جميع الحقوق محفوظة|כל הזכויות שמורות|सर्वाधिकार सुरक्षित|版权所有|版權所有|転載を禁|무단\s?전재/iu,
  /^(?:correction|clarification|editor['’]s note|berichtigung|korrektur|rectificatif|corrección|fe de errores|rettifica)\s?[:：—–-]/i,
  /^(?:the post|l['’]articolo|der beitrag|l['’]article|el artículo|la entrada)\b.*\b(?:appeared first on|proviene da|erschien zuerst|est apparu en premier|apareció primero|se publicó primero)\b/i,
  /^(?:source|printed (?:from|on)|original (?:source|article))\s?:?\s.*(?:https?:|www\.|\d{4})/i,
  /^(?:media|press) (?:enquiries|inquiries|contact)|^(?:for )?more information,? (?:please )?contact\b|^pressekontakt|^contact presse/i,
  /^(?:do you have (?:an opinion|a story|any|more)|have you been affected|get in touch|got a (?:story|tip)|contact (?:us|our newsroom|the (?:author|reporter|writer)))\b/i,
  /^(?:责任编辑|責任編輯|编辑|來源|来源|作者)[:：]/u,
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$|^https?:\/\/\S+$/,
  /^(?:back to|return to)\b.{0,60}$|\bprinter-friendly\b|^print this (?:page|article)|^close window\b|^skip to (?:content|main)/i,
  /^(?:giấy phép|cấm sao chép)/iu,
];

/** Words that are a whole line by themselves, as buttons and labels are. */
export const LABELS =
  /^(?:advertisements?|ad|sponsored|promoted|share(?: this)?(?: article| story| page)?|tweet|e-?mail|print|save|copy link|listen|comments?|reply|follow|like|menu|search|loading\.*|read more|read on|show more|continue reading|contact|references|anzeige|werbung|teilen|drucken|merken|weiterlesen|publicité|partager|imprimer|publicidad|compartir|imprimir|publicidade|compartilhar|pubblicità|condividi|advertentie|delen|annons|dela|reklama|реклама|поделиться|поділитися|διαφήμιση|reklam|paylaş|إعلان|شارك|תגיות|פרסומת|विज्ञापन|iklan|bagikan|quảng cáo|chia sẻ|广告|分享|廣告|広告|シェア|광고|공유|page \d+ of \d+|\d+ ?\/ ?\d+|\d+ ?(?:likes?|comments?|shares?|views?|min(?:ute)?s?(?: read)?))$/iu;
