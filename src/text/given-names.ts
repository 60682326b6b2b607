// Given names that open persons' names; a name that starts with one is a person's unless other words say no.

import { foldText } from './fold-text.ts';
import { wordSet } from './word-set.ts';

const GIVEN_NAMES = wordSet(`
  aaron abdel abdul abdullah abraham adam adrian agnes ahmad ahmed al alan albert alberto alec alejandro aleksandr
  alex alexander alexandra alexei alexis alfred ali alice alicia alison allen allison amanda amber amir amy ana anders
  andre andrea andreas andrei andres andrew andy angela angelina anita ann anna anne annie anthony antoine anton
  antonio april arnold arthur ashley audrey austin barack barbara barry bashar beatrice ben benedict benjamin benoit
  bernard bernie beth betty beverly bill billy bob bobby boris brad bradley brandon brenda brett brian bridget britney
  brittany brooke bruce bruno bryan bush camilla carl carla carlos carmen carol caroline carolyn carrie catherine
  cathy cecilia charles charlie charlotte chelsea cheryl chloe chris christian christina christine christopher chuck
  cindy claire clarence claude claudia clint clyde colin condoleezza connie conrad corey craig crystal curtis cynthia
  dale damien dan dana daniel danielle danny darren dave david dawn dean deborah debra denis denise dennis derek
  derrick diana diane dick diego dieter dmitri dmitry dominic dominique don donald donna doris dorothy doug douglas
  duncan dustin dwight dylan earl ed eddie edgar eduardo edward edwin eileen elaine eleanor elena elizabeth ella ellen
  elon emily emma emmanuel enrique eric erica erik erin ernest esther ethan eugene eva evan evelyn fabio faisal fatima
  fayez felipe felix fernando fiona florence frances francesca francesco francis francisco francois frank franklin
  fred frederick fredrik gabriel gareth gary gavin gene geoffrey george georges gerald gerard gerhard gilbert gina
  giovanni giuseppe gladys glen glenn gloria gordon grace graham grant greg gregory guillermo gustavo guy hakeem hamid
  hank hans harold harriet harry harvey hassan heather hector heidi helen helmut henri henry herbert herman hillary
  howard hugh hugo hussein ian ibrahim igor imran ingrid irene isaac isabel isabelle ivan jack jackie jacob jacqueline
  jacques jaime jake james jamie jan jane janet janice jared jasmine jason javier jay jean jeff jeffrey jennifer jenny
  jeremy jerome jerry jesse jessica jesus jill jim jimmy jo joan joanna joanne joe joel johan johann john johnny jon
  jonathan jordan jorge jose josef joseph josh joshua joy joyce juan judith judy julia julian julie justin kamala
  karen karim karl kate kathleen kathryn kathy katie keith kelly ken kenneth kenny kevin khaled khalid khalifa kim
  kimberly kirk klaus kofi kristin kurt kyle lance larry laura lauren laurent lawrence leah lee leo leon leonard
  leonardo leslie liam lily linda lisa liz lloyd lori lou louis louise lucas lucia lucy luis luke luther lynn
  madeleine mahmoud malcolm manuel marc marcel marco marcus margaret maria marian marie marilyn mario marion mark
  marshall martha martin marvin mary massimo matt matthew matthias maureen maurice max maxim megan mel melanie melissa
  michael michel michele michelle mick miguel mike mikhail milan mitch mitt mohamed mohammad mohammed moammar monica
  morgan muammar muhammad muqtada mustafa nancy naomi natalie natasha nathan neil nelson nicholas nick nicola nicolas
  nicole nigel nikita nina noah nora norman nouri oleg oliver olivia omar oprah orlando oscar osama otto pablo pamela
  paris pat patricia patrick paul paula pauline pedro peggy penny perry pete peter phil philip philippe phillip pierre
  piotr rachel rafael rahul ralph ramon randy raul ray raymond rebecca regina rene ricardo richard rick ricky rita rob
  robert roberto robin rodney rodrigo roger roland ron ronald rosa rose ross roy rudolf rudy rupert russell ruth ryan
  saddam saeed salim sally salman salvador sam samantha samir samuel sandra sandy sara sarah saul scott sean sebastian
  serena serge sergei sergey sergio seth shane shannon sharon shaun sheila shirley silvio simon sofia sonia sophie
  spencer stacy stan stanley stefan stephanie stephen steve steven stewart stuart sue susan suzanne sven sylvia tamara
  tammy tanya tara taylor ted terence teresa terry thabo theodore theresa thomas tiffany tim timothy tina todd tom
  tommy tony tracy travis trevor tyler uma umar ursula valerie vanessa vernon veronica vicky victor victoria vincent
  viktor virginia vitaly vladimir volodymyr wade walter wanda warren wayne wendy werner wesley will willem william
  willie winston wolfgang xavier yasser yitzhak yoko yoshi yusuf yuri yves yvonne zachary zoe aung benazir pervez
  nawaz hosni hamza fathi ehud ariel shimon dalai ban xi hu wen deng mao kofi goodluck olusegun robert jacob cyril
  desmond angela olaf gerhard recep abdulla alaref mowaffak kaoru satoshi hiroshi kenji shinzo junichiro taro yukio
  jin min seung hyun elian lazaro juan janet kopp barnett greta tucker abebe abiy achmad ada adama adebayo adel adrien
  agnieszka ahmet aisha akbar akihito akira aksel alaa alberta alejandra aleksander alessandra alessandro alfonso
  alhassan alina alisher aliyu alma almazbek alvaro amadou amal amara amina amine amit amrita anais anastasia anatoly
  andrej andrzej anil anja anka annika antje antonia anwar arjun arkady armando arsene arturo arvind asif aslan astrid
  atiku atsuko augusto ayesha ayman aziz azza babatunde badr bahram balazs barbora bartosz bassam beata beatriz bela
  belen bilal bogdan bohdan boubacar boutros bronislaw burak cem cemal chandra chiara chidi chinua christa christophe
  clara claus constantin consuelo cristian cristiano cristina cyrus dagmar daisuke damir danil daria darya dawit
  deepak delphine denys didier dilma dimitri dimitris djibril dmytro dolores doreen dorota dragan driss edith eduard
  ekaterina ekrem elias elif elisa eliza elke emil emile emilia emilio emine emre enzo erkki ernesto esteban etienne
  evgeny evo fadi fahd farah farid farouk faruk fatih fatma fatou federica federico fedor feras ferdinand filip
  florian francine franz fritz fumio gamal gennady georgi georgios georgy gianni gideon giorgia giorgio giulia
  giuliano graciela grigory grzegorz guido gunnar gunter gurbanguly gustaf habib haider haile hakan halima hamad
  hamdan hanan hani hannah hans-dieter harald haruki haruna hasan hashim hayder hiroko hisham hugues hussain idris
  ignacio ilham ilir ilse imre ines inga ingvar ioannis iqbal irina isabella isaias ismail istvan ivana ivo iyad jaber
  jadwiga jafar jalal jamal janez janos janusz jaroslaw jassim javad jawad jens jerzy joachim joao joaquin jolanta
  jonas jorg josefina josep jozef julius jurgen kaja kamal kamil karina karol karolina kasim katarina katarzyna
  katerina katja katrin kazuo keiko khadija kiran kiril kirill klara kliment konstantin krzysztof kurmanbek kwame
  lakshmi lamine laszlo laurence lech leila leonid leszek lidia ljubo lubna luca lucie luigi luisa luiz lukas lula
  lyudmila maciej magda magdalena maha maja makoto malala malek malik mamadou manfred manmohan manuela marcelo marcin
  marek margarethe margarita margrethe mariam mariana mariano marija marina mariusz marko marta martina marwan maryam
  masoud mateusz matteo mauricio mauro mehdi mehmet michal mihai mikael milos mina minh mirek miriam mirjam miroslav
  miyuki mohammad-reza mohsen mojtaba monika moshe moussa muhammadu mukesh murat musa mustapha myriam nabil nadia
  nadine najib namik narendra nasser natalia natalya nawal nayib nele nelly ngozi nguyen nikol nikolai nikolas nils
  nizar noor norbert nour nuno nuri obaid octavio odile ola oleksandr oleksiy olena olga olof omer orhan osman otmar
  paola paolo pascal patrice patricio patrik pavel pavlo pawel pekka petr petra petro philippa pilar prakash pranab
  pratibha priya qasem qassem rachid radek radoslaw raed raila raimo raja rajesh rajiv ramesh ramin ramzan rania ranil
  rashid ravi reinhard renata renate rodolfo rohan romano romeo rosario rosie roza rune ruslan rustam sabah sabine
  sabrina sadio sadiq saif sajid salah salma salwa samer sami samira sandeep sanjay sanna santosh selim semyon shafiq
  shahbaz shahid shalva shamima sharif sheikha shirin sidi siegfried sigmar sigrid silvia simona simone slobodan soren
  soumaya stefania stefano sunil surya svetlana svetozar szymon tadeusz takashi takeshi tamim tarek tariq tatiana
  tatyana tawakkol tayyip tedros temir thaksin theo thierry thorsten tobias tomas tomasz toshio tsai turki uhuru
  ulrich ulrike umaru vaclav valentina valery varvara vasily vassilis vera vijay vikram viktoria vincenzo vitali vito
  vladislav vojislav vuk waleed walid wangari wilhelm winnie wladyslaw wojciech xenia yahya yair yana yannick yannis
  yaroslav yasir yasmin yevgeny yevhen youssef yoweri yulia yusef yvette zaher zainab zdenek zeynep ziad zine zinedine
  zoltan zoran zsolt zuzana
`);

/** Whether a word is known as a given name. */
export function isGivenName(word: string): boolean {
  if (/^[A-Za-z]+$/.test(word)) return GIVEN_NAMES.has(word.toLowerCase());
  return GIVEN_NAMES.has(foldText(word).replace(/[.'’]/g, ''));
}
