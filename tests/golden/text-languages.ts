// Golden texts for languages: a headline, a sentence and a paragraph in each of thirty languages.

export interface LanguageSample {
  readonly language: string;
  readonly headline: string;
  readonly sentence: string;
  readonly paragraph: string;
}

const sample = (language: string, headline: string, sentence: string, paragraph: string): LanguageSample => ({
  language,
  headline,
  sentence,
  paragraph,
});

export const LANGUAGE_SAMPLES: readonly LanguageSample[] = [
  sample(
    'en',
    'Harbour wall to be rebuilt',
    'The council agreed on Monday to close the old bridge until spring.',
    'Engineers found cracks in two of the piers last week. Buses will go round by the coast road, and the ferry will run until midnight. Shopkeepers on the north bank fear that they will lose half of their customers.',
  ),
  sample(
    'de',
    'Hafenmauer wird neu gebaut',
    'Der Stadtrat beschloss am Montag, die alte Brücke bis zum Frühling zu sperren.',
    'Ingenieure haben vergangene Woche Risse in zwei Pfeilern gefunden. Die Busse fahren über die Küstenstraße, und die Fähre verkehrt bis Mitternacht. Händler am Nordufer fürchten, die Hälfte ihrer Kundschaft zu verlieren.',
  ),
  sample(
    'fr',
    'La digue du port sera reconstruite',
    'Le conseil a décidé lundi de fermer le vieux pont jusqu’au printemps.',
    'Des ingénieurs ont trouvé la semaine dernière des fissures dans deux piles. Les bus passeront par la route côtière et le bac circulera jusqu’à minuit. Les commerçants de la rive nord craignent de perdre la moitié de leurs clients.',
  ),
  sample(
    'es',
    'El muro del puerto será reconstruido',
    'El ayuntamiento acordó el lunes cerrar el puente viejo hasta la primavera.',
    'La semana pasada los ingenieros hallaron grietas en dos pilares. Los autobuses irán por la carretera de la costa y el transbordador funcionará hasta medianoche. Los comerciantes de la orilla norte temen perder la mitad de sus clientes.',
  ),
  sample(
    'it',
    'Il muro del porto sarà ricostruito',
    'Il consiglio ha deciso lunedì di chiudere il vecchio ponte fino alla primavera.',
    'La settimana scorsa gli ingegneri hanno trovato crepe in due piloni. Gli autobus passeranno dalla strada costiera e il traghetto viaggerà fino a mezzanotte. I negozianti della riva nord temono di perdere metà dei clienti.',
  ),
  sample(
    'pt',
    'Muro do porto vai ser reconstruído',
    'A câmara decidiu na segunda-feira fechar a ponte velha até à primavera.',
    'Na semana passada os engenheiros encontraram fissuras em dois pilares. Os autocarros vão seguir pela estrada da costa e a balsa funcionará até à meia-noite. Os comerciantes da margem norte receiam perder metade dos clientes.',
  ),
  sample(
    'nl',
    'Havenmuur wordt herbouwd',
    'De gemeenteraad besloot maandag de oude brug tot het voorjaar te sluiten.',
    'Ingenieurs vonden vorige week scheuren in twee pijlers. Bussen rijden om via de kustweg en de veerboot vaart door tot middernacht. Winkeliers op de noordoever vrezen de helft van hun klanten te verliezen.',
  ),
  sample(
    'sv',
    'Hamnmuren ska byggas upp igen',
    'Kommunen beslutade på måndagen att stänga den gamla bron fram till våren.',
    'Ingenjörer hittade förra veckan sprickor i två av pelarna. Bussarna kör längs kustvägen och färjan går till midnatt. Butiksägare på norra stranden är rädda att förlora hälften av sina kunder.',
  ),
  sample(
    'da',
    'Havnemuren skal genopbygges',
    'Byrådet besluttede mandag at lukke den gamle bro indtil foråret.',
    'Ingeniører fandt i sidste uge revner i to af pillerne. Busserne kører ad kystvejen, og færgen sejler indtil midnat. Butiksejere på nordsiden frygter at miste halvdelen af deres kunder.',
  ),
  sample(
    'no',
    'Havnemuren skal bygges opp igjen',
    'Kommunestyret vedtok mandag å stenge den gamle broen fram til våren.',
    'Ingeniører oppdaget sprekker i to av pilarene forrige uke. Bussene kjører langs kystveien, og fergen går til midnatt. Butikkeiere på nordsiden er redde for å miste halvparten av kundene sine.',
  ),
  sample(
    'fi',
    'Sataman muuri rakennetaan uudelleen',
    'Kaupunginvaltuusto päätti maanantaina sulkea vanhan sillan kevääseen asti.',
    'Insinöörit löysivät viime viikolla halkeamia kahdesta pilarista. Bussit kulkevat rantatietä pitkin ja lautta liikennöi puoleenyöhön saakka. Pohjoisrannan kauppiaat pelkäävät menettävänsä puolet asiakkaistaan.',
  ),
  sample(
    'pl',
    'Mur portowy zostanie odbudowany',
    'Rada miasta zdecydowała w poniedziałek o zamknięciu starego mostu do wiosny.',
    'W zeszłym tygodniu inżynierowie znaleźli pęknięcia w dwóch filarach. Autobusy pojadą drogą nadmorską, a prom będzie kursował do północy. Sklepikarze na północnym brzegu boją się, że stracą połowę klientów.',
  ),
  sample(
    'cs',
    'Přístavní zeď bude znovu postavena',
    'Rada v pondělí rozhodla, že starý most zůstane do jara uzavřen.',
    'Minulý týden našli inženýři trhliny ve dvou pilířích. Autobusy pojedou po pobřežní silnici a přívoz bude jezdit do půlnoci. Obchodníci na severním břehu se bojí, že ztratí polovinu zákazníků.',
  ),
  sample(
    'hu',
    'Újjáépítik a kikötő falát',
    'A tanács hétfőn úgy döntött, hogy tavaszig lezárja a régi hidat.',
    'A mérnökök a múlt héten repedéseket találtak két pillérben. A buszok a parti úton járnak majd, a komp pedig éjfélig közlekedik. Az északi part boltosai attól tartanak, hogy elveszítik vevőik felét.',
  ),
  sample(
    'ro',
    'Zidul portului va fi reconstruit',
    'Consiliul a hotărât luni să închidă podul vechi până în primăvară.',
    'Săptămâna trecută inginerii au găsit fisuri în doi dintre piloni. Autobuzele vor ocoli pe drumul de coastă, iar bacul va circula până la miezul nopții. Negustorii de pe malul nordic se tem că își vor pierde jumătate din clienți.',
  ),
  sample(
    'tr',
    'Liman duvarı yeniden yapılacak',
    'Belediye meclisi pazartesi günü eski köprüyü ilkbahara kadar kapatmaya karar verdi.',
    'Mühendisler geçen hafta iki ayakta çatlaklar buldu. Otobüsler sahil yolundan gidecek, vapur ise gece yarısına kadar çalışacak. Kuzey yakasındaki esnaf müşterilerinin yarısını kaybetmekten korkuyor.',
  ),
  sample(
    'id',
    'Tembok pelabuhan akan dibangun kembali',
    'Dewan kota memutuskan pada hari Senin untuk menutup jembatan lama sampai musim semi.',
    'Pekan lalu para insinyur menemukan retakan pada dua tiang. Bus akan memutar lewat jalan pantai dan kapal feri beroperasi sampai tengah malam. Pedagang di tepi utara khawatir akan kehilangan setengah dari pelanggan mereka karena jalannya tidak bisa dilewati.',
  ),
  sample(
    'vi',
    'Bức tường cảng sẽ được xây lại',
    'Hội đồng thành phố hôm thứ Hai quyết định đóng cây cầu cũ cho đến mùa xuân.',
    'Tuần trước các kỹ sư phát hiện vết nứt ở hai trụ cầu. Xe buýt sẽ đi vòng theo đường ven biển và phà chạy đến nửa đêm. Các chủ cửa hàng ở bờ bắc lo mất một nửa số khách.',
  ),
  sample(
    'ru',
    'Стену порта построят заново',
    'Совет решил в понедельник закрыть старый мост до весны.',
    'На прошлой неделе инженеры нашли трещины в двух опорах. Автобусы поедут по береговой дороге, а паром будет ходить до полуночи. Торговцы северного берега боятся потерять половину покупателей.',
  ),
  sample(
    'uk',
    'Стіну порту збудують знову',
    'Рада вирішила в понеділок закрити старий міст до весни.',
    'Минулого тижня інженери знайшли тріщини у двох опорах. Автобуси їхатимуть прибережною дорогою, а пором ходитиме до півночі. Торговці північного берега бояться втратити половину покупців.',
  ),
  sample(
    'bg',
    'Пристанищната стена ще бъде възстановена',
    'Общинският съвет реши в понеделник да затвори стария мост до пролетта.',
    'Миналата седмица инженерите откриха пукнатини в два от стълбовете. Автобусите ще минават по крайбрежния път, а фериботът ще се движи до полунощ. Търговците от северния бряг се боят, че ще загубят половината си клиенти.',
  ),
  sample(
    'el',
    'Ο τοίχος του λιμανιού θα ξαναχτιστεί',
    'Το συμβούλιο αποφάσισε τη Δευτέρα να κλείσει την παλιά γέφυρα μέχρι την άνοιξη.',
    'Την περασμένη εβδομάδα μηχανικοί βρήκαν ρωγμές σε δύο βάθρα. Τα λεωφορεία θα περνούν από τον παραλιακό δρόμο και το φέρι θα λειτουργεί ως τα μεσάνυχτα. Οι έμποροι της βόρειας όχθης φοβούνται ότι θα χάσουν τους μισούς πελάτες τους.',
  ),
  sample(
    'he',
    'קיר הנמל ייבנה מחדש',
    'המועצה החליטה ביום שני לסגור את הגשר הישן עד האביב.',
    'בשבוע שעבר מצאו מהנדסים סדקים בשניים מן העמודים. האוטובוסים ייסעו בכביש החוף והמעבורת תפעל עד חצות. בעלי החנויות בגדה הצפונית חוששים לאבד מחצית מלקוחותיהם.',
  ),
  sample(
    'ar',
    'إعادة بناء جدار الميناء',
    'قرر المجلس يوم الاثنين إغلاق الجسر القديم حتى الربيع.',
    'عثر المهندسون الأسبوع الماضي على شقوق في اثنتين من الدعامات. ستسلك الحافلات الطريق الساحلي وستعمل العبارة حتى منتصف الليل. ويخشى التجار على الضفة الشمالية أن يفقدوا نصف زبائنهم.',
  ),
  sample(
    'fa',
    'دیوار بندر دوباره ساخته می‌شود',
    'شورای شهر روز دوشنبه تصمیم گرفت پل قدیمی را تا بهار ببندد.',
    'هفته گذشته مهندسان در دو پایه ترک‌هایی پیدا کردند. اتوبوس‌ها از جاده ساحلی می‌روند و قایق تا نیمه‌شب کار می‌کند. مغازه‌داران ساحل شمالی نگران‌اند که نیمی از مشتریان خود را از دست بدهند.',
  ),
  sample(
    'hi',
    'बंदरगाह की दीवार फिर बनेगी',
    'परिषद ने सोमवार को पुराने पुल को वसंत तक बंद रखने का फ़ैसला किया।',
    'पिछले हफ़्ते इंजीनियरों को दो खंभों में दरारें मिलीं। बसें तट वाली सड़क से जाएँगी और नाव आधी रात तक चलेगी। उत्तरी किनारे के दुकानदारों को डर है कि उनके आधे ग्राहक चले जाएँगे।',
  ),
  sample(
    'ja',
    '港の壁、再建へ',
    '市議会は月曜日、古い橋を春まで閉鎖することを決めた。',
    '先週、技術者が二本の橋脚にひびを見つけた。バスは海岸沿いの道を回り、渡し船は夜中まで運航する。北岸の店主たちは、客の半分を失うのではないかと心配している。',
  ),
  sample(
    'ko',
    '항구 방벽 다시 세운다',
    '시의회는 월요일 낡은 다리를 봄까지 폐쇄하기로 결정했다.',
    '지난주 기술자들이 교각 두 곳에서 균열을 발견했다. 버스는 해안 도로로 돌아가고 나룻배는 자정까지 다닌다. 북쪽 강변의 상인들은 손님의 절반을 잃을까 걱정하고 있다.',
  ),
  sample(
    'zh',
    '港口围墙将重建',
    '市议会星期一决定关闭旧桥直到春天。',
    '上周工程师在两个桥墩上发现了裂缝。公共汽车将绕行海滨公路，渡船将开到午夜。北岸的店主担心会失去一半的顾客。',
  ),
  sample(
    'hr',
    'Lučki zid bit će obnovljen',
    'Gradsko vijeće odlučilo je u ponedjeljak zatvoriti stari most do proljeća.',
    'Inženjeri su prošli tjedan pronašli pukotine u dva stupa. Autobusi će voziti obalnom cestom, a trajekt će ploviti do ponoći. Trgovci na sjevernoj obali boje se da će izgubiti polovicu kupaca.',
  ),
];
