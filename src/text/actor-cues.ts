// The words that tell a name's kind: titles and offices, heads of organisations, heads of places, verbs of persons.

import { wordSet } from './word-set.ts';

/** Words before a person's name that are no part of it. Lower case, without full stops. */
export const TITLES = wordSet(`
  mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend father sister brother pastor bishop archbishop
  cardinal pope rabbi imam sheikh sheik shaikh ayatollah mullah mufti saint gen general lt lieutenant col colonel maj
  major capt captain cmdr commander sgt sergeant cpl corporal pvt private adm admiral brig brigadier marshal
  field-marshal commodore marine president vice-president premier prime minister ministers chancellor king queen prince
  princess emperor empress sultan emir crown duke duchess count baron sen senator senators rep representative
  congressman congresswoman gov governor governors mayor ambassador envoy secretary undersecretary deputy attorney
  judge justice justices magistrate prosecutor lawyer detective inspector superintendent constable sheriff officer agent
  chairman chairwoman chair chief executive director ceo cfo coo manager coach striker midfielder defender goalkeeper
  quarterback spokesman spokeswoman spokesperson analyst economist author writer actor actress singer rapper director
  leader lawmaker speaker whip mp mep msp minister foreign interior defense defence finance vice acting former ex
  then-president treasurer comptroller commissioner superstar producer founder co-founder editor columnist reporter
  operating managing financial associate assistant adjunct emeritus solicitor distinguished presiding visiting nutritionist
  marshall correspondent journalist scientist researcher engineer astronaut pilot driver midfield candidate opponent rival tsar czar
  secretary-general director-general governor-general attorney-general inspector-general major-general lieutenant-general
  brigadier-general lieutenant-colonel commander-in-chief editor-in-chief vice-chancellor vice-chairman vice-minister co-chair
  co-leader co-director co-author co-president president-elect
`);

/** Titles that may stand before a name in lower case or after one, and are themselves offices worth a role. */
export const OFFICES = wordSet(`
  president vice-president premier minister chancellor king queen prince senator governor mayor ambassador secretary
  chairman chairwoman chair ceo cfo coo director head chief commander general spokesman spokeswoman spokesperson leader
  founder co-founder founder editor author analyst professor judge commissioner deputy speaker envoy representative
  executive manager coach captain owner
  secretary-general director-general governor-general attorney-general inspector-general commander-in-chief editor-in-chief vice-chancellor vice-chairman vice-minister co-chair
  co-leader co-director co-author co-president president-elect boss lawyer attorney prosecutor economist member partner
  undersecretary treasurer publisher producer negotiator mediator
`);

/** Words that make the name they stand in an organisation's. */
export const ORG_WORDS = wordSet(`
  inc corp corporation co company companies ltd llc plc llp gmbh ag sa spa nv group groups holdings partners ventures
  capital industries enterprises systems technologies technology software pharmaceuticals motors airlines airways air
  aviation aerospace bank banks insurance securities associates brothers bros studios pictures records media network
  networks broadcasting press news times post journal tribune herald gazette guardian telegraph magazine agency bureau
  ministry department office commission committee council assembly parliament congress senate house court courts
  tribunal authority administration board service services force forces army navy marines corps command brigade
  battalion regiment division militia guard guards police party union federation confederation league alliance
  coalition movement front organization organisation association society foundation fund institute institution
  institutes center centre university college school academy hospital clinic church club team united fc f.c cf museum
  library laboratory laboratories labs exchange stock reserve treasury cabinet government accord state-run embassy
  sportsbook consulate mission taskforce task program programme project initiative nations conference summit forum orchestra band
  theatre theater stores store markets market foods electric energy petroleum oil gas power communications telecom
  telecommunications entertainment games interactive international global solutions consulting research sciences
  healthcare health medical computer computers aircraft airplanes airliner carriers automotive rail railways steel tobacco brewing beverages cosmetics toys motor boeing trust charity watch observatory monitor agreement accord treaty jihad brotherhood
  factory plant mill refinery shipyard brewery embassy
  fleet airborne infantry gendarmerie directorate secretariat registry judiciary constabulary ombudsman presidency
  banco banque banca banka bundesbank ministerio ministère ministério ministero bundesministerium audiencia tribunal corte
  cour cámara chambre asamblea assemblée assemblea assembleia senado sénat senato parlamento parlement partido parti
  partei partito movimiento mouvement movimento frente fronte sindicato universidad université università universität
  universidade universiteit instituto institut istituto fundación fondation fondazione fundação stiftung gesellschaft
  empresa compañía compagnie compagnia companhia grupo groupe gruppo gruppe hôpital sociedad société società sociedade
  asociación association associazione associação federación fédération federazione comisión comité comitato conseil
  consejo consiglio conselho policía polizei politie gendarmería ejército frontières duma rada shimbun zeitung
`);

/** Organisation words that may open "… of …" or "… for …". */
export const ORG_OPENERS = wordSet(`
  ministry department office bank university college school academy institute house council court chamber association
  society union federation confederation league organization organisation church government state secretary bureau board
  committee commission center centre museum library army front movement party group club fund foundation hospital party
  congress parliament assembly agency ministry brotherhood order duchy national blue alliance campaign coalition
  citizens doctors reporters courts states republic kingdom gulf bay strait straits isle cape city county district province town horn duchy workers sons daughters veterans friends medecins community communities office forces command corps guard guards archdiocese diocese
`);

