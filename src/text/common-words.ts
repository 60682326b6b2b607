// Words that open sentences with a capital letter and are no names: nouns, adjectives, adverbs and verbs of the news.

import { wordSet } from './word-set.ts';

export const COMMON_WORDS = wordSet(`
  able accidents according action activists actually additional additionally administration adults advertising advisers
  afterward again ago agents aid airlines allegations allies almost alone along already alternatively always amid
  analysis analysts ancient angry animals announcing answer anyone anything apart apparently applications approximately
  archaeologists area arguably army around arrests art artists asked asking aside assuming attacks attempts attorneys
  audiences aug authorities average avoid away babies back bad banks based beautiful because behind being believe best
  better beyond big bill bills billions black blood blue bombings bombs bonds books born both boys breaking bring
  british brothers building buildings build business businesses buy buyers call called calls campaign campaigners can
  cancer car cars cases cash casualties catch centuries certain certainly change changes charges cheap check chief
  child children choose churches cities citizens city civil civilians claims class clashes clearly click close closer
  coach coaches coalition college colleges combined come coming comments commenting commodities common communities
  community companies company compared competition computers concern concerned concerns conditions conservative
  conservatives consider considering consumer consumers contact continue contrary contrast cool could countries country
  couples court courts credit crews crime critics crowds cultural curiously current customers daily data dead deal
  deals dear death deaths decades defense demand demonstrators depending designed despite developers developing did
  different diplomats directed director directors disease do doctors does doing dollars don donations doing double doubt
  dozens dressed drive drivers drug drugs due early earlier earnings earth easy economic economists economy editor
  education effective efforts elected election elections electronic elsewhere email emergency employees employers
  ending energy engineers enough entering environmental equally especially essentially estimates even evening events
  eventually ever everybody everyone everything evidence exactly except exactly excluding exit expect experts export
  exports extra eyewitnesses fair families family famous fans far farmers fears featured federal federal female few
  fewer fighters fighting figures film filmmakers finally financial find finding fire firefighters firms first fish
  flights floods follow following food foreign forces forecasters forget formed former formerly fortunately forward founded four
  free fresh friends full fund funds fundamentally further furthermore future game games gas generally get getting girls
  give given global go goals going gold good goods government governments great groups growing growth guards guests
  gunmen guys half happy hard have having he head health hell hello help helped hence her here hero hi high higher
  highlights hilarious his historically history holding home homes honestly hopefully hopes hospitals hostages hours house
  houses housing how however huge human hundreds hunters ideally immediately immigrants imports impressive inc
  including increasing increasingly indeed independent individual individuals industry inflation information initial
  initially injuries inside inspectors instead insurance insurers insurgents interest interested interestingly internal
  international investigators investment investors ironically islamist islamists items january jobs join journalists
  judge judges july jump jurors just justice keep key kids killed kind king know known labor land large larger last
  late lately later latest law lawmakers laws lawyers lead leaders leading learn learning least leave left legal let
  letters let's liberal liberals life like likely likewise listen little live lives local located long longer look
  looking looks losing lot lots love low lower luckily made magazine mainly major make makers making male man managers
  many market markets married maybe me meaning meanwhile media medical meet meeting members men merely messages migrants
  militants military militia militias millions mines ministers minutes mixed modern money month monthly months more
  moreover morning mortgage most mostly mother mothers motorists mounting movie movies moving much multiple murder music
  must mutual my name named names nation nations national natural nature naturally near nearby nearly necessary need
  needless negotiations negotiators neighbors neither networks never nevertheless new newspapers next nice night no
  nobody none nonetheless normally not note nothing notably now nuclear numerous nurses obviously occasionally oddly
  offering offers office officers officials often oil okay old older olympic once one ones online only open opening
  operators opponents opposition oops option options orders ordinary organizers original originally others otherwise
  our outside over overall owners page parents part parties partly party passengers past patients pay paying peace
  peacekeepers people percent perhaps personal photos pick pilots place plans planes play players playing please plenty
  plus police policy political politicians politics polls poor popular possible possibly posted potential power
  prayers pre precisely preliminary preparations present presidential press pressure presumably pretty previous previously
  prices primary prior prison prisoners private privately pro probably problems proceeds producers profits prominent
  proponents prosecutors protesters protestors protests provided providing public published pupils put question
  questions quick quickly quite radio rain rather ratings reached read readers reading ready real reality really reason
  rebel rebels recent recently record records red reducing referring reform reforms refugees regarding regardless
  regional regulators relatives relations released religious remember remember reporters reports reportedly republican
  rescue rescuers research researchers residents results retail retailers retired return returning revenue revenues
  right rights roads rocket rockets roughly round rules rumors rumours running sadly safety said sales same satellite
  save saying scholars schools science scientists scores search searching seats second secondly secret section security
  see seeing seems seen sell send senior sentenced separately seriously services set setting several sexual shares she shop
  shoppers short shortly shots should show shows significantly similar similarly simply since single sir situated six
  skeptics small snow so social society soldiers some somebody somehow someone something sometimes son soon sorry
  sources south space speaking special specialists specifically speculation spokesman sports spring staff standard
  standing star stars start starting state states statistics status still stock stocks stop stories story storms
  strange street streets strikes striking strong student students study studies subject subsequently such suddenly
  suicide summer super supplies support supporters supposedly sure surely surprisingly survivors suspects sweet swiss
  take taken taking talk talks tax taxes taxpayers teachers teams technically technology television temperatures ten
  tens tensions terrible terrorism terrorists test tests texts thank thankfully thanks that their themselves then thereafter
  thieves thing things think third thirdly thirteen thousands threats three thunderstorms thursday tickets time times
  today together tomorrow tonight too top total tourism tourists towards town traders trading traditional traditionally
  traffic training trains travel travelers traveling treatment trial tribal troops trouble true truly trust try trying turning
  turns two typical typically ultimately un unable under understand understandably unemployment unfortunately union
  unions unless unlike until up upcoming updated use used users using usually various vehicles very veteran via victims
  video videos viewers villagers violence visit visitors volunteers voter voters voting wait waiting walking wall want
  wanted war warning wars was watch water way weapons wearing weather welcome well went western what whatever when
  whenever whereas wherever whether while white whoever wholesale why widely wild will win winds winner winners winter
  within without witnesses women won wonderful wondering words work workers working world worse worth would wow writers
  writing written wrong yeah year yearly years yep yes yet you young younger your youth zero ms mr mrs dr
  adding armed asserting calling citing claiming declaring denying describing despite echoing emphasizing explaining
  facing hailing insisting joining leaving noting pointing promising recalling replacing responding seeking showing
  speaking stating stressing suggesting supporting telling thinking touring urging vowing winning reacting meet opposed
  separately jailed arrested accused convicted detained dismissed elected appointed captured caught charged born raised
  educated backed blamed bound built buried burned called cleared closed compared confronted considered convinced
`);
