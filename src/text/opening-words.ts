// Ordinary words that open a sentence, a heading or a line of a list with a capital, though they may be names inside one.

import { wordSet } from './word-set.ts';

/** Looked up only where the capital is the place's: at the start of a sentence, a quotation or a line. */
export const OPENING_WORDS = wordSet(`
  oh ah hey wow yikes nope nah yo heck hmm oops ugh whoa phew gosh damn plus throughout anytime halftime pregame fulltime
  touchdown fumble interception rookie backup matchup handball offside moneylines kickoff teammates alongside onboard
  ashore unbeknownst apropos amidst atop versus per regarding notwithstanding considering whoops yea spoiler reminder
  copyright champion fail karma laptop tablet vacuum toaster headphone earbuds gaming browse flush stay liar
  abandoned abortion absent absolute abstract abundant abuse academic acceptance access accordingly account accountants
  accuracy accurate aces acid across actors actual acute add address adequate adjust admission adopt adoption adult advance
  advanced advantage advent adventure adverse advice advise advocates affluent affordable afternoon age agencies agenda
  aggressive agreed agreement agricultural air aircraft airport airports alarm album alcohol alert alien alike allergy allow
  allowing alongside alright amateur ambulances amendments ammunition among amount analyse analyze ancestors anger animal
  announcement annual anonymous answers antique anxiety anyhow anyway apartment apologies apparel appeals appearance apples
  application apply approach appropriate approval approve archery architects argument arms arrange arrival arrive arson
  article artificial artistic ash ask aspects assault assaults assembly assess assets assign assistance assume assurance
  astronauts astronomers athletes athletic atmosphere atomic attach attack attackers attempt attend attendance attention
  attitudes attractive auction audience audio authentic author authors auto automatic automobile autumn availability available
  award awards aware awareness awesome awful baby background bacteria bag bags bake balance ball ballot ballots band bands
  bankers banking bankruptcy banner bar bare bargain bars base baseball basic basically basketball bath batteries battery
  battle battles beach beans bears beat beauty bed beds beef beer beginners beginning behavior behaviour belief beliefs below
  belt beneath benefits besides bets beware bicycle bidding bids bikes biological bird birds birth birthday biting bitter
  blast blasts blend bless blind blockbuster blocking blogs blond bloody blows board boards boat boats bodies body boil bold
  bomb bomber bombers bond bone bonus book booking boost boots border borders boring borrowers borrowing boss bosses bottles
  bottom bowl box boxers boxes brain brains branch brands brave bread break breakfast breast breath breathing breed bridge
  bridges brief briefly bright brilliant broad broadband broadcast broadcasters broken brokers brush budget budgets bullets
  bullying burglars burial bury bus buses businessmen busy butter buyer buying bystanders cabin cabinet cabs cake calculations
  calm camera cameras camp camping camps canals cancel candidate candidates capital captains capture cardinal care career
  careers careful carefully caregivers cargo carrots carry carrying casino casinos castle casual catastrophe catching category
  cats cattle cause causes caution celebration celebrations celebrities celebrity cell cellphones cells cement central century
  cereal ceremonies ceremony chairs challenge challenges champagne champions championship chance chances changing chants chaos
  chapter characters charge charitable charities charity chart charts cheaper cheating checking checks cheers cheese chef
  chefs chemical chemicals chemists chemotherapy cherry chess chicken chickens childhood chips chocolate choice choices
  cholera cholesterol chop chronic church cigarette cigarettes cinema circulation circumstances civilian clarity classes
  classic classical clean cleaning cleanup clerks clever client clients climate climb climbers climbing clinic clinical
  clinics clock closing cloth clothes clothing cloud clouds cloves club clubs coal coast coastal code coffee coin coins cold
  collaboration collectors collision color colors colour colours column columns combat combine comedy comfort commanders
  comment commerce commercial commission commissioners commitment committee committees commuters compact companion compare
  comparing comparison compensation competitive competitors complaints complete completed completely complex complications
  composers comprehensive compromise computing concentration concept concert concerts conclusion conclusions concrete
  condition conditional conference confidence confidential confirmation conflict conflicting conflicts confusion
  congratulations connecting connection connections consequences conservation conservationists considerable consistent
  constant constitutional construction consultants consumption contacts contemporary content contract contractors contracts
  contributing contributions control controls controversial controversy conventional conversation conversations conversely
  conviction convictions convoys cook cookies cooking coordination copies copper copy core corn corporate corporations correct
  correction corruption cosmetic cost costs cotton counsel counselors counting county coup couple courage courses courtesy
  cover coverage cows crackdown craft crash crashes crazy cream create created creating creation creative creditors cricket
  criminal criminals crises crisis criteria criticism crop crops cross crossing crossings crowd crowded crowding crude cruise
  crying culture cup cure curfew curiosity currencies currency curtains custom customer customs cut cutting cyber cycling
  cyclists dairy damage damaged damages dance dancers dancing danger dangerous dark darkness dates daughters dawn daytime
  deadline deadly dealers dealing debate debates debris debt debts decent decision decisions declining decor decorations
  decrease deep deeper deer defeat defence defenders deficit deficits definitely definition degrees delay delays delegates
  delegations delete deliberate delicious delighted delivery democracy demographic demonstrations dense dental dentists
  departing departure departures deposits depression depth deputies descendants desert design designer designers desktop
  desperate dessert destruction detailed details detainees detective detectives deterrence devastating development devices
  devoted diabetes diagnosis dialogue diamonds diaries dictators diet diets difference differences difficult difficulty dig
  digging digital dinner diplomacy diplomatic direct directing directions dirt dirty disabled disagreement disappointed
  disappointing disappointment disaster disasters discipline discount discounts discover discovery discrimination discuss
  discussing discussion discussions diseases dishes disk dismissal display displays disputes disputing distance distant
  distinguished distribution diversity divide divided dividends diving division divisions divorce divorced dizziness document
  documentary documents dogs dollar domestic dominant donate donors doors dose dough down downloads downtown dozen draft drain
  drama dramatic drawing drawings drawn dream dreams dress drink drinking drinks driven driver driving drones drop dropping
  drought drowning drums drunk dry during dust duties dying dynamic eager earthquakes easier easily east eastbound eastern eat
  eating economically edge edit editing editions editorial editors educational educators egg eggs eighteen eighth elderly
  electoral electric electrical electricity elegant element elements elephants elite emails embassies embassy emergencies
  emerging emotional emotions emphasis empire employee employer employment empty enable encourage encouraging end endangered
  enemies enemy enforcement engagement engine engineering engines enjoy enormous enroll enrollment ensure enter enterprise
  entertainers entertainment enthusiasm enthusiasts entire entirely entrepreneurs entries entry environment environmentalists
  envoys epic episodes equal equality equipment equity error errors escape essays essential established establishing estate
  estimated ethics ethnic evacuation evacuations evacuees eventual ex exact exam examination examine examiners example
  examples excellent excess excessive excited excitement exclusive excuse executed execution executions executive executives
  exercise exercises exhaustion exhibits exiled exiles existing exotic expand expanding expansion expectations expected
  expenses expensive experience experienced experiences experiments expert explain explore explosion explosions explosive
  explosives exposure express extended extensive external extraordinary extreme extremely extremists eye eyes fabric face
  faces facilities facility fact factories factors facts failing failure failures fairly faith fake fall fallen falling false
  fame familiar fan fancy fantastic fares farm farmer farming farms fashion fast faster fat fatal fatalities father fathers
  fatigue fault favorite favourite fear fearing feature features fee feed feedback feel feeling feelings fees fellow fence
  ferries fertility festival festivities fever fiction field fields fierce fifteen fifth fifty fight fighter figure file files
  filing fill filled filming films filter finals finance finances financing findings fine fines finish finished fires firing
  firm fiscal fishermen fishing fit fitness fix fixed fixing flags flames flat flavor flawed fleeing fleet flexible flight
  flooding floor flour flower flowers flu fluid fly flying focus fold folk folks fond footage football footprints footwear
  forecast forecasts foreigners forensic forest forests forever forgive formal formation formula fortunate forty forum fossil
  foundation fourteen fourth fragments frankly fraud freedom freeze freezing freight frequent freshly freshman friday friend
  friendly friendship front frost frozen fruit fruits frustrated frustration fry fuel fuels fugitive fully fun function
  funding fundraising funeral funerals funny furious furniture gains galaxies gallery gambling gang gangs gap garbage garden
  gardeners gardening gardens garlic garnish gasoline gather gathering gear gender gene general generation generations
  generous genes genetic genius genocide gentle gentlemen genuine giant giants gift gifts girl giving glad glass globalization
  gloves goal goalkeepers goats gorgeous gossip governance grab grade grades gradually graduate graduates graduation grain
  grammar grand grandchildren grandma grandmother grandparents grants grapes graphic grass grate grateful gravity greater
  greatest greed greenhouse greetings grenade grenades grief grill grim grocery gross ground group growers grown guaranteed
  guerrilla guerrillas guess guidance guide guidelines guides guilt guilty guitar guitars gun gunfire guns gym habits hackers
  hair halfway hallways handmade hands handsome hang happen happened happily happiness harassment harbor hardly hardware harm
  harsh harvest hate hazardous headaches headline headlines headquarters heads healthcare healthier healthy hear hearing
  hearings heart hearts heat heating heaven heavily heavy height helicopter helicopters helpful helping herbs heritage heroes
  heroin hey hide hiding highly highway highways hikers hiking hints hire hired hiring historian historians historic
  historical hit hits hobbies hold holders holiday holidays hollow homeless homeowners homework honest honey honor honour hope
  hopeful hoping horizontal horrible horror horse horses hosting hosts hot hotel hotels hourly household households hug
  humanitarian humanity humans humble humor hunger hungry hunt hunting hurricane hurricanes hurry husband husbands hybrid
  hygiene ice iconic idea ideal ideas identical identify identity idle ignore ill illegal illness illnesses illustrations
  image images imagination imagine imaging immediate immense immigrant immigration immune impact imperial implementation
  important impossible imprisoned improve improved improvement improvements improving inaction inadequate incident
  incidentally incidents inclusion income incoming incorrect increase increased increases incredible incredibly independence
  indications indigenous indoor industrial industries inevitably infant infantry infants infection infections inflated
  influence influential info informal informed infrastructure ingredients inheritance injured injury inmates inner innocent
  innovation input inquiries insert inspection inspections inspired installation instances instant instantly institutions
  instruction instructions instructors instruments insulin intact intelligence intense intensive interests interim interior
  intermediate interviewers interviews intimate introduce introducing introduction invaders invasion inventory invest
  investigation investigations investing invitations invite iron irony islands isolated issue issued issues jail jails jazz
  jeans jet jets jewelry job jobless joint joke jokes journalism journeys joy judging judgment juice junior juror juvenile
  keen keepers keeping kick kicks kidnappers kidnapping kidney killer killers killing killings kindergarten kindly kindness
  kings kitchen knee knives knock knowing knowledge labels laboratory lack ladies lady lake landing landlords landmark
  landmine landmines landowners landscape landslides lane language languages laptops largely laser lasers lasting laughing
  laughter launch launched launching laundry lawn lawsuit lawsuits lawyer lay layers layoffs laziness leader leadership leaf
  leak leaks lean learned lease leather lectures legacy legend legends legislation legislative legislators legislature leisure
  lemon lenders lending length lesson lessons level levels liability liberation liberty libraries library license licenses lie
  lies lifestyle lifetime lift light lighter lighting lightning limit limitations limited limits line lines link links liquid
  list listed listeners lists literacy literally literary literature litigation livestock load loans lobbying lobbyists
  location locations lock locked lone loneliness lonely longtime loose loosely lords loss losses lost loud lovely lovers
  loving loyal loyalty luck lucky luggage lunch luxury lying lyrics machine machinery machines mad madness magazines magic
  mail maintain maintaining maintenance majority makeup malaria malnutrition mammals management mandatory manufacturers
  manufacturing map maps marble march marchers marijuana marine marital marked marketing marriage marriages mash masked mass
  massacre massacres massive master match matches material materials mathematical mathematicians matter matters mature maximum
  mayors meal meals means meantime measure measurements measures meat mechanical mechanics medal medals medication medications
  medicine medicines medium meets melt member membership memorial memories memory mental mention merchants mercy mere merger
  mergers merit metal metals meteorologists methods mice microbes middle midnight mild mileage militarily milk mince mind
  minds miners mini minimal minimum mining minor minorities minority miracles missile missiles missing mission missions
  mistake mistakes mix mobile mobs model models moderate moderators modest molecular moment moments mommy monetary monkeys
  monsters moon moral morale mortar mortars mosques mosquito mosquitoes motion motivation motor motorcycle mountain mountains
  mourners mouth move moved movement movements multinational municipal murders muscle muscles museum museums mushrooms musical
  musicians mysteries mysterious mystery myth nail naked narrow nasty native natives naval nearest neat negative neglected
  neighbor neighborhood neighborhoods neighbouring nervous net neutral newborn newer newly newspaper nights nine nineteen
  ninth nobel noise noisy nominations nominees nonprofit nonsense normal north northern notice notorious novel novelists
  novels nurse nutrition nutritionists nuts oak obesity object objections objectives objects observers occasional occupancy
  occupation occupied ocean oceans odd odds offense offensive offer offered offset offshore oils olive omitted ongoing onions
  onlookers op operation operational operations opinion opinions opponent opportunities opportunity opposing opposite optimal
  optimism optimistic optional oral orange oranges orchestras order organic organisation organisations organization
  organizations organized organizing orientation origin origins orphans outdated outdoor outdoors outer outraged outsiders
  outstanding overhaul overhead overnight overseas oversight owner ownership oxygen pace pack package packages packed packing
  pages paid pain painful paint painters painting paintings pair pairs palaces panel panels panic paper papers parades
  parallel paramedics pardon parental parenting park parking parks partial participants participation particularly partners
  partnership partnerships passage passenger passing passion passports pasta patent patents path patience patient patriotism
  patrol patrols pattern patterns payment payments payroll peaceful peak peanut pears pedestrians peel peer penalties pencils
  pending pensioners pensions pepper perceptions perfect perfectly performance performances performers period periodically
  permanent permission permits persistent person personality personally personnel perspective pesticides pet petrol pets
  pharmacies pharmacists phase phone phones photo photograph photographer photographers photography phrases physical
  physically physicians physics piano picnic picture pictures pieces pigs pilgrims pills pink pioneers pipelines pirates pizza
  placing plague plain plaintiffs plan planet planets planned planners planning plant plants plastic plate platforms platinum
  playful playoffs pleasant pleasure pledges plots plug plumbing poems poet poetry poets point points poison poisonous polar
  pole policemen policies policymakers polite politically polling pollsters pollution pool popularity population populations
  pork pornography port portable portraits ports poses position positions positive possession possibilities possibility post
  postal posters posting potatoes potentially poultry pounds pour poverty powder powerful powers practical practically
  practice practices praise pray prayer preachers precious precise predictable predictions pregnancy pregnant preheat
  prejudice premier premium preparation prepare prepared preparing preschool presence presentation presenting preserving
  presidents pressing pretend preventing prevention prey price pride priests primaries prime prince princes principal
  principals principles print printed printing priorities priority privacy prize prizes probability probable probation probe
  probes procedures process processing produce produced producer product production products professional professionals
  professor professors profit program programme programmers programmes programs progress progressive prohibited projects
  prolonged promise promises promote promoters promotion proof proper properly properties property proposal proposals proposed
  prosecution prosecutor prospects protect protecting protection protective protein protest proud prove province provinces
  provision provisions psychiatrists psychological psychologists publication publications publicity publicly publishers
  publishing pull pumping pumpkin pumps punishment pupil purchase purchases pure purple purpose push pushing puzzles qualified
  qualifying quality quantities quarter quarterly queen queens query quit quotas quote quotes rabbits race races racial racing
  racism racist radiation radical radicals railway railways rainfall raise raising rallies rally ranchers random range ranging
  rank ranked rankings rape rapid rapidly rapists rare rarely rate rates rats raw reach reaction reactions reactors reader
  readiness realistic realistically realize rear reasonable reasons recall recalls receive receiving reception receptions
  recession recipes recipients recognition recognizing recommendations recommended reconciliation reconstruction recorded
  recording recordings recovering recovery recreation recruiting recruitment recruits recycle recycling reduce reduced
  reduction reductions referees reference references referendum reflecting reformers refrigerate refugee refusal refusing
  regime regimes region regions register registered registration regret regular regularly regulation regulations regulatory
  rehabilitation related relation relationship relationships relative relax relay release releasing relevant reliable relief
  religion religions reluctant remaining remains remarkable remarkably remarks remote removal remove removing renewable
  renewed rent rental renters rents reopening repair repairs repeat repeated repeatedly replace replacement replica report
  reporter reporting representation representatives representing republics reputation request requests require required
  requirements researcher reservations reserve reserves reservists resident residential resignation resistance resolution
  resolving resort resorts resource resources respect respectively respondents response responses responsibilities
  responsibility responsible rest restaurant restaurants restoration restore restoring restraint restricted restrictions
  restructuring resulting retaliation retirees retirement retreat returned reunion reveal revealed revealing revelations
  revenge reverse review reviewers reviews revised revival revolutionary revolutions reward rewards rhetoric rice rich richer
  ride riders riding rifle rifles ringing rings rinse riot rioters rioting riots rise rising risk risks risky ritual rituals
  rival rivals river rivers road roadblocks roadside roast robbers robbery robot robots robust rock role roles rolling romance
  romantic roof room rooms root roots rose roses rough route routes routine routinely rows royal rubber rugby ruins rule ruled
  rulers ruling rulings runners rural rush rushing sacred sacrifice sad safe safeguards sailing sailors salaries salary sale
  salmon salt sanctions sand sandwiches satellites satisfaction satisfied sauces savage savings savvy scale scandal scandals
  scared scary scenario scene scenes schedule scheduled schedules scholar scholarship scholarships school schooling scientific
  scope score scoring scrap screen screening screens script scripts scroll sea seafood seal seals season seasonal seasons seat
  seating secondary secretary secrets secular secure securities seeds seeks seldom select selected selection self seller
  sellers selling seminars senator senators sending seniors sensation sense sensitive sensors sentence sentences sentencing
  sentiment separate separation separatist separatists sequels series serious servants serve service serving session sessions
  settlement settlements settlers seven seventeen seventh severe sex shade shadow shadows shake shallow shame shape shaped
  share shared shareholder shareholders sharing sharks sharp sharply sheep sheer shelling shells shelter shelters shift
  shifting shifts shipments shipping ships shirts shock shocked shocking shoes shoot shooting shootings shopping shops
  shortage shortages shorter shoulder shout shouting shown shrimp shut shuttle siblings sick sickness side sidewalks sight
  sign signal signals signature signatures significant signing signs silence silent silk silver similarities simmer simple
  simpler simultaneous singer singers singing singles siren sirens sister sisters sit site sites sitting sixteen sixth sixty
  size skaters skiers skiing skill skilled skills skin skip slavery slaves sleep sleeping slice slide slight slightly slip
  slogans slopes slow slower slowing slowly smaller smart smartphone smartphones smiling smoke smokers smoking smooth
  smugglers smuggling snakes sniper snipers snowfall soap soccer socialism socially societies sodium soft software soil solar
  soldier sole solely solid solution solutions songs sons sophisticated sound sounds soup source southbound southern sovereign
  spare spark spearheaded species specific specifics spectacular spectators speech speeches speed spelling spend spending
  spices spies spin spinach spirit spirits spiritual split sponsors sport spot spots spouses spread spreading sprinkle
  stability stable stack stadium stage stages stained stake stamps stance standards staple starring startup startups
  starvation statement statements stations stay staying steady steal steel steep stem step stepping steps sterling stick
  sticks stimulus stir stockpiles stolen stone stones stopping storage store stores storm straight strategic strategies
  strategists strategy stray stream streaming strength strengthening stress stretch strict strictly strike strikers string
  strip striving stroke stronger strongly structural structure structures struggling stubborn stuck studio studios stuff
  stunning stupid style styles submarines submit subscribe subscribers subscription subsidies substance substantial subtle
  suburban suburbs subway success successful successive sudden suffering sufficient sugar sugars suggestions suit suitable
  suits sun sunny sunrise sunset superb superior supermarkets supervisors supper supplement supplements suppliers supply
  supporter suppose supreme surface surgeons surgery surgical surplus surprise surprised surprising surrender surrounded
  surrounding surveillance survey surveys survival survive survivor suspect suspected suspension suspicion suspicious
  sustainability sustainable sustained swallow sweating sweets swift swiftly swimmers swimming switch swollen sworn symbol
  symbolic symbols sympathy symptoms syndromes system systematic systems tables tackling tactical tactics tail tank tanks tap
  tape target targeted targeting targets task tasks taste taught tea teach teacher teaching team tear tears tech technical
  technicians techniques technological technologies teen teenage teenager teenagers teens telephone tell temporarily temporary
  tempting tenants tend tender tennis tension tentative tenth term terms terrific territorial territory terror terrorist
  tested testimony testing textbooks textile theater theaters theft theme themes theoretical theoretically theories theory
  therapists therapy thick thin thirty thorough thousand threat threatened threatening thrilled throw throwing thus tie tight
  tightening timber timely timing tiny tip tips tired tissue title titles toast tobacco toddlers toll tomatoes tone tons tool
  tools tooth torture toss touch tough tour tourist tournaments tower towers towns toxic toys trace track tracking tracks
  trade trademark trader tradition traditions tragedy tragic trail trails train trained trainers transactions transfer
  transition transitional translation translators transmission transparency transparent transport transportation trapped
  travellers treasure treasury treat treaties treatments tree trees tremendous trends trials tribes tribesmen tribute trick
  tricks tricky trigger trim trip triple trips triumph tropical truck truckers trucks truth truths tsunami tuition tune tunnel
  tunnels turmoil turn turned turnout tutors twelve twenty twice twin twins type types ugly ultimate uncertain uncertainty
  undecided underground underlying understanding undoubtedly uneasy unemployed unexpected unexpectedly unfair unfortunate
  unhappy unidentified uniforms unique unit units universal universities university unknown unplug unprecedented unrelated
  unrest unusual unusually upgrading upload upper upset urban urgent useful useless user vacation vacations vaccine vaccines
  vague valid valley valuable value values vandals variations variety vast vegetable vegetables vegetarian vegetation vehicle
  vendors ventilation venture venues verdicts versatile version versions vertical veterinarians vibrant vice victim victory
  view viewing views vigilance village villages vintage violations violent virtual virtually virus viruses visa visible vision
  visual vital vitamin vitamins vivid vocal voice voices volatile volcanic volume voluntary volunteer vote votes voyages
  vulnerable wage wages wake walk walkers warm warming warnings warrants warriors wash washing waste wasting watchdog
  watchdogs watching waters wave waves weak weaker weakness wealth wealthy weapon wear web website websites wedding weddings
  weed weekend weekends weekly weight weird welfare wet whale whales wheat wheels whichever whisk whispers whole wholly wide
  widespread widows wife wilderness wildfires wildlife willing wind window windows wine wines wings wins wipe wire wireless
  wisdom wise wishes witness wives wolves woman wonder wood wooden woods wool wording worker workforce workouts workplace
  workshops worldwide worried worries worrying worship worst worthy wounded wounds wrap wreckage wrestlers wrestling writer
  wrongly yelling yellow yesterday yields yoga youngsters yourself youths zones zoo
`);
