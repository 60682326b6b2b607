// The words that decide where an English sentence may end: abbreviations, sentence starters and verbs of saying.

import { wordSet } from './word-set.ts';

/** Written with a full stop and never last in a sentence: something always follows them. */
export const NEVER_LAST = wordSet(`
  mr mrs ms messrs mmes dr drs prof gen lt col sgt capt cpt cmdr cdr adm maj brig pvt cpl pfc rev fr sen sens rep reps
  gov govs pres hon supt det insp msgr amb atty st ste mt ft vs v viz approx ca cf e.g i.e f.e eg ie p pp vol vols fig
  figs art arts sec ch nos eq ed eds trans dept univ assn bros n° nº med rs op cit ex def gdn messers sheikh sr.lt
  lt.col lt.gen maj.gen brig.gen rt.hon ph
`);

/** Written with a full stop; last in a sentence only when a sentence starter follows. */
export const SELDOM_LAST = wordSet(`
  inc corp ltd co llc plc bros cos jr sr esq etc al jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed
  thu thur thurs fri sat sun ave blvd rd hwy sq bldg apt no ind ala ariz ark calif colo conn del fla ga ill kan ky la
  md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ph.d m.d b.a m.a b.sc m.sc d.d.s
  min max hr hrs est dist rev'd tel ext lb lbs oz km kg gal in
`);

/** Followed by a number they are abbreviations ("No. 5"), else words that may end a sentence. */
export const BEFORE_NUMBER = wordSet(
  'no nos art arts sec secs sect fig figs p pp vol vols ch chs rs n° nº para paras par cl appx bk ver pt pts tel ext rm apt approx ca c',
);

/** Words that often open a sentence and hardly ever go on with a name. */
export const STARTERS = wordSet(`
  the a an this that these those he she it they we i you his her its their our my your there here how what when where
  why who which whose but and or nor so yet if although though while because since as after before until once in on at
  by for from with without under over during despite among between according however meanwhile moreover also then
  later earlier now today yesterday tomorrow not no some many most several all both each every one two three four five
  last next first another other others such more please finally thus hence instead still even only did do does is are
  was were has have had can could will would should shall may might must let yes
`);

/** Verbs by which words are given to a speaker. */
export const SAYING = wordSet(`
  said says say saying added adds told tells asked asks wrote writes tweeted tweets posted explained explains noted
  notes stated states declared declares insisted insists warned warns claimed claims argued argues announced announces
  replied replies answered answers continued continues concluded concludes shouted shouts cried recalled recalls
  admitted admits acknowledged stressed stresses urged urges joked remarked remarks commented comments observed
  observes promised vowed vows complained confirmed confirms denied denies reported reports predicted predicts
  suggested suggests testified quipped thought thinks believed believes responded responds emphasized emphasised
`);

/** Verbs that what was said may follow at once: "said the port was closed". */
export const CLAUSE_VERBS = wordSet(`
  said says added adds claimed claims argued argues insisted insists believes estimated estimates noted notes explained
  warned warns acknowledged conceded stressed announced
`);

/** Verbs that what was said follows after "that": "confirmed that the port was closed". */
export const THAT_VERBS = wordSet(`
  told tells stated states declared declares confirmed confirms denied denies reported reports suggested suggests predicted predicts
  testified emphasized emphasised reiterated pointed revealed recalled admitted complained replied responded wrote writes
  tweeted posted promised vowed pledged alleged alleges maintains maintained asserted asserts indicated indicates hinted
  cautioned countered concluded remarked observed boasted lamented disclosed announces argued contends contended swore
`);

/** Words after which a line cannot have ended its sentence. */
export const GOES_ON = wordSet(`
  the a an of in on at to by for from with and or but nor as that which who whose his her its their our my your is are
  was were be been has have had will would can could may might must should into onto over under between than
`);

/** "am 20." before "Februar": German writes a day of the month with a full stop. Names that English shares need their preposition. */
export const GERMAN_DAY =
  /(?:^|\s)\d{1,2}\.\s(?:Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember)(?!\p{L})|\s(?:ab|am|bis|dem|den|der|des|seit|und|vom|zum)\s\d{1,2}\.\s(?:April|August|September|November)(?!\p{L})/u;