/** Words that make the name they stand in a place's. */
export const PLACE_WORDS = wordSet(`
  river lake sea ocean bay gulf strait channel canal mountain mountains mount mt hill hills valley desert forest beach
  coast island islands isle isles peninsula cape port harbor harbour street avenue road boulevard square park bridge airport
  station city town village county province district region state territory republic kingdom emirates heights springs
  falls creek canyon plateau basin delta ridge point plaza stadium arena hall tower palace castle cathedral basilica abbey monastery mosque temple chapel synagogue
`);

/** Lower-case words that join the parts of a person's name. */
export const PARTICLES = wordSet(
  `al el ibn bin bint ben abu abd van von der den de del della di da do dos das du la le lo y e ter ten zu zum af av st wa ould uld ole binti tot uz ur`,
);

/** Capitalised words that are no actors: days, months, feasts, languages' names come from DEMONYMS. */
export const NOT_ACTORS = wordSet(`
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec
  christmas easter thanksgiving halloween ramadan hanukkah passover eid islam islamic muslim muslims christian christians christianity jewish
  jew jews hindu hindus sunni sunnis shia shiite shiites shi'ite catholic catholics protestant protestants buddhist
  buddhists salafist salafists islamist islamists arab arabs kurd kurds kurdish kurds democrat democratic republican communist communists
  i ii iii iv internet web god bible koran quran ok dvd dvds cd cds tv pc pcs gmt est edt utc pst pdt cet am pm a.m p.m
  et ist mst cst bst pt wr qb td usd eur gbp ceo cfo coo gdp hiv aids dna vip faq pdf url http html ad bc bce p.s q.e.d o.k r.i.p b.a m.a b.s m.s j.d m.d ph.d b.sc m.sc d.d.s ll.b ll.m ll.d b.ed m.ed b.eng m.eng d.phil m.phil ed.d psy.d pharm.d d.o r.n m.b.a esq c.e.o c.f.o c.o.o ghz mhz lcd led gps usb cpu mp3 sms atm suv jd md mba phd bachelor bachelors xl faqs id ids
`);

/** Verbs that a person or an organisation does; a name right before one is no place by itself. */
export const SPEAKING = wordSet(`said says told added asked wrote argued warned insisted explained announced`);

/** Names that everybody in the news uses for one actor; the first is the fullest. Facts of the world, lower case. */
export const SAME_ACTOR: readonly (readonly string[])[] = [
  ['united states of america', 'united states', 'us', 'u.s', 'u.s.', 'usa', 'u.s.a', 'u.s.a.', 'america'],
  ['united kingdom', 'uk', 'u.k', 'u.k.', 'britain', 'great britain'],
  ['islamic state', 'isis', 'isil', 'is', 'daesh', 'islamic state group', 'islamic state of iraq and syria'],
  ['united nations', 'un', 'u.n', 'u.n.'],
  ['european union', 'eu', 'e.u', 'e.u.'],
  ['north atlantic treaty organization', 'nato'],
  ['european central bank', 'ecb'],
  ['federal reserve', 'fed', 'u.s. federal reserve', 'federal reserve board'],
  ['united arab emirates', 'uae', 'u.a.e'],
  ['turkey', 'türkiye'],
  ['czech republic', 'czechia'],
  ['myanmar', 'burma'],
  ['ivory coast', "côte d'ivoire", 'côte d’ivoire'],
  ['bosnia and herzegovina', 'bosnia', 'bosnia-herzegovina'],
  ['federal bureau of investigation', 'fbi'],
  ['central intelligence agency', 'cia'],
  ['world health organization', 'who'],
  ['international monetary fund', 'imf'],
  ['associated press', 'ap'],
  ['democratic party', 'democrats'],
  ['republican party', 'republicans', 'gop'],
  ['washington d.c', 'washington dc', 'washington, d.c', 'd.c', 'd.c.'],
  ['new york times', 'times of new york'],
  ['alabama', 'ala', 'ala.'],
  ['arizona', 'ariz', 'ariz.'],
  ['arkansas', 'ark.'],
  ['california', 'calif', 'calif.'],
  ['colorado', 'colo', 'colo.'],
  ['connecticut', 'conn', 'conn.'],
  ['florida', 'fla', 'fla.'],
  ['georgia', 'ga.'],
  ['illinois', 'ill.'],
  ['indiana', 'ind.'],
  ['kansas', 'kan.'],
  ['kentucky', 'ky.'],
  ['louisiana', 'la.'],
  ['massachusetts', 'mass.'],
  ['maryland', 'md.'],
  ['michigan', 'mich', 'mich.'],
  ['minnesota', 'minn', 'minn.'],
  ['missouri', 'mo.'],
  ['nebraska', 'neb.'],
  ['nevada', 'nev.'],
  ['new jersey', 'n.j.', 'n.j'],
  ['new york state', 'n.y.', 'n.y'],
  ['north carolina', 'n.c.', 'n.c'],
  ['oklahoma', 'okla.'],
  ['oregon', 'ore.'],
  ['pennsylvania', 'pa.'],
  ['south carolina', 's.c.', 's.c'],
  ['tennessee', 'tenn.'],
  ['texas', 'tex.'],
  ['virginia', 'va.'],
  ['vermont', 'vt.'],
  ['west virginia', 'w. va', 'w.va', 'w. va.'],
  ['wisconsin', 'wis.'],
  ['wyoming', 'wyo.'],
];
